// SPDX-License-Identifier: MIT
// Dates and school years read from text, written as text, and counted.
#include "chuan/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace chuan {
namespace {

// Takes `least` to `most` digits from the front of `text`; absent when there are fewer or more.
std::optional<int> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  int value = 0;
  std::size_t count = 0;
  for (; count < text.size() && text[count] >= '0' && text[count] <= '9'; ++count) {
    if (count == most) return std::nullopt;
    value = value * 10 + (text[count] - '0');
  }
  if (count < least) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, std::string_view prefix) {
  if (text.substr(0, prefix.size()) != prefix) return false;
  text.remove_prefix(prefix.size());
  return true;
}

void skip_blanks(std::string_view& text) { text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size())); }

std::optional<Date> calendar_date(int year, int month, int day) {
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 1 || !date.ok()) return std::nullopt;
  return date;
}

std::optional<Date> parse_iso(std::string_view text) {
  const auto year = take_digits(text, 4, 4);
  if (!year || !take(text, "-")) return std::nullopt;
  const auto month = take_digits(text, 2, 2);
  if (!month || !take(text, "-")) return std::nullopt;
  const auto day = take_digits(text, 2, 2);
  if (!day || !text.empty()) return std::nullopt;
  return calendar_date(*year, *month, *day);
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.find('/') == std::string_view::npos) return parse_iso(text);
  const auto day = take_digits(text, 1, 2);
  if (!day || !take(text, "/")) return std::nullopt;
  const auto month = take_digits(text, 1, 2);
  if (!month || !take(text, "/")) return std::nullopt;
  const auto year = take_digits(text, 4, 4);
  if (!year || !text.empty()) return std::nullopt;
  return calendar_date(*year, *month, *day);
}

std::string to_vietnamese(Date date) {
  return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()),
                     static_cast<int>(date.year()));
}

std::string to_iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

Date add_months(Date date, int months) {
  const Date moved = date + std::chrono::months{months};
  if (moved.ok()) return moved;
  return moved.year() / moved.month() / std::chrono::last;
}

std::optional<int> parse_school_year(std::string_view text) {
  skip_blanks(text);
  const auto first = take_digits(text, 4, 4);
  if (!first) return std::nullopt;
  skip_blanks(text);
  constexpr std::array<std::string_view, 3> dashes = {"-", "–", "—"};
  if (std::none_of(dashes.begin(), dashes.end(), [&](std::string_view dash) { return take(text, dash); }))
    return std::nullopt;
  skip_blanks(text);
  const auto second = take_digits(text, 4, 4);
  skip_blanks(text);
  if (!second || !text.empty() || *second != *first + 1) return std::nullopt;
  return first;
}

std::optional<std::pair<Date, Date>> parse_span(std::string_view text) {
  using namespace std::chrono;
  if (const auto day = parse_date(text)) return std::pair(*day, *day);
  if (const auto first = parse_school_year(text))
    return std::pair<Date, Date>(year(*first) / September / 1, year(*first + 1) / May / 31);
  skip_blanks(text);
  const auto whole = take_digits(text, 4, 4);
  skip_blanks(text);
  if (!whole || !text.empty()) return std::nullopt;
  return std::pair<Date, Date>(year(*whole) / January / 1, year(*whole) / December / 31);
}

std::string school_year_name(int first_year) { return fmt::format("{:04}-{:04}", first_year, first_year + 1); }

int last_completed_school_year(Date date) {
  const int year = static_cast<int>(date.year());
  return date.month() > std::chrono::May ? year - 1 : year - 2;
}

}  // namespace chuan
