// SPDX-License-Identifier: MIT
// The marks that a table has for one criterion, and the level that they mean together.
#pragma once

#include <map>
#include <optional>

#include "office/plan/levels.hpp"

namespace chuan::office {

struct Marks {
  std::map<int, Mark> levels;
  bool fails = false, contradict = false;
  std::optional<int> said;  // in words, for the whole

  bool say_anything() const;
  /// The level that they mean; absent when they contradict each other. One mark in the highest level counts as well as
  /// one in each from the first on; anything between is no way of marking.
  std::optional<int> level() const;
};

}  // namespace chuan::office
