// SPDX-License-Identifier: MIT
// Messages: wording, order, rendering with carets, JSON.
#include "chuan/diagnostic.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "diagnostic/code.hpp"

namespace chuan {
namespace {

using testing::HasSubstr;

Diagnostic say(Code code, SourceRange range, std::vector<std::string> arguments = {}) {
  return {code, range, std::move(arguments), {}, {}, {}};
}

constexpr SourceRange nowhere{UINT32_MAX, 0, 0};

struct Fixture : testing::Test {
  std::string shown(const std::string& text, std::uint32_t begin, std::uint32_t end) {
    Sources sources;
    const std::uint32_t file = sources.add("x.luat", text);
    const std::string out = render({say(Code::A103, {file, begin, end}, {"0001"})}, sources, Language::en);
    const std::size_t first = out.find('\n') + 1;
    return out.substr(first, out.find("  help:") - first);
  }
};
using Carets = Fixture;

TEST(Wording, is_filled_in_each_language) {
  const Diagnostic diagnostic = say(Code::A104, nowhere, {"20", "10"});
  EXPECT_EQ(message(diagnostic, Language::vi), "tệp dài 20 byte, nhiều hơn giới hạn 10 byte");
  EXPECT_EQ(message(diagnostic, Language::en), "the file has 20 bytes, more than the limit of 10");
  EXPECT_EQ(help(diagnostic, Language::en), "split it into several files");
  EXPECT_EQ(name(Code::A104), "A104");
  EXPECT_EQ(severity(Code::A104), Severity::error);
}

TEST(Wording, looks_terms_up) {
  EXPECT_THAT(message(say(Code::A101, nowhere, {"@end_of_file"}), Language::vi), HasSubstr("byte hết tệp"));
  EXPECT_THAT(message(say(Code::A101, nowhere, {"@end_of_file"}), Language::en), HasSubstr("the end of the file"));
  EXPECT_THAT(message(say(Code::A101, nowhere, {"@no_such_term"}), Language::en), HasSubstr("@no_such_term"));
  EXPECT_THAT(message(say(Code::A101, nowhere, {"@"}), Language::en), HasSubstr("byte @"));
}

TEST(Wording, takes_braces_in_user_text_as_text) {
  EXPECT_THAT(message(say(Code::A101, nowhere, {"{0}{1}{x{}}"}), Language::en), HasSubstr("{0}{1}{x{}}"));
  EXPECT_THAT(message(say(Code::A101, nowhere), Language::en), HasSubstr("{0}"));
}

TEST(Wording, follows_the_style) {
#define TERM(key, vi, en)
#define DIAGNOSTIC(code, severity, vi, en, help_vi, help_en)                                \
  for (const std::string_view text : {std::string_view(vi), std::string_view(en)}) {        \
    EXPECT_FALSE(text.empty()) << #code;                                                    \
    EXPECT_NE(text.back(), '.') << #code;                                                   \
    for (const char* word : {"please", "illegal", "invalid"})                               \
      EXPECT_EQ(text.find(word), std::string_view::npos) << #code;                          \
  }                                                                                         \
  EXPECT_EQ(std::string_view(help_vi).empty(), std::string_view(help_en).empty()) << #code; \
  for (const char* slot : {"{0}", "{1}", "{2}", "{3}"})                                     \
    EXPECT_EQ((std::string(vi) + help_vi).find(slot) == std::string::npos,                  \
              (std::string(en) + help_en).find(slot) == std::string::npos)                  \
        << #code << slot;
#include "diagnostic/diagnostics.def"
#undef DIAGNOSTIC
#undef TERM
}

TEST(HasErrors, looks_at_severities) {
  EXPECT_FALSE(has_errors({}));
  EXPECT_TRUE(has_errors({say(Code::A101, nowhere)}));
}

TEST(Sort, orders_by_file_place_code_and_drops_exact_repeats) {
  Diagnostics list = {say(Code::A102, {1, 0, 1}),        say(Code::A103, {0, 5, 6}),
                      say(Code::A101, {0, 5, 6}, {"b"}), say(Code::A101, {0, 5, 6}, {"a"}),
                      say(Code::A101, {0, 5, 6}, {"b"}), say(Code::A104, {0, 2, 3}),
                      say(Code::A101, {0, 5, 7}, {"b"})};
  sort(list);
  std::string order;
  for (const Diagnostic& each : list)
    order += std::string(name(each.code)) + (each.arguments.empty() ? "" : each.arguments[0]) + " ";
  EXPECT_EQ(order, "A104 A101a A101b A101b A103 A102 ");
}

TEST(Render, shows_place_sentence_line_carets_and_remedy) {
  Sources sources;
  const std::uint32_t file = sources.add("rules/x.luat", "một\n\thai ế ba\n");
  EXPECT_EQ(render({say(Code::A103, {file, 11, 14}, {"0001"})}, sources, Language::vi),
            "rules/x.luat:2:6: lỗi[A103]: có ký tự điều khiển U+0001 trong tệp\n"
            "\thai ế ba\n"
            "\t    ^\n"
            "  cách sửa: xóa ký tự này; tệp quy tắc chỉ gồm chữ\n");
  EXPECT_THAT(render({say(Code::A103, {file, 11, 14}, {"0001"})}, sources, Language::en),
              HasSubstr("rules/x.luat:2:6: error[A103]: control character U+0001 in the file\n"));
}

TEST(Render, shows_notes_and_the_place_in_the_law) {
  Sources sources;
  const std::uint32_t file = sources.add("x", "một\nhai\n");
  Diagnostic diagnostic = say(Code::A103, {file, 6, 9}, {"0001"});
  diagnostic.cite = "khoản 2 Điều 8";
  diagnostic.notes.push_back(say(Code::A104, {file, 0, 1}, {"2", "1"}));
  EXPECT_EQ(render({diagnostic}, sources, Language::vi),
            "x:2:1: lỗi[A103]: có ký tự điều khiển U+0001 trong tệp\n"
            "hai\n"
            "^^^\n"
            "  cách sửa: xóa ký tự này; tệp quy tắc chỉ gồm chữ\n"
            "  căn cứ: khoản 2 Điều 8\n"
            "x:1:1: ghi chú[A104]: tệp dài 2 byte, nhiều hơn giới hạn 1 byte\n"
            "một\n"
            "^\n"
            "  cách sửa: tách thành nhiều tệp\n");
}

TEST(Render, without_a_place) {
  EXPECT_EQ(render({say(Code::A104, nowhere, {"2", "1"})}, Sources{}, Language::en),
            "error[A104]: the file has 2 bytes, more than the limit of 1\n  help: split it into several files\n");
}

TEST(Render, says_how_many_it_left_out) {
  const Diagnostics many(25, say(Code::A104, nowhere, {"2", "1"}));
  EXPECT_THAT(render(many, Sources{}, Language::vi), testing::EndsWith("… còn 5 thông báo nữa không in ra\n"));
  EXPECT_EQ(render(many, Sources{}, Language::en, 0), "… 25 more not shown\n");
  EXPECT_EQ(render({}, Sources{}, Language::en), "");
}

TEST_F(Carets, one_for_each_code_point) { EXPECT_EQ(shown("a tiêu chí b", 2, 12), "a tiêu chí b\n  ^^^^^^^^\n"); }

TEST_F(Carets, stop_at_the_end_of_the_line) { EXPECT_EQ(shown("ab\ncd\n", 1, 5), "ab\n ^\n"); }

TEST_F(Carets, there_is_at_least_one) {
  EXPECT_EQ(shown("ab", 1, 1), "ab\n ^\n");
  EXPECT_EQ(shown("ab", 2, 2), "ab\n  ^\n");
  EXPECT_EQ(shown("ab\n", 2, 3), "ab\n  ^\n");
  EXPECT_EQ(shown("", 0, 0), "\n^\n");
  EXPECT_EQ(shown("ab", 1000, 2000), "ab\n  ^\n");
  EXPECT_EQ(shown("ab", 2, 1), "ab\n  ^\n");
}

TEST_F(Carets, stand_under_whole_letters) {
  EXPECT_EQ(shown("xe\xCC\x81y", 1, 4), "xe\xCC\x81y\n ^\n");
  EXPECT_EQ(shown("xạy", 2, 3), "xạy\n ^\n");
  EXPECT_EQ(shown("\xEF\xBB\xBFxy", 4, 5), "xy\n ^\n");
}

TEST_F(Carets, never_print_broken_or_control_bytes) {
  EXPECT_EQ(shown(std::string("a\0b\xFF", 4), 3, 4), "a\uFFFDb\uFFFD\n   ^\n");
  EXPECT_EQ(shown("\x1B[31m", 0, 1), "\uFFFD[31m\n^\n");
}

TEST_F(Carets, lines_end_before_the_break) { EXPECT_EQ(shown("ab\r\ncd", 1, 2), "ab\n ^\n"); }

TEST_F(Carets, a_long_line_is_cut_around_them) {
  const std::string line = std::string(500, 'x') + "đ" + std::string(500, 'y');
  EXPECT_EQ(shown(line, 500, 502),
            "…" + std::string(60, 'x') + "đ" + std::string(99, 'y') + "…\n" + std::string(61, ' ') + "^\n");
  EXPECT_EQ(shown(line, 0, 1), std::string(160, 'x') + "…\n^\n");
  EXPECT_EQ(shown(line, 1002, 1002), "…" + std::string(160, 'y') + "\n" + std::string(161, ' ') + "^\n");
  EXPECT_EQ(shown(std::string(160, 'z'), 150, 151), std::string(160, 'z') + "\n" + std::string(150, ' ') + "^\n");
}

TEST_F(Carets, a_line_of_many_megabytes_costs_little) {
  const std::string line(20'000'000, 'x');
  EXPECT_LT(shown(line, 10'000'000, 10'000'001).size(), 1000U);
}

TEST(RenderJson, has_every_field) {
  Sources sources;
  const std::uint32_t file = sources.add("x", "ạb\nc");
  Diagnostic diagnostic = say(Code::A103, {file, 3, 6}, {"0001"});
  diagnostic.subject = "2.2/3";
  diagnostic.notes.push_back(say(Code::A104, nowhere, {"2", "1"}));
  const auto json = nlohmann::json::parse(render_json({diagnostic}, sources, Language::en));
  EXPECT_EQ(json[0]["file"], "x");
  EXPECT_EQ(json[0]["line"], 1);
  EXPECT_EQ(json[0]["column"], 2);
  EXPECT_EQ(json[0]["end_line"], 2);
  EXPECT_EQ(json[0]["end_column"], 2);
  EXPECT_EQ(json[0]["code"], "A103");
  EXPECT_EQ(json[0]["severity"], "error");
  EXPECT_EQ(json[0]["message"], "control character U+0001 in the file");
  EXPECT_EQ(json[0]["help"], "remove it; rules are plain text");
  EXPECT_EQ(json[0]["subject"], "2.2/3");
  EXPECT_TRUE(json[0]["notes"][0]["file"].is_null());
}

TEST(RenderJson, survives_bytes_that_are_not_utf8) {
  Sources sources;
  const std::uint32_t file = sources.add("\xFF.luat", "\xFF");
  EXPECT_NO_THROW(render_json({say(Code::A101, {file, 0, 1}, {"\xFF"})}, sources, Language::vi));
  EXPECT_EQ(render_json({}, sources, Language::vi), "[]\n");
}

}  // namespace
}  // namespace chuan
