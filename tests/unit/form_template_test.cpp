// SPDX-License-Identifier: MIT
// Forms are files: a new one is filled without a word of C++, a wrong one is refused with its place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "chuan/sentence.hpp"
#include "office/form/fields.hpp"
#include "office/form/fill.hpp"
#include "office/plan/declared.hpp"
#include "support/papers.hpp"

using namespace chuan;
using namespace chuan::office;
using testing::HasSubstr;

namespace {

std::string refused(const std::string& body, const std::string& head = "mẫu: thu\ntên: Thử\n\n") {
  try {
    read_forms({{"thu", head + body}});
    return "";
  } catch (const BadDeclaration& bad) {
    return text_in(bad.what(), Language::vi);
  }
}

const nlohmann::json& data() {
  static const nlohmann::json all = {
      {"tên_trường", "Trường A"},
      {"ngày_duyệt", ""},
      {"kết_quả", "đạt Mức 1"},
      {"hội_đồng", nlohmann::json::array()},
      {"điểm_mạnh", {{{"câu", "Một"}}, {{"câu", "Hai"}}}},
      {"minh_chứng", {{{"mã_mc", "MC.1.1.01"}, {"tên_mc", ""}, {"nơi_lưu", ""}, {"ghi_chú_mc", ""}}}}};
  return all;
}

std::string filled(const std::string& body) {
  const Forms forms = read_forms({{"thu", "mẫu: thu\ntên: Thử\n\n" + body}});
  return to_html(fill_form(*forms.find("thu", "57/2026/TT-BGDĐT"), data(), {}));
}

TEST(form_template, fills_fields_blanks_and_conditions) {
  const std::string html = filled(
      "# {tên_trường}\n**Đậm {kết_quả}** {ngày_duyệt ? ngày của {tên_trường}}\n"
      "{ngày_duyệt:có ngày}{ngày_duyệt!chưa có ngày}\n@mỗi điểm_mạnh\n- {stt}. {câu}\n@hết\n");
  EXPECT_THAT(html, HasSubstr("<h1>Trường A</h1>"));
  EXPECT_THAT(html, HasSubstr("<strong>Đậm đạt Mức 1</strong>"));
  EXPECT_THAT(html, HasSubstr("[nhà trường điền: ngày của Trường A]"));
  EXPECT_THAT(html, HasSubstr("chưa có ngày"));
  EXPECT_THAT(html, HasSubstr("2. Hai"));
}

TEST(form_template, fills_tables_with_blocks_and_rows_for_empty_lists) {
  const std::string html = filled(
      "@ô nơi\n@nếu nơi_lưu\n{nơi_lưu}\n@hết\n@không nơi_lưu\nchưa có nơi\n@hết\n@hết\n"
      "@bảng minh_chứng\ncột 10 | TT | ^{stt}\ncột 90 | Mã | {mã_mc} | **Cộng**\ncột 9 | Nơi | [nơi]\n@hết\n"
      "@bảng hội_đồng\ncột 10 | Tên | {họ_tên}\ntrống {? thành viên}\n@hết\n");
  EXPECT_THAT(html, HasSubstr("MC.1.1.01"));
  EXPECT_THAT(html, HasSubstr("chưa có nơi"));
  EXPECT_THAT(html, HasSubstr("<strong>Cộng</strong>"));
  EXPECT_THAT(html, HasSubstr("[nhà trường điền: thành viên]"));
}

TEST(form_template, prefers_the_form_that_names_the_circular) {
  const Forms forms =
      read_forms({{"a", "mẫu: x\ntên: Chung\n\nA\n"}, {"b", "mẫu: x\nthông tư: 1/2030/TT-BGDĐT\ntên: Riêng\n\nB\n"}});
  EXPECT_EQ(forms.find("x", "1/2030/TT-BGDĐT")->title, "Riêng");
  EXPECT_EQ(forms.find("x", "57/2026/TT-BGDĐT")->title, "Chung");
  EXPECT_EQ(forms.find("y", "57/2026/TT-BGDĐT"), nullptr);
}

TEST(form_template, says_where_it_is_wrong) {
  EXPECT_EQ(refused("{tên_trường}\n"), "");
  EXPECT_THAT(refused("\n{tên_trừơng}\n"),
              HasSubstr("thu.txt, dòng 5: không có chỗ điền «tên_trừơng»; ở đây dùng được: tên_trường"));
  EXPECT_THAT(refused("{hội_đồng}\n"), HasSubstr("dòng 4: «hội_đồng» không phải chữ"));
  EXPECT_THAT(refused("@mỗi tên_trường\n@hết\n"), HasSubstr("dòng 4: «tên_trường» không phải danh sách"));
  EXPECT_THAT(refused("@mỗi hội_đồng\n{họ_tên}\n"), HasSubstr("thiếu «@hết» của dòng 4"));
  EXPECT_THAT(refused("@hết\n"), HasSubstr("dòng 4: «@hết» mà không có gì để kết thúc"));
  EXPECT_THAT(refused("@lặp hội_đồng\n"), HasSubstr("không có lệnh «@lặp»; dùng được:"));
  EXPECT_THAT(refused("@chèn khác\n"), HasSubstr("không có tệp «khác.txt» để chèn"));
  EXPECT_THAT(refused("**a\n"), HasSubstr("không đi thành cặp"));
  EXPECT_THAT(refused("a {tên_trường\n"), HasSubstr("có dấu { không đóng"));
  EXPECT_THAT(refused("a }\n"), HasSubstr("có dấu } lẻ"));
  EXPECT_THAT(refused("@bảng minh_chứng\ncột rộng | A | B\n@hết\n"), HasSubstr("bề rộng của cột là số từ 1 đến 999"));
  EXPECT_THAT(refused("@bảng minh_chứng\ncột 5 | A | [b]\n@hết\n"), HasSubstr("không có ô [b]"));
  EXPECT_THAT(refused("@bảng minh_chứng\ncột 5 | A | {mã_mc}\ntrống a | b\n@hết\n"),
              HasSubstr("hàng có 2 ô, bảng có 1 cột"));
  EXPECT_THAT(refused("@bảng minh_chứng\n@hết\n"), HasSubstr("bảng không có «cột» nào"));
  EXPECT_THAT(refused("@ô a\n# b\n@hết\n"), HasSubstr("dòng 5: trong ô chỉ có dòng chữ"));
  EXPECT_THAT(refused("A\n", "tên: Thử\n\n"), HasSubstr("thiếu dòng «mẫu: …»"));
  EXPECT_THAT(refused("A\n", "mẫu: thu\nngày: nay\n\n"), HasSubstr("dòng 2: «ngày: nay» không phải dòng đầu của mẫu"));
}

TEST(form_template, refuses_parts_in_a_circle_and_two_forms_of_one_paper) {
  const auto said = [](std::vector<FormFile> files) -> std::string {
    try {
      read_forms(files);
      return "";
    } catch (const BadDeclaration& bad) {
      return text_in(bad.what(), Language::vi);
    }
  };
  EXPECT_THAT(said({{"p", "mẫu: phần\n\n@chèn p\n"}, {"a", "mẫu: x\ntên: X\n\n@chèn p\n"}}), HasSubstr("vòng tròn"));
  EXPECT_THAT(said({{"a", "mẫu: x\ntên: X\n\nA\n"}, {"b", "mẫu: x\ntên: X\n\nB\n"}}),
              HasSubstr("b.txt, dòng 1: mẫu «x» của cùng thông tư đã có ở a.txt"));
  EXPECT_THAT(said({{"a", "mẫu: x\ntên: X\n\n@chèn b\n"}, {"b", "mẫu: y\ntên: Y\n\nB\n"}}),
              HasSubstr("chỉ chèn được tệp «mẫu: phần»"));
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "@nếu tên_trường\n";
  EXPECT_THAT(said({{"a", "mẫu: x\ntên: X\n\n" + deep}}), HasSubstr("lồng quá"));
  EXPECT_THAT(said({{"a", "mẫu: x\ntên: X\n\n" + std::string(100'000, '{')}}), HasSubstr("không đóng"));
}

TEST(form_template, every_field_is_on_the_page_about_forms) {
  EXPECT_THAT(test::read_file(CHUAN_PROJECT "/rules/ke-hoach/README.md"), HasSubstr(form_fields_table()));
}

}  // namespace
