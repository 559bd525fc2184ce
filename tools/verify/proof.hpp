// SPDX-License-Identifier: MIT
// What changes cost by the plan, and what no repair can do without.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "verify/program.hpp"
#include "verify/verify.hpp"

namespace chuan::checker {

class Proof {
 public:
  Proof(const Case& checked, const std::vector<Line>& program) : checked_(checked), program_(program) {}

  /// What the plan says the changes cost, an action once; 1 where it has none, 1 beyond the cheapest below where none
  /// of its actions goes so far.
  Rational cost_of(const nlohmann::json& changes) const;

  /// The least that every repair pays: of each set of changes it must make so many, the sets apart from each other.
  Rational least_by_sets(const nlohmann::json& proof, std::vector<std::string>& faults) const;
  /// The same where of each set something must change, the sets as they come.
  Rational least_by_cuts(const nlohmann::json& cuts, std::vector<std::string>& faults) const;
  /// Sets of `changes` that show by `least_by_cuts` that nothing is cheaper than `cost`; none where they do not.
  std::optional<nlohmann::json> cuts(const nlohmann::json& changes, const Rational& cost) const;

  /// Who could pay for a change: an action of the plan, or the change by itself.
  struct Payer {
    std::string name;
    Rational price;
  };
  std::vector<Payer> payers_of(const nlohmann::json& change) const;
  /// Whatever a cell's value rests on.
  std::set<std::string> facts_under(const Line& line, std::size_t cell) const;

 private:
  /// The least that pays for something of every cut, and who pays then.
  Rational least_payment(const std::vector<nlohmann::json>& cuts, std::set<std::string>& by) const;
  std::vector<const nlohmann::json*> actions_for(const nlohmann::json& change) const;
  bool must_change(const std::vector<std::string>& subjects, std::size_t needed) const;
  /// Whether the target is reached when everything is granted but what is about `kept`.
  bool is_within_reach(const std::vector<std::string>& kept) const;
  std::vector<bool> held_back(const std::function<bool(const std::string&)>& is_kept) const;

  const Case& checked_;
  const std::vector<Line>& program_;
};

}  // namespace chuan::checker
