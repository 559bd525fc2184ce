// SPDX-License-Identifier: MIT
// The parts that every Word and Excel file has.
#include "support/office_files.hpp"

#include <algorithm>

#include "office/document/pack.hpp"
#include "office/form/html.hpp"

namespace chuan::test {
namespace {

constexpr const char* relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr const char* office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string types(const std::vector<std::pair<std::string, std::string>>& parts) {
  std::string text =
      R"(<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
      R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)";
  for (const auto& [part, type] : parts)
    text += "<Override PartName=\"/" + part + "\" ContentType=\"application/vnd.openxmlformats-officedocument." + type +
            "\"/>";
  return text + "</Types>";
}

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + office + type + "\" Target=\"" + target + "\"/>";
}

std::string all_relations(const std::string& each) {
  return std::string("<?xml version=\"1.0\"?><Relationships xmlns=\"") + relationships + "\">" + each +
         "</Relationships>";
}

}  // namespace

std::string zipped(const Entries& entries, const std::string& password) { return office::packed(entries, password); }

std::string docx(const std::string& body, const Entries& more) {
  std::string relations;
  for (const auto& [name, text] : more) {
    if (name == "word/styles.xml") relations += relation("rId1", "styles", "styles.xml");
    if (name == "word/numbering.xml") relations += relation("rId2", "numbering", "numbering.xml");
  }
  Entries entries = {
      {"[Content_Types].xml", types({{"word/document.xml", "wordprocessingml.document.main+xml"}})},
      {"_rels/.rels", all_relations(relation("rId1", "officeDocument", "word/document.xml"))},
      {"word/_rels/document.xml.rels", all_relations(relations)},
      {"word/document.xml",
       R"(<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" )"
       R"(xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>)" +
           body + "</w:body></w:document>"}};
  for (const auto& each : more) {
    bool is_known = false;
    for (auto& entry : entries)
      if (entry.first == each.first) {
        entry.second = each.second;
        is_known = true;
      }
    if (!is_known) entries.push_back(each);
  }
  return zipped(entries);
}

std::string word_paragraph(const std::string& text) {
  std::string runs;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    if (start > 0) runs += "<w:br/>";
    runs += "<w:t xml:space=\"preserve\">" + office::html_escaped(text.substr(start, end - start)) + "</w:t>";
    start = end + 1;
  }
  return "<w:p><w:r>" + runs + "</w:r></w:p>";
}

std::string word_table(const std::vector<std::vector<std::string>>& rows) {
  std::string text = "<w:tbl>";
  for (const auto& row : rows) {
    text += "<w:tr>";
    for (const std::string& cell : row) text += "<w:tc>" + word_paragraph(cell) + "</w:tc>";
    text += "</w:tr>";
  }
  return text + "</w:tbl>";
}

std::string xlsx(const std::string& sheet_data, const Entries& more) {
  constexpr const char* main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  std::string relations = relation("rId1", "worksheet", "worksheets/sheet1.xml");
  for (const auto& [name, text] : more) {
    if (name == "xl/sharedStrings.xml") relations += relation("rId2", "sharedStrings", "sharedStrings.xml");
    if (name == "xl/styles.xml") relations += relation("rId3", "styles", "styles.xml");
  }
  Entries entries = {
      {"[Content_Types].xml", types({{"xl/workbook.xml", "spreadsheetml.sheet.main+xml"},
                                     {"xl/worksheets/sheet1.xml", "spreadsheetml.worksheet+xml"}})},
      {"_rels/.rels", all_relations(relation("rId1", "officeDocument", "xl/workbook.xml"))},
      {"xl/_rels/workbook.xml.rels", all_relations(relations)},
      {"xl/workbook.xml", std::string("<workbook xmlns=\"") + main +
                              "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                              "<sheets><sheet name=\"Bảng\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
      {"xl/worksheets/sheet1.xml",
       std::string("<worksheet xmlns=\"") + main + "\"><sheetData>" + sheet_data + "</sheetData></worksheet>"}};
  entries.insert(entries.end(), more.begin(), more.end());
  return zipped(entries);
}

}  // namespace chuan::test
