// SPDX-License-Identifier: MIT
// Cells that mean text, and JSON where text alone would not survive.
#include "office/workbook/cell_text.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string_view>

#include <utf8proc.h>
#include <nlohmann/json.hpp>

#include "office/document/code_points.hpp"

namespace chuan::office {
namespace {

using Json = nlohmann::json;

constexpr std::string_view mark = "json:";
constexpr std::string_view code_separators = ";,\n";

utf8proc_category_t category(char32_t point) { return utf8proc_category(static_cast<utf8proc_int32_t>(point)); }

/// A blank, a mark that is not seen, or one of no use where text begins or ends.
bool is_lost_at_an_end(char32_t point) {
  const utf8proc_category_t kind = category(point);
  return point == U'\n' || (kind >= UTF8PROC_CATEGORY_ZS && kind <= UTF8PROC_CATEGORY_CF);
}

/// Control characters, and what XML cannot hold.
bool is_lost(char32_t point) {
  return (category(point) == UTF8PROC_CATEGORY_CC && point != U'\n') || (point & 0xFFFE) == 0xFFFE ||
         (point >= 0xFDD0 && point <= 0xFDEF) || point == 0x2028 || point == 0x2029;
}

/// `_x0041_` is how such files write characters that have no place in them.
bool holds_escape(const std::string& text) {
  constexpr std::size_t length = 7;
  for (std::size_t at = 0; (at = text.find("_x", at)) != std::string::npos; ++at)
    if (at + length <= text.size() && text[at + length - 1] == '_' &&
        text.find_first_not_of("0123456789abcdefABCDEF", at + 2) == at + length - 1)
      return true;
  return false;
}

bool survives(const std::string& text) {
  if (text.compare(0, mark.size(), mark) == 0) return false;
  if (holds_escape(text)) return false;
  const std::u32string points = code_points(text);
  return !points.empty() && !is_lost_at_an_end(points.front()) && !is_lost_at_an_end(points.back()) &&
         std::none_of(points.begin(), points.end(), is_lost);
}

std::string as_json(const Json& value) {
  std::string text = value.dump(-1, ' ', true);
  for (std::size_t at = 0; (at = text.find("_x", at)) != std::string::npos;) text.replace(at, 1, "\\u005f");
  return std::string(mark) + text;
}

std::optional<Json> json_in(const std::string& cell) {
  Json value = Json::parse(cell.begin() + static_cast<std::ptrdiff_t>(mark.size()), cell.end(), nullptr, false);
  if (value.is_discarded()) return std::nullopt;
  return value;
}

bool is_marked(const std::string& cell) { return cell.compare(0, mark.size(), mark) == 0; }

std::string joined(const std::vector<std::string>& items, std::string_view between, std::string_view separators) {
  if (items.empty()) return "";
  std::string text;
  for (const std::string& each : items) {
    if (!survives(each) || each.find_first_of(separators) != std::string::npos) return as_json(items);
    text += (text.empty() ? "" : std::string(between)) + each;
  }
  return text;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<std::vector<std::string>> apart(const std::string& cell, std::string_view separators) {
  std::vector<std::string> items;
  if (is_marked(cell)) {
    const std::optional<Json> list = json_in(cell);
    if (!list || !list->is_array()) return std::nullopt;
    for (const Json& each : *list) {
      if (!each.is_string()) return std::nullopt;
      items.push_back(each.get<std::string>());
    }
    return items;
  }
  for (std::string_view rest = cell; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(separators), rest.size());
    if (const std::string_view item = trimmed(rest.substr(0, end)); !item.empty()) items.emplace_back(item);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return items;
}

}  // namespace

std::string to_cell(const std::string& text) {
  if (text.empty() || survives(text)) return text;
  return as_json(text);
}

std::optional<std::string> from_cell(const std::string& cell) {
  if (!is_marked(cell)) return cell;
  const std::optional<Json> text = json_in(cell);
  if (!text || !text->is_string()) return std::nullopt;
  return text->get<std::string>();
}

std::string codes_to_cell(const std::vector<std::string>& codes) { return joined(codes, "; ", code_separators); }

std::optional<std::vector<std::string>> codes_from_cell(const std::string& cell) {
  return apart(cell, code_separators);
}

std::string lines_to_cell(const std::vector<std::string>& lines) { return joined(lines, "\n", "\n"); }

std::optional<std::vector<std::string>> lines_from_cell(const std::string& cell) { return apart(cell, "\n"); }

std::string lowered(const std::string& text) {
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &mapped, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  return size < 0 ? text : std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
}

}  // namespace chuan::office
