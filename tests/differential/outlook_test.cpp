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

/// Every verdict that is met rests on evidence of which some ends within the school year at hand.
Dossier with_ends(test::Random& random, Dossier dossier) {
  dossier.school_year = 2021;
  dossier.evidence.clear();
  for (int i = 1; i <= 6; ++i) {
    const int day = random.between(0, 364);
    dossier.evidence.push_back(
        {"[H1-1.1-0" + std::to_string(i) + "]",
         "Danh sách",
         {},
         random.chance(80)
             ? std::optional<Date>(std::chrono::sys_days(*parse_date("2021-09-01")) + std::chrono::days(day))
             : std::nullopt,
         "",
         {},
         {}});
  }
  for (auto& [subject, given] : dossier.data.requirements) {
    given.evidence.clear();
    for (int more = random.between(1, 2); more > 0; --more)
      given.evidence.push_back(random.pick(dossier.evidence).code);
  }
  return dossier;
}

/// On each day of a year: the level stands until the last day that is told, and the day after it does not.
TEST(Outlook, EvidenceHoldsUntilTheDayThatIsTold) {
  std::size_t told = 0, fell = 0;
  test::for_each_seed(40, [&](test::Random& random) {
    test::RuleOptions rules;
    rules.raising = true;
    rules.dated = false;
    const std::string text = test::text_of(test::random_rules(random, rules).text);
    const Rulebook book = test::LoadedRules({text}).rulebook(test::random_date(random));
    const Program program = lower(book);
    test::DossierOptions options;
    options.known = 100;
    options.records = false;
    options.levels = false;
    const Dossier dossier = with_ends(random, test::random_dossier(random, book, options));
    const auto first = std::chrono::sys_days(*parse_date("2021-09-01"));
    const auto last = std::chrono::sys_days(parse_span(school_year_name(2021))->second);
    std::vector<Assessment> days;
    for (auto day = first; day <= last; day += std::chrono::days(1))
      days.push_back(assess(program, book, dossier, Date(day), Profile::strict));
    for (std::size_t i = 0; i < days.size(); ++i) {
      const int level = days[i].level.at_least;
      const Robustness held = robustness({program, book, dossier, days[i], Language::vi});
      EXPECT_EQ(held.level, level);
      const auto lower = std::find_if(days.begin() + static_cast<std::ptrdiff_t>(i), days.end(),
                                      [&](const Assessment& later) { return later.level.at_least < level; });
      std::optional<Date> until;
      if (lower != days.end()) until = Date(first + std::chrono::days(lower - days.begin() - 1));
      fell += until.has_value();
      told += held.evidence_until.has_value();
      if (until || (held.evidence_until && std::chrono::sys_days(*held.evidence_until) < last)) {
        ASSERT_TRUE(held.evidence_until == until)
            << to_iso(Date(first + std::chrono::days(static_cast<int>(i)))) << ": told "
            << (held.evidence_until ? to_iso(*held.evidence_until) : "nothing") << ", is "
            << (until ? to_iso(*until) : "nothing") << "\n"
            << text << test::to_json(dossier, book);
      }
    }
  });
  EXPECT_GT(told, 300u);
  EXPECT_GT(fell, 300u);
}

}  // namespace
}  // namespace chuan
