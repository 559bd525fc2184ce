// SPDX-License-Identifier: MIT
// The repair of a target when every change it needs is independent: one repair, no choice. The general search is not here.
#pragma once

#include <string>
#include <vector>

#include "chuan/explanation.hpp"
#include "explain/wording.hpp"

namespace chuan::reasons {

struct Need {
  std::uint32_t criterion = 0;
  Interval has;
  int level = 0;  ///< the level it must reach
};

/// Adds to `changes` what lifts the criterion to the level asked; false when there is more than one way to do so.
bool repair_criterion(const Scope& scope, const Need& need, std::vector<Change>& changes);

}  // namespace chuan::reasons
