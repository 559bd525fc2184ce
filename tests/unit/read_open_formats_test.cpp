// SPDX-License-Identifier: MIT
// OpenDocument, HTML, web archives and Excel 2003 XML: what a cell holds counts, and what is hidden does not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "office/document/document.hpp"
#include "support/office_files.hpp"

using namespace chuan;
using namespace chuan::office;
using testing::ElementsAre;

namespace {

std::vector<std::string> cells(const Document& document) {
  std::vector<std::string> found;
  for (const Block& block : document.blocks) {
    if (const auto* table = std::get_if<Table>(&block)) {
      for (const auto& row : table->rows)
        for (const Said& cell : row) found.push_back(cell.text + (cell.is_number ? " #" : ""));
    } else {
      found.push_back(std::get<Paragraph>(block).text);
    }
  }
  return found;
}

std::string open_document(const std::string& body, const std::string& styles = "") {
  return test::zipped(
      {{"mimetype", "application/vnd.oasis.opendocument"},
       {"content.xml",
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\">"
        "<office:automatic-styles>" +
            styles + "</office:automatic-styles><office:body>" + body + "</office:body></office:document-content>"}});
}

TEST(read_odf, a_sheet_gives_what_its_cells_hold) {
  const std::string cell = R"(<table:table-cell office:value-type=")";
  const Document document = read_document(
      open_document("<office:spreadsheet><table:table table:name=\"S\"><table:table-row>" + cell +
                    R"(float" office:value="120000000"><text:p>120.000.000</text:p></table:table-cell>)" + cell +
                    R"(percentage" office:value="0.985"><text:p>99%</text:p></table:table-cell>)" + cell +
                    R"(date" office:date-value="2026-08-20T00:00:00"><text:p>20/08/26</text:p></table:table-cell>)" +
                    cell +
                    R"(string"><text:p>1.10</text:p></table:table-cell>)"
                    "</table:table-row></table:table></office:spreadsheet>"),
      "a.ods");
  EXPECT_THAT(cells(document), ElementsAre("120000000 #", "98.5% #", "2026-08-20", "1.10"));
}

TEST(read_odf, a_million_empty_rows_end_a_sheet) {
  const std::string blank = R"(<table:table-row table:number-rows-repeated=")",
                    cell = R"("><table:table-cell/></table:table-row>)";
  const Document document = read_document(
      open_document(
          "<office:spreadsheet><table:table table:name=\"S\"><table:table-row><table:table-cell><text:p>a</text:p>"
          "</table:table-cell></table:table-row>" +
          blank + "1048570" + cell + blank + "1" + cell + "</table:table></office:spreadsheet>"),
      "a.ods");
  EXPECT_THAT(cells(document), ElementsAre("a"));
}

TEST(read_odf, hidden_and_struck_text_is_told) {
  const Document document = read_document(
      open_document("<office:text><text:p>Mức <text:span text:style-name=\"H\">3</text:span>2</text:p></office:text>",
                    R"(<style:style style:name="H"><style:text-properties text:display="none"/></style:style>)"),
      "a.odt");
  EXPECT_THAT(cells(document), ElementsAre("Mức 2"));
  ASSERT_EQ(document.left_out.size(), 1);
  EXPECT_EQ(document.left_out[0].original, "3");
}

TEST(read_excel_xml, a_percent_is_one) {
  const Document document = read_document(
      R"(<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" )"
      R"(xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="p"><NumberFormat ss:Format="0%"/>)"
      R"(</Style></Styles><Worksheet ss:Name="S"><Table><Row><Cell ss:StyleID="p"><Data ss:Type="Number">1</Data></Cell>)"
      R"(<Cell><Data ss:Type="Number">1.1000000000000001</Data></Cell><Cell ss:Index="4"><Data ss:Type="String">x</Data>)"
      R"(</Cell></Row></Table></Worksheet></Workbook>)",
      "a.xls");
  EXPECT_THAT(cells(document), ElementsAre("100% #", "1.1 #", "", "x"));
}

TEST(read_html, spans_hidden_text_and_boxes) {
  const Document document = read_document(
      "<html><body><table><tr><td rowspan=2>a<td colspan=2>b</tr><tr><td><input type=checkbox checked>"
      "<td><span style='display: none'>x</span>c</tr></table></body></html>",
      "a.doc");
  EXPECT_THAT(cells(document), ElementsAre("a", "b", "", "", "☒", "c"));
  const auto& table = std::get<Table>(document.blocks.front());
  EXPECT_EQ(table.at(1, 0).text, "a");
  EXPECT_EQ(table.at(0, 2).text, "b");
}

TEST(read_web_archive, parts_in_codes_for_mail) {
  const Document document = read_document(
      "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"B\"\r\n\r\n--B\r\n"
      "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
      "<p>M=E1=BB=A9c 2=\r\n, 1</p>\r\n--B--\r\n",
      "a.mht");
  EXPECT_THAT(cells(document), ElementsAre("Mức 2, 1"));
}

TEST(read_document, words_of_a_lost_font_are_told_and_left_out) {
  Document document = read_document("Hội đồng\n  !\"# $%\"&'( )*&+ )\n", "a.txt");
  leave_out_garbled(document);
  EXPECT_THAT(cells(document), ElementsAre("Hội đồng", ""));
  ASSERT_EQ(document.left_out.size(), 1);
  EXPECT_EQ(document.left_out[0].place, "dòng 2");
}

}  // namespace
