// SPDX-License-Identifier: MIT
// The characters that word processors are known to put in, and finding them.
#include "syntax/lookalikes.hpp"

#include <array>

namespace chuan::syntax {
namespace {

constexpr Lookalike lookalikes[] = {
    {"“", "@straight_quote"}, {"”", "@straight_quote"}, {"„", "@straight_quote"}, {"«", "@straight_quote"},
    {"»", "@straight_quote"}, {"–", "@hyphen"},         {"—", "@hyphen"},         {"−", "@hyphen"},
    {"‐", "@hyphen"},         {"‑", "@hyphen"},         {"•", "@hyphen"},         {"▪", "@hyphen"},
    {"·", "@hyphen"},         {"\u00A0", "@blank"},     {"\u2009", "@blank"},     {"\u202F", "@blank"},
    {"\u200B", "@blank"},     {"\uFEFF", "@blank"},     {"×", "@multiply_sign"},  {"÷", "@divide_sign"},
    {"≠", "@differs_sign"},
};

constexpr std::array<bool, 256> first_bytes = [] {
  std::array<bool, 256> begins{};
  for (const Lookalike& each : lookalikes) begins[static_cast<unsigned char>(each.text.front())] = true;
  return begins;
}();

}  // namespace

const Lookalike* lookalike(std::string_view text) {
  if (text.empty() || !first_bytes[static_cast<unsigned char>(text.front())]) return nullptr;
  for (const Lookalike& each : lookalikes)
    if (text.substr(0, each.text.size()) == each.text) return &each;
  return nullptr;
}

std::vector<const char*> find_lookalikes(std::string_view text) {
  std::vector<const char*> found;
  bool is_quoted = false, is_comment = false, is_said = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n')
      is_quoted = is_comment = is_said = false;
    else if (c == '"' && !is_comment && (i == 0 || text[i - 1] != '\\'))
      is_quoted = !is_quoted;
    else if (c == '#' && !is_quoted)
      is_comment = true;
    if (is_quoted || is_comment || is_said || lookalike(text.substr(i)) == nullptr) continue;
    found.push_back(text.data() + i);
    is_said = true;
  }
  return found;
}

std::string with_blanks(std::string_view line) {
  std::string plain;
  for (std::size_t i = 0; i < line.size();) {
    const Lookalike* found = lookalike(line.substr(i));
    const bool is_blank = found != nullptr && found->meant == "@blank";
    plain += is_blank ? ' ' : line[i];
    i += is_blank ? found->text.size() : 1;
  }
  return plain;
}

}  // namespace chuan::syntax
