// SPDX-License-Identifier: MIT
// Codes, sums and days as people write them; what is too long to be one is none.
#include <gtest/gtest.h>

#include "office/plan/phrases.hpp"

using namespace chuan;
using namespace chuan::office;

namespace {

TEST(phrases, of_any_length_are_not_read_as_codes_sums_or_days) {
  std::string rest;
  const std::string tail(300'000, 'a');
  EXPECT_EQ(leading_criterion("Tiêu chí 1.10: " + tail, &rest), "1.10");
  EXPECT_EQ(rest, tail);
  EXPECT_EQ(leading_criterion("3.1 “An toàn”", &rest), "3.1");
  EXPECT_EQ(rest, "“An toàn”");
  EXPECT_EQ(leading_criterion("Tiêu chí 3.1 – Sân chơi", &rest), "3.1");
  EXPECT_EQ(rest, "Sân chơi");
  std::string digits;
  for (int i = 0; i < 100'000; ++i) digits += "9.";
  EXPECT_EQ(leading_criterion(digits, &rest), std::nullopt);
  EXPECT_EQ(money(digits + "000"), std::nullopt);
  EXPECT_FALSE(span("từ " + tail + " đến " + tail).has_value());
  EXPECT_EQ(money("150 triệu đồng"), Number(150'000'000));
}

}  // namespace
