// SPDX-License-Identifier: MIT
// Cells between tabs, between bars and under rules.
#include "office/document/text_tables.hpp"

#include <algorithm>
#include <regex>

#include "office/document/code_points.hpp"
#include "office/document/formats.hpp"

namespace chuan::office {
namespace {

std::string without_blanks(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

bool is_rule(const std::string& line, std::size_t least_runs) {
  static const std::regex form(R"(\s*-{3,}(?:\s+-{3,})*\s*)");
  if (line.find("---") == std::string::npos || !std::regex_match(line, form)) return false;
  std::size_t runs = 0;
  for (std::size_t i = 0; i < line.size(); ++i) runs += line[i] == '-' && (i == 0 || line[i - 1] != '-');
  return runs >= least_runs;
}

}  // namespace

bool is_blank_line(const std::string& line) { return line.find_first_not_of(" \t\r") == std::string::npos; }

bool begins_with_code(const std::string& text) {
  static const std::regex form(
      R"(\s*(?:(?:[Tt]iêu [Cc]hí|TIÊU CHÍ|[Tt]ieu chi|TC)(?: số)?\s*)?[1-9]\s?\.\s?\d{1,2}(?![\d.]*\d)[\s\S]*)");
  return text.size() < 400 && std::regex_match(text, form);
}

bool begins_with_standard(const std::string& text) {
  static const std::regex form(R"(\s*\**(?:[Tt]iêu [Cc]huẩn|TIÊU CHUẨN)\s+(?:\d|[IVX]+)\b[\s\S]*)");
  return text.size() < 400 && std::regex_match(text, form);
}

std::optional<TextTable> table_of_tabs(const TextLines& lines, std::size_t at) {
  const auto cells_of = [](const TextLine& line) {
    std::vector<TextTable::Cell> cells;
    for (std::size_t start = 0; start <= line.text.size();) {
      const std::size_t end = std::min(line.text.find('\t', start), line.text.size());
      cells.push_back({line.text.substr(start, end - start), line.number});
      start = end + 1;
    }
    return cells;
  };
  const auto is_row = [](const std::string& line) {
    return line.find('\t', line.starts_with('\t') ? 1 : 0) != std::string::npos;
  };
  // "1.", "a)" or a dash before one tab: items of a list as Word copies them.
  static const std::regex item(
      R"(\s*(?:[-+•*–]|\(?(?:\d{1,2}|[A-Za-zđ]|[IVX]+)[.)]|\d{1,2}(?:\.\d{1,2})+\.?)\t[^\t]*)");
  const auto is_item = [](const std::string& line) { return std::regex_match(line, item); };
  if (!is_row(lines[at].text) || is_item(lines[at].text)) return std::nullopt;
  TextTable table;
  std::size_t i = at;
  for (; i < lines.size(); ++i) {
    const std::string& line = lines[i].text;
    const bool goes_on = i + 1 < lines.size() && is_row(lines[i + 1].text);
    if (!is_row(line) && !(begins_with_standard(line) && goes_on)) break;
    table.rows.push_back(cells_of(lines[i]));
  }
  if (table.rows.size() < 2) return std::nullopt;
  table.end = i;
  return table;
}

std::optional<TextTable> table_of_bars(const TextLines& lines, std::size_t at) {
  const auto is_row = [](const std::string& line) {
    const std::string text = without_blanks(line);
    return text.starts_with('|') && text.find('|', 1) != std::string::npos;
  };
  const auto is_border = [](const std::string& line) {
    const std::string text = without_blanks(line);
    return text.size() > 2 && (text.front() == '+' || text.front() == '|') &&
           text.find_first_not_of("+-|:= ") == std::string::npos && text.find_first_of("-=") != std::string::npos;
  };
  if (!is_row(lines[at].text) && !(is_border(lines[at].text) && at + 1 < lines.size() && is_row(lines[at + 1].text)))
    return std::nullopt;
  TextTable table;
  bool has_boxes = false, has_rules = false, begins_row = true;
  std::size_t i = at;
  for (; i < lines.size() && (is_row(lines[i].text) || is_border(lines[i].text)); ++i) {
    if (is_border(lines[i].text)) {
      has_boxes = has_boxes || without_blanks(lines[i].text).front() == '+';
      has_rules = true;
      begins_row = true;
      continue;
    }
    std::string text = without_blanks(lines[i].text).substr(1);
    if (text.ends_with('|')) text.pop_back();
    std::vector<TextTable::Cell> row;
    std::string cell;
    for (std::size_t c = 0; c <= text.size(); ++c) {
      if (c == text.size() || text[c] == '|') {
        row.push_back({without_blanks(cell), lines[i].number});
        cell.clear();
      } else {
        if (text[c] == '\\' && c + 1 < text.size() && std::ispunct(static_cast<unsigned char>(text[c + 1])) != 0) ++c;
        cell += text[c];
      }
    }
    const bool is_empty = std::all_of(row.begin(), row.end(), [](const auto& each) { return each.text.empty(); });
    // In boxes the lines between two borders are one row; without borders a line that fills only cells that have text
    // already goes on with them.
    bool goes_on = has_boxes && !begins_row && !table.rows.empty();
    if (!has_rules && !table.rows.empty() && row.front().text.empty() && !is_empty) {
      goes_on = true;
      for (std::size_t c = 0; c < row.size(); ++c)
        goes_on =
            goes_on && (row[c].text.empty() || (c < table.rows.back().size() && !table.rows.back()[c].text.empty()));
    }
    begins_row = false;
    if (goes_on) {
      for (std::size_t c = 0; c < std::min(row.size(), table.rows.back().size()); ++c)
        if (!row[c].text.empty())
          table.rows.back()[c].text += (table.rows.back()[c].text.empty() ? "" : " ") + row[c].text;
    } else if (!is_empty) {
      table.rows.push_back(std::move(row));
    }
  }
  if (table.rows.empty()) return std::nullopt;
  table.end = i;
  return table;
}

std::optional<TextTable> table_under_rules(const TextLines& lines, std::size_t at) {
  // The rule of the columns stands below the heads: at once, or below a rule over the whole width.
  const bool has_frame = is_rule(lines[at].text, 1) && !is_rule(lines[at].text, 2);
  std::size_t rule = at;
  for (std::size_t i = at; i < std::min(lines.size(), at + 8); ++i)
    if (is_rule(lines[i].text, 2)) {
      rule = i;
      break;
    }
  const bool is_simple = !has_frame && rule == at + 1 && !is_blank_line(lines[at].text);
  // A table without heads stands between two rules of its columns, blank lines between its rows.
  const bool is_bare = rule == at && is_rule(lines[at].text, 2);
  if (!is_rule(lines[rule].text, 2) || !(has_frame || is_simple || is_bare)) return std::nullopt;
  std::vector<std::size_t> starts;
  const std::string& dashes = lines[rule].text;
  for (std::size_t i = 0; i < dashes.size(); ++i)
    if (dashes[i] == '-' && (i == 0 || dashes[i - 1] != '-')) starts.push_back(i);
  const auto cells_of = [&](const TextLine& line) {
    const std::u32string points = code_points(line.text);
    std::vector<TextTable::Cell> cells;
    for (std::size_t c = 0; c < starts.size(); ++c) {
      const std::size_t from = std::min(c == 0 ? 0 : starts[c], points.size());
      const std::size_t to = std::min(c + 1 < starts.size() ? starts[c + 1] : points.size(), points.size());
      cells.push_back({without_blanks(utf8(std::u32string_view(points).substr(from, to - from))), line.number});
    }
    return cells;
  };
  TextTable table;
  bool begins_row = true;
  std::size_t i = has_frame ? at + 1 : at;
  bool is_closed = !is_bare;
  for (; i < lines.size(); ++i) {
    if (i == rule) {
      begins_row = true;
      continue;
    }
    if (is_rule(lines[i].text, 1)) {
      is_closed = true;
      ++i;
      break;
    }
    if (is_blank_line(lines[i].text)) {
      if (is_simple) break;
      begins_row = true;
      continue;
    }
    std::vector<TextTable::Cell> cells = cells_of(lines[i]);
    if (begins_row || is_simple) {
      table.rows.push_back(std::move(cells));
    } else {
      for (std::size_t c = 0; c < cells.size(); ++c)
        if (!cells[c].text.empty())
          table.rows.back()[c].text += (table.rows.back()[c].text.empty() ? "" : " ") + cells[c].text;
    }
    begins_row = false;
  }
  table.end = i;
  return table.rows.size() < 2 || !is_closed ? std::nullopt : std::optional(std::move(table));
}

}  // namespace chuan::office
