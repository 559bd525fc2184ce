// SPDX-License-Identifier: MIT
// Repairs on the circulars themselves: counts against their formula, a search that is cut short, plans in time.
#include <gtest/gtest.h>

#include "chuan/outlook.hpp"
#include "support/rules.hpp"

namespace chuan {
namespace {

constexpr const char* circular = "57/2026/TT-BGDĐT";

/// A lower secondary school under TT 57/2026: its mandatory criteria at one level, the first others at 0, the rest
/// at 1.
struct School {
  School(int mandatory, int failing) {
    Diagnostics said;
    book = *loaded.law.rulebook(circular, *parse_date("2026-11-23"), said, "THCS");
    program = lower(book);
    dossier.kind = "THCS";
    dossier.date = parse_date("2026-11-23");
    dossier.data.facts.resize(book.facts.size());
    for (const Criterion& each : book.criteria) {
      const bool fails = !each.mandatory && failing-- > 0;
      dossier.data.results[each.id] = {each.mandatory ? mandatory : fails ? 0 : 1, {}};
    }
    assessment = assess(program, book, dossier, *dossier.date);
  }
  RepairSetting setting() const { return {program, book, dossier, assessment, Language::vi}; }

  test::LoadedLaw loaded;
  Rulebook book;
  Program program;
  Dossier dossier;
  Assessment assessment;
};

TEST(Repairs, AreAsManyAsTheFormulaSays) {
  const School school(1, 3);
  // Mức 1 lacks one of the three that fail; Mức 2 lacks all eight mandatory ones, any five of the other seven, and the
  // rest of the three at Mức 1: 7 choose 5.
  EXPECT_EQ(find_repairs(school.setting(), {"muc", 1}, {}).count, "3");
  const Repairs second = find_repairs(school.setting(), {"muc", 2}, {});
  EXPECT_EQ(second.count, "21");
  ASSERT_FALSE(second.cheapest.empty());
  EXPECT_EQ(second.cheapest[0].cost, Number(13));
  EXPECT_TRUE(second.cheapest[0].optimal);
  EXPECT_EQ(second.in_all.size(), 11u);
}

TEST(Repairs, CutShortStillNameAWayAndHowMuchCheaperAnotherCouldBe) {
  const School school(1, 3);
  RepairLimits limits;
  limits.most_nodes = 8;
  limits.most_steps = 1'000;
  const Repairs found = find_repairs(school.setting(), {"muc", 2}, limits);
  EXPECT_EQ(found.count, "");
  ASSERT_EQ(found.cheapest.size(), 1u);
  EXPECT_LE(found.cheapest[0].lower_bound, Number(13));
  EXPECT_GE(found.cheapest[0].cost, Number(13));
  EXPECT_EQ(found.cheapest[0].optimal, found.cheapest[0].lower_bound == found.cheapest[0].cost);
  const Dossier changed = with_changes(school.dossier, school.book, found.cheapest[0].changes);
  EXPECT_EQ(assess(school.program, school.book, changed, *changed.date).level.at_least, 2);
}

TEST(Repairs, OnTheWholeLevelLossesAreAsManyAsTheFormulaSays) {
  School school(2, 0);
  for (auto& [criterion, result] : school.dossier.data.results) result.level = 2;
  school.assessment = assess(school.program, school.book, school.dossier, *school.dossier.date);
  // Eight mandatory ones below Mức 2, any of seven below Mức 1, or three of the seven below Mức 2.
  const Robustness held = robustness(school.setting());
  EXPECT_EQ(held.loss_count, "50");
  EXPECT_EQ(held.single_points.size(), 15u);
}

TEST(Repairs, OfTenUnknownCriteriaTheFirstQuestionNarrowsMost) {
  School school(2, 0);
  int left = 10;
  std::erase_if(school.dossier.data.results, [&](const auto&) { return left-- > 0; });
  school.assessment = assess(school.program, school.book, school.dossier, *school.dossier.date);
  const Questions questions = open_questions(school.setting());
  ASSERT_EQ(questions.all.size(), 10u);
  ASSERT_TRUE(questions.next);
  for (const Question& each : questions.all) {
    const Question& next = questions.all[*questions.next];
    EXPECT_LE(next.worst.at_most - next.worst.at_least, each.worst.at_most - each.worst.at_least);
  }
}

}  // namespace
}  // namespace chuan
