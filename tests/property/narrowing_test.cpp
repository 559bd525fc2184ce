// SPDX-License-Identifier: MIT
// Knowing more only settles what was open: verdicts that were known stay, intervals narrow.
#include <gmock/gmock.h>

#include "support/answers.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"

namespace chuan {
namespace {

/// `data` with about `percent` of its facts (school years one by one), verdicts and results kept.
LevelData thinned(test::Random& random, const LevelData& data, int percent) {
  LevelData kept = data;
  const auto lost = [&](const auto&) { return !random.chance(percent); };
  std::erase_if(kept.results, lost);
  std::erase_if(kept.requirements, lost);
  for (std::optional<FactValues>& fact : kept.facts) {
    if (!fact) continue;
    if (!random.chance(percent)) fact->single.reset();
    std::erase_if(fact->by_year, lost);
    if (!fact->single && fact->by_year.empty()) fact.reset();
  }
  return kept;
}

Dossier thinned(test::Random& random, const Dossier& dossier, int percent) {
  Dossier kept = dossier;
  kept.data = thinned(random, dossier.data, percent);
  for (auto& [level, data] : kept.levels) data = thinned(random, data, percent);
  return kept;
}

struct Setting {
  std::string text;
  Rulebook book;
  Program program;

  explicit Setting(test::Random& random)
      : text(test::text_of(test::random_rules(random).text)),
        book(test::LoadedRules({text}).rulebook(test::random_date(random))),
        program(lower(book)) {}

  Assessment assess(const Dossier& dossier, Profile profile = Profile::normal) const {
    return chuan::assess(program, book, dossier, *dossier.date, profile);
  }
};

/// Records conclusions that the details bear out: about indicators and levels, about requirements, criteria's levels.
void record(test::Random& random, const Setting& setting, LevelData& data, const LevelAssessment& part) {
  for (const auto& [address, verdict] : test::verdicts_by_address(setting.program, part)) {
    const bool is_way = address.find('+') != std::string::npos;
    // Under `khi` the verdict says nothing about what was asked when it does not apply.
    const bool may_be_conditional = verdict == Verdict::not_applicable;
    if (is_way || may_be_conditional || verdict == Verdict::unknown || !random.chance(30)) continue;
    data.requirements.emplace(address, RecordedVerdict{verdict, {"[H1-1.1-01]"}, {}, {}});
  }
  for (std::size_t i = 0; i < setting.book.criteria.size(); ++i) {
    const Criterion& criterion = setting.book.criteria[i];
    int level = criterion.in_group ? 0 : criterion.levels.front().number - 1;
    bool is_known = true;
    for (std::size_t own = 0; own < criterion.levels.size() && is_known; ++own) {
      const Verdict verdict = part.values[setting.program.own_level[i][own].value].verdict;
      if (verdict == Verdict::not_met) break;
      is_known = verdict != Verdict::unknown;
      level = criterion.levels[own].number;
    }
    if (is_known && random.chance(30)) data.results[criterion.id] = {level, {}};
  }
}

/// A dossier without contradictions.
Dossier coherent_dossier(test::Random& random, const Setting& setting) {
  test::DossierOptions options;
  options.known = random.between(60, 100);
  options.records = false;
  options.lists = false;  // a figure that is given replaces what a list says
  Dossier dossier = test::random_dossier(random, setting.book, options);
  if (!dossier.levels.empty()) {  // what a level says replaces what the school says, so let only levels speak
    for (auto& each : dossier.levels) each.second = dossier.data;
    for (auto& each : dossier.levels) each.second = thinned(random, each.second, 80);
    dossier.data = {};
  }
  const Assessment assessment = setting.assess(dossier);
  for (const LevelAssessment& part : assessment.parts)
    record(random, setting, dossier.levels.empty() ? dossier.data : dossier.levels.at(part.educational_level), part);
  return dossier;
}

/// Met under an unknown condition may turn out not applicable; where it counts both are attained.
bool is_settled_by(Verdict before, Verdict after) {
  return before == after || before == Verdict::unknown || (before == Verdict::met && after == Verdict::not_applicable);
}

void expect_narrower(Interval after, Interval before, const std::string& what) {
  EXPECT_GE(after.at_least, before.at_least) << what;
  EXPECT_LE(after.at_most, before.at_most) << what;
}

void expect_narrower(const Setting& setting, const Assessment& less, const Assessment& more) {
  for (std::size_t part = 0; part < less.parts.size(); ++part) {
    const auto before = test::verdicts_by_address(setting.program, less.parts[part]);
    const auto after = test::verdicts_by_address(setting.program, more.parts[part]);
    for (const auto& [address, verdict] : before)
      EXPECT_TRUE(is_settled_by(verdict, after.at(address)))
          << address << ": " << test::name(verdict) << ", then " << test::name(after.at(address));
    for (CellId check : setting.program.checks) {
      const Verdict known = less.parts[part].values[check.value].verdict;
      EXPECT_TRUE(known == Verdict::unknown || known == more.parts[part].values[check.value].verdict);
    }
  }
  expect_narrower(more.level, less.level, "school");
  for (std::size_t i = 0; i < less.criteria.size(); ++i)
    expect_narrower(more.criteria[i], less.criteria[i], setting.book.criteria[i].id);
  for (std::size_t i = 0; i < less.standards.size(); ++i)
    expect_narrower(more.standards[i], less.standards[i], setting.book.standards[i].id);
  for (std::size_t i = 0; i < less.recognitions.size(); ++i) {
    expect_narrower(more.recognitions[i].degree, less.recognitions[i].degree, less.recognitions[i].id);
    const Verdict before = less.recognitions[i].conditions;
    EXPECT_TRUE(before == Verdict::unknown || before == more.recognitions[i].conditions) << less.recognitions[i].id;
  }
}

TEST(Narrowing, KnowingMoreOnlySettlesWhatWasOpen) {
  test::for_each_seed(1200, [](test::Random& random) {
    const Setting setting(random);
    const Dossier most = coherent_dossier(random, setting);
    const Dossier some = thinned(random, most, 80), few = thinned(random, some, random.between(0, 90));
    const Profile profile = random.chance(30) ? Profile::strict : Profile::normal;
    const Assessment highest = setting.assess(most, profile), middle = setting.assess(some, profile),
                     lowest = setting.assess(few, profile);
    expect_narrower(setting, middle, highest);
    expect_narrower(setting, lowest, middle);
    if (testing::Test::HasFailure())
      ADD_FAILURE() << setting.text << test::to_json(most, setting.book) << "\nthen\n"
                    << test::to_json(some, setting.book) << "\nthen\n"
                    << test::to_json(few, setting.book);
  });
}

/// The strict profile only opens what the normal one settles.
TEST(Narrowing, EvidenceOnlySettlesWhatWasOpen) {
  test::for_each_seed(600, [](test::Random& random) {
    const Setting setting(random);
    const Dossier dossier = coherent_dossier(random, setting);
    expect_narrower(setting, setting.assess(dossier, Profile::strict), setting.assess(dossier, Profile::normal));
    if (testing::Test::HasFailure()) ADD_FAILURE() << setting.text << test::to_json(dossier, setting.book);
  });
}

}  // namespace
}  // namespace chuan
