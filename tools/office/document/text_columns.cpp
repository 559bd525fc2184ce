// SPDX-License-Identifier: MIT
// Columns told by blanks: the heads say where each column stands, a cell belongs to the one it stands under.
#include <algorithm>
#include <regex>

#include "office/document/code_points.hpp"
#include "office/document/text_tables.hpp"

namespace chuan::office {
namespace {

/// Words with a place on their line, in letters.
struct Field {
  std::string text;
  std::size_t begin, end;
};

std::vector<Field> fields_of(const std::string& line) {
  const std::u32string letters = code_points(line);
  std::vector<Field> fields;
  for (std::size_t i = 0; i < letters.size();) {
    while (i < letters.size() && (letters[i] == U' ' || letters[i] == U'\t')) ++i;
    std::size_t end = i;
    while (end < letters.size() && !(letters[end] == U' ' && (end + 1 == letters.size() || letters[end + 1] == U' ')))
      ++end;
    if (end > i) fields.push_back({utf8(std::u32string_view(letters).substr(i, end - i)), i, end});
    i = end;
  }
  // "Tiêu chí 1.4 x": the mark came close to the code.
  static const std::regex close(R"((\s*(?:Tiêu [Cc]hí|TIÊU CHÍ)\s*\d{1,2}\.\d{1,2})\s+(\S{1,3}))");
  std::smatch found;
  if (!fields.empty() && std::regex_match(fields.front().text, found, close)) {
    const Field whole = fields.front();
    const std::string code = found[1], mark = found[2];
    const std::size_t length = code_points(mark).size();
    fields.front() = {code, whole.begin, whole.begin + code_points(code).size()};
    fields.insert(fields.begin() + 1, {mark, whole.end - length, whole.end});
  }
  return fields;
}

struct Band {
  std::size_t begin, end;
};

bool overlap(const Band& band, const Field& field) { return field.begin < band.end && band.begin < field.end; }

/// Where the columns stand, by the heads; a head over two others is the name of a group.
std::vector<Band> bands_of(const std::vector<std::vector<Field>>& heads) {
  std::vector<Band> bands;
  for (std::size_t line = heads.size(); line-- > 0;)
    for (const Field& field : heads[line]) {
      std::vector<Band*> under;
      for (Band& each : bands)
        if (overlap(each, field)) under.push_back(&each);
      if (under.empty()) {
        bands.push_back({field.begin, field.end});
      } else if (under.size() == 1) {
        under.front()->begin = std::min(under.front()->begin, field.begin);
        under.front()->end = std::max(under.front()->end, field.end);
      }
    }
  std::sort(bands.begin(), bands.end(), [](const Band& a, const Band& b) { return a.begin < b.begin; });
  return bands;
}

/// The column a field stands under; npos: two would do, or none.
std::size_t band_at(const std::vector<Band>& bands, const Field& field, std::size_t from) {
  constexpr std::size_t nearest = 4;
  std::size_t best = std::string::npos, most = 0, over = 0;
  for (std::size_t i = from; i < bands.size(); ++i) {
    if (!overlap(bands[i], field)) continue;
    const std::size_t common = std::min(bands[i].end, field.end) - std::max(bands[i].begin, field.begin);
    ++over;
    if (common > most) {
      most = common;
      best = i;
    }
  }
  if (over == 1) return best;
  std::size_t least = std::string::npos, next = std::string::npos, at = std::string::npos;
  for (std::size_t i = from; i < bands.size(); ++i) {
    // Cells begin where their heads begin in most tables, so a long cell is told by where it starts.
    const std::size_t distance =
        field.begin > bands[i].begin ? field.begin - bands[i].begin : bands[i].begin - field.begin;
    if (distance < least) {
      next = least;
      least = distance;
      at = i;
    } else {
      next = std::min(next, distance);
    }
  }
  return least <= nearest && least < next ? at : std::string::npos;
}

}  // namespace

std::optional<TextTable> table_in_columns(const TextLines& lines, std::size_t at) {
  constexpr std::size_t most_heads = 8;
  std::vector<std::vector<Field>> heads;
  std::size_t first = at, widest = 0;
  for (; first < std::min(lines.size(), at + most_heads); ++first) {
    const std::string& line = lines[first].text;
    if (line.find('\t') != std::string::npos || line.find('|') != std::string::npos) return std::nullopt;
    if (begins_with_code(line) || begins_with_standard(line)) {
      if (widest > 0) break;
      return std::nullopt;
    }
    heads.push_back(fields_of(line));
    widest = std::max(widest, heads.back().size());
    if (heads.size() == 1 && widest < 2) return std::nullopt;
  }
  if (widest < 3 || first >= std::min(lines.size(), at + most_heads)) return std::nullopt;
  const std::vector<Band> bands = bands_of(heads);
  if (bands.size() < 3) return std::nullopt;

  TextTable table;
  const auto add = [&](std::vector<TextTable::Cell>& row, std::size_t column, const Field& field, std::size_t number) {
    row.resize(std::max(row.size(), bands.size()));
    row[column].line = number;
    row[column].text += (row[column].text.empty() ? "" : " ") + field.text;
  };
  // Heads over several lines: words under words of one column are one name.
  std::vector<TextTable::Cell> names(bands.size());
  for (std::size_t line = 0; line < heads.size(); ++line)
    for (const Field& field : heads[line]) {
      std::size_t over = 0, column = 0;
      for (std::size_t i = 0; i < bands.size(); ++i)
        if (overlap(bands[i], field)) {
          ++over;
          column = i;
        }
      const bool is_group = over > 1 || (over == 1 && line + 1 < heads.size() && names[column].text.empty() &&
                                         field.end - field.begin > bands[column].end - bands[column].begin);
      // The first of several names over a column stays when the next one is a name of its own.
      if (over == 1 && !is_group) add(names, column, field, lines[at + line].number);
    }
  static const std::regex doubled(R"((?:Đạt|ĐẠT)\s+(Mức \d.*|MỨC \d.*))");
  for (TextTable::Cell& each : names) {
    std::smatch found;
    if (std::regex_match(each.text, found, doubled)) each.text = std::string(found[1]);
    if (each.text.empty()) each.text = "Tiêu chí";
  }
  // "Không đạt, Đạt" again and again under the names of groups: which group a column is of cannot be told from here.
  for (std::size_t i = 0; i < names.size(); ++i)
    for (std::size_t before = 0; before < i; ++before)
      if (names[before].text == names[i].text)
        table.fault = "có hai cột cùng tên «" + names[i].text + "» nên không rõ cột nào của nhóm nào";
  table.rows.push_back(std::move(names));

  constexpr std::size_t longest_code = 14;  // "Tiêu chí 1.10"
  std::size_t i = first;
  for (; i < lines.size(); ++i) {
    if (is_blank_line(lines[i].text)) {
      if (i + 1 < lines.size() && is_blank_line(lines[i + 1].text)) break;
      continue;
    }
    const std::vector<Field> fields = fields_of(lines[i].text);
    const bool begins_row = begins_with_code(lines[i].text) || begins_with_standard(lines[i].text);
    const bool is_text =
        fields.size() == 1 && fields.front().begin < bands[1].begin && fields.front().end > bands[1].begin;
    if (begins_with_standard(lines[i].text)) {
      table.rows.push_back({{fields.front().text, lines[i].number}});
      continue;
    }
    if (is_text || (!begins_row && fields.front().begin < bands[1].begin && table.rows.size() == 1)) break;
    static const std::regex cut_title(R"(\s*(?:[Tt]iêu [Cc]hí|TIÊU CHÍ|TC)(?: số)?\s*)");
    if (!begins_row && std::regex_match(fields.front().text, cut_title))
      table.fault =
          "dòng " + std::to_string(lines[i].number) + ": mã tiêu chí bị ngắt xuống dòng, không rõ dấu của hàng nào";
    if (begins_row && fields.front().begin >= bands[1].begin)
      table.fault =
          "dòng " + std::to_string(lines[i].number) + ": mã tiêu chí không đứng ở cột đầu, không rõ của hàng nào";
    if (begins_row) table.rows.emplace_back();
    std::size_t from = 0;
    if (begins_row && fields.front().end > bands[1].begin && code_points(fields.front().text).size() > longest_code)
      table.fault = "dòng " + std::to_string(lines[i].number) + ": ô đầu dính với ô bên cạnh, không rõ hết ở đâu";
    for (const Field& field : fields) {
      const bool is_code = &field == &fields.front() && begins_row;
      const std::size_t column = is_code ? 0 : band_at(bands, field, from);
      if (column == std::string::npos) {
        table.fault = "dòng " + std::to_string(lines[i].number) + ": «" + field.text + "» không thẳng cột nào";
        continue;
      }
      add(table.rows.back(), column, field, lines[i].number);
      if (begins_row) from = column + 1;
    }
  }
  table.end = i;
  return table.rows.size() < 2 ? std::nullopt : std::optional(std::move(table));
}

}  // namespace chuan::office
