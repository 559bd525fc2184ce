// SPDX-License-Identifier: MIT
// The flat evaluator against its slow twin over the project's own rules with generated dossiers.
#include <gmock/gmock.h>

#include <memory>
#include <stdexcept>

#include "support/answers.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"
#include "support/rules.hpp"

namespace chuan {
namespace {

struct RealRules {
  std::string name;
  Rulebook book;
  Program program;
};

/// Every text that every circular of rules/ has had, for one kind of school of each annex.
std::vector<std::unique_ptr<RealRules>> real_rules() {
  const test::LoadedLaw loaded;
  std::vector<std::unique_ptr<RealRules>> all;
  for (const CircularHeader& header : loaded.law.circulars()) {
    if (header.is_amendment || header.is_reference) continue;
    std::vector<std::string> kinds;
    for (const AnnexHeader& annex : header.annexes) kinds.push_back(annex.kinds.at(0));
    if (kinds.empty()) kinds = header.applies_to;
    for (Date date : loaded.law.texts(header.number))
      for (const std::string& kind : kinds) {
        Diagnostics said;
        auto book = loaded.law.rulebook(header.number, date, said, kind);
        if (!book) throw std::runtime_error(render(said, loaded.sources, Language::en));
        all.push_back(std::make_unique<RealRules>());
        all.back()->name = header.number + " for " + kind + " on " + to_iso(date);
        all.back()->book = std::move(*book);
        all.back()->program = lower(all.back()->book);
      }
  }
  return all;
}

TEST(Differential, TheRulesOfTheProjectGiveTheSameVerdicts) {
  const auto rules = real_rules();
  ASSERT_FALSE(rules.empty());
  test::for_each_seed(150, [&](test::Random& random) {
    for (const auto& each : rules) {
      test::DossierOptions options;
      options.known = random.between(20, 100);
      options.records = random.chance(50);
      const Dossier dossier = test::random_dossier(random, each->book, options);
      const bool strict = random.chance(30);
      const Date date = each->book.as_of;
      const Assessment engine =
          assess(each->program, each->book, dossier, date, strict ? Profile::strict : Profile::normal);
      const auto reference = test::reference_assess(each->book, dossier, date, strict);
      EXPECT_THAT(test::differences(test::answers(each->program, each->book, engine), test::answers(reference)),
                  testing::IsEmpty())
          << each->name << "\n"
          << test::to_json(dossier, each->book) << "\nstrict " << strict;
    }
  });
}

}  // namespace
}  // namespace chuan
