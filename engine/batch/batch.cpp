// SPDX-License-Identifier: MIT
// A program made ready for blocks: which cells each pass computes, and every threshold in the unit of its column.
#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "batch/limit.hpp"
#include "chuan/batch.hpp"

namespace chuan {

Batch::Batch(const Program& program, const Rulebook& rulebook)
    : program_(&program), rulebook_(&rulebook), limits_(program.cells.size()) {
  std::map<std::tuple<std::uint32_t, CellOp, std::int64_t, std::optional<bool>>, std::uint32_t> first;
  for (std::uint32_t i = 0; i < program.cells.size(); ++i) {
    const Cell& cell = program.cells[i];
    if (cell.op == CellOp::truth && cell.input.is_none())
      given_.emplace_back(i, cell.payload);
    else if (cell.op != CellOp::literal && cell.op != CellOp::figure)
      told_.push_back(i);
    if (!is_comparison(cell.op)) continue;
    const Cell& left = program[program.children(cell)[0]];
    const Cell& right = program[program.children(cell)[1]];
    if (left.op != CellOp::figure || right.op != CellOp::literal) continue;
    Limit& limit = limits_[i];
    limit.is_used = true;
    limit.figure = left.payload;
    limit.op = cell.op;
    const FactType type = rulebook[program.figures[left.payload].fact].type;
    const Number& literal = program.literals[right.payload];
    const WideInteger scaled = static_cast<WideInteger>(literal.numerator()) * Columns::unit_of(Columns::is_wide(type));
    WideInteger floor = scaled / literal.denominator();
    if (scaled % literal.denominator() != 0) {
      if (scaled < 0) --floor;
      if (cell.op == CellOp::equal || cell.op == CellOp::differs) limit.always = cell.op == CellOp::differs;
      if (cell.op == CellOp::less) limit.op = CellOp::at_most;
      if (cell.op == CellOp::at_least) limit.op = CellOp::more;
    }
    const WideInteger most =
        Columns::is_wide(type) ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int32_t>::max();
    if (floor > most || floor < -most) {
      const bool is_above = floor > 0;
      const bool asks_less = limit.op == CellOp::less || limit.op == CellOp::at_most;
      limit.always = limit.op == CellOp::differs || (limit.op != CellOp::equal && asks_less == is_above);
    } else {
      limit.value = static_cast<std::int64_t>(floor);
    }
    if (!cell.input.is_none()) continue;
    const auto made = std::tuple(limit.figure, limit.op, limit.value, limit.always);
    if (const auto [known, is_new] = first.try_emplace(made, i); !is_new) limit.twin = known->second;
  }
}

Batch::~Batch() = default;
Batch::Batch(Batch&&) noexcept = default;

std::vector<std::uint32_t> Batch::depending_on(const std::vector<std::uint32_t>& cells) const {
  std::vector<char> is_reached(program_->cells.size());
  for (const std::uint32_t each : cells) is_reached[each] = 1;
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < program_->cells.size(); ++i) {
    const auto children = program_->children(CellId{i});
    const auto rests_on = [&](CellId child) { return is_reached[child.value] != 0; };
    if (is_reached[i] == 0 && std::any_of(children.begin(), children.end(), rests_on)) is_reached[i] = 1;
    if (is_reached[i] != 0) found.push_back(i);
  }
  return found;
}

}  // namespace chuan
