// SPDX-License-Identifier: MIT
// A dossier under the law of its own date, moved to the day asked about; what is wrong comes as data.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "chuan/inquiry.hpp"
#include "diagnostic/code.hpp"

namespace chuan {
namespace {

using testing::ElementsAre;

Date day(const char* text) { return *parse_date(text); }

constexpr const char* old_circular = R"(thông tư 1/2018/TT-BGDĐT "Cũ"
  ban hành 01/01/2018
  hiệu lực 01/01/2018
  hết hiệu lực 01/01/2026
  cấp học THCS "Trung học cơ sở"
  loại trường THCS "Trường trung học cơ sở": THCS
  áp dụng cho THCS

dữ liệu
  số_lớp: số lượng "Số lớp" (lớp)

tiêu chuẩn 1 "Tổ chức"

  tiêu chí 1.1 "Chiến lược"
    mức 1, khoản 1 Điều 7
      - "Không quá 45 lớp": số_lớp không quá 45

xếp mức trường, Điều 6
  mức 1: mọi tiêu chí đạt mức 1
)";

constexpr const char* new_circular = R"(thông tư 2/2026/TT-BGDĐT "Mới"
  ban hành 01/01/2026
  hiệu lực 01/01/2026
  cấp học THCS "Trung học cơ sở"
  loại trường THCS "Trường trung học cơ sở": THCS
  áp dụng cho THCS

dữ liệu
  số_lớp: số lượng "Số lớp" (lớp)

tiêu chuẩn 1 "Tổ chức"

  tiêu chí 1.1 "Kế hoạch"
    mức 1, khoản 1 Điều 7
      - "Không quá 40 lớp": số_lớp không quá 40

xếp mức trường, Điều 6
  mức 1: mọi tiêu chí đạt mức 1
)";

Rules rules_of(std::vector<std::string> texts) {
  Rules rules;
  for (std::size_t i = 0; i < texts.size(); ++i)
    rules.files.push_back(rules.sources.add(std::to_string(i) + "/a.luat", std::move(texts[i])));
  rules.law.add(rules.sources, rules.files, rules.diagnostics);
  return rules;
}

InquiryResult asked(const Rules& rules, const std::string& json, const InquiryRequest& request = {}) {
  Sources sources;
  return read_inquiry(rules, sources, sources.add("a.json", json), request);
}

constexpr const char* of_2024 = R"({"school": {"kind": "THCS"}, "date": "2024-05-01",
  "results": {"1.1": 1}, "facts": {"số_lớp": 42}})";

TEST(Inquiry, reads_under_the_law_of_the_dossiers_own_date) {
  const Rules rules = rules_of({old_circular, new_circular});
  const InquiryResult result = asked(rules, of_2024);
  ASSERT_TRUE(result.inquiry);
  EXPECT_EQ(result.inquiry->law->rulebook.circular, "1/2018/TT-BGDĐT");
  EXPECT_EQ(result.inquiry->as_of, day("2024-05-01"));
  EXPECT_EQ(result.inquiry->dossier.data.results.size(), 1u);
  EXPECT_TRUE(result.inquiry->findings.empty());
}

TEST(Inquiry, moves_to_the_day_asked_about_and_says_what_stays_behind) {
  const Rules rules = rules_of({old_circular, new_circular});
  const InquiryResult result = asked(rules, of_2024, {day("2026-05-01"), ""});
  ASSERT_TRUE(result.inquiry);
  const Inquiry& moved = *result.inquiry;
  EXPECT_EQ(moved.law->rulebook.circular, "2/2026/TT-BGDĐT");
  EXPECT_TRUE(moved.dossier.data.results.empty());
  EXPECT_EQ(std::count_if(moved.dossier.data.facts.begin(), moved.dossier.data.facts.end(),
                          [](const auto& each) { return each.has_value(); }),
            1);
  ASSERT_EQ(moved.findings.size(), 1u);
  EXPECT_EQ(moved.findings.front().code, Code::A514);
}

TEST(Inquiry, a_dossier_without_a_file_is_read_alike) {
  const Rules rules = rules_of({old_circular, new_circular});
  Dossier dossier = asked(rules, of_2024).inquiry->dossier;
  const InquiryResult made = make_inquiry(rules, dossier, {});
  ASSERT_TRUE(made.inquiry);
  EXPECT_EQ(write_dossier(made.inquiry->dossier, made.inquiry->law->rulebook),
            write_dossier(dossier, made.inquiry->law->rulebook));

  dossier.data.results["9.9"] = {1, {}};
  dossier.situation.shortfalls["8.8"] = "thiếu";
  const InquiryResult bad = make_inquiry(rules, dossier, {});
  EXPECT_EQ(bad.fault, InquiryFault::faulty);
  ASSERT_EQ(bad.notices.size(), 1u);
  std::vector<std::string> places;
  for (const Diagnostic& each : bad.notices.front().diagnostics) places.push_back(each.subject);
  EXPECT_THAT(places, ElementsAre("/results/9.9", "/situation/shortfalls/8.8"));
}

TEST(Inquiry, what_is_missing_is_a_fault_of_its_own) {
  const Rules rules = rules_of({old_circular, new_circular});
  EXPECT_EQ(asked(rules, R"({"school": {"kind": "THCS"}})").fault, InquiryFault::no_date);
  EXPECT_EQ(asked(rules, R"({"date": "2024-05-01"})").fault, InquiryFault::no_kind);
  EXPECT_EQ(asked(rules, of_2024, {{}, "3/2030/TT-BGDĐT"}).fault, InquiryFault::unknown_circular);
  for (const char* text : {R"({"school": {"kind": "THCS"}, "date": "2017-05-01"})", "{", R"({"date": 5})",
                           R"({"school": {"kind": "THCS"}, "date": "2024-05-01", "x": 1})"}) {
    const InquiryResult bad = asked(rules, text);
    EXPECT_EQ(bad.fault, InquiryFault::faulty) << text;
    EXPECT_TRUE(has_errors(bad.notices)) << text;
  }
}

TEST(Inquiry, errors_of_rule_files_count_where_they_touch_the_circular) {
  const std::string broken = std::string(new_circular) + "\nvớ vẩn\n";
  const Rules rules = rules_of({old_circular, broken});
  const InquiryResult other = asked(rules, of_2024);
  ASSERT_TRUE(other.inquiry);
  ASSERT_EQ(other.notices.size(), 1u);
  EXPECT_EQ(other.notices.front().about, Notice::About::rules);
  EXPECT_EQ(other.notices.front().errors_elsewhere, rules.diagnostics.size());

  const InquiryResult own = asked(rules, R"({"school": {"kind": "THCS"}, "date": "2026-05-01"})");
  EXPECT_EQ(own.fault, InquiryFault::faulty);
  EXPECT_TRUE(has_errors(own.notices));
}

TEST(Inquiry, threads_share_one_rulebook) {
  const Rules rules = rules_of({old_circular, new_circular});
  std::vector<std::shared_ptr<const LoweredLaw>> found(8);
  {
    std::vector<std::jthread> threads;
    for (auto& each : found)
      threads.emplace_back([&] { each = rules.law_of("1/2018/TT-BGDĐT", day("2024-05-01"), "THCS").law; });
  }
  for (const auto& each : found) EXPECT_EQ(each, found.front());
  EXPECT_NE(found.front(), nullptr);
}

}  // namespace
}  // namespace chuan
