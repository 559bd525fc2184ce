// SPDX-License-Identifier: MIT
// Patterns are matched on folded text, where every letter is one byte.
#include "office/plan/phrases.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <regex>

#include <utf8proc.h>

namespace chuan::office {
namespace {

/// A sum, a day or a code is short; what is longer is prose, and patterns are not run over it.
constexpr std::size_t longest_phrase = 200;

int number_of(const std::string& digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::optional<Date> date_of(int day, int month, int year) {
  const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

Date last_day(int year, int month) {
  return Date(std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / std::chrono::last);
}

struct Days {
  Date first, last;
  std::string written;  // the whole, where the contract has a form for it
};

/// One day, month, quarter, term, school year or year.
std::optional<Days> days_of(const std::string& text) {
  std::smatch found;
  static const std::regex day(R"((?:ngay )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}))"),
      iso(R"((\d{4})-(\d{1,2})-(\d{1,2}))"), words(R"(ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4}))"),
      month(R"((?:thang )?(\d{1,2})(?:[/.-]| nam )(\d{4}))"),
      quarter(R"(quy (i|ii|iii|iv|[1-4])(?:[/.-]| nam )(\d{4}))"), school_year(R"((?:nam hoc )?(\d{4}) ?- ?(\d{4}))"),
      year(R"((?:nam )?(\d{4}))"), term(R"((?:het |cuoi )?(?:hoc ky|hk) (i|ii|1|2)(?: nam hoc)? (\d{4}) ?- ?(\d{4}))");
  const auto whole = [](Date date) { return Days{date, date, to_iso(date)}; };
  if (std::regex_match(text, found, day) || std::regex_match(text, found, words)) {
    const auto date = date_of(number_of(found[1]), number_of(found[2]), number_of(found[3]));
    return date ? std::optional(whole(*date)) : std::nullopt;
  }
  if (std::regex_match(text, found, iso)) {
    const auto date = date_of(number_of(found[3]), number_of(found[2]), number_of(found[1]));
    return date ? std::optional(whole(*date)) : std::nullopt;
  }
  if (std::regex_match(text, found, month)) {
    const int at = number_of(found[1]), of = number_of(found[2]);
    if (at < 1 || at > 12) return std::nullopt;
    return Days{last_day(of, at).year() / last_day(of, at).month() / std::chrono::day(1), last_day(of, at), ""};
  }
  if (std::regex_match(text, found, quarter)) {
    const std::string which = found[1];
    const int at = which == "i" || which == "1"     ? 1
                   : which == "ii" || which == "2"  ? 2
                   : which == "iii" || which == "3" ? 3
                                                    : 4;
    const Date last = last_day(number_of(found[2]), at * 3), first = last_day(number_of(found[2]), at * 3 - 2);
    return Days{first.year() / first.month() / std::chrono::day(1), last, ""};
  }
  if (std::regex_match(text, found, term)) {
    const int first = number_of(found[2]);
    if (number_of(found[3]) != first + 1) return std::nullopt;
    const bool is_first = found[1] == "i" || found[1] == "1";
    return is_first ? Days{std::chrono::year(first) / 9 / 1, last_day(first + 1, 1), ""}
                    : Days{std::chrono::year(first + 1) / 2 / 1, last_day(first + 1, 5), ""};
  }
  if (std::regex_match(text, found, school_year)) {
    const int first = number_of(found[1]);
    if (number_of(found[2]) != first + 1) return std::nullopt;
    return Days{std::chrono::year(first) / 9 / 1, last_day(first + 1, 5), school_year_name(first)};
  }
  if (std::regex_match(text, found, year)) {
    const int of = number_of(found[1]);
    return Days{std::chrono::year(of) / 1 / 1, std::chrono::year(of) / 12 / 31, std::to_string(of)};
  }
  return std::nullopt;
}

}  // namespace

namespace {

/// What one letter is when folded; most are asked for again and again, so those of Latin scripts are kept.
class Folds {
 public:
  Folds() {
    for (utf8proc_int32_t letter = 0x80; letter < last; ++letter)
      kept_[static_cast<std::size_t>(letter)] = slowly(letter);
  }
  std::string of(utf8proc_int32_t letter) const {
    return letter < last ? kept_[static_cast<std::size_t>(letter)] : slowly(letter);
  }

 private:
  static constexpr utf8proc_int32_t last = 0x1F00;

  static std::string slowly(utf8proc_int32_t letter) {
    if (letter == 0x111 || letter == 0x110 || letter == 0xF0 || letter == 0xD0) return "d";
    if (letter == 0x2013 || letter == 0x2014) return "-";
    // A raised figure is the number of a note or a power, never a digit of the number it follows.
    if (letter == 0xB2 || letter == 0xB3 || letter == 0xB9 || (letter >= 0x2070 && letter <= 0x2079)) return "";
    utf8proc_uint8_t encoded[4];
    const utf8proc_ssize_t size = utf8proc_encode_char(letter, encoded);
    utf8proc_uint8_t* mapped = nullptr;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
                                                        UTF8PROC_CASEFOLD | UTF8PROC_COMPAT);
    const utf8proc_ssize_t length = utf8proc_map(encoded, size, &mapped, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    return length < 0 ? "" : std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
  }

  std::vector<std::string> kept_ = std::vector<std::string>(static_cast<std::size_t>(last));
};

}  // namespace

std::string folded(std::string_view text) {
  static const Folds folds;
  std::string result;
  result.reserve(text.size());
  const auto put = [&result](char c) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\v' && c != '\f')
      result += c;
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      put(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : static_cast<char>(c));
      ++i;
      continue;
    }
    utf8proc_int32_t letter = 0;
    const utf8proc_ssize_t used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + i,
                                                   static_cast<utf8proc_ssize_t>(text.size() - i), &letter);
    if (used > 0)
      for (const char each : folds.of(letter)) put(each);
    i += static_cast<std::size_t>(std::max<utf8proc_ssize_t>(used, 1));
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::string words_of(std::string_view text) {
  std::string words;
  for (const char c : folded(text)) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      words += c;
    else if (!words.empty() && words.back() != ' ')
      words += ' ';
  }
  if (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

bool mentions(std::string_view text, std::string_view phrase) {
  const std::string plain = folded(text);
  const auto is_letter = [&](std::size_t at) {
    return at < plain.size() && std::isalnum(static_cast<unsigned char>(plain[at])) != 0;
  };
  for (std::size_t at = plain.find(phrase); at != std::string::npos; at = plain.find(phrase, at + 1))
    if (!(at > 0 && is_letter(at - 1)) && !is_letter(at + phrase.size())) return true;
  return false;
}

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

std::optional<Span> span(std::string_view text) {
  std::string plain = folded(text);
  while (!plain.empty() && (plain.back() == '.' || plain.back() == ';')) plain.pop_back();
  if (plain.size() > longest_phrase) return std::nullopt;
  static const std::regex from_to(R"((?:tu )?(.+?) (?:den|toi|-) (.+))"),
      until(R"((?:truoc|den het|den|het|xong truoc|hoan thanh truoc) (.+))"), from(R"((?:tu|bat dau tu) (.+))");
  std::smatch found;
  if (const auto days = days_of(plain)) {
    if (!days->written.empty()) return Span{"", days->written};
    return Span{to_iso(days->first), to_iso(days->last)};
  }
  if (std::regex_match(plain, found, until))
    if (const auto days = days_of(found[1])) return Span{"", to_iso(days->last)};
  if (std::regex_match(plain, found, from_to)) {
    const auto first = days_of(found[1]), last = days_of(found[2]);
    if (first && last) return Span{to_iso(first->first), to_iso(last->last)};
    static const std::regex same_year(R"(thang (\d{1,2}))");
    std::smatch month;
    const std::string start = found[1];
    if (last && std::regex_match(start, month, same_year))
      if (const auto begun =
              days_of("thang " + month[1].str() + "/" + std::to_string(static_cast<int>(last->last.year()))))
        return Span{to_iso(begun->first), to_iso(last->last)};
  }
  if (std::regex_match(plain, found, from))
    if (const auto days = days_of(found[1])) return Span{to_iso(days->first), ""};
  return std::nullopt;
}

std::vector<int> years(std::string_view text) {
  static const std::regex form(R"(\b(20\d\d)(?: ?- ?(20\d\d))?\b)");
  std::vector<int> found;
  const std::string plain = folded(text);
  for (std::sregex_iterator at(plain.begin(), plain.end(), form), end; at != end; ++at)
    found.push_back(number_of((*at)[2].matched ? (*at)[2].str() : (*at)[1].str()));
  return found;
}

std::optional<Date> date_in_words(std::string_view text) {
  static const std::regex form(R"(ngay (\d{1,2}) ?thang (\d{1,2}) ?nam (\d{4}))");
  std::smatch found;
  const std::string plain = folded(text);
  if (!std::regex_search(plain, found, form)) return std::nullopt;
  return date_of(number_of(found[1]), number_of(found[2]), number_of(found[3]));
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
