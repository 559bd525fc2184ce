// SPDX-License-Identifier: MIT
// What a dot and a comma mean is decided by the numbers beside it, and left open where they do not tell.
#include <gtest/gtest.h>

#include "office/plan/figure_numbers.hpp"

using namespace chuan;
using namespace chuan::office;

namespace {

/// The number of the first cell among those of its row and table, "?" where it could be two, "" where it is none.
std::string read(const std::vector<std::string>& row, const std::vector<std::string>& others = {},
                 bool is_share = false, bool is_count = false) {
  std::vector<FigureText> beside, all;
  for (const std::string& each : row) beside.push_back({each, false});
  all = beside;
  for (const std::string& each : others) all.push_back({each, false});
  const FigureNumber number = figure_number(beside.front(), beside, signs_in(all), is_share, is_count);
  if (number.is_doubtful) return "?";
  return number.value ? to_string(*number.value, ',') + (number.is_percent ? "%" : "") : "";
}

TEST(figure_numbers, read_what_can_be_read_one_way_only) {
  EXPECT_EQ(read({"636"}), "636");
  EXPECT_EQ(read({"97,2%"}), "97,2%");
  EXPECT_EQ(read({"33.3%"}), "33,3%");
  EXPECT_EQ(read({"1.234.567"}), "1234567");
  EXPECT_EQ(read({"1.234,5"}), "1234,5");
  EXPECT_EQ(read({"1,234.5"}), "1234,5");
  EXPECT_EQ(read({"1 987 em"}), "1987");
  EXPECT_EQ(read({"41.0"}), "41");
  EXPECT_EQ(read({"16/17"}), "");
  EXPECT_EQ(read({"12/2023"}), "");
  EXPECT_EQ(read({"chưa có"}), "");
}

TEST(figure_numbers, are_decided_by_what_stands_beside_them) {
  EXPECT_EQ(read({"2.111", "1987", "2050"}, {"41.0", "39.5"}), "2111");
  EXPECT_EQ(read({"2.111", "2.5", "1.75"}, {"41.0"}), "2,111");
  EXPECT_EQ(read({"2.111"}, {}, true), "2,111%");
  EXPECT_EQ(read({"2.111"}, {"41.0"}, false, true), "2111");
  EXPECT_EQ(read({"2.111"}, {"1.234.567"}), "2111");
  EXPECT_EQ(read({"2.111"}, {"41.0"}), "?");
  EXPECT_EQ(read({"2.111"}), "?");
  EXPECT_EQ(read({"2,111"}), "?");
}

TEST(figure_numbers, of_a_spreadsheet_have_a_decimal_point) {
  const FigureText cell{"2.111", true};
  EXPECT_EQ(to_string(*figure_number(cell, {cell}, signs_in({cell}), false, true).value, ','), "2,111");
}

}  // namespace
