// SPDX-License-Identifier: MIT
// Results, targets, actions and lists found in documents by their headings and shapes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "office/plan/phrases.hpp"
#include "office/plan/plan_document.hpp"
#include "support/office_files.hpp"
#include "support/papers.hpp"

using namespace chuan;
using namespace chuan::office;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

namespace {

using Json = nlohmann::json;

Json written(const Dossier& dossier) { return Json::parse(write_dossier(dossier, Rulebook{})); }

/// Without what says nothing.
Json without_nulls(const Json& json) {
  Json made = json.is_object() ? Json::object() : json.is_array() ? Json::array() : json;
  if (json.is_object()) {
    for (const auto& [key, value] : json.items())
      if (!value.is_null()) made[key] = without_nulls(value);
  } else if (json.is_array()) {
    for (const Json& each : json) made.push_back(without_nulls(each));
  }
  return made;
}

PlanDocument found(const std::string& bytes, const char* name = "a.docx") {
  return find_plan(read_document(bytes, name), test::papers());
}

std::vector<std::pair<std::string, int>> levels(const PlanDocument& plan) {
  std::vector<std::pair<std::string, int>> all;
  for (const FoundResult& each : plan.results) all.emplace_back(each.id, each.level);
  return all;
}

const std::vector<std::string> heads = {"Tiêu chí", "Không đạt", "Mức 1", "Mức 2", "Mức 3"};

TEST(find_plan, one_cross_in_the_highest_level_or_one_in_each) {
  const auto plan = found(test::docx(test::word_table(
      {heads, {"Tiêu chí 1.1", "", "", "x", ""}, {"1.2", "", "X", "✓", "×"}, {"Tiêu chí 1.3", "x", "", "", ""}})));
  EXPECT_THAT(levels(plan), ElementsAre(Pair("1.1", 2), Pair("1.2", 3), Pair("1.3", 0)));
  EXPECT_EQ(plan.results[1].place, "bảng 1, hàng 3, cột 1");
}

TEST(find_plan, heads_over_several_rows_and_merged) {
  const std::string body =
      "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" +
      test::word_paragraph("Tiêu chuẩn, tiêu chí") + "</w:tc><w:tc><w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr>" +
      test::word_paragraph("Kết quả") + "</w:tc><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" +
      test::word_paragraph("Nội dung không đạt") +
      "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>" + test::word_paragraph("Không đạt") +
      "</w:tc><w:tc>" + test::word_paragraph("Mức 1") + "</w:tc><w:tc>" + test::word_paragraph("Mức 2") +
      "</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr><w:tr><w:tc>" +
      test::word_paragraph("Tiêu chí 4.1") + "</w:tc><w:tc>" + test::word_paragraph("x") +
      "</w:tc><w:tc/><w:tc/><w:tc>" + test::word_paragraph("Thiếu phòng") + "</w:tc></w:tr></w:tbl>";
  const auto plan = found(test::docx(body));
  EXPECT_THAT(levels(plan), ElementsAre(Pair("4.1", 0)));
  EXPECT_EQ(plan.results[0].shortfall.text, "Thiếu phòng");
}

TEST(find_plan, a_code_that_a_spreadsheet_cut_short) {
  const auto row = [](const std::string& code, int number) {
    return "<row r=\"" + std::to_string(number) + "\"><c r=\"A" + std::to_string(number) + "\"><v>" + code +
           "</v></c><c r=\"D" + std::to_string(number) + "\" t=\"inlineStr\"><is><t>x</t></is></c></row>";
  };
  std::string rows = "<row r=\"1\">";
  const char* columns = "ABCDE";
  for (std::size_t i = 0; i < heads.size(); ++i)
    rows += "<c r=\"" + std::string(1, columns[i]) + "1\" t=\"inlineStr\"><is><t>" + heads[i] + "</t></is></c>";
  rows += "</row>" + row("1.1", 2) + row("1.9", 3) + row("1.1", 4) + row("2.1", 5);
  const auto plan = found(test::xlsx(rows), "a.xlsx");
  EXPECT_THAT(levels(plan), ElementsAre(Pair("1.1", 2), Pair("1.9", 2), Pair("1.10", 2), Pair("2.1", 2)));
  EXPECT_THAT(plan.warnings, ElementsAre(HasSubstr("đọc là 1.10")));
  const auto twice = found(test::xlsx(rows + row("1.9", 6) + row("1.1", 7)), "a.xlsx");
  EXPECT_THAT(levels(twice), ElementsAre(Pair("1.1", 2), Pair("1.9", 2), Pair("1.10", 2), Pair("2.1", 2)));
}

TEST(find_plan, tables_that_disagree_decide_nothing) {
  const std::string first =
      test::word_table({heads, {"Tiêu chí 1.1", "x", "", "", ""}, {"Tiêu chí 1.2", "", "x", "", ""}});
  const std::string second =
      test::word_table({heads, {"Tiêu chí 1.1", "", "x", "", ""}, {"Tiêu chí 1.2", "", "x", "", ""}});
  const auto plan =
      found(test::docx(first + test::word_paragraph("Bảng khác") + second + test::word_paragraph("Và") + first));
  EXPECT_THAT(levels(plan), ElementsAre(Pair("1.2", 1)));
  EXPECT_THAT(plan.warnings, ElementsAre(HasSubstr("khác với bảng 1, hàng 2")));
  EXPECT_EQ(plan.unread.size(), 2u);  // the third table as well: nothing of a dispute goes unsaid
}

TEST(find_plan, rows_with_no_mark_or_with_two) {
  const auto plan = found(test::docx(test::word_table({heads,
                                                       {"Tiêu chí 1.1", "x", "x", "", ""},
                                                       {"Tiêu chí 1.2", "", "", "", ""},
                                                       {"Tiêu chí 1.3", "", "?", "", "x"}})));
  EXPECT_THAT(levels(plan), ElementsAre(Pair("1.3", 3)));
  EXPECT_THAT(plan.warnings, ElementsAre(HasSubstr("vừa đánh dấu không đạt"), HasSubstr("chưa đánh dấu")));
  ASSERT_EQ(plan.unread.size(), 2u);
  EXPECT_EQ(plan.unread[1].text, "?");
}

TEST(find_plan, actions_in_columns_of_any_order) {
  const auto plan = found(
      test::docx(test::word_table({{"TT", "Nội dung", "Mục tiêu", "Giải pháp", "Chỉ số kết quả", "Thời gian",
                                    "Phụ trách", "Nguồn lực", "Minh chứng dự kiến", "Mức độ thực hiện"},
                                   {"1", "Tiêu chí 4.1: phòng học", "Đủ phòng", "Xây hai phòng", "2 phòng",
                                    "từ 9/2026 đến 5/2027", "Hiệu trưởng", "Ngân sách xã", "Biên bản nghiệm thu", ""},
                                   {"2", "Việc khác", "", "Làm", "", "sớm", "Tổ trưởng", "", "", ""}})));
  ASSERT_EQ(plan.actions.size(), 1u);
  const Json dossier = written(to_dossier(plan, test::papers()));
  const Json& action = dossier["plan"]["actions"][0];
  EXPECT_EQ(action["criterion"], "4.1");
  EXPECT_EQ(action["action"], "Xây hai phòng");
  EXPECT_EQ(action["owner"], "Hiệu trưởng");
  EXPECT_EQ(action["source"], "Ngân sách xã");
  EXPECT_EQ(action["starts"], "2026-09-01");
  EXPECT_EQ(action["due"], "2027-05-31");
  EXPECT_EQ(action["indicator"], "2 phòng");
  EXPECT_EQ(action["evidence"], "Biên bản nghiệm thu");
  EXPECT_EQ(dossier["provenance"]["places"]["/plan/actions/0/due"], "bảng 1, hàng 2, cột 6");
  ASSERT_EQ(dossier["provenance"]["unread"].size(), 2u);
  EXPECT_THAT(dossier["provenance"]["unread"][0]["text"].get<std::string>(), HasSubstr("Việc khác"));
  EXPECT_EQ(dossier["provenance"]["unread"][1]["text"], "Đủ phòng");  // an aim that names no level
}

TEST(find_plan, evidence_council_reviews_and_recipients) {
  const auto plan = found(test::docx(
      test::word_table({{"TT", "Mã", "Tên", "Định dạng, vị trí lưu trữ hoặc đường dẫn", "Ghi chú"},
                        {"1", "MC.1.3.01", "Kế hoạch năm học", "Hộp 1", ""}}) +
      test::word_paragraph("Hội đồng") +
      test::word_table({{"TT", "Họ và tên", "Chức vụ", "Nhiệm vụ"}, {"1", "Người A", "Hiệu trưởng", "Chủ tịch"}}) +
      test::word_paragraph("Theo dõi") +
      test::word_table(
          {{"Thời điểm", "Nội dung", "Kết quả"}, {"Cuối học kỳ I", "Rà soát", "Đúng hạn"}, {"Cuối năm học", "", ""}}) +
      test::word_paragraph("Cuối") + test::word_table({{"Nơi nhận:\n- Sở GDĐT;\n- Lưu: VT.", "HIỆU TRƯỞNG"}})));
  const Json dossier = written(to_dossier(plan, test::papers()));
  EXPECT_EQ(dossier["evidence"][0]["code"], "MC.1.3.01");
  EXPECT_EQ(dossier["evidence"][0]["location"], "Hộp 1");
  EXPECT_EQ(dossier["council"][0]["role"], "Chủ tịch");
  EXPECT_EQ(dossier["reviews"].size(), 1);  // a day without a word is none
  EXPECT_EQ(dossier["reviews"][0]["date"], "Cuối học kỳ I");
  EXPECT_EQ(dossier["reviews"][0]["content"], "Đúng hạn");
  EXPECT_EQ(dossier["plan"]["recipients"][0], "Sở GDĐT;");
}

TEST(find_plan, needs_something_of_a_plan) {
  EXPECT_THROW(found(test::docx(test::word_paragraph("Thư mời họp"))), BadDocument);
}

/// The example's text set as a Word document, its tables as Word tables.
std::string as_docx(const Document& text) {
  std::string body;
  for (const Block& block : text.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      body += test::word_paragraph(paragraph->original);
      continue;
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : std::get<Table>(block).rows) {
      rows.emplace_back();
      for (const Said& cell : row) rows.back().push_back(cell.original);
      // Which cells were one is lost in the text, so rows end where their cells do.
      while (std::get<Table>(block).grid == Grid::collapsed && !rows.back().empty() && rows.back().back().empty())
        rows.back().pop_back();
    }
    body += test::word_table(rows);
  }
  return test::docx(body);
}

TEST(find_plan, the_example_plan_gives_the_example_dossier_from_text_and_from_word) {
  const std::string folder = std::string(CHUAN_PROJECT) + "/rules/examples/";
  const Document text = read_document(std::filesystem::path(folder + "ke-hoach-thcs-2022.txt"));
  const Json from_text = written(to_dossier(find_plan(text, test::papers()), test::papers()));
  std::ifstream file(folder + "thcs-hai-phong-2022.json");
  const Json expected = without_nulls(Json::parse(file));
  for (const char* key : {"school", "date", "results"}) EXPECT_EQ(from_text[key], expected[key]) << key;
  for (const auto& [key, value] : expected["plan"].items()) EXPECT_EQ(from_text["plan"][key], value) << key;
  EXPECT_EQ(from_text["plan"]["solutions"].size(), 28u);
  EXPECT_EQ(from_text["plan"]["conclusions"].size(), 2u);
  EXPECT_EQ(from_text["situation"]["shortfalls"].size(), 4u);
  EXPECT_FALSE(from_text["provenance"].contains("unread"));

  Json from_word = written(to_dossier(found(as_docx(text)), test::papers()));
  Json without = from_text;
  from_word.erase("provenance");
  without.erase("provenance");
  EXPECT_EQ(from_word, without);
}

TEST(phrases, money_in_words) {
  const auto dong = [](const char* text) {
    const auto amount = money(text);
    return amount && amount->is_whole() ? amount->numerator() : -1;
  };
  EXPECT_EQ(dong("150.000.000 đ"), 150'000'000);
  EXPECT_EQ(dong("150 triệu"), 150'000'000);
  EXPECT_EQ(dong("1,2 tỷ đồng"), 1'200'000'000);
  EXPECT_EQ(dong("500"), 500);
  EXPECT_EQ(dong("nguồn xã hội hóa"), -1);
  EXPECT_EQ(dong("20-30 triệu"), -1);
}

TEST(phrases, spans_of_time) {
  const auto of = [](const char* text) {
    const auto when = span(text);
    return when ? when->starts + ".." + when->due : std::string("?");
  };
  EXPECT_EQ(of("Năm 2023"), "..2023");
  EXPECT_EQ(of("năm học 2022 – 2023"), "..2022-2023");
  EXPECT_EQ(of("tháng 5/2023"), "2023-05-01..2023-05-31");
  EXPECT_EQ(of("Quý II/2023"), "2023-04-01..2023-06-30");
  EXPECT_EQ(of("từ 9/2022 đến 5/2023"), "2022-09-01..2023-05-31");
  EXPECT_EQ(of("Từ tháng 9 đến tháng 12/2022"), "2022-09-01..2022-12-31");
  EXPECT_EQ(of("trước 15/6/2027"), "..2027-06-15");
  EXPECT_EQ(of("cuối học kỳ I năm học 2026-2027"), "2026-09-01..2027-01-31");
  EXPECT_EQ(of("31/02/2023"), "?");
  EXPECT_EQ(of("thường xuyên"), "?");
}

TEST(phrases, criteria_and_levels) {
  std::string rest;
  EXPECT_EQ(leading_criterion("Tiêu chí 1.10: An toàn", &rest), "1.10");
  EXPECT_EQ(rest, "An toàn");
  EXPECT_EQ(leading_criterion("1.01"), "1.1");
  EXPECT_EQ(leading_criterion("1.1.1. Đánh giá"), std::nullopt);
  EXPECT_EQ(leading_criterion("Năm 2023"), std::nullopt);
  EXPECT_EQ(level_after("Phấn đấu đạt Mức 02.", "muc"), 2);
  EXPECT_EQ(level_after("mức chất lượng", "muc"), std::nullopt);
  EXPECT_EQ(without_dash(" – … còn lại "), "… còn lại");
  EXPECT_EQ(without_dash("- + •"), "");
  EXPECT_EQ(folded("ĐẢNG ủy\n  Ðoàn"), "dang uy doan");
}

}  // namespace
