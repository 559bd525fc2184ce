// SPDX-License-Identifier: MIT
// Quotas and conditions; the laws of `both` and `either` are proved in the header.
#include "chuan/verdict.hpp"

#include <gtest/gtest.h>

#include <set>

namespace chuan {
namespace {

using enum Verdict;

TEST(AtLeast, counts) {
  EXPECT_EQ(at_least(2, 2, 0, 1, not_met), met);
  EXPECT_EQ(at_least(2, 1, 1, 1, not_met), unknown);
  EXPECT_EQ(at_least(2, 1, 0, 2, not_met), not_met);
  EXPECT_EQ(at_least(0, 0, 0, 0, not_met), met);
}

TEST(AtLeast, takes_the_authors_word_when_too_few_apply) {
  EXPECT_EQ(at_least(2, 1, 0, 0, met), met);
  EXPECT_EQ(at_least(2, 1, 0, 0, not_met), not_met);
  EXPECT_EQ(at_least(2, 1, 0, 0, unknown), unknown);
  EXPECT_EQ(at_least(1, 0, 0, 0, not_applicable), not_applicable);
}

// Every way the unknown ones may turn out (met, not met, not applicable) agrees with the verdict, and an unknown
// verdict can still go two ways.
TEST(AtLeast, agrees_with_every_completion) {
  for (const Verdict otherwise : laws::verdicts)
    for (std::uint32_t k = 1; k <= 4; ++k)
      for (std::uint32_t yes = 0; yes <= 3; ++yes)
        for (std::uint32_t open = 0; open <= 3; ++open)
          for (std::uint32_t no = 0; no <= 3; ++no) {
            std::set<Verdict> possible;
            for (std::uint32_t turned = 0; turned <= open; ++turned)
              for (std::uint32_t failed = 0; turned + failed <= open; ++failed)
                possible.insert(at_least(k, yes + turned, 0, no + failed, otherwise));
            EXPECT_EQ(at_least(k, yes, open, no, otherwise), possible.size() == 1 ? *possible.begin() : unknown)
                << k << " of " << yes << ", " << open << ", " << no;
          }
}

TEST(When, applies_only_under_its_condition) {
  for (const Verdict body : laws::verdicts) {
    EXPECT_EQ(when(met, body), body);
    EXPECT_EQ(when(not_met, body), not_applicable);
    EXPECT_EQ(when(not_applicable, body), not_applicable);
  }
}

TEST(When, is_unknown_under_an_unknown_condition_unless_the_body_is_met) {
  EXPECT_EQ(when(unknown, met), met);
  EXPECT_EQ(when(unknown, not_applicable), not_applicable);
  EXPECT_EQ(when(unknown, not_met), unknown);
  EXPECT_EQ(when(unknown, unknown), unknown);
}

TEST(WhenCounted, leaves_a_met_way_open_under_an_unknown_condition) {
  for (const Verdict condition : laws::verdicts)
    for (const Verdict body : laws::verdicts)
      EXPECT_EQ(when_counted(condition, body), condition == unknown && body == met ? unknown : when(condition, body));
}

TEST(Attained, counts_what_does_not_apply) {
  EXPECT_EQ(attained(not_applicable), met);
  for (const Verdict verdict : {not_met, unknown, met}) EXPECT_EQ(attained(verdict), verdict);
}

TEST(Interval, is_closed_when_its_ends_agree) {
  EXPECT_TRUE((Interval{2, 2}.is_closed()));
  EXPECT_FALSE((Interval{1, 2}.is_closed()));
}

}  // namespace
}  // namespace chuan
