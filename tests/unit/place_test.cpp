// SPDX-License-Identifier: MIT
// Places of documents as data, and back in words.
#include <gtest/gtest.h>

#include "chuan/place.hpp"
#include "chuan/sentence.hpp"

namespace {

using namespace chuan;

TEST(place, is_read_as_it_is_written) {
  for (const char* words :
       {"hàng 3", "hàng 3, cột 2", "đoạn 12", "đoạn 3, khung chữ", "bảng 1", "bảng 2, hàng 24",
        "bảng 2, hàng 24, cột 3", "bảng 2, hàng 24, cột 3, khung chữ", "dòng 7", "trang «Tiêu chuẩn 1»",
        "trang «Kinh phí, nguồn», ô C5", "trang «A», ô AB120", "bảng 2, hàng 1, cột 3 (dòng 12)"}) {
    const DocumentPlace place = parse_place(words);
    EXPECT_TRUE(place.words.empty()) << words;
    EXPECT_EQ(print(place, Language::vi), words);
  }
}

TEST(place, is_data) {
  EXPECT_EQ(parse_place("bảng 2, hàng 24, cột 3"), (DocumentPlace{.table = 2, .row = 24, .column = 3}));
  EXPECT_EQ(parse_place("trang «A», ô AB120"), (DocumentPlace{.sheet = "A", .row = 120, .column = 28}));
  EXPECT_EQ(parse_place("/plan/actions/5"), (DocumentPlace{.key = "/plan/actions/5"}));
  EXPECT_TRUE(parse_place("").is_whole());
  EXPECT_EQ(print(parse_place("bảng 2, hàng 24, cột 3"), Language::en), "table 2, row 24, column 3");
}

TEST(place, of_another_form_keeps_its_words) {
  for (const char* words : {"góc trên bên phải", "bảng hai", "bảng 0", "trang «A", "ô C", "bảng 1, hàng x"}) {
    EXPECT_EQ(parse_place(words), (DocumentPlace{.words = words})) << words;
    EXPECT_EQ(print(parse_place(words), Language::en), words);
  }
}

TEST(place, in_a_dossier_is_said_to_people) {
  EXPECT_EQ(print(parse_place("/plan/actions/5"), Language::vi), "việc thứ 6 trong kế hoạch");
  EXPECT_EQ(print(parse_place("/plan/actions/0/due"), Language::en), "due date of action no. 1 of the plan");
  EXPECT_EQ(print(parse_place("/results/1.1"), Language::vi), "kết quả của tiêu chí 1.1");
  EXPECT_EQ(print(parse_place("/facts/a~1b/2023-2024"), Language::vi), "số liệu a/b của năm 2023-2024");
  EXPECT_EQ(print(parse_place("/elsewhere/5"), Language::vi), "/elsewhere/5");
}

TEST(sentence, takes_arguments_in_both_languages) {
  const std::string argument = in_both("một " + in_both("hai", "two"), "one " + in_both("hai", "two"));
  EXPECT_EQ(sentence(Sentence::place_line, Language::vi, {argument}), "dòng một hai");
  EXPECT_EQ(sentence(Sentence::place_line, Language::en, {argument}), "line one two");
  EXPECT_EQ(sentence(Sentence::place_line, Language::en, {"{0}"}), "line {0}") << "arguments are not filled again";
}

}  // namespace
