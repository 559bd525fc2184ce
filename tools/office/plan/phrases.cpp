// SPDX-License-Identifier: MIT
// Patterns are matched on folded text, where every letter is one byte.
#include "office/plan/phrases.hpp"

#include <algorithm>
#include <charconv>
#include <regex>

namespace chuan::office {
namespace {

/// A sum, a day or a code is short; what is longer is prose, and patterns are not run over it.
constexpr std::size_t longest_phrase = 200;

int number_of(const std::string& digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

namespace {

/// Bullets, quotation marks and signs of Markdown, and "a)" or "1." before the word itself.
std::string_view without_ornament(std::string_view text) {
  static const std::regex counted(R"(^\(?(?:[a-z]|\d{1,2})[.)] +(?=tieu chi|tc))");
  for (bool is_done = false; !is_done;) {
    is_done = true;
    for (const std::string_view sign : {" ", "\t", "\n", "-", "–", "—", "+", "*", "•", "·", "▪", "○",
                                        "“", "”",  "\"", "'", "«", "‘", "’", "#", ">", "|", "[", "\xC2\xA0"})
      if (text.starts_with(sign)) {
        text.remove_prefix(sign.size());
        is_done = false;
      }
    std::smatch found;
    const std::string plain = folded(text.substr(0, 40));
    if (std::regex_search(plain, found, counted)) {
      const std::size_t end = text.find_first_of(".)");
      text.remove_prefix(end + 1);
      is_done = false;
    }
  }
  return text;
}

/// The code that stands where the text begins, as written and as it is counted; empty: none.
struct Code {
  std::string id;
  std::size_t size = 0;
};

Code code_at(std::string_view text, bool is_named) {
  // "1,2" and "1. 2" are codes only behind the word, else they are numbers and lists.
  static const std::regex bare(R"(0?([1-9])\.(\d{1,2})(?![\d.]*\d))"),
      named(R"(0?([1-9])(?:\s*\.\s*|,)(\d{1,2})(?!\.?\d))");
  std::match_results<std::string_view::const_iterator> found;
  if (!std::regex_search(text.begin(), text.end(), found, is_named ? named : bare,
                         std::regex_constants::match_continuous))
    return {};
  return {std::to_string(number_of(found[1].str())) + "." + std::to_string(number_of(found[2].str())),
          static_cast<std::size_t>(found.length())};
}

/// Behind "tiêu chí", "tiêu chí số" or "TC", where the text begins with one; npos: it does not.
std::size_t after_word(std::string_view text) {
  const std::string plain = folded(text.substr(0, longest_phrase));
  static const std::regex word(R"(^(?:tieu chi|tc)(?: so)? ?(?=\d))");
  return std::regex_search(plain, word) ? text.find_first_of("0123456789") : std::string_view::npos;
}

}  // namespace

bool names_criterion(std::string_view text) {
  const std::string_view bare = without_ornament(text.substr(0, longest_phrase));
  const std::size_t at = after_word(bare);
  return at != std::string_view::npos && !code_at(bare.substr(at), true).id.empty();
}

std::optional<std::string> leading_criterion(std::string_view text, std::string* rest) {
  const std::string_view bare = without_ornament(text);
  const std::size_t at = after_word(bare);
  const bool is_named = at != std::string_view::npos;
  std::string_view left =
      is_named ? bare.substr(at) : text.substr(std::min(text.find_first_not_of(" \t\n"), text.size()));
  const Code code = code_at(left.substr(0, longest_phrase), is_named);
  if (code.id.empty()) return std::nullopt;
  if (rest != nullptr) {
    left.remove_prefix(code.size);
    for (bool is_done = false; !is_done;) {
      is_done = true;
      for (const std::string_view sign : {" ", "\t", "\n", ":", ".", "-", ")", "–", "—", "*"})
        if (left.starts_with(sign)) {
          left.remove_prefix(sign.size());
          is_done = false;
        }
    }
    while (left.ends_with('*') || left.ends_with(' ')) left.remove_suffix(1);
    *rest = left;
  }
  return code.id;
}

std::vector<std::string> leading_criteria(std::string_view text) {
  std::string rest;
  const auto first = leading_criterion(text, &rest);
  if (!first) return {};
  std::vector<std::string> all = {*first};
  // What `rest` lost at its front were the signs between two codes.
  const std::string plain = folded(text.substr(0, longest_phrase));
  static const std::regex code(R"((?:(,|;|va|&|-|den|\+|/) ?)?(?:tieu chi|tc)? ?\b([1-9])\.(\d{1,2})(?![\d.]*\d))");
  std::sregex_iterator at(plain.begin(), plain.end(), code), end;
  if (at == end) return all;
  std::size_t next = static_cast<std::size_t>(at->position() + at->length());
  for (++at; at != end; ++at) {
    const std::smatch& found = *at;
    const std::size_t gap = static_cast<std::size_t>(found.position());
    if (!found[1].matched || plain.substr(next, gap - next).find_first_not_of(' ') != std::string::npos) break;
    next = gap + static_cast<std::size_t>(found.length());
    const std::string standard = found[2], sign = found[1];
    const int number = number_of(found[3]);
    const std::size_t dot = all.back().find('.');
    if ((sign == "-" || sign == "den") && all.back().substr(0, dot) == standard)
      for (int each = number_of(all.back().substr(dot + 1)) + 1; each < number; ++each)
        all.push_back(standard + "." + std::to_string(each));
    all.push_back(standard + "." + std::to_string(number));
  }
  return all;
}

std::optional<std::string> mentioned_criterion(std::string_view text) {
  static const std::regex form(R"(\b(?:tieu chi|tc)(?: so)? ?([1-9])\.(\d{1,2})(?![\d.]*\d))");
  std::smatch found;
  const std::string plain = folded(text);
  if (!std::regex_search(plain, found, form)) return std::nullopt;
  return found[1].str() + "." + std::to_string(number_of(found[2]));
}

std::optional<int> level_after(std::string_view text, std::string_view folded_word) {
  const std::string plain = folded(text);
  std::optional<int> level;
  for (std::size_t at = plain.find(folded_word); at != std::string::npos; at = plain.find(folded_word, at + 1)) {
    std::size_t digit = at + folded_word.size();
    while (digit < plain.size() && (plain[digit] == ' ' || plain[digit] == ':' || plain[digit] == '0')) ++digit;
    if (digit < plain.size() && plain[digit] >= '1' && plain[digit] <= '9') level = plain[digit] - '0';
  }
  return level;
}

std::string without_dash(std::string_view text) {
  for (bool is_done = false; !is_done;) {
    is_done = true;
    for (const std::string_view sign : {" ", "\t", "-", "–", "—", "+", "*", "•"})
      if (text.starts_with(sign)) {
        text.remove_prefix(sign.size());
        is_done = false;
      }
  }
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return std::string(text);
}

std::optional<Number> money(std::string_view text) {
  static const std::regex form(
      R"((?:khoang )?(\d+(?:\.\d{3})*(?:,\d+)?|\d+(?:[.,]\d+)?) ?(trieu|ty|ti|nghin|ngan)? ?(?:dong|d|vnd|dong chan)?\.?)");
  std::smatch found;
  const std::string plain = folded(text);
  if (plain.size() > longest_phrase || !std::regex_match(plain, found, form)) return std::nullopt;
  std::string digits = found[1];
  const std::string unit = found[2];
  static const std::regex grouped(R"(\d{1,3}(?:\.\d{3})+(?:,\d+)?)");
  if (std::regex_match(digits, grouped)) std::erase(digits, '.');
  const std::optional<Number> amount = Number::parse(digits);
  const std::int64_t times = unit == "trieu"                ? 1'000'000
                             : unit == "ty" || unit == "ti" ? 1'000'000'000
                             : unit.empty()                 ? 1
                                                            : 1'000;
  return amount ? multiply(*amount, Number(times)) : std::nullopt;
}

bool carries_value(std::string_view text) {
  constexpr std::size_t shortest = 9;  // "Mức 2" alone names a part of a form
  if (text.size() < shortest && text.find('%') == std::string_view::npos && text.starts_with("M")) return false;
  if (text.find_first_of("0123456789") == std::string_view::npos) {
    const std::string plain = folded(text);
    return plain.find("khong dat") != std::string::npos || plain.find("chua dat") != std::string::npos;
  }
  static const std::regex form(
      R"(\b(?:tieu chi|tc)(?: so)? ?\d|\bmuc ?:? ?0?[1-9]\b|\d ?%|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\bngay \d{1,2} thang)"
      R"(|\d{1,3}(?:\.\d{3})+|\d ?(?:trieu|ty|nghin|dong)\b|khong dat|chua dat|\b[1-9]\.\d{1,2}\b)");
  return std::regex_search(folded(text), form);
}

}  // namespace chuan::office
