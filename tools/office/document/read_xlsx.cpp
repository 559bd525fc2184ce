// SPDX-License-Identifier: MIT
// Workbooks: each sheet a table, its cells as text; numbers as they were typed, dates in ISO form.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <map>
#include <optional>
#include <set>

#include "chuan/date.hpp"
#include "office/document/cell_numbers.hpp"
#include "office/document/formats.hpp"

namespace chuan::office {
namespace {

bool is(pugi::xml_node node, const char* name) {
  const char* const colon = std::strchr(node.name(), ':');
  return std::strcmp(colon == nullptr ? node.name() : colon + 1, name) == 0;
}

pugi::xml_node child(pugi::xml_node parent, const char* name) {
  for (const pugi::xml_node each : parent.children())
    if (is(each, name)) return each;
  return {};
}

/// "C5" to column 2 (from 0); none for what is no cell.
std::optional<std::size_t> column_of(std::string_view cell) {
  std::size_t column = 0, letters = 0;
  while (letters < cell.size() && cell[letters] >= 'A' && cell[letters] <= 'Z' && letters < 4)
    column = column * 26 + static_cast<std::size_t>(cell[letters++] - 'A' + 1);
  if (letters == 0) return std::nullopt;
  return column - 1;
}

std::string letters_of(std::size_t column) {
  std::string letters;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  return letters;
}

class XlsxReader {
 public:
  XlsxReader(const Archive& archive, const std::string& part) : archive_(archive) {
    document_.file = archive.name();
    tell_left_out(archive, document_);
    const auto workbook = archive.xml(part);
    const pugi::xml_node properties = child(workbook->document_element(), "workbookPr");
    is_from_1904_ = properties.attribute("date1904").as_bool();
    std::map<std::string, std::string> targets;
    for (const auto& [id, target] : archive.relations(part, document_.left_out)) {
      targets[id] = target;
      if (target.ends_with("sharedStrings.xml")) read_strings(target);
      if (target.ends_with("styles.xml")) read_styles(target);
    }
    for (const pugi::xml_node each : child(workbook->document_element(), "sheets").children()) {
      std::string id = each.attribute("r:id").value();
      for (const pugi::xml_attribute attribute : each.attributes())
        if (id.empty() && std::strstr(attribute.name(), ":id") != nullptr) id = attribute.value();
      const auto target = targets.find(id);
      if (target != targets.end() && archive.has(target->second)) sheet(each.attribute("name").value(), target->second);
    }
  }

  Document take() { return std::move(document_); }

 private:
  /// All text of a string with or without runs; readings for pronunciation are no part of it.
  static std::string text_of(pugi::xml_node item) {
    std::string text;
    for (const pugi::xml_node each : item.children()) {
      if (is(each, "t")) text += each.text().get();
      if (is(each, "r")) text += child(each, "t").text().get();
    }
    return text;
  }

  void read_strings(const std::string& part) {
    if (!archive_.has(part)) return;
    const auto strings = archive_.xml(part);
    for (const pugi::xml_node each : strings->document_element().children())
      if (is(each, "si")) strings_.push_back(text_of(each));
  }

  void read_styles(const std::string& part) {
    if (!archive_.has(part)) return;
    const auto styles = archive_.xml(part);
    std::set<int> dates, percents = {9, 10};
    for (int each = 14; each <= 17; ++each) dates.insert(each);
    dates.insert(22);
    for (const pugi::xml_node each : child(styles->document_element(), "numFmts").children()) {
      const std::string format = each.attribute("formatCode").value();
      if (shows(format, "ydYD")) dates.insert(each.attribute("numFmtId").as_int());
      if (shows(format, "%")) percents.insert(each.attribute("numFmtId").as_int());
    }
    for (const pugi::xml_node each : child(styles->document_element(), "cellXfs").children()) {
      const int format = each.attribute("numFmtId").as_int();
      styles_.push_back(dates.contains(format)      ? Shown::date
                        : percents.contains(format) ? Shown::percent
                                                    : Shown::number);
    }
  }

  enum class Shown : std::uint8_t { number, date, percent };

  /// Whether a format has one of the letters outside quotes and brackets.
  static bool shows(const std::string& format, std::string_view letters) {
    bool is_quoted = false, is_bracketed = false;
    for (std::size_t i = 0; i < format.size(); ++i) {
      const char c = format[i];
      if (c == '\\') {
        ++i;
        continue;
      }
      if (c == '"') is_quoted = !is_quoted;
      if (c == '[' || c == ']') is_bracketed = c == '[';
      if (!is_quoted && !is_bracketed && letters.find(c) != std::string_view::npos) return true;
    }
    return false;
  }

  std::string date(const std::string& number) const {
    double days = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), days);
    if (error != std::errc{} || days < 1 || days > 2'900'000) return number;
    const auto start =
        std::chrono::sys_days(is_from_1904_ ? std::chrono::year(1904) / 1 / 1 : std::chrono::year(1899) / 12 / 30);
    return to_iso(Date(start + std::chrono::days(static_cast<int>(days))));
  }

  /// The cells of "A4:B6".
  static std::optional<Merged> area(const std::string& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) return std::nullopt;
    const auto row = [](const std::string& cell) {
      const std::size_t digit = cell.find_first_of("0123456789");
      return digit == std::string::npos ? 0 : std::strtoull(cell.c_str() + digit, nullptr, 10);
    };
    const std::string from = text.substr(0, colon), to = text.substr(colon + 1);
    const auto left = column_of(from), right = column_of(to);
    const auto top = row(from), bottom = row(to);
    if (!left || !right || top == 0 || bottom < top || *right < *left || bottom > most_rows || *right >= most_columns)
      return std::nullopt;
    return Merged{top - 1, *left, bottom - top + 1, *right - *left + 1};
  }

  void sheet(const std::string& name, const std::string& part) {
    const auto xml = archive_.xml(part);
    Table table;
    table.place = "trang «" + name + "»";
    table.is_sheet = true;
    for (const pugi::xml_node row : child(xml->document_element(), "sheetData").children()) {
      if (!is(row, "row")) continue;
      const auto number = row.attribute("r") ? row.attribute("r").as_ullong() : table.rows.size() + 1;
      if (number > most_rows)
        archive_.refuse(Sentence::table_rows_remove, {in_both(parse_place(table.place)), std::to_string(most_rows)});
      if (number == 0 || number <= table.rows.size()) continue;
      table.rows.resize(number - 1);
      cells(row, table);
    }
    for (const pugi::xml_node each : child(xml->document_element(), "mergeCells").children())
      if (const auto merged = area(each.attribute("ref").value())) table.merged.push_back(*merged);
    // A sheet that merges nothing may still leave cells empty below and beside the one that counts for them.
    if (table.merged.empty()) table.grid = Grid::plain;
    document_.blocks.push_back(std::move(table));
  }

  void cells(pugi::xml_node row, Table& table) {
    std::vector<Said> line;
    const std::string number = std::to_string(table.rows.size() + 1);
    for (const pugi::xml_node node : row.children()) {
      if (!is(node, "c")) continue;
      const std::size_t column = column_of(node.attribute("r").value()).value_or(line.size());
      if (column >= most_columns)
        archive_.refuse(Sentence::table_columns,
                        {in_both(parse_place(table.place + ", hàng " + number)), std::to_string(most_columns)});
      while (line.size() < column) line.push_back({"", "", place(table, line.size(), number), false});
      Said cell = said(value(node, place(table, column, number)), place(table, column, number), document_);
      const std::string_view type = node.attribute("t").value();
      cell.is_number = (type.empty() || type == "n") && !cell.text.empty();
      if (line.size() == column)
        line.push_back(std::move(cell));
      else
        line[column] = std::move(cell);
    }
    table.rows.push_back(std::move(line));
  }

  static std::string place(const Table& table, std::size_t column, const std::string& row) {
    return table.place + ", ô " + letters_of(column) + row;
  }

  std::string value(pugi::xml_node cell, const std::string& where) {
    const std::string_view type = cell.attribute("t").value();
    const std::string stored = child(cell, "v").text().get();
    if (const pugi::xml_node formula = child(cell, "f"); formula)
      document_.left_out.push_back(
          {stored.empty() ? "công thức chưa có giá trị, ô coi như trống" : "công thức, chỉ đọc giá trị đã tính",
           std::string("=") + formula.text().get(), where, false});
    if (type == "inlineStr") return text_of(child(cell, "is"));
    if (type == "s") {
      std::size_t index = 0;
      const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), index);
      if (error != std::errc{} || index >= strings_.size())
        archive_.refuse(Sentence::text_not_in_file, {in_both(parse_place(where))});
      return strings_[index];
    }
    if (type == "b") return stored == "1" ? "có" : "không";
    if (type == "e" || type == "str" || type == "d") return stored;
    const std::size_t style = cell.attribute("s").as_ullong();
    const Shown shown = style < styles_.size() && !stored.empty() ? styles_[style] : Shown::number;
    if (shown == Shown::date) return date(stored);
    return shown == Shown::percent ? shown_percent(as_typed(stored)) : as_typed(stored);
  }

  const Archive& archive_;
  Document document_;
  std::vector<std::string> strings_;
  std::vector<Shown> styles_;
  bool is_from_1904_ = false;
};

}  // namespace

Document read_xlsx(const Archive& archive, const std::string& main_part) {
  return XlsxReader(archive, main_part).take();
}

}  // namespace chuan::office
