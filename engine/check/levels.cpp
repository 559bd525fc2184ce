// SPDX-License-Identifier: MIT
// Whether the levels of the text agree: as many criteria as its header says, no higher level looser than a lower one.
#include <algorithm>

#include "check/checker.hpp"

namespace chuan::check {
namespace {

using ast::Clause;
using C = ast::ClauseKind;

/// A row whose threshold is a plain comparison, with what it compares to.
struct Bound {
  const RequirementRow* row = nullptr;
  const Requirement* requirement = nullptr;
  const Expression* comparison = nullptr;
  Number value;
};

std::vector<Bound> bounds_of(const Rulebook& book, const CriterionLevel& level) {
  std::vector<Bound> bounds;
  for (const Indicator& indicator : level.indicators)
    for (const Requirement& requirement : indicator.requirements)
      for (const RequirementRow& row : requirement.rows) {
        if (requirement.kind != RequirementKind::computed || !row.threshold) continue;
        if (row.threshold->comparison.is_none() || row.threshold->fact.empty()) continue;
        const Expression& comparison = book[row.threshold->comparison];
        if (comparison.op != Operator::compare) continue;
        const Expression& value = book[comparison.operands[1]];
        if (value.op == Operator::literal) bounds.push_back({&row, &requirement, &comparison, value.number});
      }
  return bounds;
}

bool asks_the_same(const Bound& a, const Bound& b) {
  return a.row->condition == b.row->condition && a.row->threshold->fact == b.row->threshold->fact &&
         a.row->threshold->years == b.row->threshold->years && a.comparison->comparison == b.comparison->comparison;
}

bool is_looser(const Bound& higher, const Bound& lower) {
  switch (higher.comparison->comparison) {
    case Comparison::at_least:
    case Comparison::more:
      return higher.value < lower.value;
    case Comparison::at_most:
    case Comparison::less:
      return lower.value < higher.value;
    default:
      return false;
  }
}

bool is_marked(const Bound& bound) { return bound.requirement->origin.confidence == Confidence::conflicting; }

}  // namespace

void Checker::check_levels() {
  const auto own = [&](const Criterion& each) { return !each.in_group; };
  for (const Clause& clause : circular_.children) {
    if (clause.kind != C::consists_of || circular_.broken) continue;
    const auto count = std::count_if(book_.criteria.begin(), book_.criteria.end(), own);
    if (count != clause.number && !lacks({C::standard, C::criterion}))
      say(Code::A324, clause.range, {std::to_string(clause.number), std::to_string(count)});
  }
  for (const Criterion& criterion : book_.criteria)
    for (std::size_t high = 1; high < criterion.levels.size(); ++high)
      for (std::size_t low = 0; low < high; ++low)
        for (const Bound& lower : bounds_of(book_, criterion.levels[low]))
          for (const Bound& higher : bounds_of(book_, criterion.levels[high]))
            if (asks_the_same(lower, higher) && is_looser(higher, lower) && !is_marked(lower) && !is_marked(higher))
              say(Code::A325, higher.requirement->origin.range, {higher.row->subject, lower.row->subject},
                  {{Code::A291, lower.requirement->origin.range, {}, {}, {}, {}}});
}

}  // namespace chuan::check
