// SPDX-License-Identifier: MIT
// Where a text stops being JSON: the slow scan that gives an error its place.
#include "dossier/json.hpp"

namespace chuan::dossier {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::uint32_t offset(std::size_t value) { return static_cast<std::uint32_t>(value); }

}  // namespace

Fault find_fault(std::string_view text) {
  std::size_t depth = 0;
  std::size_t quote = std::string_view::npos;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != std::string_view::npos) {
      if (static_cast<unsigned char>(c) < 0x20) {
        // A line break in a text is nearly always a quote that was never closed.
        if (c == '\n' || c == '\r') return {offset(quote), offset(i), "@json_unclosed_text"};
        return {offset(i), offset(i + 1), "@json_control"};
      }
      if (c == '\\')
        ++i;
      else if (c == '"')
        quote = std::string_view::npos;
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
  if (quote != std::string_view::npos) return {offset(quote), offset(text.size()), "@json_unclosed_text"};
  std::size_t begin = text.size();
  while (begin > 0 && is_blank(text[begin - 1])) --begin;
  if (begin == 0) return {0, offset(text.size()), "@json_empty"};
  return {offset(begin - 1), offset(begin), "@json_unclosed"};
}

}  // namespace chuan::dossier
