// SPDX-License-Identifier: MIT
// What the parts of the check share: the rulebook being built and the names known so far; private to this folder.
#pragma once

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "check/check.hpp"
#include "chuan/address.hpp"
#include "diagnostic/code.hpp"

namespace chuan::check {

/// The type of an expression: a verdict, or a number with its measure.
struct Type {
  bool is_number = false;
  FactType measure = FactType::number;
  FactId scale;             ///< of a scale or choice
  bool is_literal = false;  ///< a bare number fits counts, numbers and amounts
};

struct Typed {
  ExpressionId id;
  Type type;
  bool ok = false;
};

/// What an expression rests on, definitions read through.
struct Traits {
  bool yearly = false;            ///< a fact given for each school year
  bool series = false;            ///< a series of years
  std::uint32_t definitions = 0;  ///< how many build on each other
};

class Checker {
 public:
  Checker(const ast::Clause& circular, Date as_of, Diagnostics& diagnostics)
      : circular_(circular), diagnostics_(diagnostics) {
    book_.as_of = as_of;
    note_broken(circular);
  }

  void check_header();        // facts.cpp
  void declare_facts();       // facts.cpp
  void check_definitions();   // facts.cpp
  void declare_structure();   // structure.cpp: standards, groups, criteria with their levels, without expressions
  void check_requirements();  // structure.cpp
  void check_levels();        // levels.cpp: how many criteria there are, a higher level looser than a lower one
  void check_cycles();        // cycles.cpp
  void check_rating();        // recognition.cpp
  void check_recognitions();  // recognition.cpp
  void check_procedure();     // recognition.cpp
  void warn_unused();         // facts.cpp

  Rulebook& book() { return book_; }

 private:
  friend class ExpressionChecker;
  static constexpr std::uint32_t deepest_definitions = 200;

  void say(Code code, SourceRange range, std::vector<std::string> arguments = {}, Diagnostics notes = {}) {
    diagnostics_.push_back({code, range, std::move(arguments), std::move(notes), {}, {}});
  }
  Origin origin_of(const ast::Clause& clause) const;
  /// A condition; none when it has errors or `expr` is empty.
  ExpressionId condition(const ast::Expr& expr);
  void resolve_definition(std::size_t index);
  void say_too_deep(const ast::Name& definition);
  void check_requirement(const ast::Clause& clause, const Subject& indicator_at, int& row, Indicator& indicator);
  void add_rows(const ast::Clause& clause, const Subject& indicator_at, int& row, Requirement& requirement);
  void check_criterion_levels(const ast::Clause& clause, Criterion& criterion);
  bool known_kind(const ast::Name& name);
  /// The fact that stands for a day of the dossier's school year, declared on first use.
  FactId day_of_school_year(Date day);
  void check_order(const ast::Clause& degree, const std::vector<Degree>& before);
  void note_broken(const ast::Clause& clause);
  /// Whether a clause of these kinds could not be read, so that what is not found may have been in it.
  bool lacks(std::initializer_list<ast::ClauseKind> kinds) const;

  const ast::Clause& circular_;
  Diagnostics& diagnostics_;
  Rulebook book_;
  std::set<ast::ClauseKind> broken_;  // kinds of which some clause could not be read
  std::map<std::string, FactId, std::less<>> facts_;
  std::map<std::string, DefinitionId, std::less<>> definitions_;
  std::map<std::string, CriterionId, std::less<>> criteria_;
  std::vector<const ast::Clause*> definition_clauses_;
  std::vector<Type> definition_types_;
  std::vector<char> definition_state_;  // 0 untouched, 1 being resolved, 2 done
  std::vector<std::size_t> definition_path_;
  std::vector<const ast::Clause*> criterion_clauses_;  // parallel to book_.criteria
  std::vector<char> fact_used_;
  std::vector<Traits> traits_;  // parallel to book_.expressions
  std::size_t unknown_names_ = 0;
  bool is_reference_ = false;
  std::vector<char> fact_broken_;  // declared, of a type that could not be read
  int rating_level_ = 0;           // while checking a rating: the level that is being defined
};

/// What contains an element is in doubt, and with it the element.
inline void take_doubt(Origin& origin, const Origin& around) {
  origin.unverified = around.unverified;
  origin.confidence = around.confidence;
  origin.sources = around.sources;
}

/// An expression as the formatter writes it in Vietnamese.
std::string printed(const ast::Expr& expr);

}  // namespace chuan::check
