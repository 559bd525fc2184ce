// SPDX-License-Identifier: MIT
// A dossier assessed: one run for each educational level, levels as intervals, the school takes the lowest.
#include <algorithm>

#include "assess/findings.hpp"
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

/// Names own levels; below a criterion's first own level nothing is asked, except in a group, where it is 0 or that
/// level.
Interval criterion_interval(const Program& program, const Criterion& criterion, std::size_t index,
                            const LevelAssessment& part) {
  const bool starts_above = !criterion.in_group && !criterion.levels.empty();
  Climb climb(part, starts_above ? criterion.levels.front().number - 1 : 0);
  for (std::size_t i = 0; i < criterion.levels.size(); ++i)
    climb.step(criterion.levels[i].number, program.own_level[index][i]);
  return climb.interval();
}

Interval standard_interval(const Program& program, const Rulebook& rulebook, std::size_t index,
                           const LevelAssessment& part) {
  int highest = 0;
  for (CriterionId each : rulebook.standards[index].criteria) highest = std::max(highest, rulebook[each].highest());
  if (!rulebook.rating.empty()) highest = std::min(highest, rulebook.rating.back().number);
  Climb climb(part, 0);
  for (int level = 1; level <= highest; ++level)
    climb.step(level, program.standard_reached[index][static_cast<std::size_t>(level - 1)]);
  return climb.interval();
}

Interval school_interval(const Program& program, const Rulebook& rulebook, const LevelAssessment& part) {
  Climb climb(part, 0);
  for (std::size_t i = 0; i < rulebook.rating.size(); ++i) climb.step(rulebook.rating[i].number, program.school[i]);
  return climb.interval();
}

Interval degree_interval(const Program& program, const Recognition& recognition, std::size_t index,
                         const LevelAssessment& part) {
  Climb climb(part, 0);
  for (std::size_t i = 0; i < recognition.degrees.size(); ++i)
    climb.step(recognition.degrees[i].number, program.degrees[index][i]);
  return climb.interval();
}

bool admits(const Recognition& recognition, const std::string& kind) {
  const auto& kinds = recognition.kinds;
  return kinds.empty() || kind.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
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
      part.criteria.push_back(criterion_interval(program, rulebook.criteria[i], i, part));
    for (std::size_t i = 0; i < rulebook.standards.size(); ++i)
      part.standards.push_back(standard_interval(program, rulebook, i, part));
    part.level = school_interval(program, rulebook, part);
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
    if (!admits(recognition, dossier.kind)) continue;
    RecognitionResult result;
    result.id = recognition.id;
    result.degree = lowest(parts, [&](const auto& part) { return degree_interval(program, recognition, i, part); });
    result.conditions = Verdict::not_applicable;
    for (const LevelAssessment& part : parts)
      result.conditions = both(result.conditions, part.values[program.conditions[i].value].verdict);
    assessment.recognitions.push_back(std::move(result));
  }
  assessment.findings = find(program, rulebook, dossier, assessment, profile);
  return assessment;
}

}  // namespace chuan
