// SPDX-License-Identifier: MIT
// Folding, the nearest name, and the natural order of codes.
#include "source/names.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace chuan {
namespace {

using Names = std::vector<std::string>;

TEST(Fold, drops_case_and_marks) {
  EXPECT_EQ(fold("Đạt Chuẩn Quốc Gia"), "dat chuan quoc gia");
  EXPECT_EQ(fold("GV_TỪ_KHÁ"), "gv_tu_kha");
  EXPECT_EQ(fold("ƯƠNG ươ ĂÂÊÔ"), "uong uo aaeo");
  EXPECT_EQ(fold("e\xCC\x82\xCC\x81"), "e");
  EXPECT_EQ(fold("M4.1"), "m4.1");
  EXPECT_EQ(fold(""), "");
}

TEST(Fold, leaves_what_is_not_utf8) { EXPECT_EQ(fold("A\xFF"), "A\xFF"); }

TEST(Fold, is_idempotent) {
  for (const char* text : {"Đường", "ẞß", "İ", "chuẩn_quốc_gia", "ﬁ"}) EXPECT_EQ(fold(fold(text)), fold(text)) << text;
}

TEST(Nfc, composes) {
  EXPECT_EQ(to_nfc("e\xCC\x82\xCC\x81"), "ế");
  EXPECT_EQ(to_nfc("chuẩn"), "chuẩn");
  EXPECT_EQ(to_nfc("\xFF"), "\xFF");
}

TEST(Nearest, ignores_missing_marks_and_case) {
  EXPECT_EQ(nearest("gv_tu_kha", Names{"gv_từ_khá", "gv_đạt"}), "gv_từ_khá");
  EXPECT_EQ(nearest("ĐẠT", Names{"khá", "đạt"}), "đạt");
}

TEST(Nearest, takes_either_place_of_a_tone) {
  EXPECT_EQ(nearest("hoà", Names{"hoả", "hòa"}), "hòa");
  EXPECT_EQ(nearest("thuỷ", Names{"thủy", "thúy"}), "thủy");
}

TEST(Nearest, allows_few_slips) {
  EXPECT_EQ(nearest("criteira", Names{"criteria", "standard"}), "criteria");
  EXPECT_EQ(nearest("số_lớpp", Names{"số_lớp", "số_học_sinh"}), "số_lớp");
  EXPECT_EQ(nearest("trẻ_đi_học_chuyên_càn", Names{"trẻ_đi_học_chuyên_cần"}), "trẻ_đi_học_chuyên_cần");
  EXPECT_FALSE(nearest("số_phòng", Names{"số_lớp", "diện_tích"}));
}

TEST(Nearest, is_silent_when_several_are_as_near) {
  EXPECT_FALSE(nearest("1.3", Names{"1.1", "1.2"}));
  EXPECT_FALSE(nearest("hoa", Names{"hòa", "hoả"}));
  EXPECT_EQ(nearest("abcd", Names{"abce", "abce"}), "abce");
}

TEST(Nearest, never_replaces_a_whole_name) {
  EXPECT_FALSE(nearest("a", Names{"b"}));
  EXPECT_FALSE(nearest("", Names{"b"}));
  EXPECT_FALSE(nearest("abc", Names{}));
}

TEST(Nearest, survives_broken_text) { EXPECT_EQ(nearest("ab\xFF", Names{"abc"}), "abc"); }

TEST(CodeLess, is_the_order_of_a_circular) {
  Names codes = {"M4.1", "10.1", "1.10", "2.2/3", "1.2", "2.2", "1.1", "2.10/1/a/2", "2.10/1/a/10", "2"};
  std::sort(codes.begin(), codes.end(), code_less);
  EXPECT_EQ(codes, (Names{"1.1", "1.2", "1.10", "2", "2.2", "2.2/3", "2.10/1/a/2", "2.10/1/a/10", "10.1", "M4.1"}));
}

TEST(CodeLess, is_a_strict_weak_order) {
  const Names codes = {
      "",    "0", "00", "01", "1", "1.", "1.0", "1.a", "a", "a1", "a01", "a10", "a2", "đ", "999999999999999999999999",
      "\xFF"};
  for (const std::string& a : codes) {
    EXPECT_FALSE(code_less(a, a));
    for (const std::string& b : codes) {
      EXPECT_EQ(code_less(a, b) || code_less(b, a), a != b) << a << " " << b;
      EXPECT_FALSE(code_less(a, b) && code_less(b, a)) << a << " " << b;
      for (const std::string& c : codes)
        EXPECT_TRUE(!code_less(a, b) || !code_less(b, c) || code_less(a, c)) << a << " " << b << " " << c;
    }
  }
}

}  // namespace
}  // namespace chuan
