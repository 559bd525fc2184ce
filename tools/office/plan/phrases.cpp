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

std::string folded(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_COMPAT);
  const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  const std::string_view plain =
      size < 0 ? text : std::string_view(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
  std::string result;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const char c = plain[i];
    if (plain.substr(i, 2) == "đ" || plain.substr(i, 2) == "ð") {
      result += 'd';
      ++i;
    } else if (plain.substr(i, 3) == "–" || plain.substr(i, 3) == "—") {
      result += '-';
      i += 2;
    } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      if (!result.empty() && result.back() != ' ') result += ' ';
    } else {
      result += c;
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
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

std::optional<std::string> leading_criterion(std::string_view text, std::string* rest) {
  static const std::regex form(
      R"(\s*(?:[Tt]iêu chí|TIÊU CHÍ|[Tt]ieu chi)?\s*(\d{1,2})\.(\d{1,2})(?![\d.]*\d)\s*(?:[:.\-)]|–)*\s*)");
  const std::string_view head = text.substr(0, longest_phrase);
  std::match_results<std::string_view::const_iterator> found;
  if (!std::regex_search(head.begin(), head.end(), found, form, std::regex_constants::match_continuous))
    return std::nullopt;
  if (rest != nullptr) *rest = text.substr(static_cast<std::size_t>(found.length()));
  return std::to_string(number_of(found[1].str())) + "." + std::to_string(number_of(found[2].str()));
}

std::optional<std::string> mentioned_criterion(std::string_view text) {
  static const std::regex form(R"(\btieu chi (\d{1,2}\.\d{1,2})\b)");
  std::smatch found;
  const std::string plain = folded(text);
  if (!std::regex_search(plain, found, form)) return std::nullopt;
  return found[1].str();
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

bool is_mark(std::string_view text) {
  for (const std::string_view mark : {"x", "X", "×", "✓", "✔", "☒", "☑", "v", "V", "+", "х", "Х"})
    if (text == mark) return true;
  return false;
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

}  // namespace chuan::office
