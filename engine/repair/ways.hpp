// SPDX-License-Identifier: MIT
// What changes cost: the plan's actions as ways to make them, each paid once however many changes rest on it. Where no
// action has a price changes are counted instead; where some have, what has none costs more than all prices together.
#pragma once

#include "repair/levers.hpp"

namespace chuan::repair {

/// An action of the plan, or a change the plan has no action for.
struct Way {
  Variable variable = 0;
  std::optional<std::size_t> action;
  std::optional<Number> cost;  ///< none: nobody said what it costs
  std::optional<Date> ready;   ///< where the plan says how long it takes
};

class Ways {
 public:
  /// Variables after those of the levers. `root` in terms of both: a change counts only with a way to make it.
  Ways(const RepairSetting& setting, const Levers& levers, Formula& formula, Formula::Id root);

  Formula::Id root() const { return root_; }
  /// Whether the plan says anything of cost or time; else changes are their own ways.
  bool has_actions() const { return !ways_.empty(); }
  std::size_t variables() const { return first_ + ways_.size(); }

  /// Whether the plan gives any action a price: costs are money then, else numbers of changes.
  bool has_prices() const { return has_prices_; }
  /// By variable, in whole units of `scale()` to one.
  std::vector<Cost> costs() const;
  Cost scale() const { return scale_; }
  /// What one thing without a price counts as, more than everything that has one; where there are prices.
  Cost unpriced() const { return unpriced_; }
  /// By variable: no sooner than; none where nothing is said.
  std::vector<std::optional<Date>> ready() const;

  /// Every way a lever's step can be made; none where it is its own.
  std::vector<const Way*> all_of(std::size_t lever, std::size_t step) const;
  /// The way of `chosen` by which a lever's step is made; null when it is its own.
  const Way* way_of(std::size_t lever, std::size_t step, const std::vector<bool>& chosen) const;

 private:
  std::vector<std::size_t> actions_for(const Lever& lever, const Lever::Step& step) const;
  std::size_t way(Way way);
  void find_ways(std::size_t lever);
  void translate(Formula& formula, Formula::Id root);

  const RepairSetting& setting_;
  const Levers& levers_;
  Variable first_ = 0;
  std::vector<Way> ways_;
  std::vector<std::vector<std::vector<std::size_t>>> by_step_;  // [lever][step]: ways; empty: its own
  std::vector<std::optional<std::size_t>> by_action_;
  Formula::Id root_;
  bool has_prices_ = false;
  Cost scale_ = 1, unpriced_ = 1;
};

/// Whether the last school year of the dossier has ended on the day asked about.
bool is_last_year_over(const RepairSetting& setting);

/// When the last school year that `change` waits for ends.
std::optional<Date> ready_of_years(const RepairSetting& setting, int years_ahead);

}  // namespace chuan::repair
