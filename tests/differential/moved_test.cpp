// SPDX-License-Identifier: MIT
// Schools moved from one text of the law to another side by side, against each dossier moved by itself; and one fact or
// one clause changed, against starting over.
#include <gtest/gtest.h>

#include "chuan/batch.hpp"
#include "support/columns.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"
#include "support/generate_amendment.hpp"

namespace chuan {
namespace {

TEST(Moved, GivesEverySchoolWhatItsDossierGives) {
  std::size_t plain = 0, all = 0, recomputed = 0, cells = 0;
  test::for_each_seed(150, [&](test::Random& random) {
    test::RuleOptions rule_options;
    rule_options.dated = false;
    test::GeneratedRules rules = test::random_rules(random, rule_options);
    const std::string text = test::text_of(rules.text);
    const std::string amendment = test::random_amendment(random, rules, "01/06/2022");
    test::LoadedRules loaded({text, amendment});
    const Rulebook before = loaded.rulebook(Date(std::chrono::year(2022) / 5 / 31));
    const Rulebook after = loaded.rulebook(Date(std::chrono::year(2022) / 6 / 1));
    const Program was_program = lower(before), now_program = lower(after);
    const Batch was_batch(was_program, before), now_batch(now_program, after);
    const std::string kind = before.kinds.front().name;
    const Moved moved(was_batch, now_batch, kind);
    recomputed += moved.recomputed().size();
    cells += now_program.cells.size();
    Columns was(was_program, before), now(now_program, after);
    std::vector<Assessment> alone;
    for (int i = random.between(1, 100); i > 0; --i) {
      test::DossierOptions options;
      options.known = random.between(0, 100);
      options.levels = options.lists = false;
      Dossier dossier = test::random_dossier(random, before, options);
      dossier.kind = kind;
      if (!dossier.school_year) dossier.school_year = 2021;
      if (!moved.keeps_results() && !dossier.data.results.empty()) continue;
      const Assessment made = assess(was_program, before, dossier, before.as_of);
      if (made.parts.front().inputs.last_school_year != *dossier.school_year ||
          !test::add(was, made.parts.front().inputs))
        continue;
      Diagnostics ignored;
      alone.push_back(assess(now_program, after, transfer(dossier, before, after, ignored), after.as_of));
    }
    BatchValues was_values, now_values;
    BatchLevels levels;
    was_batch.run(was, was_values);
    const auto by_itself = moved.run(was, was_values, now, now_values);
    now_batch.levels(now_values, levels);
    for (std::size_t i = 0; i < alone.size(); ++i) {
      ++all;
      if ((by_itself[i / 64] >> i % 64 & 1) != 0) continue;
      ++plain;
      const LevelAssessment& part = alone[i].parts.front();
      for (std::size_t k = 0; k < now_program.verdicts.size(); ++k)
        ASSERT_EQ(now.verdict(k, i), part.inputs.verdicts[k]) << text << amendment << now_program.verdicts[k].subject;
      EXPECT_EQ(levels.level[i], part.level) << text << amendment;
      for (std::size_t c = 0; c < part.criteria.size(); ++c)
        EXPECT_EQ(levels.criteria[c][i], part.criteria[c]) << after.criteria[c].id << "\n" << text << amendment;
    }
  });
  EXPECT_GT(plain * 2, all) << plain << " of " << all;
  EXPECT_LT(recomputed * 2, cells) << recomputed << " of " << cells;
}

TEST(Moved, OneFactChangedIsWhatStartingOverGives) {
  test::for_each_seed(60, [](test::Random& random) {
    test::LoadedRules loaded({test::text_of(test::random_rules(random).text)});
    const Date date = test::random_date(random);
    const Rulebook book = loaded.rulebook(date);
    const Program program = lower(book);
    if (program.verdicts.empty()) return;
    const Batch batch(program, book);
    Columns columns(program, book), changed(program, book);
    const std::size_t input =
        static_cast<std::size_t>(random.between(0, static_cast<int>(program.verdicts.size()) - 1));
    for (int i = 0; i < 70; ++i) {
      test::DossierOptions options;
      options.levels = options.lists = false;
      Inputs inputs = bind(program, book, test::random_dossier(random, book, options), "", date, Profile::normal);
      if (!test::add(columns, inputs)) continue;
      inputs.verdicts[input] = static_cast<Verdict>(random.between(0, 3));
      ASSERT_TRUE(test::add(changed, inputs));
    }
    BatchValues values, anew;
    batch.run(columns, values);
    batch.run(changed, anew);
    std::vector<std::uint32_t> cells;
    for (std::uint32_t i = 0; i < program.cells.size(); ++i)
      if (program.cells[i].input.value == input) cells.push_back(i);
    batch.run(changed, values, batch.depending_on(cells));
    EXPECT_EQ(values.verdicts, anew.verdicts);
  });
}

}  // namespace
}  // namespace chuan
