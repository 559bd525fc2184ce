// SPDX-License-Identifier: MIT
// UTF-8, lines and columns, and what a text must fulfil before it is read.
#include "source/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <limits>

#include "diagnostic/code.hpp"
#include "source/check_text.hpp"

namespace chuan {
namespace {

using namespace std::string_literals;

std::vector<std::string> complaints(std::string text, std::size_t limit = SIZE_MAX) {
  Sources sources;
  const std::uint32_t file = sources.add("x.luat", std::move(text));
  Diagnostics diagnostics;
  check_text(sources, file, diagnostics, limit);
  std::vector<std::string> seen;
  for (const Diagnostic& each : diagnostics) {
    std::string line(name(each.code));
    for (const std::string& argument : each.arguments) line += " " + argument;
    seen.push_back(line + " [" + std::to_string(each.range.begin) + "," + std::to_string(each.range.end) + ")");
  }
  return seen;
}

TEST(Decode, reads_every_length) {
  EXPECT_EQ(decode("a", 0).value, U'a');
  EXPECT_EQ(decode("đ", 0).value, U'đ');
  EXPECT_EQ(decode("ạ", 0).value, U'ạ');
  EXPECT_EQ(decode("ạ", 0).size, 3U);
  EXPECT_EQ(decode("\U0001F3EB", 0).value, U'\U0001F3EB');
  EXPECT_EQ(decode("\U0001F3EB", 0).size, 4U);
  EXPECT_EQ(decode("\0"s, 0).size, 1U);
}

TEST(Decode, refuses_what_is_no_code_point) {
  for (const std::string& bytes :
       {"\x80"s, "\xC0\x80"s, "\xC1\xBF"s, "\xE0\x80\x80"s, "\xED\xA0\x80"s, "\xF0\x80\x80\x80"s, "\xF4\x90\x80\x80"s,
        "\xF5\x80\x80\x80"s, "\xFF"s, "\xE1\xBA"s, "\xC3"s, "\xC3q"s, ""s})
    EXPECT_EQ(decode(bytes, 0).size, 0U) << testing::PrintToString(bytes);
  EXPECT_EQ(decode("a", 1).size, 0U);
}

TEST(Decode, agrees_with_encoding_for_every_code_point) {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text;
    const auto tail = [&](unsigned shift) { return static_cast<char>(0x80U | (value >> shift & 0x3FU)); };
    if (value < 0x80)
      text = {static_cast<char>(value)};
    else if (value < 0x800)
      text = {static_cast<char>(0xC0U | value >> 6U), tail(0)};
    else if (value < 0x10000)
      text = {static_cast<char>(0xE0U | value >> 12U), tail(6), tail(0)};
    else
      text = {static_cast<char>(0xF0U | value >> 18U), tail(12), tail(6), tail(0)};
    const CodePoint point = decode(text, 0);
    ASSERT_EQ(point.value, value);
    ASSERT_EQ(point.size, text.size());
  }
}

TEST(CodePoints, count_a_stray_byte_as_one) {
  EXPECT_EQ(count_code_points("đạt"), 3U);
  EXPECT_EQ(count_code_points("\xFF\xFF"), 2U);
  EXPECT_EQ(count_code_points(""), 0U);
}

TEST(SourceFile, counts_columns_in_code_points) {
  const SourceFile file("x", "tiêu chí\nđạt");
  EXPECT_EQ(file.position(0).column, 1U);
  EXPECT_EQ(file.position(4).column, 4U);
  EXPECT_EQ(file.position(10).line, 1U);
  EXPECT_EQ(file.position(11).line, 2U);
  EXPECT_EQ(file.position(11).column, 1U);
  EXPECT_EQ(file.position(13).column, 2U);
  EXPECT_EQ(file.position(1000).line, 2U);
  EXPECT_EQ(file.position(1000).column, 4U);
}

TEST(SourceFile, an_offset_inside_a_letter_is_that_letter) {
  const SourceFile file("x", "ạb");
  EXPECT_EQ(file.position(1).column, 1U);
  EXPECT_EQ(file.position(2).column, 1U);
  EXPECT_EQ(file.position(3).column, 2U);
}

TEST(SourceFile, a_stray_byte_has_its_own_column) {
  EXPECT_EQ(SourceFile("x", "ab\x80").position(2).column, 3U);
  EXPECT_EQ(SourceFile("x", "đ\x80").position(2).column, 2U);
}

TEST(SourceFile, a_leading_byte_order_mark_is_no_column) {
  const SourceFile file("x", "\xEF\xBB\xBFđạt");
  EXPECT_EQ(file.position(0).column, 1U);
  EXPECT_EQ(file.position(3).column, 1U);
  EXPECT_EQ(file.position(5).column, 2U);
}

TEST(SourceFile, lines_come_without_their_break) {
  const SourceFile file("x", "một\r\nhai\n\nba");
  EXPECT_EQ(file.line(1), "một");
  EXPECT_EQ(file.line(2), "hai");
  EXPECT_EQ(file.line(3), "");
  EXPECT_EQ(file.line(4), "ba");
  EXPECT_EQ(file.line(5), "");
  EXPECT_EQ(file.line(0), "");
}

TEST(SourceFile, empty_text_has_one_empty_line) {
  const SourceFile file("x", "");
  EXPECT_EQ(file.line(1), "");
  EXPECT_EQ(file.position(0).line, 1U);
  EXPECT_EQ(file.position(7).column, 1U);
}

TEST(SourceFile, a_final_break_begins_a_last_empty_line) {
  const SourceFile file("x", "a\n");
  EXPECT_EQ(file.position(2).line, 2U);
  EXPECT_EQ(file.line(2), "");
}

TEST(Sources, text_of_a_range_outside_is_empty) {
  Sources sources;
  EXPECT_EQ(sources.add("x", "đạt"), 0U);
  EXPECT_EQ(sources.add("y", "b"), 1U);
  EXPECT_EQ(sources.text({0, 0, 2}), "đ");
  EXPECT_EQ(sources.text({0, 2, 99}), "ạt");
  EXPECT_EQ(sources.text({0, 99, 100}), "");
  EXPECT_EQ(sources.text({0, 3, 1}), "");
  EXPECT_EQ(sources.text({7, 0, 1}), "");
}

TEST(SourceRange, never_affects_equality) { EXPECT_EQ((SourceRange{0, 1, 2}), (SourceRange{3, 4, 5})); }

TEST(CheckText, accepts_composed_vietnamese) {
  EXPECT_THAT(complaints("tiêu chuẩn 1 \"Tổ chức\"\r\n\tmức 1: đạt # không\n"), testing::IsEmpty());
  EXPECT_THAT(complaints("\xEF\xBB\xBFđạt"), testing::IsEmpty());
  EXPECT_THAT(complaints(""), testing::IsEmpty());
}

TEST(CheckText, stops_at_the_first_stray_byte) {
  EXPECT_THAT(complaints("a\xFF\x01\xFF"), testing::ElementsAre("A101 0xFF [1,2)"));
  EXPECT_THAT(complaints("\x01\xE1\xBA"), testing::ElementsAre("A103 0001 [0,1)", "A101 0xE1 [1,2)"));
}

TEST(CheckText, names_the_whole_decomposed_letter_once) {
  EXPECT_THAT(complaints("xe\xCC\x82\xCC\x81y e\xCC\x82"), testing::ElementsAre("A102 0302 [1,6)"));
  EXPECT_THAT(complaints("đ\xCC\x81"), testing::ElementsAre("A102 0301 [0,4)"));
  EXPECT_THAT(complaints("a\n\xCC\x81"), testing::ElementsAre("A102 0301 [2,4)"));
}

TEST(CheckText, refuses_control_characters) {
  EXPECT_THAT(complaints("a\0b\x01"s), testing::ElementsAre("A103 0000 [1,2)"));
  EXPECT_THAT(complaints("\x7F"), testing::ElementsAre("A103 007F [0,1)"));
  EXPECT_THAT(complaints("\xC2\x85"), testing::ElementsAre("A103 0085 [0,2)"));
  EXPECT_THAT(complaints("\xE2\x80\xAE"), testing::ElementsAre("A103 202E [0,3)"));
}

TEST(CheckText, refuses_a_long_text_unread) {
  EXPECT_THAT(complaints("\xFF\xFF\xFF", 2), testing::ElementsAre("A104 3 2 [0,0)"));
  EXPECT_THAT(complaints("abc", 3), testing::IsEmpty());
}

TEST(CheckText, is_linear_in_marks_and_stray_bytes) {
  // The best of several runs in the processor's time: other work on the machine does not count.
  const auto time_of = [](int count) {
    std::string text = "e";
    for (int i = 0; i < count; ++i) text += "\xCC\x81\x01";
    std::clock_t best = std::numeric_limits<std::clock_t>::max();
    for (int run = 0; run < 5; ++run) {
      const std::clock_t begin = std::clock();
      EXPECT_EQ(complaints(text).size(), 2U);
      best = std::min(best, std::clock() - begin);
    }
    return best;
  };
  EXPECT_LT(time_of(400'000), 3 * 4 * std::max<std::clock_t>(time_of(100'000), 1));
}

}  // namespace
}  // namespace chuan
