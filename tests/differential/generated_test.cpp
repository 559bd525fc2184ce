// SPDX-License-Identifier: MIT
// The flat evaluator against its slow twin over generated circulars and dossiers.
#include <gmock/gmock.h>

#include "support/answers.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"

namespace chuan {
namespace {

constexpr int dossiers_a_rulebook = 4;

TEST(Differential, GeneratedRulebooksAndDossiersGiveTheSameVerdicts) {
  test::for_each_seed(4000, [](test::Random& random) {
    const std::string text = test::text_of(test::random_rules(random).text);
    const Rulebook book = test::LoadedRules({text}).rulebook(test::random_date(random));
    const Program program = lower(book);
    for (int i = 0; i < dossiers_a_rulebook; ++i) {
      test::DossierOptions options;
      options.known = random.between(0, 100);
      options.records = random.chance(60);
      const Dossier dossier = test::random_dossier(random, book, options);
      const bool strict = random.chance(30);
      const Assessment engine =
          assess(program, book, dossier, *dossier.date, strict ? Profile::strict : Profile::normal);
      const auto reference = test::reference_assess(book, dossier, *dossier.date, strict);
      EXPECT_THAT(test::differences(test::answers(program, book, engine), test::answers(reference)), testing::IsEmpty())
          << text << test::to_json(dossier, book) << "\nstrict " << strict;
    }
  });
}

/// The same through the file a school keeps: what cannot be written there (single ways) is gone on both sides.
TEST(Differential, DossiersReadFromJsonGiveTheSameVerdicts) {
  test::for_each_seed(2000, [](test::Random& random) {
    const std::string text = test::text_of(test::random_rules(random).text);
    const Rulebook book = test::LoadedRules({test::roughened(random, text)}).rulebook(test::random_date(random));
    const Program program = lower(book);
    Dossier dossier = test::random_dossier(random, book);
    const std::string json = test::to_json(dossier, book);
    const auto without_ways = [](LevelData& data) {
      std::erase_if(data.requirements, [](const auto& each) { return each.first.find('+') != std::string::npos; });
    };
    without_ways(dossier.data);
    for (auto& each : dossier.levels) without_ways(each.second);
    const Dossier read = test::read_json(json, book);
    const Assessment engine = assess(program, book, read, *read.date);
    const auto reference = test::reference_assess(book, dossier, *dossier.date);
    EXPECT_THAT(test::differences(test::answers(program, book, engine), test::answers(reference)), testing::IsEmpty())
        << text << json;
  });
}

}  // namespace
}  // namespace chuan
