// SPDX-License-Identifier: MIT
// A walk from the roots that goes on where a comparison may matter.
#include "repair/comparisons.hpp"

#include <cstdint>
#include <set>
#include <utility>

#include "explain/graph.hpp"
#include "repair/levers.hpp"

namespace chuan::repair {
namespace {

class Search {
 public:
  Search(const RepairSetting& setting, const Levers& levers, std::size_t part)
      : setting_(setting), levers_(levers), part_(part) {}

  std::vector<WantedComparison> from(CellId root) {
    visit(root, true);
    return std::move(found_);
  }

 private:
  void visit(CellId id, bool wanted) {
    const Program& program = setting_.program;
    const Verdict verdict = setting_.assessment.parts[part_].values[id.value].verdict;
    if (wanted ? is_satisfied(verdict) : verdict == Verdict::not_met) return;
    if (!seen_.insert({id.value, wanted}).second) return;
    const Cell& cell = program[id];
    if (is_compared(cell.op)) found_.push_back({part_, id, wanted});
    if (levers_.is_concluded(part_, id)) return;
    const auto children = program.children(id);
    switch (cell.op) {
      case CellOp::negate:
        return visit(children[0], !wanted);
      case CellOp::when:
      case CellOp::when_counted:
        return visit(children[1], wanted);
      case CellOp::select: {
        for (const explanation::Decider& each :
             explanation::deciders(program, setting_.assessment.parts[part_].values, id))
          if (each.role == explanation::Role::branch) visit(each.cell, wanted);
        return;
      }
      case CellOp::all:
      case CellOp::any:
      case CellOp::quota:
      case CellOp::percent_quota:
      case CellOp::attained:
        for (const CellId child : children) visit(child, wanted);
        return;
      default:
        return;
    }
  }

  const RepairSetting& setting_;
  const Levers& levers_;
  std::size_t part_;
  std::set<std::pair<std::uint32_t, bool>> seen_;
  std::vector<WantedComparison> found_;
};

}  // namespace

std::vector<WantedComparison> comparisons_to_change(const RepairSetting& setting, const Levers& levers,
                                                    std::size_t part, CellId root) {
  return Search(setting, levers, part).from(root);
}

}  // namespace chuan::repair
