// SPDX-License-Identifier: MIT
// Addresses: what is written is read back, what is not an address is not, and what lies below what.
#include "chuan/address.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace chuan {
namespace {

TEST(address, a_subject_is_read_as_it_is_written) {
  const std::vector<std::pair<const char*, Subject>> all = {
      {"2.2", {"2.2"}},
      {"M4.1/4", {"M4.1", 4}},
      {"2.2/3/a", {"2.2", 3, "a"}},
      {"2.2/1/*/12", {"2.2", 1, "*", 12}},
      {"2.2/3/đ/1/+2", {"2.2", 3, "đ", 1, 2}},
  };
  for (const auto& [text, subject] : all) {
    EXPECT_EQ(parse_subject(text), subject) << text;
    EXPECT_EQ(print(subject), text);
  }
}

TEST(address, what_is_no_subject_is_refused) {
  for (const char* text :
       {"", "/", "2.2/", "2.2/0", "2.2/01", "2.2/x", "2.2/-1", "/3", "2.2/3/", "2.2/3//1", "2.2/3/a/0", "2.2/3/a/1/2",
        "2.2/3/a/1/+0", "2.2/3/a/1/+2/3", "2.2/3/a/1/+", "2.2/99999999999"})
    EXPECT_FALSE(parse_subject(text)) << text;
}

TEST(address, the_parent_of_each_part_is_the_part_above) {
  std::vector<std::string> above;
  for (std::optional<Subject> at = parse_subject("2.2/3/a/1/+2"); at; at = parent(*at)) above.push_back(print(*at));
  EXPECT_EQ(above, (std::vector<std::string>{"2.2/3/a/1/+2", "2.2/3/a/1", "2.2/3/a", "2.2/3", "2.2"}));
}

TEST(address, parts_are_below_whole_parts_only) {
  const std::vector<const char*> all = {"2.2",        "2.2/1",  "2.2/1/a", "2.2/1/a/1", "2.2/1/a/1/+1",
                                        "2.2/1/a/11", "2.2/11", "2.21",    "2.21/1"};
  for (const char* each : all)
    for (const char* top : all) {
      const bool is_prefix = std::string(each) == top || std::string(each).rfind(std::string(top) + "/", 0) == 0;
      EXPECT_EQ(is_below(each, top), is_prefix) << each << " below " << top;
      EXPECT_EQ(is_below(*parse_subject(each), *parse_subject(top)), is_prefix) << each << " below " << top;
    }
  EXPECT_TRUE(is_below("gv_từ_khá@2021-2022", "gv_từ_khá"));
  EXPECT_FALSE(is_below("gv_từ_khá@2021-2022", "gv_từ"));
  EXPECT_EQ(criterion_of("2.2/1/a"), "2.2");
  EXPECT_EQ(criterion_of("2.2"), "2.2");
}

TEST(address, targets_are_levels_of_the_school_or_degrees) {
  EXPECT_EQ(parse_target("muc.3"), (Target{"muc", 3}));
  EXPECT_EQ(parse_target("kiem_dinh.2"), (Target{"kiem_dinh", 2}));
  EXPECT_EQ(print(Target{"muc", 3}), "muc.3");
  EXPECT_EQ(print(Target{"kiem_dinh", 2}), "kiem_dinh.2");
  for (const char* text : {"", "muc", "muc.", "muc.0", "muc.02", "muc.1x", ".1", "muc.-1"})
    EXPECT_FALSE(parse_target(text)) << text;
}

TEST(address, a_figure_may_be_of_one_school_year) {
  EXPECT_EQ(parse_figure("gv_từ_khá@2021-2022"), (FigureAt{"gv_từ_khá", 2021}));
  EXPECT_EQ(parse_figure("số_lớp"), (FigureAt{"số_lớp"}));
  EXPECT_EQ(print(FigureAt{"gv_từ_khá", 2021}), "gv_từ_khá@2021-2022");
  EXPECT_EQ(print(FigureAt{"số_lớp"}), "số_lớp");
  for (const char* text : {"", "@2021-2022", "a@", "a@2021", "a@2021-2023"}) EXPECT_FALSE(parse_figure(text)) << text;
}

}  // namespace
}  // namespace chuan
