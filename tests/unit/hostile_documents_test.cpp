// SPDX-License-Identifier: MIT
// Files that are damaged, locked, too large or made to harm: a message with the remedy, in bounded memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "office/document/document.hpp"
#include "support/office_files.hpp"
#include "unit/counted_memory.hpp"

using namespace chuan;
using namespace chuan::office;
using testing::HasSubstr;

namespace {

constexpr std::size_t most_memory = std::size_t{100} << 20;

/// The message a file is refused with; empty when it was read.
std::string refused(const std::string& bytes, const std::string& name = "tep.docx") {
  const test::CountedMemory memory;
  std::string message;
  try {
    read_document(bytes, name);
  } catch (const BadDocument& bad) {
    message = text_in(bad.what(), Language::vi);
    EXPECT_THAT(message, HasSubstr(name + ": "));
  }
  EXPECT_LE(memory.bytes(), most_memory) << name;
  return message;
}

TEST(hostile_documents, are_not_what_their_name_says) {
  EXPECT_THAT(refused(""), HasSubstr("tệp rỗng"));
  EXPECT_THAT(refused("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Word"), HasSubstr("lưu thành .docx"));
  EXPECT_THAT(refused(std::string("\xD0\xCF\x11\xE0....E\0n\0c\0r\0y\0p\0t\0i\0o\0n", 27)), HasSubstr("mật khẩu"));
  EXPECT_EQ(refused("<html xmlns:o=\"urn\"><body>x</body></html>", "tep.doc"), "");  // HTML is read as what it is
  EXPECT_THAT(refused("%PDF-1.7"), HasSubstr("PDF"));
  EXPECT_THAT(refused(std::string("a\0b", 3)), HasSubstr("không phải văn bản"));
  EXPECT_THAT(refused("Tr\xC2\xADêng \xFF"), HasSubstr("Unicode UTF-8"));
  EXPECT_THAT(refused(test::zipped({{"a.txt", "x"}})), HasSubstr("không phải tệp Word"));
  EXPECT_THAT(refused(test::zipped({{"mimetype", "application/vnd.oasis.opendocument.text"}})),
              HasSubstr("OpenDocument"));
}

TEST(hostile_documents, are_in_an_old_code) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "Trêng THCS §oµn kÕt n¨m häc m¸i tr­êng ";
  EXPECT_THAT(refused(text, "tep.txt"), HasSubstr("TCVN3"));
  EXPECT_EQ(refused("Trường đã đạt Mức 2 – năm học 2021·2022", "tep.txt"), "");
}

TEST(hostile_documents, are_locked_or_cut_short) {
  EXPECT_THAT(refused(test::zipped({{"[Content_Types].xml", "<a/>"}}, "khóa")), HasSubstr("mật khẩu"));
  const std::string whole = test::docx(test::word_paragraph("một"));
  for (const std::size_t size : {std::size_t{4}, std::size_t{30}, whole.size() / 2, whole.size() - 1})
    EXPECT_THAT(refused(whole.substr(0, size)), HasSubstr("hỏng hoặc bị cắt cụt")) << size;
}

TEST(hostile_documents, change_under_any_one_byte_without_harm) {
  const std::string whole = test::docx(test::word_table({{"Tiêu chí 1.1", "x"}}));
  for (std::size_t at = 0; at < whole.size(); at += 3) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x5A);
    refused(changed);
  }
}

TEST(hostile_documents, unpack_without_end) {
  const std::string zeros(std::size_t{40} << 20, '0');
  EXPECT_THAT(refused(test::docx("", {{"word/document.xml", zeros}})), HasSubstr("bung ra quá lớn"));
  test::Entries many;
  for (int i = 0; i < 5000; ++i) many.emplace_back("a" + std::to_string(i), "");
  EXPECT_THAT(refused(test::zipped(many)), HasSubstr("5000 mục"));
}

TEST(hostile_documents, name_places_outside) {
  for (const char* name : {"../../etc/passwd", "/etc/passwd", "a/../../b", "C:/x", "a\\b"})
    EXPECT_THAT(refused(test::docx("", {{name, "x"}})), HasSubstr("chỉ ra ngoài tệp")) << name;
}

TEST(hostile_documents, declare_entities) {
  const std::string laughs =
      "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;&b;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
      "<w:document xmlns:w=\"x\"><w:body><w:p><w:r><w:t>&c;&x;</w:t></w:r></w:p></w:body></w:document>";
  EXPECT_THAT(refused(test::docx("", {{"word/document.xml", laughs}})), HasSubstr("kiểu tài liệu XML"));
}

TEST(hostile_documents, point_elsewhere_or_carry_macros) {
  const std::string external =
      "<Relationships><Relationship Id=\"r1\" Type=\"x/attachedTemplate\" TargetMode=\"External\" "
      "Target=\"https://example.com/t.dotm\"/></Relationships>";
  const Document document =
      read_document(test::docx(test::word_paragraph("một"),
                               {{"word/_rels/document.xml.rels", external}, {"word/vbaProject.bin", "x"}}),
                    "tep.docx");
  ASSERT_EQ(document.left_out.size(), 2u);
  EXPECT_THAT(document.left_out[0].text, HasSubstr("macro"));
  EXPECT_EQ(document.left_out[1].original, "https://example.com/t.dotm");
}

TEST(hostile_documents, nest_deeply) {
  std::string open, close;
  for (int i = 0; i < 20'000; ++i) {
    open += "<w:sdt><w:sdtContent>";
    close += "</w:sdtContent></w:sdt>";
  }
  EXPECT_THAT(refused(test::docx(open + test::word_paragraph("một") + close)), HasSubstr("quá sâu"));
  std::string tables = test::word_paragraph("một");
  for (int i = 0; i < 200; ++i) tables = "<w:tbl><w:tr><w:tc>" + tables + "</w:tc></w:tr></w:tbl>";
  EXPECT_THAT(refused(test::docx(tables)), HasSubstr("quá sâu"));
}

TEST(hostile_documents, lack_parts_or_are_no_xml) {
  EXPECT_THAT(refused(test::docx("<w:p><w:r></w:p>")), HasSubstr("không phải XML đúng"));
  EXPECT_THAT(refused(test::zipped({{"[Content_Types].xml",
                                     "<Types><Override PartName=\"/word/document.xml\" "
                                     "ContentType=\"a.wordprocessingml.document.main+xml\"/></Types>"}})),
              HasSubstr("thiếu phần `word/document.xml`"));
}

TEST(hostile_documents, have_a_million_rows) {
  EXPECT_THAT(refused(test::xlsx("<row r=\"1000000\"><c r=\"A1000000\"><v>1</v></c></row>"), "tep.xlsx"),
              HasSubstr("hơn 100000 hàng"));
  EXPECT_THAT(refused(test::xlsx("<row r=\"1\"><c r=\"ZZZ1\"><v>1</v></c></row>"), "tep.xlsx"), HasSubstr("cột"));
  EXPECT_THAT(refused(test::xlsx("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>"), "tep.xlsx"),
              HasSubstr("chữ không có trong tệp"));
  std::string rows;
  for (int i = 0; i < 100'002; ++i) rows += "<w:tr/>";
  EXPECT_THAT(refused(test::docx("<w:tbl>" + rows + "</w:tbl>")), HasSubstr("hàng"));
}

}  // namespace
