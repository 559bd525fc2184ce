// SPDX-License-Identifier: MIT
// Facts and the typed expressions over them, as nodes that name each other by number.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "chuan/date.hpp"
#include "chuan/number.hpp"
#include "chuan/origin.hpp"
#include "chuan/verdict.hpp"

namespace chuan {

/// An index into one vector of the rulebook; ids of different things do not mix.
template <class Tag>
struct Id {
  std::uint32_t value = UINT32_MAX;

  constexpr bool is_none() const { return value == UINT32_MAX; }
  friend constexpr bool operator==(Id, Id) = default;
};
using FactId = Id<struct FactTag>;
using DefinitionId = Id<struct DefinitionTag>;
using ExpressionId = Id<struct ExpressionTag>;
using CriterionId = Id<struct CriterionTag>;
using StandardId = Id<struct StandardTag>;

/// A fact that the dossier's own lists or its date answer when no figure is given.
enum class FactSource : std::uint8_t { given, council, reviews, plan, school_year_day };

enum class FactType : std::uint8_t { yes_no, count, percent, number, money, date, scale, choice };

/// One named input value. `choices` are the enumerators of a scale (ascending) or a choice.
struct Fact {
  std::string name;
  FactType type = FactType::yes_no;
  bool yearly = false;
  std::string label;
  std::string unit;
  std::vector<std::string> choices;
  FactSource source = FactSource::given;
  std::string role;              ///< council: only members of this role
  std::chrono::month_day day{};  ///< school_year_day
  Origin origin;
};

/// Facts that every rulebook has: `loại_trường` (choices: the kinds) and `cấp_học` (choices: the educational levels).
inline constexpr FactId school_kind_fact{0};
inline constexpr FactId educational_level_fact{1};

enum class Operator : std::uint8_t {
  // numbers
  literal,     ///< `number`
  fact,        ///< `fact`, as a number; scales and choices by index, dates as days since 1970
  definition,  ///< operand 0, named `definition`; of either type
  add,
  subtract,
  multiply,
  divide,
  remainder,  ///< operands 0, 1
  // verdicts
  truth,    ///< `fact` of type yes_no
  compare,  ///< operand 0 `comparison` operand 1
  all,
  any,             ///< operands
  negate,          ///< operand 0
  quota,           ///< at least `count` of the operands; else-branch `otherwise`
  select,          ///< operand 0, replaced by operand 2i when operand 2i-1 holds (first that holds wins)
  every_year,      ///< operand 0 in each of the last `years`
  some_years,      ///< operand 0 in at least `count` of the last `years`
  not_decreasing,  ///< operand 0 (a number) over the last `years`
  criteria,        ///< all (`count` = 0), at least `count`, or at least `count` percent of `criteria` attain `level`
  school_level,    ///< the school attains `level`
  when,            ///< operand 0 is the condition of operand 1
};

/// One node of the typed expressions; operands come before it in `Rulebook::expressions`.
struct Expression {
  Operator op = Operator::literal;
  bool is_number = false;
  bool is_percent = false;  ///< a literal written with %, or a count given in percent (`criteria`)
  Comparison comparison = Comparison::equal;
  Verdict otherwise = Verdict::not_met;
  Number number;
  FactId fact;
  DefinitionId definition;
  std::uint32_t count = 0;
  std::uint32_t years = 0;
  int level = 0;
  std::vector<ExpressionId> operands;
  std::vector<CriterionId> criteria;
  SourceRange range;
};

struct Definition {
  std::string name;
  std::string label;
  ExpressionId expression;
  Origin origin;
};

}  // namespace chuan
