// SPDX-License-Identifier: MIT
// Every minimal solution of a condition: reduced to what does not stand apart, laid out in an order that keeps related
// variables near each other, then with its parts put back.
#pragma once

#include <memory>

#include "solve/diagram.hpp"
#include "solve/formula.hpp"

namespace chuan::solve {

/// The sets of variables that make a condition true, all others being false, of which no proper subset does.
class Solutions {
 public:
  /// Throws TooLarge. `variables`: how many the formula has.
  Solutions(const Formula& formula, Formula::Id root, std::size_t variables, std::size_t most_nodes, Steps& steps);

  bool is_empty() const { return sets_ == Diagrams::nothing; }
  Count count() const { return diagrams_->count(sets_); }
  /// The least cost of a set; `unpayable` when there is none. Costs are by variable.
  Cost least_cost(const std::vector<Cost>& costs) const { return diagrams_->least_cost(sets_, placed(costs)); }
  /// In how many sets each variable is.
  std::vector<Count> memberships() const;

  /// One set after the other, cheapest first; none after the last.
  class ByCost {
   public:
    ByCost(const Solutions& solutions, const std::vector<Cost>& costs)
        : solutions_(solutions), inner_(*solutions.diagrams_, solutions.sets_, solutions.placed(costs)) {}
    std::optional<solve::ByCost::Found> next();

   private:
    const Solutions& solutions_;
    solve::ByCost inner_;
  };

 private:
  friend class ByCost;
  std::vector<Cost> placed(const std::vector<Cost>& costs) const;

  std::unique_ptr<Diagrams> diagrams_;
  std::vector<std::uint32_t> places_;  // by variable: its place in the order, UINT32_MAX where it is in no set
  std::vector<Variable> variable_at_;  // by place; UINT32_MAX where a part stood
  Zdd sets_;
};

}  // namespace chuan::solve
