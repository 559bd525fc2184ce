// SPDX-License-Identifier: MIT
// From changes to the actions that make them, and what each costs.
#include "repair/ways.hpp"

#include <algorithm>
#include <numeric>

namespace chuan::repair {
namespace {

/// The end that the plan gives, or what its start and days come to where that is later.
std::optional<Date> ready_of(const PlanAction& action, Date as_of) {
  const auto end = parse_span(action.due);
  std::optional<Date> ready;
  if (end) ready = end->second;
  if (!action.days) return ready;
  Date from = as_of;
  if (const auto span = parse_span(action.starts); span && from < span->first) from = span->first;
  const Date done = std::chrono::sys_days(from) + std::chrono::days(*action.days);
  return ready ? std::max(*ready, done) : done;
}

Cost scaled(const Number& cost, Cost scale) {
  const WideInteger exact = static_cast<WideInteger>(cost.numerator()) * scale;
  const WideInteger rounded = (exact + cost.denominator() - 1) / cost.denominator();
  constexpr WideInteger most = unpayable / 1024;
  return static_cast<Cost>(std::min(rounded, most));
}

}  // namespace

bool is_last_year_over(const RepairSetting& setting) {
  const int last = setting.assessment.parts.front().inputs.last_school_year;
  return parse_span(school_year_name(last))->second < setting.assessment.as_of;
}

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
  for (const PlanAction& each : setting.dossier.plan->actions) {
    if (!each.cost) continue;
    has_prices_ = true;
    constexpr Cost finest = 1'000'000;
    const Cost both = std::lcm(scale_, Cost{each.cost->denominator()});
    if (both <= finest) scale_ = both;
  }
  for (const PlanAction& each : setting.dossier.plan->actions)
    if (each.cost) unpriced_ = std::min(unpayable / 1024, unpriced_ + scaled(*each.cost, scale_));
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

/// A step beyond the last that an action reaches is its own way, and one for the steps below it: nobody said its price.
void Ways::find_ways(std::size_t index) {
  const Lever& lever = levers_.all()[index];
  std::vector<std::vector<std::size_t>> steps(lever.steps.size());
  bool is_any = false;
  for (std::size_t i = 0; i < lever.steps.size(); ++i) {
    for (const std::size_t action : actions_for(lever, lever.steps[i])) {
      const PlanAction& each = setting_.dossier.plan->actions[action];
      steps[i].push_back(way({0, action, each.cost, ready_of(each, setting_.assessment.as_of)}));
      is_any = true;
    }
    if (!is_any || !steps[i].empty()) continue;
    const std::size_t own = way({0, std::nullopt, std::nullopt, {}});
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
    if (!has_prices_ || by_step_[lever].empty()) result[levers_.all()[lever].steps.front().variable] = unpriced_;
  for (const Way& each : ways_)
    if (has_prices_) result[each.variable] = each.cost ? scaled(*each.cost, scale_) : unpriced_;
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
    if (chosen[each->variable] &&
        (cheapest == nullptr || (each->cost && (!cheapest->cost || *each->cost < *cheapest->cost))))
      cheapest = each;
  return cheapest;
}

}  // namespace chuan::repair
