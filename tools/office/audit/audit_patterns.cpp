// SPDX-License-Identifier: MIT
// Declared patterns run over texts of any length: one part after another, since std::regex recurses with the length.
#include <algorithm>
#include <regex>

#include "office/audit/auditor.hpp"
#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

constexpr std::size_t longest_piece = 2000;

bool continues_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// How much of a text that is too long to take: whole sentences, else whole words, else whole letters.
std::size_t cut(std::string_view text) {
  const std::string_view head = text.substr(0, longest_piece);
  for (const std::string_view end : {". ", "; ", " "})
    if (const std::size_t at = head.rfind(end); at != std::string_view::npos && at > 0) return at + end.size();
  std::size_t at = head.size();
  while (at > 1 && continues_letter(text[at])) --at;
  return at;
}

bool is_any_in(const std::string& text, const std::vector<std::string>& patterns) {
  std::vector<std::regex> forms(patterns.begin(), patterns.end());
  for (const std::string& piece : pieces(text)) {
    const std::string plain = folded(piece);
    if (std::any_of(forms.begin(), forms.end(), [&](const std::regex& form) { return std::regex_search(plain, form); }))
      return true;
  }
  return false;
}

std::string beginning(const std::string& text) {
  const std::vector<std::string> all = pieces(text);
  return all.empty() ? "" : folded(without_dash(all.front()));
}

}  // namespace

std::vector<std::string> pieces(const std::string& text) {
  std::vector<std::string> all;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t size = rest.size() <= longest_piece ? rest.size() : cut(rest);
    all.emplace_back(rest.substr(0, size));
    rest.remove_prefix(size);
  }
  return all;
}

std::string whole_words(const std::string& pattern) { return "\\b(?:" + pattern + ")(?![a-z0-9])"; }

bool found_in(const std::string& text, const nlohmann::json& patterns) { return is_any_in(text, patterns); }

bool words_in(const std::string& text, const nlohmann::json& patterns) {
  std::vector<std::string> whole;
  for (const nlohmann::json& each : patterns) whole.push_back(whole_words(each.get<std::string>()));
  return is_any_in(text, whole);
}

bool is_one_of(const std::string& text, const nlohmann::json& patterns) {
  const std::string plain = beginning(text);
  return std::any_of(patterns.begin(), patterns.end(), [&](const nlohmann::json& each) {
    return std::regex_match(plain, std::regex(each.get<std::string>()));
  });
}

bool begins_with(const std::string& text, const nlohmann::json& patterns) {
  const std::string plain = beginning(text);
  return std::any_of(patterns.begin(), patterns.end(), [&](const nlohmann::json& each) {
    return std::regex_search(plain, std::regex(whole_words(each.get<std::string>())),
                             std::regex_constants::match_continuous);
  });
}

}  // namespace chuan::office
