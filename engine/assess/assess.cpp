// SPDX-License-Identifier: MIT
// A dossier assessed: one run for each educational level, levels as intervals, the school takes the lowest.
#include <algorithm>

#include "assess/findings.hpp"
#include "assess/ladder.hpp"
#include "chuan/assessment.hpp"

namespace chuan {
namespace {

Interval lower_of(Interval a, Interval b) { return {std::min(a.at_least, b.at_least), std::min(a.at_most, b.at_most)}; }

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
      part.criteria.push_back(climbed(part.values, bottom_of(rulebook.criteria[i]),
                                      [&](auto step) { climb_criterion(program, rulebook, i, step); }));
    for (std::size_t i = 0; i < rulebook.standards.size(); ++i)
      part.standards.push_back(climbed(part.values, 0, [&](auto step) { climb_standard(program, rulebook, i, step); }));
    part.level = climbed(part.values, 0, [&](auto step) { climb_school(program, rulebook, step); });
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
      return climbed(part.values, 0, [&](auto step) { climb_recognition(program, rulebook, i, step); });
    });
    result.conditions = Verdict::not_applicable;
    for (const LevelAssessment& part : parts)
      result.conditions = both(result.conditions, part.values[program.conditions[i].value].verdict);
    assessment.recognitions.push_back(std::move(result));
  }
  assessment.findings = find(program, rulebook, dossier, assessment, profile);
  find_suspended(program, rulebook, assessment, assessment.findings);
  return assessment;
}

}  // namespace chuan
