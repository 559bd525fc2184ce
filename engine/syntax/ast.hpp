// SPDX-License-Identifier: MIT
// The faithful tree of one `.luat` file: clauses as written, nested by their keywords, with ranges and comments.
// One shape serves every clause, so that printing, addressing and amending treat all of them alike.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chuan/date.hpp"
#include "chuan/number.hpp"
#include "chuan/source.hpp"
#include "chuan/verdict.hpp"
#include "syntax/keywords.hpp"

namespace chuan::ast {

using syntax::Keyword;

struct Name {
  SourceRange range;
  std::string text;

  bool empty() const { return text.empty(); }
  friend bool operator==(const Name&, const Name&) = default;
};

enum class Infix : std::uint8_t {
  both,
  either,
  add,
  subtract,
  multiply,
  divide,
  remainder,
  less,
  at_most,
  equal,
  differs,
  at_least,
  more
};

struct Exception;

enum class ExprKind : std::uint8_t {
  none,
  number,
  date,
  name,
  bracket,
  negate,
  chain,
  every_year,
  some_years,
  not_decreasing,
  some_of,
  criteria,
  school_level,
  criterion_level,
  school_year_day,  ///< `15/06 của năm học`: day and month of `date`
};

/// An expression as written; a chain is flat, precedence is the checker's business.
struct Expr {
  SourceRange range;
  ExprKind kind = ExprKind::none;
  SourceRange number_range, years_range;  ///< where the numbers of a series or quota stand
  Number number;                          ///< number; some_*, criteria: how many
  bool percent = false;
  bool all = false;  ///< criteria: every one
  Name name;         ///< name; criterion_level: the criterion; criteria: the standard or group
  Date date{};
  std::uint32_t years = 0;
  int level = 0;
  Keyword scope = Keyword::none;   ///< criteria: standard, group or none
  Keyword filter = Keyword::none;  ///< criteria: mandatory, not_mandatory or none
  std::optional<Verdict> too_few;  ///< some_of
  std::vector<Expr> operands;
  std::vector<Infix> infixes;  ///< chain: between operands
  std::vector<SourceRange> infix_ranges;
  std::vector<Exception> exceptions;

  bool empty() const { return kind == ExprKind::none; }
  friend bool operator==(const Expr&, const Expr&) noexcept;
};

/// `riêng khi condition: infix value`.
struct Exception {
  SourceRange range;
  bool in_order = false;
  Expr condition;
  Infix infix = Infix::equal;
  Expr value;

  friend bool operator==(const Exception&, const Exception&) noexcept;
};

struct CitePart {
  Keyword kind = Keyword::none;
  std::string value;
  friend bool operator==(const CitePart&, const CitePart&) = default;
};

struct AddressPart {
  SourceRange range;
  Keyword kind = Keyword::none;
  Name value;
  friend bool operator==(const AddressPart&, const AddressPart&) = default;
};
using Address = std::vector<AddressPart>;

enum class ClauseKind : std::uint8_t {
  root,
  circular,
  issued,
  effective,
  ends,
  applies_to,
  replaces,
  school_kind,
  educational_level,
  evidence_code,
  refers,
  reference_only,
  not_encoded,
  consists_of,
  annex,
  data,
  fact,
  definition,
  standard,
  group,
  criterion,
  level,
  indicator,
  requirement,
  alternative,
  suggested_evidence,
  metric,
  unverified,  ///< `word`: which doubt, or `original_text`; its sources are `names`, a bare reason is `text`
  note,
  suspension,
  rating,
  rating_level,
  recognition,
  condition,
  degree,
  validity,
  renewal_lead,
  waiting,
  equivalent,
  keeps_expiry,
  check,
  advisory,
  transition,
  amends,
  repeal,
  replace,
  insert,
  rename,
  mark,
  carry_table,
  carry,
  no_carry,
  test_case,
  given_school,
  given_level,
  given_year,
  given_value,
  given_result,
  given_results,
  given_requirements,
  given_requirement,
  sweep,
  given_recognition,
  expectation,
};

/// An expression that most clauses have not: a pointer's room for none, a value to whoever reads it.
class RareExpr {
 public:
  RareExpr() = default;
  RareExpr(Expr expr) { *this = std::move(expr); }  // NOLINT: it is an expression
  RareExpr(const RareExpr& other) { *this = other; }
  RareExpr(RareExpr&&) noexcept = default;
  RareExpr& operator=(const RareExpr& other) {
    held_ = other.held_ ? std::make_unique<Expr>(*other.held_) : nullptr;
    return *this;
  }
  RareExpr& operator=(RareExpr&&) noexcept = default;
  RareExpr& operator=(Expr expr) {
    held_ = expr.empty() ? nullptr : std::make_unique<Expr>(std::move(expr));
    return *this;
  }

  bool empty() const { return held_ == nullptr; }
  Expr* get() { return held_.get(); }
  operator const Expr&() const {  // NOLINT: it is an expression
    static const Expr none;
    return held_ ? *held_ : none;
  }
  const Expr* operator->() const { return &static_cast<const Expr&>(*this); }
  friend bool operator==(const RareExpr& a, const RareExpr& b) noexcept {
    return static_cast<const Expr&>(a) == static_cast<const Expr&>(b);
  }

 private:
  std::unique_ptr<Expr> held_;
};

/// One clause and what it opens.
struct Clause {
  SourceRange range;
  ClauseKind kind = ClauseKind::root;
  Name name;                  ///< number, code, letter or name
  std::optional<Name> text;   ///< the quoted text
  std::vector<Name> names;    ///< list of names, circulars or addresses
  std::vector<Name> targets;  ///< carry: where it may serve
  std::vector<bool> negated;  ///< given_school: parallel to `names`
  bool mandatory = false;
  bool yearly = false;   ///< fact; given_value: "mọi năm"
  bool ordered = false;  ///< fact: the choices are a scale
  bool too_few_given = false;
  bool broken = false;               ///< it, or a line in it, could not be read: what it lacks is not known
  Keyword word = Keyword::none;      ///< fact type, degree word, unit of time, scope, what is expected
  Keyword old_word = Keyword::none;  ///< equivalent: degree word of the old circular; fact: the list it is taken from
  int number = 0;
  int upper = 0;                       ///< expectation: upper end; equivalent: old degree
  Verdict verdict = Verdict::unknown;  ///< given, expected; too_few of a requirement's ways
  std::optional<Date> date, from, to;
  std::string unit;
  std::string role;  ///< fact taken from the council: only members of this role
  std::vector<CitePart> cite;
  std::string cite_text;
  RareExpr condition, expr, cross_check;
  std::vector<Expr> values;
  Address address, place;
  std::vector<Clause> children;
  std::vector<std::string> comments;  ///< lines before it, each with its '#'
  std::string trailing_comment;
  std::string amended_by;  ///< set when consolidating: the circular this text came from

  friend bool operator==(const Clause&, const Clause&) noexcept;
};

/// One file. `root` holds its circulars and rule tests; it is broken when the file could not be read at all.
struct Document {
  Clause root;
  std::vector<std::string> end_comments;
  friend bool operator==(const Document&, const Document&) = default;
};

inline bool operator==(const Exception&, const Exception&) noexcept = default;
inline bool operator==(const Expr&, const Expr&) noexcept = default;
inline bool operator==(const Clause&, const Clause&) noexcept = default;

}  // namespace chuan::ast
