// SPDX-License-Identifier: MIT
// Plans and reports as documents: the form of Nghị định 30/2020 in the XML, and a filled plan that passes its audit.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "office/audit/audit.hpp"
#include "office/document/archive.hpp"
#include "office/form/forms.hpp"
#include "support/golden.hpp"
#include "support/papers.hpp"
#include "support/rules.hpp"

using namespace chuan;
using namespace chuan::office;
using testing::HasSubstr;

namespace {

using Json = nlohmann::ordered_json;

const std::filesystem::path project = CHUAN_PROJECT;

/// A dossier with everything that a form needs of it.
struct Filed {
  test::LoadedLaw loaded;
  Diagnostics said;
  Date date;
  Rulebook book;
  Program program;
  Sources sources;
  Dossier dossier;
  Assessment now;

  Filed(const std::string& json, const char* circular, const char* day, const char* kind)
      : date(*parse_date(day)), book(*loaded.law.rulebook(circular, date, said, kind)), program(lower(book)) {
    Diagnostics problems;
    dossier = read_dossier(sources, sources.add("a.json", json), book, problems).value();
    now = assess(program, book, dossier, date);
  }
  FormSubject subject() const { return {program, book, dossier, now, test::papers(), test::forms(), date}; }
  Repairs repairs(const char* target) const {
    return find_repairs({program, book, dossier, now, Language::vi}, *parse_target(target, book), {});
  }
};

std::string results_only() {
  nlohmann::json example =
      nlohmann::json::parse(golden::read(project / "rules" / "examples" / "thcs-hai-phong-2022.json"));
  example.erase("plan");
  return example.dump();
}

Filed lower_secondary() { return {results_only(), "18/2018/TT-BGDĐT", "2022-08-20", "THCS"}; }

/// What a school would write into the blanks.
std::string answer(const std::string& blank, bool is_of_2018) {
  if (blank.starts_with("thời gian")) return is_of_2018 ? "từ 9/2022 đến 12/2023" : "từ 1/2027 đến 11/2027";
  for (const auto& [what, text] :
       std::initializer_list<std::pair<const char*, const char*>>{{"nguồn kinh phí", "Ngân sách xã"},
                                                                  {"kinh phí", "120.000.000 đ"},
                                                                  {"người phụ trách", "Bà B, phó hiệu trưởng"},
                                                                  {"cấp quyết định", "UBND huyện"},
                                                                  {"chỉ số", "03 hạng mục nghiệm thu"},
                                                                  {"minh chứng", "Biên bản nghiệm thu"},
                                                                  {"việc phải làm", "Sửa chữa theo danh mục"},
                                                                  {"nguồn lực", "Ngân sách xã"}})
    if (blank.starts_with(what)) return text;
  return "Đã ghi theo hồ sơ của trường.";
}

void fill(Page& page, bool is_of_2018 = true) {
  const auto each_run = [&](Runs& runs) {
    for (Run& each : runs)
      if (each.is_blank) {
        const std::size_t start = each.text.find(": ") + 2;
        each = {answer(each.text.substr(start), is_of_2018), each.is_bold, each.is_italic, false};
      }
  };
  for (PageBlock& block : page.blocks) {
    if (auto* text = std::get_if<TextBlock>(&block)) each_run(text->runs);
    if (auto* letter = std::get_if<LetterHead>(&block)) {
      if (letter->agency.empty()) letter->agency = is_of_2018 ? "UBND HUYỆN" : "UBND XÃ";
      if (letter->place.empty()) letter->place = "Hải Phòng";
    }
    if (auto* table = std::get_if<TableBlock>(&block))
      for (auto& row : table->rows)
        for (TableCell& each : row)
          for (Runs& line : each.lines) each_run(line);
  }
  page.draft.clear();
}

std::unique_ptr<pugi::xml_document> part(const std::string& docx, const char* name) {
  return Archive(docx, "a.docx").xml(name);
}

TEST(office_form, paper_margins_and_numbers) {
  const Filed filed = lower_secondary();
  const std::string docx = to_docx(plan_form(filed.subject(), filed.repairs("kiem_dinh.2"), parse_date("2024-12-31")));
  const auto document = part(docx, "word/document.xml");
  const auto sections = document->select_nodes("//w:sectPr");
  ASSERT_EQ(sections.size(), 3u);  // upright, on its side for the wide table, upright
  for (const auto& each : sections) {
    const pugi::xml_node size = each.node().child("w:pgSz"), margins = each.node().child("w:pgMar");
    const bool is_wide = std::string(size.attribute("w:orient").value()) == "landscape";
    EXPECT_EQ(size.attribute("w:w").as_int(), is_wide ? 16838 : 11906);
    EXPECT_EQ(size.attribute("w:h").as_int(), is_wide ? 11906 : 16838);
    const auto millimetres = [&](const char* side) { return margins.attribute(side).as_int() * 254 / 14400.0; };
    for (const char* side : {"w:top", "w:bottom"}) {
      EXPECT_GE(millimetres(side), 20 * 0.999);
      EXPECT_LE(millimetres(side), 25);
    }
    EXPECT_GE(millimetres("w:left"), 30 * 0.999);
    EXPECT_LE(millimetres("w:left"), 35);
    EXPECT_GE(millimetres("w:right"), 15);
    EXPECT_LE(millimetres("w:right"), 20);
    EXPECT_TRUE(each.node().child("w:headerReference"));
  }
  EXPECT_TRUE(sections.first().node().child("w:titlePg")) << "no number on page 1";
  const auto header = part(docx, "word/header1.xml");
  EXPECT_EQ(std::string(header->select_node("//w:fldSimple").node().attribute("w:instr").value()), "PAGE");
  EXPECT_EQ(std::string(header->select_node("//w:jc").node().attribute("w:val").value()), "center");
  EXPECT_FALSE(part(docx, "word/header2.xml")->select_node("//w:fldSimple"));
}

TEST(office_form, letters_headings_and_tables) {
  const Filed filed = lower_secondary();
  const std::string docx = to_docx(plan_form(filed.subject(), filed.repairs("kiem_dinh.2"), parse_date("2024-12-31")));
  const auto styles = part(docx, "word/styles.xml");
  EXPECT_EQ(std::string(styles->select_node("//w:docDefaults//w:rFonts").node().attribute("w:ascii").value()),
            "Times New Roman");
  const int size = styles->select_node("//w:docDefaults//w:sz").node().attribute("w:val").as_int();
  EXPECT_TRUE(size == 26 || size == 28) << "13 or 14 pt";
  EXPECT_EQ(styles->select_nodes("//w:style[@w:styleId='Heading1']//w:outlineLvl").size(), 1u);
  const auto document = part(docx, "word/document.xml");
  EXPECT_GE(document->select_nodes("//w:pStyle[@w:val='Heading1']").size(), 6u);
  const auto rows = document->select_nodes("//w:tbl[w:tblPr/w:tblBorders]/w:tr");
  ASSERT_GT(rows.size(), 30u);
  for (const auto& row : rows) EXPECT_TRUE(row.node().child("w:trPr").child("w:cantSplit"));
  for (const auto& table : document->select_nodes("//w:tbl[w:tblPr/w:tblBorders]"))
    EXPECT_TRUE(table.node().child("w:tr").child("w:trPr").child("w:tblHeader"));
  std::ostringstream all;
  document->save(all, "", pugi::format_raw);
  EXPECT_THAT(all.str(), HasSubstr("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
  EXPECT_THAT(all.str(), HasSubstr("Độc lập - Tự do - Hạnh phúc"));
  EXPECT_THAT(all.str(), HasSubstr("TRƯỜNG TRUNG HỌC CƠ SỞ (HẢI PHÒNG)"));
  EXPECT_THAT(all.str(), HasSubstr("Nơi nhận:"));
  EXPECT_THAT(all.str(), HasSubstr("- Lưu: VT."));
  EXPECT_THAT(all.str(), HasSubstr("BẢN NHÁP"));
  EXPECT_THAT(all.str(), HasSubstr("/.</w:t>"));
}

TEST(office_form, dates_have_leading_zeros) {
  Filed filed = lower_secondary();
  FormSubject subject = filed.subject();
  subject.date = *parse_date("2023-01-05");
  Page page = report_form(subject, "tom-tat");
  EXPECT_EQ(std::get<LetterHead>(page.blocks.front()).date, "ngày 05 tháng 01 năm 2023");
  subject.date = *parse_date("2023-11-15");
  page = report_form(subject, "tom-tat");
  EXPECT_EQ(std::get<LetterHead>(page.blocks.front()).date, "ngày 15 tháng 11 năm 2023");
}

TEST(office_form, bodies_follow_the_two_tiers_of_government) {
  Filed filed = lower_secondary();
  FormSubject subject = filed.subject();
  const auto first_recipient = [&] {
    return std::get<Signature>(report_form(subject, "tom-tat").blocks.back()).recipients.front();
  };
  EXPECT_EQ(first_recipient(), "UBND huyện;");
  subject.date = *parse_date("2025-07-01");
  EXPECT_EQ(first_recipient(), "UBND xã, phường;");
}

TEST(office_form, the_same_page_gives_the_same_bytes) {
  const Filed filed = lower_secondary();
  EXPECT_EQ(to_docx(report_form(filed.subject(), "day-du")), to_docx(report_form(filed.subject(), "day-du")));
}

std::string told(const Diagnostic& finding) { return render({finding}, {}, Language::vi); }

Diagnostics audited(const Filed& filed, const Page& page, Json* read = nullptr) {
  const PlanDocument document = find_plan(read_document(to_docx(page), "kế hoạch.docx"), test::papers());
  Dossier dossier = to_dossier(document, test::papers());
  if (read != nullptr) *read = Json::parse(write_dossier(dossier, Rulebook{}));
  dossier.kind = filed.dossier.kind;
  Diagnostics problems;
  EXPECT_TRUE(check_dossier(dossier, filed.book, problems));
  const Assessment now = assess(filed.program, filed.book, dossier, filed.date);
  for (const Diagnostic& each : now.findings)
    if (name(each.code) == "A507" || name(each.code) == "A508") ADD_FAILURE() << message(each, Language::vi);
  const auto rules = read_audit_rules(golden::read(project / "rules" / "ke-hoach" / "kiem-tra.json"), "kiem-tra.json");
  return audit(
      rules,
      {filed.program, filed.book, dossier, now, "kế hoạch.docx", filed.date, filed.date, &document, nullptr, {}, {}});
}

TEST(office_form, a_filled_plan_is_read_back_and_passes_its_audit) {
  const Filed filed = lower_secondary();
  Page page = plan_form(filed.subject(), filed.repairs("kiem_dinh.2"), parse_date("2024-12-31"));
  EXPECT_GT(page.blanks().size(), 20u);
  EXPECT_FALSE(audited(filed, page).empty()) << "blanks are not answers";
  fill(page);
  EXPECT_TRUE(page.blanks().empty());
  Json read;
  for (const Diagnostic& each : audited(filed, page, &read)) ADD_FAILURE() << told(each);
  EXPECT_EQ(read["plan"]["goal"]["target"], "kiem_dinh.2");
  EXPECT_EQ(read["plan"]["goal"]["by"], "2024");
  EXPECT_EQ(read["plan"]["targets"].size(), 6u);
  EXPECT_EQ(read["plan"]["actions"].size(), 6u);
  EXPECT_EQ(read["plan"]["actions"][0]["cost"], 120000000);
  EXPECT_EQ(read["reviews"].size(), 2u);
  const Json expected = Json::parse(results_only());
  for (const auto& [id, level] : expected["results"].items())
    if (!id.starts_with("M")) {
      EXPECT_EQ(read["results"][id], level) << id;
    }
}

TEST(office_form, the_plan_of_two_levels_has_eight_parts_ten_columns_two_reviews) {
  Filed probe(R"({"school": {"kind": "THCS"}, "date": "2026-11-23"})", "57/2026/TT-BGDĐT", "2026-11-23", "THCS");
  nlohmann::json results = nlohmann::json::object();
  for (const Criterion& each : probe.book.criteria)
    if (!each.in_group) results[each.id] = each.id == "4.1" ? 0 : 1;
  const Filed filed(
      nlohmann::json{
          {"school", {{"name", "Trường Thử"}, {"kind", "THCS"}}}, {"date", "2026-11-23"}, {"results", results}}
          .dump(),
      "57/2026/TT-BGDĐT", "2026-11-23", "THCS");
  Page page = plan_form(filed.subject(), filed.repairs("muc.1"), parse_date("2027-12-31"));
  std::size_t parts = 0;
  bool has_ten = false;
  for (const PageBlock& block : page.blocks) {
    if (const auto* text = std::get_if<TextBlock>(&block)) parts += text->heading == 1;
    if (const auto* table = std::get_if<TableBlock>(&block)) has_ten = has_ten || table->widths.size() == 10;
  }
  EXPECT_EQ(parts, 8u);
  EXPECT_TRUE(has_ten);
  fill(page, false);
  Json read;
  for (const Diagnostic& each : audited(filed, page, &read))
    if (name(each) != "K223") ADD_FAILURE() << told(each);  // Biểu 2 has no column of costs
  EXPECT_EQ(read["plan"]["actions"].size(), 1u);
  EXPECT_EQ(read["plan"]["actions"][0]["criterion"], "4.1");
  EXPECT_EQ(read["reviews"].size(), 2u);
}

TEST(office_form, html_has_no_script_and_nothing_from_outside) {
  const Filed filed = lower_secondary();
  const std::string html = to_html(report_form(filed.subject(), "tom-tat"));
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("http"), std::string::npos);
  EXPECT_THAT(html, HasSubstr("@page { size: A4"));
  EXPECT_THAT(html, HasSubstr("<td class=\"centre\">22 (78,6 %)</td>"));
}

TEST(office_form, libreoffice_makes_a_pdf_of_it) {
  if (std::system("command -v soffice > /dev/null") != 0) GTEST_SKIP() << "soffice is not installed";
  const Filed filed = lower_secondary();
  const auto folder = std::filesystem::temp_directory_path() / ("chuan-form-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "a.docx", std::ios::binary)
      << to_docx(plan_form(filed.subject(), filed.repairs("kiem_dinh.2"), std::nullopt));
  const std::string run = "cd '" + folder.string() + "' && HOME='" + folder.string() +
                          "' timeout 120 soffice --headless --convert-to pdf a.docx > /dev/null 2>&1";
  EXPECT_EQ(std::system(run.c_str()), 0);
  EXPECT_GT(std::filesystem::file_size(folder / "a.pdf"), 10'000u);
  std::filesystem::remove_all(folder);
}

}  // namespace
