// SPDX-License-Identifier: MIT
// Cells between tabs, between bars, under rules, and one a line.
#include "office/document/text_tables.hpp"

#include <algorithm>
#include <regex>

#include "office/document/code_points.hpp"
#include "office/document/formats.hpp"

namespace chuan::office {
namespace {

constexpr const char* lost_columns =
    "cách lấy chữ này bỏ mất ô trống nên không rõ dấu thuộc cột nào; hãy dùng tệp Word, hoặc lấy chữ bằng cách giữ "
    "được cột: «pdftotext -layout», «pandoc -t gfm», Excel lưu CSV, Word lưu Plain Text";

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
  if (wide == 0) wide = cells.size() - codes.front();
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
  if (!is_rule(lines[rule].text, 2) || !(has_frame || is_simple)) return std::nullopt;
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
  for (; i < lines.size(); ++i) {
    if (i == rule) {
      begins_row = true;
      continue;
    }
    if (is_rule(lines[i].text, 1)) {
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
  return table.rows.size() < 2 ? std::nullopt : std::optional(std::move(table));
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
    cells.push_back({without_blanks(lines[i].text), lines[i].number});
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
