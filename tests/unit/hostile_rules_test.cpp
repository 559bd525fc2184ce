// SPDX-License-Identifier: MIT
// Texts nobody would write: each is refused early or read quickly, never a crash or a hang. What is counted is memory,
// not time: every walk over clauses, names or cells that grows faster than its text keeps something of what it sees.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "chuan/program.hpp"
#include "law/law_data.hpp"
#include "support/rules.hpp"
#include "support/size.hpp"
#include "unit/counted_memory.hpp"

namespace chuan {
namespace {

/// What the sizes are divided by. Whether a walk grows faster than its text is held without sanitizers, at full size.
const std::size_t slowness = test::is_smoke() ? 40 : test::is_sanitized() ? 10 : 1;
constexpr std::size_t mebibyte = std::size_t{1} << 20;

/// What `size` bytes may ask for in all. Short clauses take most, and there are at most 10,000 of them; 10,000 that
/// each kept something of all others would ask for four times this.
constexpr std::size_t most_memory(std::size_t size) {
  return 64 * mebibyte + 600 * std::min(size, mebibyte) + 32 * size;
}

std::string times(std::size_t count, std::string_view text) {
  std::string all;
  all.reserve(count * text.size());
  while (count-- > 0) all += text;
  return all;
}

/// `count` lines, each with its number where `#` stands in `line` and the one before where `@` does.
std::string lines(std::size_t count, const std::string& line) {
  std::string all;
  for (std::size_t i = 1; i <= count; ++i)
    for (const char c : line + "\n")
      if (c == '#' || c == '@')
        all += std::to_string(c == '#' ? i : i - 1);
      else
        all += c;
  return all;
}

const std::string circular = R"(thông tư 1/2020/X "T"
  ban hành 01/01/2020
  hiệu lực 02/01/2020
  cấp học THCS "C"
  loại trường THCS "T": THCS
  áp dụng cho THCS
  mã minh chứng "[H{hộp}-{tiêu_chí}-{số:2}]"
xếp mức trường
  mức 1: mọi tiêu chí đạt mức 1
tiêu chuẩn 0 "S"
  tiêu chí 0.1 "C"
    mức 1
      - "Y"
dữ liệu
  a: có hay không "A"
  n: số lượng mỗi năm học "N"
)";

/// A whole way through the engine; what it said on the way.
struct Through {
  Sources sources;
  Law law;
  Diagnostics said;
  bool is_lowered = false;

  explicit Through(std::string text) {
    const std::size_t size = text.size();
    const test::CountedMemory memory;
    law.add(sources, sources.add("hostile.luat", std::move(text)), said);
    law.format(0, Language::vi);
    const Date date = *parse_date("2023-06-01");
    if (law.data().clean.front()) is_lowered = is_lowered_on(date);
    if (law.data().clean.front()) run_trials(law, said);
    for (const Diagnostic& each : said) {
      if (each.range.file != 0) continue;
      EXPECT_LE(each.range.begin, each.range.end);
      EXPECT_LE(each.range.end, size);
    }
    render(said, sources, Language::vi);
    EXPECT_LE(memory.bytes(), most_memory(size)) << size << " bytes";
  }

  bool is_lowered_on(Date date) {
    const std::vector<CircularHeader> headers = law.circulars();
    if (headers.empty()) return false;
    const auto book = law.rulebook(headers.front().number, date, said);
    if (book) lower(*book);
    return book.has_value();
  }

  std::string codes() const {
    std::string all;
    for (const Diagnostic& each : said) {
      const std::string code(name(each.code));
      if (severity(each.code) == Severity::error && all.find(code) == std::string::npos)
        all += (all.empty() ? "" : " ") + code;
    }
    return all;
  }
};

std::string codes_of(std::string text) { return Through(std::move(text)).codes(); }

// ---- depth

TEST(hostile_rules, brackets_may_nest_200_deep) {
  const auto nested = [](std::size_t depth) {
    return circular + "định nghĩa x = " + times(depth, "(") + "a" + times(depth, ")") + "\n";
  };
  EXPECT_TRUE(Through(nested(200)).is_lowered);
  EXPECT_EQ(codes_of(nested(201)), "A105");
  EXPECT_EQ(codes_of(nested(10'000)), "A105");
}

TEST(hostile_rules, unclosed_brackets) {
  EXPECT_EQ(codes_of(circular + "định nghĩa x = " + times(10'000, "(")), "A105");
  EXPECT_EQ(codes_of(circular + "định nghĩa x = " + times(10'000, ")")), "A114");
}

TEST(hostile_rules, brackets_behind_lines_that_could_open_a_clause) {
  EXPECT_THAT(codes_of(circular + "định nghĩa x = (" + times(10'000 / slowness, "\ntrường đạt mức 1 và (") + "a\n"),
              testing::StartsWith("A105"));
}

TEST(hostile_rules, brackets_behind_an_escaped_backslash) {
  EXPECT_EQ(codes_of(circular + "định nghĩa x \"y\\\\\" = " + times(10'000, "(") + "a\n"), "A105");
  EXPECT_EQ(codes_of(circular + "định nghĩa x \"y\\\n\" = " + times(10'000, "(") + "a\n"), "A116");
}

TEST(hostile_rules, not_of_not) {
  EXPECT_EQ(codes_of(circular + "định nghĩa x = " + times(10'000, "không ") + "a\n"), "A114");
  EXPECT_EQ(codes_of(circular + "định nghĩa x = " + times(10'000, "không (") + "a\n"), "A105");
}

TEST(hostile_rules, every_form_with_brackets_nests_no_deeper) {
  for (const char* form : {"mọi năm trong 5 năm (", "ít nhất 1 năm trong 5 năm (", "không giảm trong 5 năm (",
                           "ít nhất 1 trong (", "ít nhất 1 trong (a; ", "a và (", "n + ("})
    EXPECT_EQ(codes_of(circular + "định nghĩa x = " + times(1'000, form) + "a\n"), "A105") << form;
}

TEST(hostile_rules, exceptions_in_exceptions_take_no_time) {
  const std::string tail = " ít nhất 1, riêng khi a: ít nhất 2)";
  const std::string text = times(100, "(") + "n" + times(100, tail);
  EXPECT_NE(codes_of(circular + "định nghĩa x = " + text + "\n"), "");
}

TEST(hostile_rules, definitions_in_a_row) {
  const std::string first = circular + "định nghĩa d0 = n\n";
  EXPECT_TRUE(Through(first + lines(199, "định nghĩa d# = d@")).is_lowered);
  EXPECT_EQ(codes_of(first + lines(5'000, "định nghĩa d# = d@")), "A230");
}

TEST(hostile_rules, definitions_used_before_they_stand) {
  EXPECT_EQ(codes_of(circular + lines(5'000, "định nghĩa d@ = d#") + "định nghĩa d5000 = n\n"), "A230");
}

TEST(hostile_rules, definitions_that_double_take_no_time) {
  const std::string text = circular + "định nghĩa d0 = n\n" + lines(150, "định nghĩa d# = d@ + d@") +
                           "định nghĩa x = mọi năm trong 5 năm (d150 > 0)\n"
                           "kiểm tra k \"K\": x và mọi năm trong 5 năm (d150 > 1)\n";
  EXPECT_TRUE(Through(text).is_lowered);
}

TEST(hostile_rules, circles) {
  EXPECT_EQ(codes_of(circular + lines(150, "định nghĩa d# = d@") + "định nghĩa d0 = d150\n"), "A224");
}

// ---- size

TEST(hostile_rules, fifty_megabytes_are_refused_unread) {
  std::string noise(mebibyte, ' ');
  std::mt19937 random(1);
  for (char& c : noise) c = static_cast<char>(random());
  EXPECT_EQ(codes_of(times(50, noise)), "A104");
}

TEST(hostile_rules, sixteen_megabytes_of_one_character) {
  for (const char c : {' ', '\n', '(', '"', '#', '-', 'x', '1', '\\', '='}) {
    const std::string codes = codes_of(std::string(largest_rules_file / slowness, c));
    EXPECT_EQ(codes.empty(), c == ' ' || c == '\n' || c == '#') << c;
  }
}

TEST(hostile_rules, sixteen_megabytes_of_one_line) {
  for (const char* line : {"-\n", "a)\n", "x=\n", "- \"y\"\n", "“\n", "# c\n", "tiêu\n", "mức 1\n", "\"\n", "(\n",
                           "xx yy\n", "thông tư 1/2/X\n", "a) - \"y\" ", "\r\n", "x: ", "không "})
    Through(times(largest_rules_file / slowness / std::string_view(line).size(), line));
}

TEST(hostile_rules, clauses_are_at_most_10_000) {
  EXPECT_EQ(codes_of(circular + lines(100'000, "  f#: số lượng \"F\"")), "A107");
  EXPECT_EQ(codes_of(circular + lines(9'900, "định nghĩa d# = n")), "");
}

TEST(hostile_rules, ten_thousand_of_each_take_seconds) {
  const std::size_t most = 9'900 / slowness;
  for (const char* line : {"định nghĩa d# = n", "  f#: số lượng \"F\"", "kiểm tra k# \"K\": a", "kiểm tra k \"K\": a",
                           "tiêu chuẩn # \"S\"", "nhóm N# \"S\"", "định nghĩa x# = lạ#", "chuyển tiếp \"X\"",
                           "công nhận c# \"C\"", "kiểm tra k# \"K\": mọi tiêu chí đạt mức 1"})
    Through(circular + lines(most, line));
  Through(circular + lines(most / 3, "tiêu chuẩn # \"S\"\n  tiêu chí #.1 \"C\"\n    mức 1\n      - \"Y\""));
  Through(circular + "tiêu chuẩn 1 \"S\"\n  tiêu chí 1.1 \"C\"\n    mức 1\n" +
          lines(most, "- \"Y\": n > 1, riêng khi a: > 2"));
}

TEST(hostile_rules, thousands_of_circulars) {
  const std::size_t most = 3'300 / slowness;
  Through(lines(most, "thông tư #/2020/X\n  hiệu lực 01/01/2020\n  thay thế @/2020/X"));
  Through(lines(most, "thông tư #/2020/X\n  dẫn chiếu @/2020/X\n  chỉ để dẫn chiếu"));
  Through(lines(most, "thông tư #/2020/X\n  hiệu lực 01/01/2020\nsửa đổi @/2020/X"));
}

TEST(hostile_rules, thousands_of_amendments) {
  const std::size_t most = 1'250 / slowness;
  std::string text = circular + "tiêu chuẩn 1 \"S\"\n";
  text += lines(most, "  tiêu chí 1.# \"C\"\n    mức 1\n      - \"Y\"");
  text += "thông tư 2/2021/X \"Sửa\"\n  hiệu lực 02/01/2021\nsửa đổi 1/2020/X\n";
  text += lines(most, "thay tiêu chí 1.# mức 1 bằng\n  mức 1\n    - \"Z\"");
  text += lines(most / 2, "thêm vào tiêu chí 1.#\n  mức 2\n    - \"Z\"");
  EXPECT_TRUE(Through(text).is_lowered);
}

TEST(hostile_rules, thousands_of_rule_tests) {
  const std::string test =
      "tình huống \"#\" theo 1/2020/X ngày 01/06/2023\n  trường THCS\n  mọi yêu cầu đạt\n"
      "  mong đợi trường mức 1";
  EXPECT_TRUE(Through(circular + lines(2'400 / slowness, test)).is_lowered);
}

TEST(hostile_rules, a_clause_is_at_most_64_kibibytes) {
  for (const std::string& text :
       {"định nghĩa x = n" + times(mebibyte / 4, " + n") + " > 1\n",
        "kiểm tra k \"K\": n > 1" + times(40'000, ", riêng khi a: > 2") + "\n",
        "chuyển tiếp \"" + times(mebibyte, "x") + "\"\n", "định nghĩa " + times(mebibyte, "x") + " = n\n",
        "chuyển tiếp \"x\"" + times(mebibyte, " ") + ", Điều 1\n"})
    EXPECT_NE(codes_of(circular + text), "") << text.substr(0, 40);
}

TEST(hostile_rules, a_clause_of_many_exceptions) {
  Through(circular + "kiểm tra k \"K\": n > 1" + times(2'000, ", riêng khi a: > 2") + "\n");
  std::string text = circular + "kiểm tra k \"K\": n > 1";
  for (int i = 0; i < 1'500; ++i) text += ", riêng khi n = " + std::to_string(i) + ": > " + std::to_string(i);
  Through(text + "\n");
}

TEST(hostile_rules, a_long_comment_is_only_long) {
  EXPECT_TRUE(Through("# " + times(mebibyte, "lời ") + "\n" + circular).is_lowered);
}

TEST(hostile_rules, long_names_are_names) {
  const std::string name = times(30'000, "x");
  EXPECT_EQ(codes_of(circular + "định nghĩa " + name + " = n\nkiểm tra k \"K\": " + name + "y > 1\n"), "A201");
  EXPECT_EQ(codes_of(circular + "định nghĩa x = n\n" + name + "\n"), "A112");
}

TEST(hostile_rules, large_numbers) {
  for (const char* line : {"mức 4294967295", "mức 100: a", "xếp mức trường\n  mức 2147483648: a",
                           "kiểm tra k \"K\": trường đạt mức 999999999", "kiểm tra k \"K\": n > 9999999999999999999",
                           "kiểm tra k \"K\": mọi năm trong 4294967295 năm (n > 1)",
                           "công nhận c \"C\"\n  cấp độ 1: a\n  thời hạn 99999 năm",
                           "kiểm tra k \"K\": ít nhất 1000000000000 trong (a; a)", "hiệu lực 99/99/99999"})
    EXPECT_NE(codes_of(circular + line + "\n"), "") << line;
  const std::string most = "công nhận c \"C\"\n  cấp độ 9999: a\n  thời hạn 9999 năm\n  chờ nâng bậc 9999 ngày\n";
  EXPECT_EQ(codes_of(circular + most), "");
  EXPECT_TRUE(Through(circular + "tiêu chuẩn 1 \"S\"\n  tiêu chí 1.1 \"C\"\n    mức 99\n      - \"Y\"\n").is_lowered);
}

// ---- characters

TEST(hostile_rules, random_bytes) {
  std::mt19937 random(7);
  for (int i = 0; i < 5; ++i) {
    std::string text(mebibyte, ' ');
    for (char& c : text) c = static_cast<char>(random());
    EXPECT_NE(codes_of(std::move(text)), "");
  }
}

TEST(hostile_rules, random_ascii) {
  std::mt19937 random(8);
  for (int i = 0; i < 5; ++i) {
    std::string text(mebibyte / slowness, ' ');
    for (char& c : text) c = random() % 40 == 0 ? '\n' : static_cast<char>(' ' + random() % 95);
    EXPECT_NE(codes_of(std::move(text)), "");
  }
}

TEST(hostile_rules, random_words) {
  std::vector<std::string> words{"\n", "\n", "\n", "(", ")", ",", ":", "=", "\"x\"", "1", "1.1", "a", "n", "x_y", "#"};
#define KEYWORD(id, vi, en) words.insert(words.end(), {vi, en});
#include "syntax/keywords.def"
#undef KEYWORD
  for (unsigned seed = 0; seed < 20; ++seed) {
    std::mt19937 random(seed);
    std::string text = circular;
    while (text.size() < mebibyte / 4 / slowness) text += words[random() % words.size()] + " ";
    Through(std::move(text));
  }
}

TEST(hostile_rules, a_nul) { EXPECT_EQ(codes_of(circular + std::string(1, '\0')), "A103"); }

TEST(hostile_rules, half_a_character_at_the_end) {
  for (const char* half : {"\xC4", "\xE1\xBB", "\xE1", "\xF0\x9F\x98", "\x90"})
    EXPECT_EQ(codes_of(circular + half), "A101");
}

TEST(hostile_rules, decomposed_text) {
  EXPECT_EQ(codes_of(circular + "# " + times(1'000, "e\xCC\x82\xCC\x81") + "\n"), "A102");
}

TEST(hostile_rules, marks_upon_marks) {
  EXPECT_EQ(codes_of(circular + "định nghĩa x = e" + times(mebibyte, "\xCC\x81") + "\n"), "A102");
}

/// The text of every file of TT 18/2018 without its tests, as the formatter writes it.
std::string formatted(const std::string& from, const std::string& to, const std::string& before) {
  std::string all;
  for (const auto& path : test::rule_files(true)) {
    if (path.string().find("tt-18-2018") == std::string::npos) continue;
    std::string text = before;
    for (const char c : test::read_file(path)) c == from[0] ? text += to : text += c;
    Sources sources;
    Diagnostics said;
    Law law;
    law.add(sources, sources.add("x.luat", text), said);
    all += law.format(0, Language::vi).value_or("hỏng: " + path.string() + "\n" + render(said, sources, Language::vi));
  }
  return all;
}

TEST(hostile_rules, line_breaks_of_two_characters_and_a_byte_order_mark_change_nothing) {
  const std::string plain = formatted("\n", "\n", "");
  EXPECT_EQ(formatted("\n", "\r\n", ""), plain);
  EXPECT_EQ(formatted("\n", "\n", "\xEF\xBB\xBF"), plain);
  EXPECT_EQ(formatted("\n", "\r\n", "\xEF\xBB\xBF"), plain);
}

TEST(hostile_rules, line_breaks_of_carriage_returns_alone) {
  std::string text = circular;
  for (char& c : text)
    if (c == '\n') c = '\r';
  EXPECT_NE(codes_of(text), "");
}

TEST(hostile_rules, comments_inside_a_clause_lose_their_carriage_returns) {
  Through read("thông tư 1/2020/X  # một\r\n  # hai\r\n  \"T\"\r\n");
  const auto text = read.law.format(0, Language::vi);
  ASSERT_TRUE(text);
  EXPECT_THAT(*text, testing::Not(testing::HasSubstr("\r")));
}

TEST(hostile_rules, nothing_at_all) {
  for (const char* text : {"", "\n", "\r\n", " ", "\xEF\xBB\xBF", "#", "\"", "-", "a)", "x:", "x="}) Through{text};
}

}  // namespace
}  // namespace chuan
