// SPDX-License-Identifier: MIT
// The comparisons that stand between a school and a target.
#pragma once

#include <vector>

#include "chuan/repair.hpp"

namespace chuan::repair {

class Levers;

struct WantedComparison {
  std::size_t part = 0;
  CellId cell;
  bool wanted = true;  ///< what it should say
};

inline bool is_compared(CellOp op) { return op == CellOp::truth || is_comparison(op); }

/// Those below `root` that are not as they should be, past what people would conclude instead.
std::vector<WantedComparison> comparisons_to_change(const RepairSetting& setting, const Levers& levers,
                                                    std::size_t part, CellId root);

}  // namespace chuan::repair
