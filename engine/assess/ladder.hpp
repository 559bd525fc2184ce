// SPDX-License-Identifier: MIT
// The cells by which a level is climbed, from the bottom: of a criterion, a standard, the school, a recognition.
#pragma once

#include <algorithm>

#include "chuan/assessment.hpp"

namespace chuan {

/// Names own levels; below a criterion's first own level nothing is asked, except in a group, where it is 0 or that
/// level.
inline int bottom_of(const Criterion& criterion) {
  return !criterion.in_group && !criterion.levels.empty() ? criterion.levels.front().number - 1 : 0;
}

/// Calls `step(level, cell)` for each step, lowest first.
template <class Step>
void climb_criterion(const Program& program, const Rulebook& rulebook, std::size_t index, Step&& step) {
  const Criterion& criterion = rulebook.criteria[index];
  for (std::size_t i = 0; i < criterion.levels.size(); ++i)
    step(criterion.levels[i].number, program.own_level[index][i]);
}

template <class Step>
void climb_standard(const Program& program, const Rulebook& rulebook, std::size_t index, Step&& step) {
  int highest = 0;
  for (CriterionId each : rulebook.standards[index].criteria) highest = std::max(highest, rulebook[each].highest());
  if (!rulebook.rating.empty()) highest = std::min(highest, rulebook.rating.back().number);
  for (int level = 1; level <= highest; ++level)
    step(level, program.standard_reached[index][static_cast<std::size_t>(level - 1)]);
}

template <class Step>
void climb_school(const Program& program, const Rulebook& rulebook, Step&& step) {
  for (std::size_t i = 0; i < rulebook.rating.size(); ++i) step(rulebook.rating[i].number, program.school[i]);
}

template <class Step>
void climb_recognition(const Program& program, const Rulebook& rulebook, std::size_t index, Step&& step) {
  const Recognition& recognition = rulebook.recognitions[index];
  for (std::size_t i = 0; i < recognition.degrees.size(); ++i)
    step(recognition.degrees[i].number, program.degrees[index][i]);
}

}  // namespace chuan
