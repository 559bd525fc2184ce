// SPDX-License-Identifier: MIT
// Where a text stops being JSON: the slow scan that gives an error its place.
#include "dossier/json.hpp"
#include "source/text.hpp"

namespace chuan::dossier {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0 || c == '_'; }

std::uint32_t offset(std::size_t value) { return static_cast<std::uint32_t>(value); }

constexpr std::string_view other_quotes[] = {"“", "”", "„", "‘", "’", "'"};

}  // namespace

Fault find_fault(std::string_view text) {
  std::size_t depth = 0;
  std::size_t quote = std::string_view::npos;
  Fault odd{};  // the first text that is followed by what no text is followed by
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != std::string_view::npos) {
      if (static_cast<unsigned char>(c) < 0x20) {
        // A line break in a text is nearly always a quote that was never closed.
        if (c == '\n' || c == '\r')
          return odd.what.empty() ? Fault{offset(quote), offset(i), "@json_unclosed_text"} : odd;
        return {offset(i), offset(i + 1), "@json_control"};
      }
      if (c == '\\')
        ++i;
      else if (c == '"') {
        const std::size_t next = text.find_first_not_of(" \t\n\r", i + 1);
        if (odd.what.empty() && next == i + 1 && is_letter(text[next]))
          odd = {offset(quote), offset(i + 1), "@json_unclosed_text"};
        quote = std::string_view::npos;
      }
      continue;
    }
    if (c == '"') quote = i;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && depth > 0 && --depth == 0) {
      std::size_t rest = i + 1;
      while (rest < text.size() && is_blank(text[rest])) ++rest;
      if (rest < text.size()) return {offset(rest), offset(text.size()), "@json_trailing"};
    }
  }
  if (quote != std::string_view::npos)
    return odd.what.empty() ? Fault{offset(quote), offset(text.size()), "@json_unclosed_text"} : odd;
  std::size_t begin = text.size();
  while (begin > 0 && is_blank(text[begin - 1])) --begin;
  if (begin == 0) return {0, offset(text.size()), "@json_empty"};
  return {offset(begin - 1), offset(begin), "@json_unclosed"};
}

Fault misplaced(std::string_view text, std::uint32_t begin) {
  const char c = text[begin];
  const std::size_t before = begin == 0 ? std::string_view::npos : text.find_last_not_of(" \t\n\r", begin - 1);
  const char previous = before == std::string_view::npos ? '\0' : text[before];
  const std::size_t next = text.find_first_not_of(" \t\n\r", begin + 1);
  const auto closes = [](char each) { return each == '}' || each == ']'; };
  for (const std::string_view quote : other_quotes)
    if (text.substr(begin, quote.size()) == quote) return {begin, offset(begin + quote.size()), "@json_other_quote"};
  if (c == ',' && next != std::string_view::npos && closes(text[next])) return {begin, begin + 1, "@json_extra_comma"};
  if (closes(c) && previous == ',') return {offset(before), offset(before + 1), "@json_extra_comma"};
  if (c == ',' && begin > 0 && begin + 1 < text.size() && is_digit(text[begin - 1]) && is_digit(text[begin + 1])) {
    std::size_t first = begin, last = begin + 1;
    while (first > 0 && is_digit(text[first - 1])) --first;
    while (last < text.size() && is_digit(text[last])) ++last;
    return {offset(first), offset(last), "@json_decimal_comma"};
  }
  const bool ends_value = previous == '"' || closes(previous) || is_digit(previous) || is_letter(previous);
  if (ends_value && (c == '"' || c == '{' || c == '[' || is_digit(c))) {
    const char* what = "@json_missing_comma";
    if (previous == '"') {  // a key or a value, by what stands before it
      const std::size_t open = before == 0 ? std::string_view::npos : text.rfind('"', before - 1);
      const std::size_t lead =
          open == std::string_view::npos || open == 0 ? 0 : text.find_last_not_of(" \t\n\r", open - 1);
      if (text[lead] == '{') what = "@json_missing_colon";
      if (text[lead] == ',') what = "@json_misplaced";
    }
    return {begin, begin + 1, what};
  }
  if (is_letter(c) && !ends_value) {
    std::size_t last = begin;
    while (last < text.size() && (is_letter(text[last]) || is_digit(text[last]))) ++last;
    return {begin, offset(last), "@json_bare_word"};
  }
  std::size_t end = begin + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return {begin, offset(end), "@json_misplaced"};
}

}  // namespace chuan::dossier
