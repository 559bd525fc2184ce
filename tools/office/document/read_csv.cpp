// SPDX-License-Identifier: MIT
// Comma-, semicolon- or tab-separated values, quoted as RFC 4180 says.
#include <algorithm>

#include "office/document/formats.hpp"

namespace chuan::office {
namespace {

char separator_of(const std::string& text) {
  const std::string first = text.substr(0, text.find('\n'));
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char each : {',', ';', '\t'})
    if (const auto count = std::count(first.begin(), first.end(), each); count > most) {
      most = count;
      best = each;
    }
  return best;
}

}  // namespace

Document read_csv(const std::string& text, const std::string& name) {
  Document document;
  document.file = name;
  Table table;
  table.place = "bảng 1";
  table.is_sheet = true;
  const char separator = separator_of(text);
  std::string value;
  std::vector<Said> row;
  bool is_quoted = false, has_any = false;
  const auto end_value = [&] {
    row.push_back(said(
        value, "hàng " + std::to_string(table.rows.size() + 1) + ", cột " + std::to_string(row.size() + 1), document));
    value.clear();
    if (row.size() > most_columns)
      throw BadDocument(name, Sentence::more_columns,
                        {in_both(parse_place(row.back().place)), std::to_string(most_columns)});
  };
  const auto end_row = [&] {
    if (!has_any) return;
    end_value();
    table.rows.push_back(std::move(row));
    row.clear();
    has_any = false;
    if (table.rows.size() > most_rows) throw BadDocument(name, Sentence::more_rows, {std::to_string(most_rows)});
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_quoted) {
      if (c != '"') {
        value += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        value += '"';
        ++i;
      } else {
        is_quoted = false;
      }
    } else if (c == '"' && value.find_first_not_of(' ') == std::string::npos) {
      is_quoted = has_any = true;
      value.clear();
    } else if (c == separator) {
      has_any = true;
      end_value();
    } else if (c == '\n') {
      end_row();
    } else if (c != '\r') {
      has_any = true;
      value += c;
    }
  }
  if (is_quoted) throw BadDocument(name, Sentence::quote_not_closed, {std::to_string(table.rows.size() + 1)});
  end_row();
  document.blocks.push_back(std::move(table));
  return document;
}

}  // namespace chuan::office
