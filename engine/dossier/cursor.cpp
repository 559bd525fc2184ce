// SPDX-License-Identifier: MIT
// Typed values from JSON nodes: texts, whole numbers, dates, school years, figures.
#include <algorithm>

#include "dossier/reader.hpp"

namespace chuan::dossier {
namespace {

constexpr int largest_whole = 1'000'000'000;

const char* term(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "@data_null";
    case Kind::truth:
      return "@data_truth";
    case Kind::number:
      return "@data_number";
    case Kind::text:
      return "@data_text";
    case Kind::list:
      return "@data_list";
    case Kind::object:
      return "@data_object";
  }
  return "";
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// "1.234.567" or "1.234.567,5": groups of exactly three.
bool is_grouped(std::string_view text) {
  text = text.substr(0, text.find(','));
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  const std::size_t first = text.find('.');
  if (first == std::string_view::npos || first == 0 || first > 3 || text.front() == '0') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool at_point = i >= first && (i - first) % 4 == 0;
    if (at_point ? text[i] != '.' : text[i] < '0' || text[i] > '9') return false;
  }
  return (text.size() - first) % 4 == 0;
}

std::optional<Number> parse_figure(std::string_view text, FactType type) {
  text = trim(text);
  if (type == FactType::percent && !text.empty() && text.back() == '%') text = trim(text.substr(0, text.size() - 1));
  if ((type != FactType::count && type != FactType::money) || !is_grouped(text)) return Number::parse(text);
  std::string plain(text);
  plain.erase(std::remove(plain.begin(), plain.end(), '.'), plain.end());
  return Number::parse(plain);
}

}  // namespace

Diagnostic& Cursor::say(Code code, SourceRange range, std::vector<std::string> arguments) {
  return diagnostics_.emplace_back(Diagnostic{code, range, std::move(arguments), {}, {}, {}});
}

void Cursor::wrong_type(const Node& node, std::string_view expected) {
  say(Code::A411, json_.range(node), {std::string(node.key), term(node.kind), std::string(expected)});
}

bool Cursor::expect(const Node& node, Kind kind) {
  if (node.kind != kind) wrong_type(node, term(kind));
  return node.kind == kind;
}

void Cursor::each_field(const Node& object, const Read& read) {
  if (!expect(object, Kind::object)) return;
  for (const Node& node : json_.children(object))
    if (!node.is_repeated) read(node);
}

void Cursor::items(const Node& list, const Read& read) {
  if (!expect(list, Kind::list)) return;
  for (const Node& node : json_.children(list))
    if (node.kind != Kind::null) read(node);
}

std::optional<std::string> Cursor::text(const Node& node) {
  if (!expect(node, Kind::text)) return std::nullopt;
  return std::string(node.text);
}

std::optional<std::string> Cursor::as_written(const Node& node) {
  if (node.kind == Kind::number || node.kind == Kind::text) return std::string(node.text);
  wrong_type(node, "@data_number_or_text");
  return std::nullopt;
}

std::optional<int> Cursor::whole(const Node& node) {
  if (!expect(node, Kind::number)) return std::nullopt;
  const auto number = Number::parse(node.text);
  if (number && number->is_whole() && number->numerator() >= 0 && number->numerator() <= largest_whole)
    return static_cast<int>(number->numerator());
  say(Code::A415, json_.range(node), {std::string(node.key), std::string(node.text)});
  return std::nullopt;
}

std::optional<Date> Cursor::date(const Node& node) {
  if (!expect(node, Kind::text)) return std::nullopt;
  const auto date = parse_date(trim(node.text));
  if (!date) say(Code::A414, json_.range(node), {std::string(node.text)});
  return date;
}

std::optional<int> Cursor::school_year(std::string_view text, SourceRange range) {
  const auto year = parse_school_year(text);
  if (!year) say(Code::A413, range, {std::string(text)});
  return year;
}

std::optional<Number> Cursor::figure(const Node& node, FactType type, std::string_view name) {
  if (node.kind != Kind::number && node.kind != Kind::text) {
    wrong_type(node, "@data_number_or_text");
    return std::nullopt;
  }
  // A JSON number has a decimal point and no groups: 1.234 is not 1234.
  const auto number = node.kind == Kind::number ? Number::parse(node.text) : parse_figure(node.text, type);
  const auto fault = [&]() -> std::optional<Code> {
    if (!number) return Code::A419;
    if (type == FactType::percent && (*number < 0 || *number > 100)) return Code::A420;
    if (type == FactType::count && (*number < 0 || !number->is_whole())) return Code::A415;
    if (type == FactType::money && *number < 0) return Code::A421;
    return std::nullopt;
  }();
  if (!fault) return number;
  say(*fault, json_.range(node), {std::string(name), std::string(node.text)});
  return std::nullopt;
}

}  // namespace chuan::dossier
