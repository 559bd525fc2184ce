// SPDX-License-Identifier: MIT
// One mark in the highest level, or one in each: both are how forms are filled in.
#include "office/plan/marks.hpp"

#include <algorithm>
#include <vector>

namespace chuan::office {

bool Marks::say_anything() const {
  return fails || said || contradict ||
         std::any_of(levels.begin(), levels.end(), [](const auto& each) { return each.second != Mark::none; });
}

std::optional<int> Marks::level() const {
  if (contradict) return std::nullopt;
  std::vector<int> yes, no;
  for (const auto& [level, mark] : levels) {
    if (mark == Mark::yes) yes.push_back(level);
    if (mark == Mark::no) no.push_back(level);
  }
  if (said) return yes.empty() && no.empty() && !fails ? said : std::nullopt;
  if (fails) return yes.empty() ? std::optional(0) : std::nullopt;
  if (yes.empty()) return !no.empty() && no.front() == levels.begin()->first ? std::optional(0) : std::nullopt;
  if (!no.empty() && no.front() < yes.back()) return std::nullopt;
  const auto last = std::find_if(levels.begin(), levels.end(), [&](const auto& at) { return at.first == yes.back(); });
  const bool is_each = std::all_of(levels.begin(), last, [](const auto& each) { return each.second == Mark::yes; });
  return yes.size() == 1 || is_each ? std::optional(yes.back()) : std::nullopt;
}

}  // namespace chuan::office
