// SPDX-License-Identifier: MIT
// The cheapest way to make a condition hold where it has too many solutions to lay out: branch and bound.
#pragma once

#include <optional>
#include <vector>

#include "solve/formula.hpp"

namespace chuan::solve {

struct Bounded {
  std::vector<bool> chosen;  ///< by variable; empty: none found
  Cost cost = unpayable;
  Cost lower_bound = 0;  ///< nothing costs less; equal to `cost` when the search came to its end
};

/// Searches until the steps are spent. Costs are by variable; `unpayable` ones stay false.
Bounded search_bounded(const Formula& formula, Formula::Id root, const std::vector<Cost>& costs, Steps& steps);

}  // namespace chuan::solve
