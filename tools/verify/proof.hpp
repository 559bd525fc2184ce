// SPDX-License-Identifier: MIT
// What changes cost by the plan, and what no repair can do without.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "verify/school.hpp"

namespace chuan::verify {

class Proof {
 public:
  using Cut = std::vector<Change>;

  Proof(const Setting& setting, const std::vector<Line>& program);

  /// Whether the plan gives any action a price.
  bool has_prices() const { return has_prices_; }
  struct Paid {
    Rational cost;
    std::size_t unpriced = 0;  ///< changes
  };
  /// What the plan says the changes cost, an action once; without any price how many they are.
  Paid cost_of(const std::vector<Change>& changes) const;

  /// The least that every repair pays: of each set of changes it must make so many, the sets apart from each other.
  Rational least_by_sets(const std::vector<Needed>& sets, std::vector<std::string>& faults) const;
  /// The same where of each set something must change, the sets as they come.
  Rational least_by_cuts(const std::vector<Cut>& cuts, std::vector<std::string>& faults) const;
  /// Sets of `changes` that show by `least_by_cuts` that nothing is cheaper than `cost`; none where they do not.
  std::optional<std::vector<Cut>> cuts(const Cut& changes, const Rational& cost) const;

  /// Who could pay for a change: an action of the plan, or the change by itself.
  struct Payer {
    std::string name;
    Rational price;
  };
  std::vector<Payer> payers_of(const Change& change) const;
  /// Whatever a cell's value rests on.
  std::set<std::string> facts_under(const Line& line, std::size_t cell) const;

 private:
  /// The least that pays for something of every cut, and who pays then.
  Rational least_payment(const std::vector<Cut>& cuts, std::set<std::string>& by) const;
  const nlohmann::json* actions() const;
  bool counts(std::size_t place) const;
  /// By their place in the plan.
  std::vector<std::size_t> actions_for(const Change& change) const;
  bool must_change(const std::vector<Change>& changes, std::size_t needed) const;
  /// Whether the target is reached when everything is granted but what is about `kept`.
  bool is_within_reach(const std::vector<Change>& kept) const;
  std::vector<bool> held_back(const std::function<bool(const std::string&)>& is_kept) const;

  /// What has no price counts as more than everything that has one.
  Rational price(const nlohmann::json& action) const;

  const Setting& setting_;
  const std::vector<Line>& program_;
  bool has_prices_ = false;
  Rational unpriced_ = 1;
};

}  // namespace chuan::verify
