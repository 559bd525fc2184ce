// SPDX-License-Identifier: MIT
// What plans and reports look like is declared, and a slip of the declaration is said with its place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "chuan/sentence.hpp"
#include "office/plan/declared.hpp"
#include "support/papers.hpp"

using namespace chuan;
using namespace chuan::office;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

const std::string kinds = R"("kinds": [{"kind": "THCS", "words": ["truong thcs"]}])";
const std::string groups = R"("groups": [{"group": "M4", "level": 4, "words": ["muc 4"]}])";
const std::string goals = R"("goals": [{"target": "kiem_dinh", "words": ["kiem dinh"], "degrees": ["cap do"]}])";
const std::string bodies = R"("bodies": [{"recipients": ["Sở"], "signs": "HIỆU TRƯỞNG"}])";

std::string refused(const std::string& text) {
  try {
    read_papers(text, "v.json");
    return "";
  } catch (const BadDeclaration& bad) {
    return text_in(bad.what(), Language::vi);
  }
}

/// The project's own declaration with these parts in place of its own.
std::string with(const std::string& a, const std::string& b, const std::string& c, const std::string& d) {
  nlohmann::json json = nlohmann::json::parse(test::read_file(CHUAN_PROJECT "/rules/ke-hoach/van-ban.json"));
  json.update(nlohmann::json::parse("{" + a + ", " + b + ", " + c + ", " + d + "}"));
  return refused(json.dump());
}

TEST(papers, know_criteria_outside_the_standards) {
  EXPECT_TRUE(test::papers().is_in_group("M4.1"));
  EXPECT_FALSE(test::papers().is_in_group("4.1"));
}

TEST(papers, choose_the_bodies_by_kind_and_day) {
  const auto recipients = [](const char* kind, const char* day) {
    return test::papers().bodies_of(kind, *parse_date(day)).recipients;
  };
  EXPECT_THAT(recipients("THPT", "2022-08-20"), ElementsAre("Sở Giáo dục và Đào tạo"));
  EXPECT_THAT(recipients("THCS", "2025-06-30"), ElementsAre("UBND huyện", "Phòng Giáo dục và Đào tạo"));
  EXPECT_THAT(recipients("THCS", "2025-07-01"), ElementsAre("UBND xã, phường", "Sở Giáo dục và Đào tạo"));
}

TEST(papers, say_where_they_are_wrong) {
  EXPECT_EQ(with(kinds, groups, goals, bodies), "");
  EXPECT_THAT(refused("{"), HasSubstr("v.json: không phải JSON đúng"));
  EXPECT_THAT(refused("{" + kinds + "}"), HasSubstr("v.json: thiếu \"groups\""));
  EXPECT_THAT(with(kinds, groups, goals, bodies + R"(, "x": 1)"), HasSubstr("không có mục \"x\""));
  EXPECT_THAT(with(R"("kinds": [])", groups, goals, bodies), HasSubstr("kinds: phải là danh sách, ít nhất một mục"));
  EXPECT_THAT(with(R"("kinds": [{"kind": "THCS", "words": ["Trường"]}])", groups, goals, bodies),
              HasSubstr("kinds, mục thứ 1: «Trường» phải viết không dấu, chữ thường"));
  EXPECT_THAT(with(kinds, R"("groups": [{"group": "M4", "level": "4", "words": ["muc 4"]}])", goals, bodies),
              HasSubstr("groups, mục thứ 1: \"level\" phải là số nguyên"));
  EXPECT_THAT(with(kinds, groups, R"("goals": [{"target": "x", "words": ["Đích"], "degrees": ["a"]}])", bodies),
              HasSubstr("goals, mục thứ 1: «Đích» phải viết không dấu, chữ thường"));
  EXPECT_THAT(with(kinds, groups, goals, R"("bodies": [{"recipients": ["Sở"]}])"),
              HasSubstr("bodies, mục thứ 1: thiếu \"signs\""));
  EXPECT_THAT(with(kinds, groups, goals, R"("bodies": [{"from": "mai", "recipients": ["Sở"], "signs": "A"}])"),
              HasSubstr("bodies, mục thứ 1: \"from\" phải là ngày"));
  EXPECT_THAT(with(kinds, groups, goals, R"("bodies": [{"from": "2025-07-01", "recipients": ["Sở"], "signs": "A"}])"),
              HasSubstr("bodies, mục thứ 1: mục cuối phải áp dụng cho mọi trường hợp"));
}

}  // namespace
