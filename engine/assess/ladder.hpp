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

/// Climbs from the bottom: certain while everything is met, possible while nothing is not met.
class LevelClimb {
 public:
  LevelClimb(const std::vector<Value>& values, int bottom) : values_(values), interval_{bottom, bottom} {}

  void step(int level, CellId cell) {
    const Verdict verdict = attained(values_[cell.value].verdict);
    certain_ = certain_ && verdict == Verdict::met;
    possible_ = possible_ && verdict != Verdict::not_met;
    if (certain_) interval_.at_least = level;
    if (possible_) interval_.at_most = level;
  }
  Interval interval() const { return interval_; }

 private:
  const std::vector<Value>& values_;
  Interval interval_;
  bool certain_ = true;
  bool possible_ = true;
};

/// `climb_…` over the steps of one level.
template <class ClimbSteps>
Interval climbed(const std::vector<Value>& values, int bottom, ClimbSteps climb_steps) {
  LevelClimb climb(values, bottom);
  climb_steps([&](int level, CellId cell) { climb.step(level, cell); });
  return climb.interval();
}

}  // namespace chuan
