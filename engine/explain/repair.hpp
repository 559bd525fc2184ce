// SPDX-License-Identifier: MIT
// The repair of a target when every change it needs is independent: one repair, no choice. The general search is not
// here.
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

/// A figure's bound as gathered so far: two bounds in one direction become the stricter.
struct Bound {
  std::string subject;
  CellOp op = CellOp::equal;
  Number value;
};

struct Changes {
  std::vector<Change> list;
  std::vector<Bound> bounds;
};

/// Adds to `changes` what lifts the criterion to the level asked; false when there is more than one way to do so.
bool repair_criterion(const Scope& scope, const Need& need, Changes& changes);

}  // namespace chuan::reasons
