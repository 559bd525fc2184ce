// SPDX-License-Identifier: MIT
// What a dossier's plan would bring if all its targets were met.
#pragma once

#include <vector>

#include "chuan/explanation.hpp"
#include "load/load.hpp"

namespace chuan {

struct GoalOutlook {
  PlanGoal goal;
  std::optional<Target> target;   ///< absent: the rulebook has no such target
  std::vector<Blocker> short_of;  ///< what would still stand in the way with every target met
  Verdict reached = Verdict::unknown;
  bool has_choice = false;
};

struct PlanOutlook {
  Assessment assessment;  ///< with every target met
  std::vector<GoalOutlook> goals;
  std::vector<std::size_t> without_action;  ///< criteria below their lowest level that no action names
};

/// Absent when the dossier has no plan.
std::optional<PlanOutlook> look_ahead(const Inquiry& input, const Assessment& now, Profile profile);

}  // namespace chuan
