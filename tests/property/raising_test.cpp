// SPDX-License-Identifier: MIT
// Doing better never counts against a school: one verdict or one criterion's level raised lowers nothing. Over rules
// that do not negate what is attained.
#include <gmock/gmock.h>

#include <algorithm>

#include "support/answers.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"

namespace chuan {
namespace {

struct Setting {
  std::string text;
  Rulebook book;
  Program program;

  explicit Setting(test::Random& random)
      : text(test::text_of(test::random_rules(random, {.raising = true}).text)),
        book(test::LoadedRules({text}).rulebook(test::random_date(random))),
        program(lower(book)) {}

  Assessment assess(const Dossier& dossier) const { return chuan::assess(program, book, dossier, *dossier.date); }
};

void expect_not_lower(Interval after, Interval before, const std::string& what) {
  EXPECT_GE(after.at_least, before.at_least) << what;
  EXPECT_GE(after.at_most, before.at_most) << what;
}

void expect_not_lower(const Setting& setting, const Dossier& before, const Dossier& after) {
  const Assessment low = setting.assess(before), high = setting.assess(after);
  expect_not_lower(high.level, low.level, "school");
  for (std::size_t i = 0; i < high.criteria.size(); ++i)
    expect_not_lower(high.criteria[i], low.criteria[i], setting.book.criteria[i].id);
  for (std::size_t i = 0; i < high.standards.size(); ++i)
    expect_not_lower(high.standards[i], low.standards[i], setting.book.standards[i].id);
  for (std::size_t i = 0; i < high.recognitions.size(); ++i)
    expect_not_lower(high.recognitions[i].degree, low.recognitions[i].degree, high.recognitions[i].id);
  if (testing::Test::HasFailure())
    ADD_FAILURE() << setting.text << test::to_json(before, setting.book) << "\nagainst\n"
                  << test::to_json(after, setting.book);
}

TEST(Raising, OneVerdictLowersNothing) {
  test::for_each_seed(600, [](test::Random& random) {
    const Setting setting(random);
    const Dossier dossier = test::random_dossier(random, setting.book);
    for (const auto& [address, given] : dossier.data.requirements) {
      if (given.verdict != Verdict::not_met && given.verdict != Verdict::unknown) continue;
      Dossier raised = dossier;
      raised.data.requirements[address].verdict =
          given.verdict == Verdict::not_met && random.chance(50) ? Verdict::unknown : Verdict::met;
      SCOPED_TRACE(address);
      expect_not_lower(setting, dossier, raised);
    }
  });
}

/// Whether only the recorded level speaks of the criterion: no verdict does, and facts leave every own level open.
bool is_silent(const Setting& setting, const Dossier& dossier, const Criterion& criterion) {
  Dossier without = dossier;
  without.data.results.erase(criterion.id);
  for (auto& each : without.levels) each.second.results.erase(criterion.id);
  const auto is_about = [&](const LevelData& data) {
    const auto next = data.requirements.lower_bound(criterion.id + "/");
    return next != data.requirements.end() && next->first.rfind(criterion.id + "/", 0) == 0;
  };
  if (is_about(dossier.data)) return false;
  for (const auto& each : dossier.levels)
    if (is_about(each.second)) return false;
  const Assessment assessment = setting.assess(without);
  return std::all_of(assessment.parts.begin(), assessment.parts.end(), [&](const LevelAssessment& part) {
    const auto verdicts = test::verdicts_by_address(setting.program, part);
    return std::all_of(criterion.levels.begin(), criterion.levels.end(), [&](const CriterionLevel& level) {
      return verdicts.at(criterion.id + "/" + std::to_string(level.number)) == Verdict::unknown;
    });
  });
}

/// A recorded level says that the next one is not met, so where details say otherwise a higher record may cost
/// something; where it alone speaks it may not.
TEST(Raising, OneRecordedLevelLowersNothing) {
  test::for_each_seed(600, [](test::Random& random) {
    const Setting setting(random);
    test::DossierOptions options;
    options.known = random.chance(50) ? 0 : 30;
    Dossier dossier = test::random_dossier(random, setting.book, options);
    for (const Criterion& criterion : setting.book.criteria)
      if (random.chance(70)) dossier.data.results[criterion.id] = {criterion.in_group ? 0 : random.between(0, 2), {}};
    for (const Criterion& criterion : setting.book.criteria) {
      const auto given = dossier.data.results.find(criterion.id);
      if (given == dossier.data.results.end() || !is_silent(setting, dossier, criterion)) continue;
      for (const CriterionLevel& level : criterion.levels) {
        if (level.number <= given->second.level) continue;
        Dossier raised = dossier;
        raised.data.results[criterion.id].level = level.number;
        SCOPED_TRACE(criterion.id + " from " + std::to_string(given->second.level) + " to " +
                     std::to_string(level.number));
        expect_not_lower(setting, dossier, raised);
      }
    }
  });
}

}  // namespace
}  // namespace chuan
