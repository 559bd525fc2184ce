// SPDX-License-Identifier: MIT
// A cell a line: a table again where the empty cells are still there, a doubt where they are not.
#include <algorithm>
#include <regex>

#include "office/document/text_tables.hpp"

namespace chuan::office {
namespace {

constexpr const char* lost_columns =
    "cách lấy chữ này bỏ mất ô trống nên không rõ dấu thuộc cột nào; hãy dùng tệp Word, hoặc lấy chữ bằng cách giữ "
    "được cột: «pdftotext -layout», «pandoc -t gfm», Excel lưu CSV, Word lưu Plain Text";

std::string without_edges(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// A list of cells laid out again: the criteria come at equal distances when every cell has its line.
bool lay_out_again(const std::vector<TextTable::Cell>& cells, TextTable& table) {
  std::vector<std::size_t> codes;
  std::size_t first = cells.size(), wide = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool is_code = begins_with_code(cells[i].text);
    if (is_code) codes.push_back(i);
    if ((is_code || begins_with_standard(cells[i].text)) && i > 0) first = std::min(first, i);
  }
  if (codes.empty()) return false;
  for (std::size_t i = 1; i < codes.size(); ++i) {
    std::size_t between = codes[i] - codes[i - 1];
    for (std::size_t each = codes[i - 1] + 1; each < codes[i]; ++each)
      between -= begins_with_standard(cells[each].text);
    if (wide != 0 && between != wide) return false;
    wide = between;
  }
  if (wide == 0) {
    // One criterion tells no distance: only a row as long as the heads before it is whole.
    wide = cells.size() - codes.front();
    if (first != wide) return false;
  }
  if (wide < 3 || first < wide || cells.size() < codes.back() + wide) return false;
  const auto begin = cells.begin();
  const auto row = [&](std::size_t from, std::size_t to) {
    table.rows.emplace_back(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(to));
  };
  const std::string& leading = cells[first - wide].text;
  if (first > wide && !leading.empty()) return false;  // a head broken over lines, not a row of heads
  if (first > wide) {
    row(0, first - wide);
    std::erase_if(table.rows.back(), [](const TextTable::Cell& each) { return each.text.empty(); });
  }
  row(first - wide, first);
  for (std::size_t i = first; i < codes.back() + wide;) {
    const std::size_t next = begins_with_standard(cells[i].text) ? i + 1 : i + wide;
    row(i, next);
    i = next;
  }
  table.grid = first > wide ? Grid::collapsed : Grid::plain;
  return true;
}

/// The cells as they can be told apart, under a fault that says what is lost.
void leave_in_doubt(const std::vector<TextTable::Cell>& cells, TextTable& table) {
  table.fault = lost_columns;
  table.rows.emplace_back();
  for (const TextTable::Cell& each : cells) {
    if (each.text.empty()) continue;
    if (begins_with_code(each.text) || begins_with_standard(each.text)) table.rows.emplace_back();
    table.rows.back().push_back(each);
  }
}

}  // namespace

std::optional<TextTable> table_of_cell_lines(const TextLines& lines, std::size_t at) {
  const auto is_cell = [](const std::string& line) {
    return line.starts_with('\t') && line.find('\t', 1) == std::string::npos;
  };
  if (!is_cell(lines[at].text)) return std::nullopt;
  TextTable table;
  std::vector<TextTable::Cell> row;
  std::size_t blank = 0;
  const auto end_row = [&] {
    if (!row.empty()) table.rows.push_back(std::move(row));
    row.clear();
  };
  std::size_t i = at;
  for (; i < lines.size(); ++i) {
    const std::string& line = lines[i].text;
    if (is_cell(line)) {
      blank = 0;
      row.push_back({line.substr(1), lines[i].number});
    } else if (is_blank_line(line)) {
      end_row();
      if (++blank > 1) break;
    } else if (!row.empty() && line.find('\t') == std::string::npos) {
      row.back().text += "\n" + line;
    } else {
      break;
    }
  }
  end_row();
  table.end = i;
  table.grid = Grid::collapsed;
  const bool is_one_row = table.rows.size() == 1 &&
                          std::count_if(table.rows[0].begin(), table.rows[0].end(),
                                        [](const TextTable::Cell& each) { return begins_with_code(each.text); }) > 1;
  if (is_one_row) {
    const std::vector<TextTable::Cell> cells = std::move(table.rows.front());
    table.rows.clear();
    if (!lay_out_again(cells, table)) leave_in_doubt(cells, table);
  }
  return table;
}

std::optional<TextTable> table_of_lines(const TextLines& lines, std::size_t at) {
  static const std::regex head(
      R"(\s*(?:(?:[Tt]iêu [Cc]huẩn|TIÊU CHUẨN)?[,/ ]*(?:[Tt]iêu [Cc]hí|TIÊU CHÍ)|S?TT|[Tt]iêu [Cc]huẩn)\s*)");
  if (lines[at].text.size() > 60 || !std::regex_match(lines[at].text, head)) return std::nullopt;
  constexpr std::size_t most_heads = 40, longest_head = 60, longest_row = 16;
  std::size_t first = at + 1, named = 1;
  for (; first < std::min(lines.size(), at + most_heads); ++first) {
    const std::string& line = lines[first].text;
    if (begins_with_code(line) || begins_with_standard(line)) break;
    if (line.size() > longest_head) return std::nullopt;
    named += !is_blank_line(line);
  }
  if (named < 3 || first >= std::min(lines.size(), at + most_heads)) return std::nullopt;
  // Codes of one table look alike: alone in their line, or each with its title.
  static const std::regex alone(R"(\s*\D*[1-9]\s?\.\s?\d{1,2}\.?(?:\s+\S{1,3})?\s*)");
  const auto is_code = [&](const std::string& line) { return begins_with_code(line) && std::regex_match(line, alone); };
  std::size_t last = 0;
  std::vector<std::size_t> codes;
  for (std::size_t i = first; i < lines.size() && i < (last == 0 ? first : last) + longest_row; ++i)
    if (is_code(lines[i].text)) {
      last = i;
      codes.push_back(i);
    } else if (begins_with_code(lines[i].text)) {
      break;
    }
  if (codes.empty()) return std::nullopt;
  std::size_t wide = codes.size() > 1 ? codes[1] - codes[0] : first - at;
  std::vector<TextTable::Cell> cells;
  bool has_empty = false;
  for (std::size_t i = at; i < std::min(last + wide, lines.size()); ++i) {
    if (i > last && begins_with_code(lines[i].text)) break;
    cells.push_back({without_edges(lines[i].text), lines[i].number});
    has_empty = has_empty || cells.back().text.empty();
  }
  TextTable table;
  table.end = at + cells.size();
  const bool is_whole = has_empty || is_blank_line(table.end < lines.size() ? lines[table.end].text : "");
  if (!is_whole || !lay_out_again(cells, table)) {
    table.rows.clear();
    leave_in_doubt(cells, table);
  }
  return table;
}

}  // namespace chuan::office
