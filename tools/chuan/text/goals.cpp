// SPDX-License-Identifier: MIT
// The plan's own targets taken as met, and its goals held against that.
#include "text/goals.hpp"

#include <algorithm>

#include "chuan/explanation.hpp"

namespace chuan {

std::optional<PlanOutlook> look_ahead(const Inquiry& input, const Assessment& now, Profile profile) {
  if (!input.dossier.plan) return std::nullopt;
  const Plan& plan = *input.dossier.plan;
  const Rulebook& rulebook = input.law->rulebook;
  PlanOutlook outlook;
  outlook.assessment =
      assess(input.law->program, rulebook, with_targets_met(input.dossier, rulebook), input.as_of, profile);
  std::vector<PlanGoal> goals = plan.further_goals;
  if (plan.goal) goals.insert(goals.begin(), *plan.goal);
  for (const PlanGoal& goal : goals) {
    GoalOutlook each;
    each.goal = goal;
    each.target = parse_target(goal.target, rulebook);
    if (each.target) {
      TargetExplanation explained = explain_target(input.law->program, rulebook, outlook.assessment, *each.target);
      each.short_of = std::move(explained.blockers);
      each.reached = explained.reached;
      each.has_choice = explained.has_choice;
    }
    outlook.goals.push_back(std::move(each));
  }
  for (std::size_t i = 0; i < rulebook.criteria.size(); ++i) {
    const Criterion& criterion = rulebook.criteria[i];
    if (criterion.in_group || criterion.levels.empty() || now.criteria[i].at_most >= criterion.levels.front().number)
      continue;
    const bool is_named = std::any_of(plan.actions.begin(), plan.actions.end(),
                                      [&](const PlanAction& action) { return action.criterion == criterion.id; });
    if (!is_named) outlook.without_action.push_back(i);
  }
  return outlook;
}

}  // namespace chuan
