// SPDX-License-Identifier: MIT
// Paragraphs and tables out of Word, Excel, CSV and plain text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "office/document/document.hpp"
#include "support/office_files.hpp"

using namespace chuan;
using namespace chuan::office;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

std::vector<std::string> lines(const Document& document) {
  std::vector<std::string> found;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      found.push_back(
          (paragraph->heading > 0 ? std::string(static_cast<std::size_t>(paragraph->heading), '#') + " " : "") +
          paragraph->text);
      continue;
    }
    for (const auto& row : std::get<Table>(block).rows) {
      std::string line = "|";
      for (const Said& cell : row) line += cell.text + "|";
      found.push_back(line);
    }
  }
  return found;
}

const Table& first_table(const Document& document) {
  for (const Block& block : document.blocks)
    if (const auto* table = std::get_if<Table>(&block)) return *table;
  throw std::runtime_error("no table");
}

TEST(read_text, tables_are_lines_with_a_tab) {
  const Document document = read_document(
      "Mở đầu\n\tTiêu chí\n\tMức 1\n\t\n\n\tTiêu chí 1.1\n\tx\n\thai\ndòng\n\n\tTiêu chí 1.2\n\t\n\n\nSau bảng\n"
      "\t[bookmark: _Hlk1]một\n",
      "a.txt");
  EXPECT_THAT(lines(document), ElementsAre("Mở đầu", "|Tiêu chí|Mức 1||", "|Tiêu chí 1.1|x|hai\ndòng|",
                                           "|Tiêu chí 1.2||", "Sau bảng", "|một|"));
  EXPECT_EQ(first_table(document).rows[1][2].place, "bảng 1, hàng 2, cột 3 (dòng 8)");
  EXPECT_EQ(document.left_out.size(), 1u);
}

TEST(read_text, keeps_the_words_as_they_stood) {
  const Document document = read_document("viêc\u0323 của \u00D0oàn\n", "a.txt");
  const auto& paragraph = std::get<Paragraph>(document.blocks.at(0));
  EXPECT_EQ(paragraph.text, "việc của Đoàn");
  EXPECT_EQ(paragraph.original, "viêc\u0323 của \u00D0oàn");
  EXPECT_EQ(paragraph.place, "dòng 1");
}

TEST(read_text, utf16_and_bom) {
  EXPECT_THAT(lines(read_document(std::string("\xFF\xFE\x01\x01"
                                              "a\0",
                                              6),
                                  "a.txt")),
              ElementsAre("āa"));
  EXPECT_THAT(lines(read_document(std::string("\xFE\xFF\x01\x01\0a", 6), "a.txt")), ElementsAre("āa"));
  EXPECT_THAT(lines(read_document("\xEF\xBB\xBFđạt", "a.txt")), ElementsAre("đạt"));
}

TEST(read_csv, separators_and_quotes) {
  EXPECT_THAT(lines(read_document("Tiêu chí;Ghi chú\n1.10;\"a;b \"\"c\"\"\nd\"\n", "a.csv")),
              ElementsAre("|Tiêu chí|Ghi chú|", "|1.10|a;b \"c\"\nd|"));
  EXPECT_THAT(lines(read_document("a,b\r\n1,2\r\n", "A.CSV")), ElementsAre("|a|b|", "|1|2|"));
  EXPECT_THROW(read_document("a,b\n\"1,2\n", "a.csv"), BadDocument);
}

TEST(read_docx, paragraphs_headings_and_changes) {
  const std::string body =
      R"(<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>Mục đích</w:t></w:r></w:p>)"
      R"(<w:p><w:r><w:t>Giữ </w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins>)"
      R"(<w:r><w:tab/><w:t>cuối</w:t><w:br/><w:t>dòng</w:t></w:r></w:p><w:p/>)"
      R"(<w:p><w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink></w:p>)";
  const std::string styles =
      R"(<w:styles xmlns:w="x"><w:style w:styleId="H"><w:name w:val="Của tôi"/><w:basedOn w:val="H1"/></w:style>)"
      R"(<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="H"/></w:style></w:styles>)";
  EXPECT_THAT(lines(read_document(test::docx(body, {{"word/styles.xml", styles}}), "a.docx")),
              ElementsAre("# Mục đích", "Giữ thêm\tcuối\ndòng", "liên kết"));
}

TEST(read_docx, automatic_numbers_are_written_out) {
  const std::string list = R"(<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr>)";
  const std::string below = R"(<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:pPr>)";
  const std::string numbering =
      R"(<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/>)"
      R"(<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>)"
      R"(</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num></w:numbering>)";
  std::string body;
  for (const auto& [properties, text] : {std::pair{list, "một"}, {below, "hai"}, {below, "ba"}, {list, "bốn"}})
    body += "<w:p>" + properties + "<w:r><w:t>" + text + "</w:t></w:r></w:p>";
  EXPECT_THAT(lines(read_document(test::docx(body, {{"word/numbering.xml", numbering}}), "a.docx")),
              ElementsAre("I. một", "I.1. hai", "I.2. ba", "II. bốn"));
}

TEST(read_docx, merged_cells_keep_columns_in_place) {
  const std::string body = "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" +
                           test::word_paragraph("A") + "</w:tc><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" +
                           test::word_paragraph("B") + "</w:tc></w:tr>" + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" +
                           test::word_paragraph("ẩn") + "</w:tc><w:tc>" + test::word_paragraph("C") + "</w:tc><w:tc>" +
                           test::word_paragraph("D") + test::word_table({{"trong", "bảng"}}) + "</w:tc></w:tr></w:tbl>";
  const Document document = read_document(test::docx(body), "a.docx");
  EXPECT_THAT(lines(document), ElementsAre("|A|B||", "||C|D|", "|trong|bảng|"));
  EXPECT_EQ(first_table(document).rows[1][1].place, "bảng 1, hàng 2, cột 2");
}

TEST(read_docx, crosses_of_wingdings) {
  const std::string body = R"(<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>)";
  EXPECT_THAT(lines(read_document(test::docx(body), "a.docx")), ElementsAre("x"));
}

TEST(read_xlsx, text_numbers_dates_and_formulas) {
  const test::Entries more = {
      {"xl/sharedStrings.xml", "<sst><si><t>Tiêu chí</t></si><si><r><t>đậm </t></r><r><t>nhạt</t></r></si></sst>"},
      {"xl/styles.xml", R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>)"
                        R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>)"}};
  const Document document = read_document(
      test::xlsx(
          R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>)"
          R"(<row r="3"><c r="A3"><v>1.1000000000000001</v></c><c r="B3" s="1"><v>44793</v></c>)"
          R"(<c r="C3"><f>1+1</f><v>2</v></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="inlineStr"><is><t>1.10</t></is></c></row>)",
          more),
      "a.xlsx");
  EXPECT_THAT(lines(document), ElementsAre("|Tiêu chí||đậm nhạt|", "|", "|1.1|2022-08-20|2|có|1.10|"));
  const Table& table = first_table(document);
  EXPECT_EQ(table.rows[2][1].place, "trang «Bảng», ô B3");
  EXPECT_TRUE(table.rows[2][0].is_number);
  EXPECT_FALSE(table.rows[2][4].is_number);
  ASSERT_EQ(document.left_out.size(), 1u);
  EXPECT_EQ(document.left_out[0].place, "trang «Bảng», ô C3");
}

}  // namespace
