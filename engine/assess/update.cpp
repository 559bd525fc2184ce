// SPDX-License-Identifier: MIT
// A run kept up to date: changes spread along the cells' parents, in the order of the cells.
#include <algorithm>
#include <bit>

#include "assess/run.hpp"

namespace chuan {
namespace {

constexpr std::size_t bits = 64;

}  // namespace

Updater::Lists Updater::lists(std::size_t count, const Links& links) {
  Lists lists;
  lists.starts.assign(count + 1, 0);
  lists.cells.resize(links.size());
  for (const auto& link : links) ++lists.starts[link.first + 1];
  for (std::size_t i = 0; i < count; ++i) lists.starts[i + 1] += lists.starts[i];
  std::vector<std::uint32_t> next(lists.starts.begin(), lists.starts.end() - 1);
  for (const auto& [list, cell] : links) lists.cells[next[list]++] = cell;
  return lists;
}

Updater::Updater(const Program& program, Inputs inputs)
    : program_(&program), inputs_(std::move(inputs)), dirty_(program.cells.size() / bits + 1) {
  Links parents, truths, figures, verdicts;
  for (std::uint32_t i = 0; i < program.cells.size(); ++i) {
    const Cell& cell = program.cells[i];
    for (const CellId child : program.children(cell)) parents.emplace_back(child.value, i);
    if (cell.op == CellOp::truth) truths.emplace_back(cell.payload, i);
    if (cell.op == CellOp::figure) figures.emplace_back(cell.payload, i);
    if (!cell.input.is_none()) verdicts.emplace_back(cell.input.value, i);
  }
  parents_ = lists(program.cells.size(), parents);
  truth_cells_ = lists(program.truths.size(), truths);
  figure_cells_ = lists(program.figures.size(), figures);
  verdict_cells_ = lists(program.verdicts.size(), verdicts);
  run(program, inputs_, values_);
}

void Updater::set_verdict(std::size_t input, Verdict verdict, Unknown reason) {
  inputs_.verdicts[input] = verdict;
  inputs_.verdict_reasons[input] = verdict == Verdict::unknown ? reason : Unknown::no;
  mark(verdict_cells_, input);
  settle();
}

void Updater::set_truth(std::size_t input, Verdict truth) {
  inputs_.truths[input] = truth;
  mark(truth_cells_, input);
  settle();
}

void Updater::set_figure(std::size_t input, std::optional<Number> figure) {
  inputs_.figures[input] = figure;
  mark(figure_cells_, input);
  settle();
}

void Updater::mark(const Lists& lists, std::size_t list) {
  for (std::uint32_t i = lists.starts[list]; i < lists.starts[list + 1]; ++i) {
    const std::size_t word = lists.cells[i] / bits;
    dirty_[word] |= std::uint64_t{1} << lists.cells[i] % bits;
    first_dirty_ = std::min(first_dirty_, word);
  }
}

/// Parents come after their children, so one pass upwards sees every cell after all it depends on.
void Updater::settle() {
  for (std::size_t word = first_dirty_; word < dirty_.size(); ++word)
    while (dirty_[word] != 0) {
      const std::size_t cell = word * bits + static_cast<std::size_t>(std::countr_zero(dirty_[word]));
      dirty_[word] &= dirty_[word] - 1;
      const Value value = value_of(*program_, program_->cells[cell], inputs_, values_.data());
      if (value == values_[cell]) continue;
      values_[cell] = value;
      mark(parents_, cell);
    }
  first_dirty_ = SIZE_MAX;
}

}  // namespace chuan
