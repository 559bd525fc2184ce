// SPDX-License-Identifier: MIT
// A paper as Word, a web page, tab text, Markdown and a workbook.
#include "support/paper_ways.hpp"

#include <functional>
#include <map>

#include "support/office_files.hpp"

namespace chuan::test {
namespace {

std::string lined(const std::vector<PaperPart>& parts,
                  const std::function<std::string(const std::vector<TableCell>&, bool)>& row) {
  std::string text;
  for (const PaperPart& each : parts) {
    if (each.table.empty()) text += each.line + "\n";
    for (std::size_t i = 0; i < each.table.size(); ++i) text += row(each.table[i], i == 0);
    text += each.table.empty() ? "" : "\n";
  }
  return text;
}

std::string as_docx(const std::vector<PaperPart>& parts) {
  std::string body;
  for (const PaperPart& each : parts) {
    if (each.table.empty()) {
      body += word_paragraph(each.line);
      continue;
    }
    body += "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>";
    for (std::size_t column = 0; column < each.table.front().size(); ++column) body += "<w:gridCol w:w=\"1500\"/>";
    body += "</w:tblGrid>";
    std::map<std::size_t, int> open;  // by column, rows that go on
    for (const auto& row : each.table) {
      body += "<w:tr>";
      for (std::size_t column = 0; column < row.size(); ++column) {
        const TableCell& cell = row[column];
        const bool goes_on = cell.is_covered && open[column] > 0;
        if (cell.is_covered && !goes_on) continue;
        if (cell.rows > 1) open[column] = cell.rows;
        if (open[column] > 0) --open[column];
        body += "<w:tc><w:tcPr>" +
                (cell.columns > 1 ? "<w:gridSpan w:val=\"" + std::to_string(cell.columns) + "\"/>" : "") +
                (cell.rows > 1 ? "<w:vMerge w:val=\"restart\"/>"
                 : goes_on     ? "<w:vMerge/>"
                               : "") +
                "</w:tcPr>" + word_paragraph(cell.text) + "</w:tc>";
      }
      body += "</w:tr>";
    }
    body += "</w:tbl>";
  }
  return docx(body);
}

std::string as_html(const std::vector<PaperPart>& parts) {
  std::string body;
  for (const PaperPart& each : parts) {
    if (each.table.empty()) {
      body += "<p>" + each.line + "</p>";
      continue;
    }
    body += "<table>";
    for (const auto& row : each.table) {
      body += "<tr>";
      for (const TableCell& cell : row)
        if (!cell.is_covered)
          body += "<td colspan=" + std::to_string(cell.columns) + " rowspan=" + std::to_string(cell.rows) + ">" +
                  cell.text + "</td>";
      body += "</tr>";
    }
    body += "</table>";
  }
  return "<html><body>" + body + "</body></html>";
}

std::string as_tabs(const std::vector<PaperPart>& parts) {
  return lined(parts, [](const std::vector<TableCell>& row, bool) {
    std::string line;
    for (const TableCell& cell : row) line += (&cell == &row.front() ? "" : "\t") + cell.text;
    return line + "\n";
  });
}

std::string as_markdown(const std::vector<PaperPart>& parts) {
  return lined(parts, [](const std::vector<TableCell>& row, bool is_first) {
    std::string line = "|", rule = "|";
    for (const TableCell& cell : row) {
      line += " " + cell.text + " |";
      rule += "---|";
    }
    return line + "\n" + (is_first ? rule + "\n" : "");
  });
}

/// Cells of one sheet, texts all of them.
std::string as_xlsx(const std::vector<PaperPart>& parts) {
  std::string data;
  std::size_t number = 0;
  const auto add = [&](const std::vector<TableCell>& row) {
    data += "<row r=\"" + std::to_string(++number) + "\">";
    for (std::size_t column = 0; column < row.size(); ++column)
      if (!row[column].text.empty())
        data += "<c r=\"" + std::string(1, static_cast<char>('A' + column)) + std::to_string(number) +
                "\" t=\"inlineStr\"><is><t>" + row[column].text + "</t></is></c>";
    data += "</row>";
  };
  for (const PaperPart& each : parts) {
    if (each.table.empty()) add({{each.line}});
    for (const auto& row : each.table) add(row);
    if (!each.table.empty()) ++number;
  }
  return xlsx(data);
}

}  // namespace

const std::vector<PaperWay>& paper_ways() {
  static const std::vector<PaperWay> ways = {{"docx", "a.docx", as_docx},
                                             {"html", "a.doc", as_html},
                                             {"tabs", "a.txt", as_tabs},
                                             {"markdown", "a.md.txt", as_markdown},
                                             {"xlsx", "a.xlsx", as_xlsx}};
  return ways;
}

}  // namespace chuan::test
