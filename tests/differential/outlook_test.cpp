// SPDX-License-Identifier: MIT
// What to ask and what can be lost, against trying each answer and each loss in the dossier itself.
#include <gtest/gtest.h>

#include <algorithm>

#include "chuan/outlook.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"

namespace chuan {
namespace {

struct Generated {
  explicit Generated(test::Random& random, int known) {
    test::RuleOptions rules;
    rules.raising = true;
    text = test::text_of(test::random_rules(random, rules).text);
    book = test::LoadedRules({text}).rulebook(test::random_date(random));
    program = lower(book);
    test::DossierOptions options;
    options.known = known;
    options.records = false;
    options.levels = false;
    dossier = test::random_dossier(random, book, options);
    assessment = assess(program, book, dossier, *dossier.date);
  }

  RepairSetting setting() const { return {program, book, dossier, assessment, Language::vi}; }
  Interval level_with(const std::string& subject, Verdict verdict) const {
    Dossier changed = dossier;
    changed.data.requirements[subject].verdict = verdict;
    return assess(program, book, changed, *dossier.date).level;
  }
  bool is_attested(const std::string& subject) const {
    return std::any_of(program.verdicts.begin(), program.verdicts.end(), [&](const VerdictInput& each) {
      return each.subject == subject && program[each.cell].op == CellOp::attest;
    });
  }

  std::string text;
  Rulebook book;
  Program program;
  Dossier dossier;
  Assessment assessment;
};

int width(Interval interval) { return interval.at_most - interval.at_least; }

TEST(Outlook, QuestionsLeaveWhatTheirWorstAnswerLeaves) {
  std::size_t asked = 0, same = 0;
  test::for_each_seed(600, [&](test::Random& random) {
    const Generated with(random, random.between(50, 98));
    const Questions questions = open_questions(with.setting());
    EXPECT_EQ(questions.level, with.assessment.level);
    int narrowest = width(with.assessment.level);
    for (const Question& each : questions.all) {
      if (!with.is_attested(each.subject)) continue;
      ++asked;
      const Interval met = with.level_with(each.subject, Verdict::met);
      const Interval not_met = with.level_with(each.subject, Verdict::not_met);
      // Two places that rest on one unknown fact agree in every answer, which the three verdicts alone cannot tell.
      EXPECT_LE(width(each.worst), std::max(width(met), width(not_met))) << each.subject << "\n" << with.text;
      same += width(each.worst) == std::max(width(met), width(not_met));
      if (each.bearing == Question::Bearing::cannot_matter) {
        EXPECT_EQ(met, not_met) << each.subject << "\n" << with.text;
      }
      narrowest = std::min(narrowest, std::max(width(met), width(not_met)));
    }
    if (questions.next) {
      EXPECT_LE(width(questions.all[*questions.next].worst), narrowest) << with.text;
    }
  });
  EXPECT_GT(asked, 300u);
  EXPECT_GT(same * 100, asked * 95);
}

TEST(Outlook, LosingASinglePointLowersTheLevelAndNothingElseAloneDoes) {
  std::size_t tried = 0;
  test::for_each_seed(1500, [&](test::Random& random) {
    const Generated with(random, 100);
    if (with.assessment.level.at_least == 0) return;
    const Robustness held = robustness(with.setting());
    EXPECT_EQ(held.level, with.assessment.level.at_least);
    for (const auto& [subject, recorded] : with.dossier.data.requirements) {
      if (recorded.verdict != Verdict::met || !with.is_attested(subject)) continue;
      ++tried;
      const bool is_single =
          std::find(held.single_points.begin(), held.single_points.end(), subject) != held.single_points.end();
      EXPECT_EQ(with.level_with(subject, Verdict::not_met).at_least < held.level, is_single) << subject << "\n"
                                                                                             << with.text;
    }
  });
  EXPECT_GT(tried, 100u);
}

}  // namespace
}  // namespace chuan
