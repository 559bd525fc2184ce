// SPDX-License-Identifier: MIT
// The rulebook as one flat array of small cells in dependency order: assessing is one loop over it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chuan/rulebook.hpp"

namespace chuan {

using CellId = Id<struct CellTag>;

enum class CellOp : std::uint8_t {
  // verdict cells
  constant,  ///< `payload` is the verdict
  attest,    ///< the verdict people gave; nothing but `input`
  truth,     ///< yes/no input `payload`
  less,
  at_most,
  equal,
  differs,
  at_least,
  more,  ///< two number children; in the order of `Comparison`
  all,
  any,     ///< children
  negate,  ///< one child
  quota,   ///< at least `payload` of the children (or percent of the applicable ones), else `otherwise`
  percent_quota,
  select,        ///< base, then pairs (condition, replacement)
  when,          ///< condition, body
  when_counted,  ///< the same of one of several ways: where the condition is not met, the way is not met
  attained,      ///< all children; not applicable counts as met
  // number cells
  literal,  ///< `payload` indexes `literals`
  figure,   ///< number input `payload`
  add,
  subtract,
  multiply,
  divide,
  remainder,
};

constexpr bool is_comparison(CellOp op) { return op >= CellOp::less && op <= CellOp::more; }
constexpr bool is_number(CellOp op) { return op >= CellOp::literal; }
constexpr bool is_when(CellOp op) { return op == CellOp::when || op == CellOp::when_counted; }

constexpr CellOp cell_op(Comparison comparison) {
  return static_cast<CellOp>(static_cast<std::uint8_t>(CellOp::less) + static_cast<std::uint8_t>(comparison));
}
/// Of an op that compares.
constexpr Comparison comparison_of(CellOp op) {
  return static_cast<Comparison>(static_cast<std::uint8_t>(op) - static_cast<std::uint8_t>(CellOp::less));
}
static_assert(cell_op(Comparison::at_least) == CellOp::at_least && comparison_of(CellOp::more) == Comparison::more);

/// An index into the verdict inputs.
using VerdictId = Id<struct VerdictTag>;

/// One node. Its children are `Program::children(id)`, each before this cell.
struct Cell {
  CellOp op = CellOp::constant;
  Verdict otherwise = Verdict::not_met;
  std::uint16_t child_count = 0;
  std::uint32_t first_child = 0;
  std::uint32_t payload = 0;
  VerdictId input;  ///< speaks when the computed verdict is unknown
};
static_assert(sizeof(Cell) == 16);

/// What a cell stands for when a person asks.
enum class SubjectKind : std::uint8_t {
  none,
  fact,
  requirement,
  alternative,
  indicator,
  criterion_level,
  criterion_reached,
  standard_reached,
  school_level,
  degree,
  condition,
  check,
  cross_check,
  definition,
};

struct CellSubject {
  SubjectKind kind = SubjectKind::none;
  std::string name;  ///< "2.2/3/a/1", "muc.2", "gv_từ_khá"
  int level = 0;
  std::uint32_t index = UINT32_MAX;  ///< criterion, standard, recognition … by kind
  const Origin* origin = nullptr;    ///< into the rulebook the program was lowered from
};

/// One yes/no or number input: a fact, for a yearly fact `years_back` school years before the last one.
struct FigureInput {
  FactId fact;
  std::uint32_t years_back = 0;
};

/// One verdict input: what people concluded about `subject`, an address such as "2.2/3/a/1", "2.2/3/a" or "2.2/3". For
/// a criterion's level the recorded level of the criterion speaks too: met up to it, not met at the next own level.
struct VerdictInput {
  std::string subject;
  CellId cell;
};

struct Program {
  std::vector<Cell> cells;
  std::vector<CellId> all_children;  ///< those of one cell side by side
  std::vector<Number> literals;
  std::vector<FigureInput> truths;               ///< yes/no inputs
  std::vector<FigureInput> figures;              ///< number inputs
  std::vector<VerdictInput> verdicts;            ///< verdict inputs
  std::vector<std::uint32_t> verdicts_in_order;  ///< indices of `verdicts`, by subject

  // Side tables, parallel to `cells`.
  std::vector<CellSubject> subjects;
  std::vector<SourceRange> ranges;

  std::vector<CellId> unverified;  ///< cells whose text nobody has checked

  // Entry points.
  std::vector<std::vector<CellId>> own_level;         ///< [criterion][i]: its i-th own level
  std::vector<std::vector<CellId>> reached;           ///< [criterion][level - 1]: levels 1..level all attained
  std::vector<std::vector<CellId>> standard_reached;  ///< [standard][level - 1]
  std::vector<CellId> school;                         ///< [i]: rating level i and those below
  std::vector<std::vector<CellId>> degrees;           ///< [recognition][i]
  std::vector<CellId> conditions;                     ///< [recognition]: all its conditions
  std::vector<CellId> checks;
  std::vector<std::pair<CellId, CellId>> cross_checks;  ///< (requirement, figure)

  int highest_level = 0;
  bool figures_only_warn = false;  ///< the advisory window is open: figures decide nothing

  const Cell& operator[](CellId id) const { return cells[id.value]; }
  const VerdictInput& operator[](VerdictId id) const { return verdicts[id.value]; }
  std::span<const CellId> children(CellId id) const { return children(cells[id.value]); }
  std::span<const CellId> children(const Cell& cell) const {
    return {all_children.data() + cell.first_child, cell.child_count};
  }
};

/// Visits `root` and what is below it, each cell once, the first child of a cell before the next. `visit(cell)` gives
/// the children to go on with: all, some, or none.
template <class Visit>
void walk_below(const Program& program, CellId root, Visit&& visit) {
  std::vector<bool> seen(program.cells.size());
  std::vector<CellId> open{root};
  while (!open.empty()) {
    const CellId id = open.back();
    open.pop_back();
    if (seen[id.value]) continue;
    seen[id.value] = true;
    const std::span<const CellId> next = visit(id);
    open.insert(open.end(), next.rbegin(), next.rend());
  }
}

/// Lays the rulebook out as cells. The program points into `rulebook`, which must outlive it.
Program lower(const Rulebook& rulebook);

/// The cells as text, one a line: "42  at_least  38 41   2.2/1/c/1".
std::string dump(const Program& program);

}  // namespace chuan
