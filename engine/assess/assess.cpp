// SPDX-License-Identifier: MIT
// A dossier assessed: one run for each educational level, levels as intervals, the school takes the lowest.
#include <algorithm>

#include "assess/findings.hpp"
#include "assess/ladder.hpp"
#include "chuan/assessment.hpp"

namespace chuan {
namespace {

Interval lower_of(Interval a, Interval b) { return {std::min(a.at_least, b.at_least), std::min(a.at_most, b.at_most)}; }

/// Climbs from the bottom: certain while everything is met, possible while nothing is not met.
class Climb {
 public:
  Climb(const LevelAssessment& part, int bottom) : part_(part), interval_{bottom, bottom} {}

  void step(int level, CellId cell) {
    const Verdict verdict = attained(part_.values[cell.value].verdict);
    certain_ = certain_ && verdict == Verdict::met;
    possible_ = possible_ && verdict != Verdict::not_met;
    if (certain_) interval_.at_least = level;
    if (possible_) interval_.at_most = level;
  }
  Interval interval() const { return interval_; }

 private:
  const LevelAssessment& part_;
  Interval interval_;
  bool certain_ = true;
  bool possible_ = true;
};

/// `climb_…` over the steps of one level.
template <class ClimbSteps>
Interval climbed(const LevelAssessment& part, int bottom, ClimbSteps climb_steps) {
  Climb climb(part, bottom);
  climb_steps([&](int level, CellId cell) { climb.step(level, cell); });
  return climb.interval();
}

/// The lowest of `interval(part)` over the parts.
template <class Function>
Interval lowest(const std::vector<LevelAssessment>& parts, Function interval) {
  Interval result = interval(parts.front());
  for (const LevelAssessment& part : parts) result = lower_of(result, interval(part));
  return result;
}

}  // namespace

Assessment assess(const Program& program, const Rulebook& rulebook, const Dossier& dossier, Date as_of,
                  Profile profile) {
  Assessment assessment;
  assessment.as_of = as_of;
  const auto add_part = [&](const std::string& educational_level) {
    LevelAssessment& part = assessment.parts.emplace_back();
    part.educational_level = educational_level;
    part.inputs = bind(program, rulebook, dossier, educational_level, as_of, profile);
    run(program, part.inputs, part.values);
    for (std::size_t i = 0; i < rulebook.criteria.size(); ++i)
      part.criteria.push_back(climbed(part, bottom_of(rulebook.criteria[i]),
                                      [&](auto step) { climb_criterion(program, rulebook, i, step); }));
    for (std::size_t i = 0; i < rulebook.standards.size(); ++i)
      part.standards.push_back(climbed(part, 0, [&](auto step) { climb_standard(program, rulebook, i, step); }));
    part.level = climbed(part, 0, [&](auto step) { climb_school(program, rulebook, step); });
  };
  if (dossier.levels.empty()) add_part("");
  for (const auto& each : dossier.levels) add_part(each.first);

  const auto& parts = assessment.parts;
  for (std::size_t i = 0; i < rulebook.criteria.size(); ++i)
    assessment.criteria.push_back(lowest(parts, [&](const auto& part) { return part.criteria[i]; }));
  for (std::size_t i = 0; i < rulebook.standards.size(); ++i)
    assessment.standards.push_back(lowest(parts, [&](const auto& part) { return part.standards[i]; }));
  assessment.level = lowest(parts, [&](const auto& part) { return part.level; });
  for (std::size_t i = 0; i < rulebook.recognitions.size(); ++i) {
    const Recognition& recognition = rulebook.recognitions[i];
    if (!recognition.admits(dossier.kind)) continue;
    RecognitionResult result;
    result.id = recognition.id;
    result.degree = lowest(parts, [&](const auto& part) {
      return climbed(part, 0, [&](auto step) { climb_recognition(program, rulebook, i, step); });
    });
    result.conditions = Verdict::not_applicable;
    for (const LevelAssessment& part : parts)
      result.conditions = both(result.conditions, part.values[program.conditions[i].value].verdict);
    assessment.recognitions.push_back(std::move(result));
  }
  assessment.findings = find(program, rulebook, dossier, assessment, profile);
  return assessment;
}

}  // namespace chuan
