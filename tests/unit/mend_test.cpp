// SPDX-License-Identifier: MIT
// Faults of spelling that copying leaves in Vietnamese text.
#include <gtest/gtest.h>

#include "office/document/document.hpp"

using namespace chuan::office;

namespace {

using Mended = std::vector<std::pair<TextFault, std::size_t>>;

std::string mended(const std::string& text, Mended expected) {
  Mended found;
  std::string result = mend(text, found);
  EXPECT_EQ(found, expected) << text;
  return result;
}

TEST(mend, dots_go_back_to_their_vowel) {
  const Mended one = {{TextFault::detached_dot_below, 1}};
  EXPECT_EQ(mended("năm hoc\u0323", one), "năm học");
  EXPECT_EQ(mended("viêc\u0323", one), "việc");
  EXPECT_EQ(mended("chất lươ\u1E47g", one), "chất lượng");
  EXPECT_EQ(mended("trang bi \u0323thêm", one), "trang bị thêm");
  EXPECT_EQ(mended("Tâp\u0323 trung, tiếp tuc\u0323", {{TextFault::detached_dot_below, 2}}), "Tập trung, tiếp tục");
}

TEST(mend, right_text_stays) {
  EXPECT_EQ(mended("Đảng ủy họp về việc trị thủy", {}), "Đảng ủy họp về việc trị thủy");
  EXPECT_EQ(mended("plain", {}), "plain");
  EXPECT_EQ(mended("\u0323 đứng một mình", {}), "\u0323 đứng một mình");
}

TEST(mend, eth_hyphen_space_and_composition) {
  EXPECT_EQ(mended("\u00D0oàn", {{TextFault::capital_eth, 1}}), "Đoàn");
  EXPECT_EQ(mended("nhà\u00ADtrường", {{TextFault::soft_hyphen, 1}}), "nhàtrường");
  EXPECT_EQ(mended("nhà\u00A0trường", {{TextFault::other_space, 1}}), "nhà trường");
  EXPECT_EQ(mended("nha\u0300", {{TextFault::not_composed, 1}}), "nhà");
}

}  // namespace
