// SPDX-License-Identifier: MIT
// Days, months, terms and years as people write them.
#include <charconv>
#include <regex>

#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

/// What is longer is prose, and patterns are not run over it.
constexpr std::size_t longest_day = 200;

int count_of(const std::string& digits) {
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
    const auto date = date_of(count_of(found[1]), count_of(found[2]), count_of(found[3]));
    return date ? std::optional(whole(*date)) : std::nullopt;
  }
  if (std::regex_match(text, found, iso)) {
    const auto date = date_of(count_of(found[3]), count_of(found[2]), count_of(found[1]));
    return date ? std::optional(whole(*date)) : std::nullopt;
  }
  if (std::regex_match(text, found, month)) {
    const int at = count_of(found[1]), of = count_of(found[2]);
    if (at < 1 || at > 12) return std::nullopt;
    return Days{last_day(of, at).year() / last_day(of, at).month() / std::chrono::day(1), last_day(of, at), ""};
  }
  if (std::regex_match(text, found, quarter)) {
    const std::string which = found[1];
    const int at = which == "i" || which == "1"     ? 1
                   : which == "ii" || which == "2"  ? 2
                   : which == "iii" || which == "3" ? 3
                                                    : 4;
    const Date last = last_day(count_of(found[2]), at * 3), first = last_day(count_of(found[2]), at * 3 - 2);
    return Days{first.year() / first.month() / std::chrono::day(1), last, ""};
  }
  if (std::regex_match(text, found, term)) {
    const int first = count_of(found[2]);
    if (count_of(found[3]) != first + 1) return std::nullopt;
    const bool is_first = found[1] == "i" || found[1] == "1";
    return is_first ? Days{std::chrono::year(first) / 9 / 1, last_day(first + 1, 1), ""}
                    : Days{std::chrono::year(first + 1) / 2 / 1, last_day(first + 1, 5), ""};
  }
  if (std::regex_match(text, found, school_year)) {
    const int first = count_of(found[1]);
    if (count_of(found[2]) != first + 1) return std::nullopt;
    return Days{std::chrono::year(first) / 9 / 1, last_day(first + 1, 5), school_year_name(first)};
  }
  if (std::regex_match(text, found, year)) {
    const int of = count_of(found[1]);
    return Days{std::chrono::year(of) / 1 / 1, std::chrono::year(of) / 12 / 31, std::to_string(of)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Span> span(std::string_view text) {
  std::string plain = folded(text);
  while (!plain.empty() && (plain.back() == '.' || plain.back() == ';')) plain.pop_back();
  if (plain.size() > longest_day) return std::nullopt;
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
    found.push_back(count_of((*at)[2].matched ? (*at)[2].str() : (*at)[1].str()));
  return found;
}

std::optional<Date> date_in_words(std::string_view text) {
  static const std::regex form(R"(ngay (\d{1,2}) ?thang (\d{1,2}) ?nam (\d{4}))");
  std::smatch found;
  const std::string plain = folded(text);
  if (!std::regex_search(plain, found, form)) return std::nullopt;
  return date_of(count_of(found[1]), count_of(found[2]), count_of(found[3]));
}

}  // namespace chuan::office
