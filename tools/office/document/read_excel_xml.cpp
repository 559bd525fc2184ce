// SPDX-License-Identifier: MIT
// Excel 2003 XML: one file without an archive, as older school software writes it.
#include <algorithm>
#include <cstring>
#include <set>
#include <string>

#include "office/document/cell_numbers.hpp"
#include "office/document/formats.hpp"

namespace chuan::office {

bool looks_like_excel_xml(const std::string& bytes) {
  const std::string_view start = std::string_view(bytes).substr(0, 4096);
  return start.find("<?xml") != std::string_view::npos &&
         start.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string_view::npos;
}

Document read_excel_xml(const std::string& bytes, const std::string& name) {
  pugi::xml_document xml;
  if (bytes.find("<!ENTITY") != std::string::npos || !xml.load_buffer(bytes.data(), bytes.size()))
    throw BadDocument(name, Sentence::excel_xml_damaged);
  Document document;
  document.file = name;
  const auto local = [](pugi::xml_node node) {
    const char* colon = std::strchr(node.name(), ':');
    return std::string_view(colon == nullptr ? node.name() : colon + 1);
  };
  std::set<std::string> percents;
  for (const pugi::xml_node styles : xml.document_element().children())
    for (const pugi::xml_node style : styles.children())
      for (const pugi::xml_node part : style.children())
        if (const std::string format = part.attribute("ss:Format").value();
            local(part) == "NumberFormat" && (format.ends_with('%') || format == "Percent"))
          percents.insert(style.attribute("ss:ID").value());
  for (const pugi::xml_node sheet : xml.document_element().children()) {
    if (local(sheet) != "Worksheet") continue;
    Table table;
    table.place = "trang «" + std::string(sheet.attribute("ss:Name").value()) + "»";
    table.is_sheet = true;
    for (const pugi::xml_node rows : sheet.children())
      for (const pugi::xml_node row : rows.children()) {
        if (local(rows) != "Table" || local(row) != "Row") continue;
        const std::size_t at = row.attribute("ss:Index").as_ullong(table.rows.size() + 1);
        if (at == 0 || at > most_rows)
          throw BadDocument(name, Sentence::table_rows, {in_both(parse_place(table.place)), std::to_string(most_rows)});
        table.rows.resize(std::max(at, table.rows.size() + 1));
        std::vector<Said>& line = table.rows.back();
        for (const pugi::xml_node cell : row.children()) {
          if (local(cell) != "Cell") continue;
          const std::size_t column = cell.attribute("ss:Index").as_ullong(line.size() + 1);
          const std::size_t wide = cell.attribute("ss:MergeAcross").as_ullong() + 1;
          if (column == 0 || column + wide > most_columns)
            throw BadDocument(name, Sentence::table_columns,
                              {in_both(parse_place(table.place)), std::to_string(most_columns)});
          const auto place = [&] {
            return table.place + ", hàng " + std::to_string(table.rows.size()) + ", cột " +
                   std::to_string(line.size() + 1);
          };
          while (line.size() + 1 < column) line.push_back({"", "", place(), false});
          pugi::xml_node data;
          for (const pugi::xml_node each : cell.children())
            if (local(each) == "Data") data = each;
          std::string text = data.text().get();
          const std::string_view type = data.attribute("ss:Type").value();
          if (type == "DateTime") text = text.substr(0, 10);
          if (type == "Boolean") text = text == "1" ? "có" : "không";
          if (type == "Number")
            text = percents.contains(cell.attribute("ss:StyleID").value()) ? shown_percent(as_typed(text))
                                                                           : as_typed(text);
          const std::size_t high = cell.attribute("ss:MergeDown").as_ullong() + 1;
          if (wide > 1 || high > 1) table.merged.push_back({table.rows.size() - 1, line.size(), high, wide});
          Said made = said(text, place(), document);
          made.is_number = type == "Number" && !made.text.empty();
          line.push_back(std::move(made));
          for (std::size_t i = 1; i < wide; ++i) line.push_back({"", "", place(), false});
        }
      }
    if (table.merged.empty()) table.grid = Grid::plain;
    if (!table.rows.empty()) document.blocks.push_back(std::move(table));
  }
  return document;
}

}  // namespace chuan::office
