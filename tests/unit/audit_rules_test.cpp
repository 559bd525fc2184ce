// SPDX-License-Identifier: MIT
// The declared checks of plans: each listed on its page, each said in a golden case, none with a placeholder unfilled.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "office/audit/audit.hpp"
#include "support/golden.hpp"

using namespace chuan;
using namespace chuan::office;
using testing::HasSubstr;

namespace {

const std::filesystem::path project = CHUAN_PROJECT;

const std::vector<AuditRule>& declared() {
  static const std::vector<AuditRule> rules =
      read_audit_rules(golden::read(project / "rules" / "ke-hoach" / "kiem-tra.json"), "kiem-tra.json");
  return rules;
}

TEST(audit_rules, are_listed_on_their_page) {
  const std::string page = golden::read(project / "rules" / "ke-hoach" / "README.md");
  for (const AuditRule& each : declared()) {
    const char* const severity = each.code->severity == Severity::error  ? "error"
                                 : each.code->severity == Severity::note ? "note"
                                                                         : "warning";
    EXPECT_THAT(page, HasSubstr("| " + each.code->name + " | " + severity + " | " + each.check + " | " +
                                each.code->message_vi + " |"));
  }
}

TEST(audit_rules, are_each_said_in_a_golden_case) {
  std::string said;
  for (const auto& path : golden::cases(project / "tests" / "golden" / "audit"))
    said += golden::section(golden::parse(golden::read(path)), "expect");
  for (const AuditRule& each : declared()) EXPECT_THAT(said, HasSubstr("[" + each.code->name + "]")) << each.code->name;
}

TEST(audit_rules, use_every_check) {
  std::set<std::string> used;
  for (const AuditRule& each : declared()) used.insert(each.check);
  for (const auto& [check, parameters] : audit_checks()) EXPECT_TRUE(used.contains(check)) << check;
}

TEST(audit_rules, say_where_they_are_wrong) {
  const auto refused = [](const std::string& rule) {
    try {
      read_audit_rules("{\"rules\": [" + rule + "]}", "k.json");
      return std::string();
    } catch (const BadDeclaration& bad) {
      return text_in(bad.what(), Language::vi);
    }
  };
  const std::string texts = R"("message": {"vi": "a", "en": "a"}, "remedy": {"vi": "b", "en": "b"}})";
  const std::string good = R"({"code": "K100", "severity": "note", "check": "no_reviews", )" + texts;
  EXPECT_EQ(refused(good), "");
  EXPECT_THAT(refused(good + "," + good), HasSubstr("K100: mã K100 đã dùng"));
  EXPECT_THAT(refused("3"), HasSubstr("quy tắc thứ 1: cần một đối tượng"));
  EXPECT_THAT(refused(R"({"code": "K100", "severity": "bad", "check": "no_reviews", )" + texts),
              HasSubstr("\"severity\" là"));
  EXPECT_THAT(refused(R"({"code": "K100", "severity": "note", "check": "no_reviews", "from": "mai", )" + texts),
              HasSubstr("\"from\" phải là ngày"));
  EXPECT_THAT(
      refused(R"({"code": "K100", "severity": "note", "check": "wrong_word", "with": {"patterns": ["("]}, )" + texts),
      HasSubstr("mẫu `(` không đọc được"));
}

}  // namespace
