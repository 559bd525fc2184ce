// SPDX-License-Identifier: MIT
// Dates and school years.
#include "chuan/date.hpp"

#include <gtest/gtest.h>

namespace chuan {
namespace {

Date date(std::string_view text) {
  const auto parsed = parse_date(text);
  EXPECT_TRUE(parsed) << text;
  return parsed.value_or(Date{});
}

TEST(Date, reads_both_forms) {
  EXPECT_EQ(date("22/08/2018"), date("2018-08-22"));
  EXPECT_EQ(date("1/7/2018"), date("2018-07-01"));
  EXPECT_EQ(to_iso(date("29/02/2024")), "2024-02-29");
  EXPECT_EQ(to_vietnamese(date("2018-08-02")), "02/08/2018");
}

TEST(Date, refuses_everything_else) {
  for (const char* text : {"", "29/02/2023", "31/04/2022", "00/01/2020", "01/13/2020", "2018-8-22", "2018-08-22 ",
                           " 22/08/2018", "22-08-2018", "22/08/18", "22/08/20180", "2018/08/22", "22/08", "0000-01-01",
                           "2018-08-22T00:00", "a/b/c", "022/08/2018"})
    EXPECT_FALSE(parse_date(text)) << text;
}

TEST(Date, writing_undoes_reading_for_every_day) {
  using std::chrono::sys_days;
  for (sys_days day = sys_days{date("2015-12-01")}; day < sys_days{date("2029-03-02")}; day += std::chrono::days{1}) {
    const Date each{day};
    ASSERT_EQ(parse_date(to_iso(each)), each);
    ASSERT_EQ(parse_date(to_vietnamese(each)), each);
  }
}

TEST(Date, months_end_on_a_day_that_exists) {
  EXPECT_EQ(to_iso(add_months(date("2020-01-31"), 1)), "2020-02-29");
  EXPECT_EQ(to_iso(add_months(date("2020-02-29"), 12)), "2021-02-28");
  EXPECT_EQ(to_iso(add_months(date("2020-02-29"), 48)), "2024-02-29");
  EXPECT_EQ(to_iso(add_months(date("2018-08-22"), 60)), "2023-08-22");
  EXPECT_EQ(to_iso(add_months(date("2020-03-31"), -1)), "2020-02-29");
  EXPECT_EQ(to_iso(add_months(date("2020-11-30"), 3)), "2021-02-28");
  EXPECT_EQ(to_iso(add_months(date("2020-05-05"), 0)), "2020-05-05");
}

TEST(SchoolYear, reads_the_forms_found_in_documents) {
  for (const char* text : {"2021-2022", "2021 - 2022", "2021–2022", "2021 — 2022", " 2021-2022 "})
    EXPECT_EQ(parse_school_year(text), 2021) << text;
  for (const char* text :
       {"", "2021", "2021-2023", "2022-2021", "2021-22", "2021/2022", "2021-2022x", "21-22", "2021--2022", "2021 2022"})
    EXPECT_FALSE(parse_school_year(text)) << text;
}

TEST(SchoolYear, its_name_reads_back) {
  EXPECT_EQ(school_year_name(2021), "2021-2022");
  EXPECT_EQ(parse_school_year(school_year_name(1999)), 1999);
}

TEST(SchoolYear, is_completed_after_the_end_of_may) {
  EXPECT_EQ(last_completed_school_year(date("2022-08-20")), 2021);
  EXPECT_EQ(last_completed_school_year(date("2022-06-01")), 2021);
  EXPECT_EQ(last_completed_school_year(date("2022-05-31")), 2020);
  EXPECT_EQ(last_completed_school_year(date("2022-01-01")), 2020);
  EXPECT_EQ(last_completed_school_year(date("2021-12-31")), 2020);
}

}  // namespace
}  // namespace chuan
