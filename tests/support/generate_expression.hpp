// SPDX-License-Identifier: MIT
// Random well-typed expressions as source text.
#pragma once

#include <string>
#include <vector>

#include "chuan/rulebook.hpp"
#include "support/random.hpp"

namespace chuan::test {

struct FactWord {
  std::string name;
  FactType type = FactType::yes_no;
  bool yearly = false;
  std::vector<std::string> choices;
};

/// A definition that expressions may name: a condition, a plain number or a percentage.
struct DefinitionWord {
  enum class Measure { condition, plain, percent };
  std::string name;
  Measure measure = Measure::condition;
  bool has_series = false;  ///< it may not stand inside another series
};

struct CriterionWord {
  std::string id;
  std::string section;
  bool in_group = false;
  bool mandatory = false;
  int highest = 0;
};

/// What an expression may speak of.
struct Words {
  std::vector<FactWord> facts;
  std::vector<DefinitionWord> definitions;
  std::vector<CriterionWord> criteria;
  std::vector<std::string> kinds;
  std::vector<std::string> educational_levels;
};

class ExpressionWriter {
 public:
  using Measure = DefinitionWord::Measure;

  ExpressionWriter(Random& random, const Words& words) : random_(random), words_(words) {}

  /// A condition about facts; may end in exceptions.
  std::string condition(int depth);
  /// The same as an operand of `và`, a definition or `khi`.
  std::string operand(int depth);
  /// A plain number or a percentage.
  std::string number(Measure measure, int depth);
  /// A condition about what criteria attain and, below `school_below`, what the school attains. With `raising`,
  /// whatever is attained more never makes it hold less.
  std::string attainment(int school_below, bool raising, int depth);
  /// "mọi tiêu chí đạt mức 2", a quota, one criterion.
  std::string criteria();

  /// True iff anything written so far was a series of years.
  bool wrote_series() const { return wrote_series_; }

 private:
  struct Piece {
    std::string text;
    bool is_loose = false;  ///< needs brackets as an operand
  };

  Piece piece(int depth);
  std::string atom(int depth);
  std::string comparison(int depth);
  std::string compared(int depth, std::string& value, FactType& type);
  std::string with_exceptions();
  std::string series(int depth);
  std::string leaf(Measure measure);
  std::string literal(Measure measure);
  std::string choice_comparison(const FactWord& fact);
  std::string date_literal();
  std::string operator_word(FactType type);
  const FactWord* any_fact(std::initializer_list<FactType> types);

  Random& random_;
  const Words& words_;
  bool in_series_ = false;
  bool wrote_series_ = false;
};

}  // namespace chuan::test
