// SPDX-License-Identifier: MIT
// From a target to its repairs: the condition, its minimal solutions, the cheapest and the fastest of them.
#include <algorithm>
#include <set>

#include "chuan/repair.hpp"
#include "repair/levers.hpp"
#include "repair/ways.hpp"
#include "solve/bound.hpp"
#include "solve/solutions.hpp"

namespace chuan {
namespace {

using namespace repair;
using Chosen = std::vector<Variable>;

class Finder {
 public:
  Finder(const RepairSetting& setting, const Target& target, const RepairLimits& limits)
      : setting_(setting), limits_(limits) {
    result_.target = target;
  }

  Repairs run() {
    const auto root = target_cell(setting_.program, setting_.rulebook, result_.target);
    std::vector<CellId> roots;
    result_.reached = Verdict::not_applicable;
    for (const LevelAssessment& part : setting_.assessment.parts) {
      if (!root) return result_;
      roots.push_back(*root);
      result_.reached = both(result_.reached, part.values[root->value].verdict);
    }
    if (is_satisfied(result_.reached)) return result_;
    levers_.emplace(setting_, roots, formula_);
    Conditions conditions(setting_.program, setting_.assessment, formula_, *levers_);
    std::vector<Formula::Id> all;
    for (std::size_t part = 0; part < roots.size(); ++part) all.push_back(conditions.holds(part, roots[part]));
    all.push_back(levers_->constraints());
    root_ = formula_.all(std::move(all));
    ways_.emplace(setting_, *levers_, formula_, root_);
    result_.by = limits_.by;
    search();
    wait();
    return result_;
  }

 private:
  void search() {
    if (root_ == Formula::never) {
      result_.count = "0";
      return;
    }
    try {
      steps_.allow(limits_.most_steps / 2);
      exactly();
    } catch (const TooLarge&) {
      forget_found();
      steps_.allow(limits_.most_steps - std::min(limits_.most_steps, steps_.used()));
      within_bounds();
    }
    result_.steps = steps_.used();
    note_end_of_law();
  }

  void note_end_of_law() {
    const std::optional<Date>& ends = setting_.rulebook.ends;
    const auto is_after = [&](const Repair& each) { return ends && each.ready && *ends <= *each.ready; };
    if (std::any_of(result_.cheapest.begin(), result_.cheapest.end(), is_after) ||
        (result_.fastest && is_after(*result_.fastest)))
      result_.law_ends = ends;
  }

  /// A degree is asked for only so long after the one below it.
  void wait() {
    for (const RecognitionDates& each : recognition_dates(setting_.rulebook, setting_.dossier)) {
      const bool is_next = each.id == result_.target.id && each.counts_as < result_.target.number;
      if (!is_next || !each.upgrade_from || !limits_.by || !(*limits_.by < *each.upgrade_from)) continue;
      if (result_.earliest && *each.upgrade_from < *result_.earliest) continue;
      forget_found();
      result_.count = "0";
      result_.earliest = each.upgrade_from;
      result_.late_because = each;
    }
  }

  void forget_found() {
    result_.count.clear();
    result_.cheapest.clear();
    result_.fastest.reset();
    result_.in_all.clear();
    result_.proof.clear();
  }

  bool is_late(const std::optional<Date>& ready) const { return limits_.by && ready && *limits_.by < *ready; }

  /// Variables of changes and ways that cannot be in time.
  std::vector<bool> late() const {
    std::vector<bool> late;
    for (const std::optional<Date>& each : ready_) late.push_back(is_late(each));
    return late;
  }

  Solutions solutions(Formula::Id root) {
    return Solutions(formula_, root, ways_->variables(), limits_.most_nodes, steps_);
  }

  void exactly() {
    ready_ = ways_->ready();
    costs_ = ways_->costs();
    const Solutions paid = solutions(formula_.without(ways_->root(), late()));
    if (paid.is_empty()) return too_late();
    std::optional<Solutions> alone;
    if (ways_->has_actions()) alone.emplace(solutions(changes_alone()));
    const Solutions& sets = alone ? *alone : paid;
    const Count count = sets.count();
    result_.count = count.str();
    const std::vector<Count> memberships = sets.memberships();
    note_in_all(memberships, count);
    cheapest(paid);
    fastest(paid);
    prove(sets, memberships);
  }

  /// The condition over changes only: what no way makes in time does not happen.
  Formula::Id changes_alone() {
    std::vector<bool> never = late();
    for (std::size_t v = 0; v < levers_->variables() && limits_.by; ++v) {
      const auto [lever, step] = levers_->at(static_cast<Variable>(v));
      const std::vector<const Way*> ways = ways_->all_of(lever, step);
      const auto is_never = [this](const Way* way) { return is_late(way->ready); };
      if (!ways.empty() && std::all_of(ways.begin(), ways.end(), is_never)) never[v] = true;
    }
    return formula_.without(root_, never);
  }

  void note_in_all(const std::vector<Count>& memberships, const Count& count) {
    std::vector<bool> all(ways_->variables());
    bool is_any = false;
    for (std::size_t v = 0; v < memberships.size(); ++v) {
      all[v] = count > 0 && memberships[v] == count;
      is_any = is_any || all[v];
    }
    if (is_any) result_.in_all = repair(all, 0).changes;
  }

  /// Changes in every repair, each by itself, and of all the others the least number any repair makes. It shows the
  /// least cost only where the two add up to it.
  void prove(const Solutions& sets, const std::vector<Count>& memberships) {
    if (result_.cheapest.empty() || limits_.by) return;
    std::set<std::pair<std::string, std::string>> necessary;
    for (const Change& each : result_.in_all) {
      necessary.emplace(each.educational_level, subject_of(each));
      result_.proof.push_back({{each}, 1});
    }
    Necessity rest;
    std::vector<Cost> one_each(ways_->variables(), 0);
    const std::vector<bool> none(ways_->variables());
    for (std::size_t lever = 0; lever < levers_->all().size(); ++lever) {
      const Lever& each = levers_->all()[lever];
      const bool is_used = memberships[each.steps.front().variable] > 0;
      if (!is_used || necessary.count({each.educational_level, each.subject}) > 0) continue;
      one_each[each.steps.front().variable] = 1;
      rest.of.push_back(change(lever, 0, none));
    }
    const Cost least = sets.least_cost(one_each);
    rest.at_least = static_cast<std::size_t>(least);
    if (least > 0 && least < unpayable) result_.proof.push_back(std::move(rest));
  }

  void cheapest(const Solutions& paid) {
    constexpr std::size_t most_tries = 10'000;
    Solutions::ByCost in_order(paid, costs_);
    std::set<Chosen> seen;
    for (std::size_t tries = 0; tries < most_tries && result_.cheapest.size() < limits_.most_repairs; ++tries) {
      const std::optional<ByCost::Found> found = in_order.next();
      if (!found) return;
      Chosen changes = found->variables;
      std::erase_if(changes, [this](Variable v) { return v >= levers_->variables(); });
      if (seen.insert(std::move(changes)).second) result_.cheapest.push_back(repair(found->variables, found->cost));
    }
  }

  /// No day is known by which it is done: not of the change itself, and of no action that makes it.
  bool is_undated(Variable v) const {
    if (ready_[v]) return false;
    if (v >= levers_->variables()) return true;
    const auto [lever, step] = levers_->at(v);
    return ways_->all_of(lever, step).empty();
  }

  enum class Undated : std::uint8_t { may_be_in_time, is_left_out };

  std::vector<Cost> costs_until(Date last, Undated undated) const {
    std::vector<Cost> costs = costs_;
    for (Variable v = 0; v < costs.size(); ++v) {
      const bool is_later = ready_[v] && last < *ready_[v];
      if (is_later || (undated == Undated::is_left_out && is_undated(v))) costs[v] = unpayable;
    }
    return costs;
  }

  /// The earliest day by which some set can be ready, by trying the days that are known.
  std::optional<Date> earliest(const Solutions& paid, Undated undated) const {
    std::set<Date> days;
    for (const std::optional<Date>& each : ready_)
      if (each) days.insert(*each);
    for (const Date day : days)
      if (paid.least_cost(costs_until(day, undated)) < unpayable) return day;
    return std::nullopt;
  }

  void fastest(const Solutions& paid) {
    const std::optional<Date> day = earliest(paid, Undated::is_left_out);
    if (!day || result_.cheapest.empty()) return;
    const std::optional<Date> known = result_.cheapest.front().done_by;
    if (known && *known <= *day) return;
    if (const auto found = Solutions::ByCost(paid, costs_until(*day, Undated::is_left_out)).next())
      result_.fastest = repair(found->variables, found->cost);
  }

  void too_late() {
    result_.count = "0";
    const Solutions paid = solutions(ways_->root());
    result_.earliest = earliest(paid, Undated::may_be_in_time);
    if (!result_.earliest) return;
    const auto found = Solutions::ByCost(paid, costs_until(*result_.earliest, Undated::may_be_in_time)).next();
    if (!found) return;
    for (const Change& each : repair(found->variables, found->cost).changes)
      if (each.ready == result_.earliest) result_.late_because = each;
  }

  /// The best that is found until the search is stopped, with how much cheaper another could be.
  void within_bounds() {
    std::vector<Cost> costs = ways_->costs();
    const std::vector<std::optional<Date>> ready = ways_->ready();
    for (std::size_t v = 0; v < costs.size(); ++v)
      if (is_late(ready[v])) costs[v] = unpayable;
    const Bounded found = search_bounded(formula_, ways_->root(), costs, steps_);
    if (found.chosen.empty()) return;
    Repair best = repair(found.chosen, found.cost);
    if (best.unpriced.empty()) {
      const Cost least = std::min(found.lower_bound, found.cost);
      best.lower_bound = Number::ratio(least, ways_->scale()).value_or(Number(least));
      best.optimal = least == found.cost;
    }
    result_.cheapest = {std::move(best)};
  }

  Repair repair(const std::vector<Variable>& variables, Cost cost) const {
    std::vector<bool> chosen(ways_->variables());
    for (const Variable each : variables) chosen[each] = true;
    return repair(chosen, cost);
  }

  Repair repair(const std::vector<bool>& chosen, Cost cost) const {
    Repair repair;
    for (std::size_t lever = 0; lever < levers_->all().size(); ++lever) {
      const std::vector<Lever::Step>& steps = levers_->all()[lever].steps;
      for (std::size_t step = steps.size(); step > 0; --step) {
        if (!chosen[steps[step - 1].variable]) continue;
        repair.changes.push_back(change(lever, step - 1, chosen));
        break;
      }
    }
    std::stable_sort(repair.changes.begin(), repair.changes.end(),
                     [](const Change& a, const Change& b) { return a.criterion.value < b.criterion.value; });
    for (const Change& each : repair.changes)
      if (each.ready && (!repair.ready || *repair.ready < *each.ready)) repair.ready = each.ready;
    if (ways_->has_prices()) {
      repair.measure = Repair::Measure::cost;
      cost %= ways_->unpriced();
      for (const Change& each : repair.changes)
        if (!each.cost) repair.unpriced.push_back(subject_of(each));
    }
    repair.cost = Number::ratio(cost, ways_->scale()).value_or(Number(cost));
    repair.optimal = repair.unpriced.empty();
    if (repair.optimal) repair.lower_bound = repair.cost;
    const bool has_end = std::all_of(repair.changes.begin(), repair.changes.end(),
                                     [](const Change& each) { return each.ready.has_value(); });
    if (has_end) repair.done_by = repair.ready;
    return repair;
  }

  Change change(std::size_t index, std::size_t step_index, const std::vector<bool>& chosen) const {
    const Lever& lever = levers_->all()[index];
    Change change = change_of(lever, lever.steps[step_index]);
    if (const auto* figure = std::get_if<FigureChange>(&change.what))
      change.ready = ready_of_years(setting_, figure->years_ahead);
    if (const Way* way = ways_->way_of(index, step_index, chosen)) {
      change.cost = way->cost;
      change.action = way->action;
      if (way->action) change.days = setting_.dossier.plan->actions[*way->action].days;
      if (way->ready && (!change.ready || *change.ready < *way->ready)) change.ready = way->ready;
    }
    return change;
  }

  const RepairSetting& setting_;
  const RepairLimits& limits_;
  Repairs result_;
  Steps steps_;
  Formula formula_;
  std::optional<Levers> levers_;
  std::optional<Ways> ways_;
  Formula::Id root_;
  std::vector<std::optional<Date>> ready_;  // by variable
  std::vector<Cost> costs_;                 // by variable
};

}  // namespace

Repairs find_repairs(const RepairSetting& setting, const Target& target, const RepairLimits& limits) {
  return Finder(setting, target, limits).run();
}

}  // namespace chuan
