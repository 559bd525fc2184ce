// SPDX-License-Identifier: MIT
// Repairs under the project's own rules: applied to the dossier each reaches, and none of its parts does.
#include <gtest/gtest.h>

#include <iostream>
#include <map>
#include <memory>
#include <stdexcept>

#include "chuan/repair.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"
#include "support/rules.hpp"

namespace chuan {
namespace {

struct LoweredBook {
  std::string name;
  Rulebook book;
  Program program;
};

/// The last text of every circular, for one kind of school of each annex.
std::vector<std::unique_ptr<LoweredBook>> last_texts() {
  const test::LoadedLaw loaded;
  std::vector<std::unique_ptr<LoweredBook>> all;
  for (const CircularHeader& header : loaded.law.circulars()) {
    if (header.is_amendment || header.is_reference) continue;
    std::vector<std::string> kinds;
    for (const AnnexHeader& annex : header.annexes) kinds.push_back(annex.kinds.at(0));
    if (kinds.empty()) kinds = header.applies_to;
    for (const std::string& kind : kinds) {
      Diagnostics said;
      auto book = loaded.law.rulebook(header.number, loaded.law.texts(header.number).back(), said, kind);
      if (!book) throw std::runtime_error(render(said, loaded.sources, Language::en));
      auto& law = all.emplace_back(std::make_unique<LoweredBook>());
      law->name = header.number + " for " + kind;
      law->book = std::move(*book);
      law->program = lower(law->book);
    }
  }
  return all;
}

std::string told(const Repair& repair) {
  std::string text;
  for (const Change& each : repair.changes) text += each.educational_level + " " + subject_of(each) + "\n";
  return text;
}

Verdict reached(const LoweredBook& law, const Dossier& dossier, CellId cell, Date as_of) {
  Verdict whole = Verdict::not_applicable;
  for (const LevelAssessment& part : assess(law.program, law.book, dossier, as_of).parts)
    whole = both(whole, part.values[cell.value].verdict);
  return whole;
}

TEST(Repairs, OfTheProjectsRulesReachAndHaveNoPartTooMany) {
  const auto rules = last_texts();
  ASSERT_FALSE(rules.empty());
  std::map<std::string, std::size_t> counts;
  test::for_each_seed(6, [&](test::Random& random) {
    for (const auto& each : rules) {
      test::DossierOptions options;
      options.known = random.between(40, 100);
      options.records = random.chance(70);
      options.levels = false;  // where a result is shared by levels of which one is known in detail: not minimal yet
      const Dossier dossier = test::random_dossier(random, each->book, options);
      const Date as_of = *dossier.date;
      const Assessment assessment = assess(each->program, each->book, dossier, as_of);
      const std::vector<Target> all = targets(each->book);
      if (all.empty()) continue;
      const Target target = all[static_cast<std::size_t>(random.between(0, static_cast<int>(all.size()) - 1))];
      RepairLimits limits;
      limits.most_repairs = 20;
      limits.most_steps = 2'000'000;
      const Repairs found =
          find_repairs({each->program, each->book, dossier, assessment, Language::vi}, target, limits);
      const CellId cell = *target_cell(each->program, each->book, target);
      for (const Repair& repair : found.cheapest) {
        ++counts[each->name];
        ASSERT_TRUE(is_satisfied(reached(*each, with_changes(dossier, each->book, repair.changes), cell, as_of)))
            << each->name << "\n"
            << test::to_json(dossier, each->book) << "\n"
            << told(repair);
        for (std::size_t out = 0; out < repair.changes.size(); ++out) {
          std::vector<Change> fewer = repair.changes;
          fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(out));
          ASSERT_FALSE(is_satisfied(reached(*each, with_changes(dossier, each->book, fewer), cell, as_of)))
              << each->name << "\n"
              << test::to_json(dossier, each->book) << "\n"
              << told(repair) << out;
        }
      }
    }
  });
  for (const auto& [name, count] : counts) std::cout << name << ": " << count << " repairs\n";
  EXPECT_GT(counts.size(), 3u);
}

}  // namespace
}  // namespace chuan
