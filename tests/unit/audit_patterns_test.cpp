// SPDX-License-Identifier: MIT
// Declared words found in a plan's texts: whole, without marks, and in texts of any length.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "office/audit/auditor.hpp"
#include "support/size.hpp"

using namespace chuan;
using namespace chuan::office;
using testing::ElementsAre;

namespace {

nlohmann::json words(const char* word) { return nlohmann::json::array({word}); }

TEST(audit_patterns, find_whole_words) {
  EXPECT_TRUE(words_in("Gửi UBND huyện.", words("ubnd huyen")));
  EXPECT_FALSE(words_in("Gửi UBND huyện.", words("ubnd huye")));
  EXPECT_FALSE(words_in("Trang bị lại", words("rang bi")));
  EXPECT_TRUE(found_in("Trang bị lại", words("rang bi")));
  EXPECT_TRUE(words_in("Hội đồng trường (nếu có)", words("hoi dong truong \\(neu co\\)")));
}

TEST(audit_patterns, know_how_a_text_begins_and_what_it_is) {
  EXPECT_TRUE(begins_with("- Đề nghị xây", words("de nghi")));
  EXPECT_FALSE(begins_with("Nhà trường đề nghị", words("de nghi")));
  EXPECT_TRUE(is_one_of("Ban Giám hiệu", words("ban giam hieu")));
  EXPECT_FALSE(is_one_of("Ban giám hiệu, ông A", words("ban giam hieu")));
  EXPECT_FALSE(is_one_of("", words("ban giam hieu")));
}

TEST(audit_patterns, cut_long_texts_after_sentences_words_or_letters) {
  EXPECT_THAT(pieces("Ngắn. Gọn."), ElementsAre("Ngắn. Gọn."));
  EXPECT_TRUE(pieces("").empty());
  const std::string sentence(1500, 'a');
  EXPECT_THAT(pieces(sentence + ". " + sentence), ElementsAre(sentence + ". ", sentence));
  EXPECT_THAT(pieces(sentence + " " + sentence), ElementsAre(sentence + " ", sentence));
  std::string letters, again;
  for (int i = 0; i < 5000; ++i) letters += "ờ";
  for (const std::string& each : pieces(letters)) {
    EXPECT_LE(each.size(), 2000u);
    EXPECT_EQ(each.size() % 3, 0u) << "a letter is cut";
    again += each;
  }
  EXPECT_EQ(again, letters);
}

TEST(audit_patterns, read_any_length) {
  // std::regex calls itself for each byte: any of these would overflow the stack if the text were read in one piece.
  const std::size_t length = test::is_smoke() ? 30'000 : test::is_full() ? 500'000 : 100'000;
  const std::string word(length, 'u'), spaced = "xa hoi hoa " + word;
  EXPECT_FALSE(found_in(word, words("[a-z]*x")));
  EXPECT_FALSE(words_in(spaced, words("hoa .*han che")));
  EXPECT_FALSE(begins_with(word, words("u+x")));
}

}  // namespace
