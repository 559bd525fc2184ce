// SPDX-License-Identifier: MIT
// The one loop over blocks: every verdict cell is a few instructions of logic, every threshold one pass over a column.
#include <type_traits>

#include "assess/run.hpp"
#include "batch/counter.hpp"
#include "batch/lanes.hpp"
#include "batch/limit.hpp"
#include "chuan/batch.hpp"

namespace chuan {
namespace {

void fill(Column& column, Verdict verdict) {
  column = {};
  if (verdict == Verdict::met || verdict == Verdict::unknown) column.met = ~column.met;
  if (verdict == Verdict::not_met || verdict == Verdict::unknown) column.not_met = ~column.not_met;
}

void fill_known(Column& column, const Flags& holds, const Flags& known) {
  column.met = holds | ~known;
  column.not_met = ~holds | ~known;
}

/// `number op limit`, or its denial; each vector of numbers gives its bit.
template <CellOp op, class T>
void compare(Column& column, const Numbers<T>& numbers, const Flags& known, T limit, bool is_denied) {
  using Bits = Lanes<std::make_unsigned_t<T>>;
  Bits held{}, bit = held + 1;
#pragma GCC unroll 8
  for (const Lanes<T>& each : numbers.vectors) {
    if constexpr (op == CellOp::equal)
      held |= reinterpret_cast<Bits>(each == limit) & bit;
    else if constexpr (op == CellOp::less)
      held |= reinterpret_cast<Bits>(each < limit) & bit;
    else
      held |= reinterpret_cast<Bits>(each > limit) & bit;
    bit += bit;
  }
  fill_known(column, reinterpret_cast<Flags>(is_denied ? ~held : held), known);
}

template <class T>
void compare(Column& column, const Numbers<T>& numbers, const Flags& known, CellOp op, T limit) {
  switch (op) {
    case CellOp::equal:
    case CellOp::differs:
      return compare<CellOp::equal>(column, numbers, known, limit, op == CellOp::differs);
    case CellOp::less:
    case CellOp::at_least:
      return compare<CellOp::less>(column, numbers, known, limit, op == CellOp::at_least);
    default:
      return compare<CellOp::more>(column, numbers, known, limit, op == CellOp::at_most);
  }
}

/// The children's verdicts.
class Children {
 public:
  Children(const CellId* ids, std::uint32_t count, const Column* verdicts)
      : ids_(ids), count_(count), verdicts_(verdicts) {}
  std::uint32_t size() const { return count_; }
  const Column& operator[](std::uint32_t i) const { return verdicts_[ids_[i].value]; }

 private:
  const CellId* ids_;
  std::uint32_t count_;
  const Column* verdicts_;
};

/// One child not met decides; else one unknown; else one met.
void all(Column& column, const Children& children) {
  Flags met{}, not_met{}, surely_not_met{};
  for (std::uint32_t i = 0; i < children.size(); ++i) {
    const Column& child = children[i];
    met |= child.met;
    not_met |= child.not_met;
    surely_not_met |= child.not_met & ~child.met;
  }
  column.met = met & ~surely_not_met;
  column.not_met = not_met;
}

/// One child met decides; else one unknown; else one not met.
void any(Column& column, const Children& children) {
  Flags met{}, not_met{}, surely_met{};
  for (std::uint32_t i = 0; i < children.size(); ++i) {
    const Column& child = children[i];
    met |= child.met;
    not_met |= child.not_met;
    surely_met |= child.met & ~child.not_met;
  }
  column.met = met;
  column.not_met = not_met & ~surely_met;
}

/// See `at_least` of verdicts: when fewer than `least` apply, `otherwise` holds.
void quota(Column& column, const Children& children, std::uint32_t least, Verdict otherwise) {
  Counter met, possible, settled, applicable;
  const bool has_otherwise = otherwise != Verdict::not_met;
  for (std::uint32_t i = 0; i < children.size(); ++i) {
    const Column& child = children[i];
    met.add(child.met & ~child.not_met);
    possible.add(child.met);
    if (!has_otherwise) continue;
    settled.add(child.met ^ child.not_met);
    applicable.add(child.met | child.not_met);
  }
  Flags surely, perhaps;
  met.reached(least, surely);
  possible.reached(least, perhaps);
  column.met = perhaps;
  column.not_met = ~surely;
  if (!has_otherwise) return;
  Flags enough, all_settled;
  applicable.reached(least, enough);
  settled.reached(least, all_settled);
  fill(column, otherwise);
  column.met = (column.met & ~enough) | (enough & (perhaps | ~all_settled));
  column.not_met = (column.not_met & ~enough) | (enough & ~surely);
}

void percent_quota(Column& column, const Children& children, std::uint32_t percent) {
  Counter met, possible, applicable;
  for (std::uint32_t i = 0; i < children.size(); ++i) {
    const Column& child = children[i];
    met.add(child.met & ~child.not_met);
    possible.add(child.met);
    applicable.add(child.met | child.not_met);
  }
  column = {};
  for (std::size_t school = 0; school < block_schools; ++school) {
    const std::uint64_t needed = std::uint64_t{percent} * applicable.of(school);
    const bool is_met = std::uint64_t{100} * met.of(school) >= needed;
    const bool may_be = is_met || std::uint64_t{100} * possible.of(school) >= needed;
    column.met[school / 64] |= std::uint64_t{may_be} << school % 64;
    column.not_met[school / 64] |= std::uint64_t{!is_met} << school % 64;
  }
}

void select(Column& column, const Children& children) {
  Flags met = children[0].met, not_met = children[0].not_met;
  for (std::uint32_t i = children.size(); i >= 3; i -= 2) {
    const Column &condition = children[i - 2], &replacement = children[i - 1];
    const Flags chosen = condition.met & ~condition.not_met;
    const Flags open = condition.met & condition.not_met;
    const Flags differ = (replacement.met ^ met) | (replacement.not_met ^ not_met);
    met = (chosen & replacement.met) | (~chosen & met) | (open & differ);
    not_met = (chosen & replacement.not_met) | (~chosen & not_met) | (open & differ);
  }
  column.met = met;
  column.not_met = not_met;
}

void when(Column& column, const Column& condition, const Column& body, bool is_counted) {
  const Flags holds = condition.met & ~condition.not_met;
  const Flags open = condition.met & condition.not_met;
  const Flags applies = body.met | body.not_met;
  column.met = (holds & body.met) | (open & applies);
  column.not_met = (holds & body.not_met) | (open & (is_counted ? applies : body.not_met));
}

/// Only where nothing is known is what is recorded heard.
void hear(Column& column, const Column& recorded) {
  const Flags unknown = column.met & column.not_met;
  column.met &= ~unknown | recorded.met;
  column.not_met &= ~unknown | recorded.not_met;
}

}  // namespace

void Batch::tell(Column& column, const Cell& cell, const Columns& columns, const BatchValues& values) const {
  const Children children(program_->all_children.data() + cell.first_child, cell.child_count, values.verdicts.data());
  switch (cell.op) {
    case CellOp::constant:
      return fill(column, static_cast<Verdict>(cell.payload));
    case CellOp::attest:
      return fill(column, Verdict::unknown);
    case CellOp::truth:
      column = columns.truths_[cell.payload];
      return;
    case CellOp::all:
      return all(column, children);
    case CellOp::any:
      return any(column, children);
    case CellOp::negate:
      column.met = children[0].not_met;
      column.not_met = children[0].met;
      return;
    case CellOp::quota:
      return quota(column, children, cell.payload, cell.otherwise);
    case CellOp::percent_quota:
      return percent_quota(column, children, cell.payload);
    case CellOp::select:
      return select(column, children);
    case CellOp::when:
      return when(column, children[0], children[1], false);
    case CellOp::when_counted:
      return when(column, children[0], children[1], true);
    case CellOp::attained:
      all(column, children);
      column.met |= ~column.not_met;
      return;
    default:
      return compare(column, cell, columns, values);
  }
}

void Batch::compare(Column& column, const Cell& cell, const Columns& columns, const BatchValues& values) const {
  const Limit& limit = limits_[static_cast<std::size_t>(&cell - program_->cells.data())];
  if (!limit.is_used) return compare_each(column, cell, columns, values);
  if (limit.twin != UINT32_MAX) {
    column = values.verdicts[limit.twin];
    return;
  }
  const Columns::Figures& figures = columns.figures_[limit.figure];
  if (limit.always)
    fill_known(column, *limit.always ? ~Flags{} : Flags{}, figures.known);
  else if (figures.is_wide)
    chuan::compare(column, columns.wide_[figures.numbers], figures.known, limit.op, limit.value);
  else
    chuan::compare(column, columns.narrow_[figures.numbers], figures.known, limit.op,
                   static_cast<std::int32_t>(limit.value));
}

std::optional<Number> Batch::number_of(std::uint32_t cell_id, const Columns& columns, const BatchValues& values,
                                       std::size_t school) const {
  const Cell& cell = program_->cells[cell_id];
  if (cell.op == CellOp::literal) return program_->literals[cell.payload];
  if (cell.op == CellOp::figure) return columns.figure(cell.payload, school);
  return values.numbers[cell_id][school];
}

[[gnu::noinline]] void Batch::compare_each(Column& column, const Cell& cell, const Columns& columns,
                                           const BatchValues& values) const {
  Flags holding{}, known{};
  for (std::size_t school = 0; school < columns.size(); ++school) {
    const auto left = number_of(program_->children(cell)[0].value, columns, values, school);
    const auto right = number_of(program_->children(cell)[1].value, columns, values, school);
    if (!left || !right) continue;
    known[school / 64] |= std::uint64_t{1} << school % 64;
    holding[school / 64] |= std::uint64_t{holds(comparison_of(cell.op), *left, *right)} << school % 64;
  }
  fill_known(column, holding, known);
}

[[gnu::noinline]] void Batch::calculate(std::uint32_t cell_id, const Columns& columns, BatchValues& values) const {
  const Cell& cell = program_->cells[cell_id];
  std::vector<std::optional<Number>>& numbers = values.numbers[cell_id];
  numbers.assign(block_schools, std::nullopt);
  for (std::size_t school = 0; school < columns.size(); ++school) {
    const auto left = number_of(program_->children(cell)[0].value, columns, values, school);
    const auto right = number_of(program_->children(cell)[1].value, columns, values, school);
    if (left && right) numbers[school] = calculated(cell.op, *left, *right);
  }
}

CHUAN_LANES void Batch::run(const Columns& columns, BatchValues& values) const {
  values.verdicts.resize(program_->cells.size());
  values.numbers.resize(program_->cells.size());
  for (const auto& [cell, input] : given_) values.verdicts[cell] = columns.truths_[input];
  for (const std::uint32_t each : told_) run(each, columns, values);
}

CHUAN_LANES void Batch::run(const Columns& columns, BatchValues& values,
                            const std::vector<std::uint32_t>& cells) const {
  for (const std::uint32_t each : cells) run(each, columns, values);
}

void Batch::run(std::uint32_t cell_id, const Columns& columns, BatchValues& values) const {
  const Cell& cell = program_->cells[cell_id];
  Column& column = values.verdicts[cell_id];
  if (!is_number(cell.op)) {
    tell(column, cell, columns, values);
    if (!cell.input.is_none() && columns.hears_verdicts_) hear(column, columns.verdicts_[cell.input.value]);
  } else if (cell.op != CellOp::literal && cell.op != CellOp::figure) {
    calculate(cell_id, columns, values);
  }
}

}  // namespace chuan
