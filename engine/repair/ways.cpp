// SPDX-License-Identifier: MIT
// From changes to the actions that make them, and what each costs.
#include "repair/ways.hpp"

#include <algorithm>
#include <numeric>

namespace chuan::repair {
namespace {

std::optional<Date> ready_of(const PlanAction& action, Date as_of) {
  if (!action.days) return std::nullopt;
  Date from = as_of;
  if (const auto span = parse_span(action.starts); span && from < span->first) from = span->first;
  return Date(std::chrono::sys_days(from) + std::chrono::days(*action.days));
}

}  // namespace

std::optional<Date> ready_of_years(const RepairSetting& setting, int years_ahead) {
  if (years_ahead == 0) return std::nullopt;
  const int first = setting.assessment.parts.front().inputs.last_school_year + years_ahead;
  return parse_span(school_year_name(first))->second;
}

Ways::Ways(const RepairSetting& setting, const Levers& levers, Formula& formula, Formula::Id root)
    : setting_(setting), levers_(levers), first_(static_cast<Variable>(levers.variables())), root_(root) {
  by_step_.resize(levers.all().size());
  if (!setting.dossier.plan) return;
  by_action_.resize(setting.dossier.plan->actions.size());
  for (std::size_t lever = 0; lever < levers.all().size(); ++lever) find_ways(lever);
  for (const Way& each : ways_) {
    const Cost denominator = each.cost.denominator();
    constexpr Cost finest = 1'000'000;
    const Cost both = std::lcm(scale_, denominator);
    if (both <= finest) scale_ = both;
  }
  if (has_actions()) translate(formula, root);
}

std::vector<std::size_t> Ways::actions_for(const Lever& lever, const Lever::Step& step) const {
  std::vector<std::size_t> found;
  const std::vector<PlanAction>& actions = setting_.dossier.plan->actions;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const PlanAction& action = actions[i];
    const bool reaches = step.level == 0 || !action.reaches || *action.reaches >= step.level;
    const bool is_named = std::any_of(action.changes.begin(), action.changes.end(),
                                      [&](const std::string& each) { return is_below(lever.subject, each); });
    const bool is_of_criterion = action.changes.empty() && !lever.criterion.is_none() &&
                                 setting_.rulebook[lever.criterion].id == action.criterion;
    if ((is_named || is_of_criterion) && reaches) found.push_back(i);
  }
  return found;
}

std::size_t Ways::way(Way way) {
  if (way.action) {
    std::optional<std::size_t>& known = by_action_[*way.action];
    if (known) return *known;
    known = ways_.size();
  }
  way.variable = first_ + static_cast<Variable>(ways_.size());
  ways_.push_back(way);
  return ways_.size() - 1;
}

/// A step beyond the last that an action reaches is its own way, and one for the steps below it: it costs 1 more than
/// the cheapest action below.
void Ways::find_ways(std::size_t index) {
  const Lever& lever = levers_.all()[index];
  std::vector<std::vector<std::size_t>> steps(lever.steps.size());
  std::optional<Number> below;
  bool is_any = false;
  for (std::size_t i = 0; i < lever.steps.size(); ++i) {
    for (const std::size_t action : actions_for(lever, lever.steps[i])) {
      const PlanAction& each = setting_.dossier.plan->actions[action];
      steps[i].push_back(way({0, action, each.cost.value_or(Number(1)), ready_of(each, setting_.assessment.as_of)}));
      if (each.cost && (!below || *each.cost < *below)) below = each.cost;
      is_any = true;
    }
    if (!is_any || !steps[i].empty()) continue;
    const std::size_t own = way({0, std::nullopt, below ? add(*below, Number(1)).value_or(*below) : Number(1), {}});
    for (std::size_t j = 0; j <= i; ++j) steps[j].push_back(own);
  }
  if (is_any) by_step_[index] = std::move(steps);
}

void Ways::translate(Formula& formula, Formula::Id root) {
  std::vector<Formula::Id> made(root.value + 1);
  for (std::uint32_t id = 0; id <= root.value; ++id) {
    const Formula::Node node = formula[{id}];
    std::vector<Formula::Id> children;
    for (const Formula::Id child : node.children) children.push_back(made[child.value]);
    switch (node.kind) {
      case Formula::Kind::all:
        made[id] = formula.all(std::move(children));
        break;
      case Formula::Kind::any:
        made[id] = formula.any(std::move(children));
        break;
      case Formula::Kind::at_least:
        made[id] = formula.at_least(node.number, std::move(children));
        break;
      case Formula::Kind::literal: {
        made[id] = {id};
        const auto [lever, step] = levers_.at(node.number);
        if (!node.positive || by_step_[lever].empty()) break;
        std::vector<Formula::Id> ways;
        for (const std::size_t each : by_step_[lever][step]) ways.push_back(formula.literal(ways_[each].variable));
        made[id] = formula.all({made[id], formula.any(std::move(ways))});
        break;
      }
      default:
        made[id] = {id};
    }
  }
  root_ = made[root.value];
}

std::vector<Cost> Ways::costs() const {
  std::vector<Cost> result(variables(), 0);
  for (std::size_t lever = 0; lever < levers_.all().size(); ++lever)
    if (by_step_[lever].empty()) result[levers_.all()[lever].steps.front().variable] = scale_;
  for (const Way& each : ways_) {
    const WideInteger scaled = static_cast<WideInteger>(each.cost.numerator()) * scale_;
    const WideInteger rounded = (scaled + each.cost.denominator() - 1) / each.cost.denominator();
    constexpr WideInteger most = unpayable / 1024;
    result[each.variable] = static_cast<Cost>(std::min(rounded, most));
  }
  return result;
}

std::vector<std::optional<Date>> Ways::ready() const {
  std::vector<std::optional<Date>> result(variables());
  for (const Lever& lever : levers_.all())
    for (const Lever::Step& step : lever.steps)
      if (step.figure != nullptr) result[step.variable] = ready_of_years(setting_, step.figure->years_ahead);
  for (const Way& each : ways_) result[each.variable] = each.ready;
  return result;
}

std::vector<const Way*> Ways::all_of(std::size_t lever, std::size_t step) const {
  std::vector<const Way*> ways;
  if (by_step_[lever].empty()) return ways;
  for (const std::size_t each : by_step_[lever][step]) ways.push_back(&ways_[each]);
  return ways;
}

const Way* Ways::way_of(std::size_t lever, std::size_t step, const std::vector<bool>& chosen) const {
  const Way* cheapest = nullptr;
  for (const Way* each : all_of(lever, step))
    if (chosen[each->variable] && (cheapest == nullptr || each->cost < cheapest->cost)) cheapest = each;
  return cheapest;
}

}  // namespace chuan::repair
