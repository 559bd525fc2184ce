// SPDX-License-Identifier: MIT
// A dot before three digits groups thousands or begins a fraction; only what stands beside it can tell.
#include "office/plan/figure_numbers.hpp"

#include <algorithm>
#include <regex>

#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

/// Digits and signs of a cell, without its unit; empty: no number.
struct Written {
  std::string digits;
  bool is_percent = false;
};

Written written(const std::string& text) {
  static const std::regex form(R"((-?\d(?:[\d., ]*\d)?) ?(%)?(?: ?[a-z][a-z0-9/ ]{0,23})?)");
  std::smatch found;
  const std::string plain = folded(text);
  if (plain.size() > 40 || !std::regex_match(plain, found, form)) return {};
  std::string digits = found[1];
  // A blank groups thousands; no other meaning of it is known.
  static const std::regex blanks(R"(-?\d{1,3}(?: \d{3})+(?:[.,]\d+)?)");
  if (digits.find(' ') != std::string::npos) {
    if (!std::regex_match(digits, blanks)) return {};
    std::erase(digits, ' ');
  }
  return {digits, found[2].matched};
}

bool matches(const std::string& digits, const std::regex& form) { return std::regex_match(digits, form); }

const std::regex& one_sign(char sign) {
  static const std::regex dot(R"(-?\d{1,3}\.\d{3})"), comma(R"(-?\d{1,3},\d{3})");
  return sign == '.' ? dot : comma;
}

std::optional<Number> with(std::string digits, char grouping, char decimal) {
  std::erase(digits, grouping);
  if (decimal == '.') std::replace(digits.begin(), digits.end(), '.', ',');
  return Number::parse(digits);
}

}  // namespace

NumberSigns signs_in(const std::vector<FigureText>& cells) {
  // Two groups, or a fraction of one, two or more than three digits, can be read in one way only.
  static const std::regex dot_twice(R"(-?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|-?\d{1,3}(?:\.\d{3})+,\d+)"),
      comma_twice(R"(-?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|-?\d{1,3}(?:,\d{3})+\.\d+)"),
      dot_fraction(R"(-?\d+\.(?:\d{1,2}|\d{4,}))"), comma_fraction(R"(-?\d+,(?:\d{1,2}|\d{4,}))");
  NumberSigns signs;
  for (const FigureText& each : cells) {
    if (each.is_number) continue;
    const std::string digits = written(each.text).digits;
    signs.dot_groups = signs.dot_groups || matches(digits, dot_twice);
    signs.comma_groups = signs.comma_groups || matches(digits, comma_twice);
    signs.dot_is_decimal = signs.dot_is_decimal || matches(digits, dot_fraction) || matches(digits, comma_twice);
    signs.comma_is_decimal = signs.comma_is_decimal || matches(digits, comma_fraction) || matches(digits, dot_twice);
  }
  return signs;
}

FigureNumber figure_number(const FigureText& cell, const std::vector<FigureText>& row, const NumberSigns& signs,
                           bool is_share, bool is_count) {
  FigureNumber number;
  const Written here = written(cell.text);
  if (here.digits.empty()) return number;
  number.is_percent = here.is_percent || is_share;
  if (cell.is_number) {
    number.value = with(here.digits, ' ', '.');
    return number;
  }
  static const std::regex whole(R"(-?\d+)"), dots(R"(-?\d{1,3}(?:\.\d{3})+(?:,\d+)?)"),
      commas(R"(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?)"), dot(R"(-?\d+\.\d+)"), comma(R"(-?\d+,\d+)");
  const std::string& digits = here.digits;
  if (matches(digits, whole)) {
    number.value = Number::parse(digits);
    return number;
  }
  for (const char sign : {'.', ','}) {
    const char other = sign == '.' ? ',' : '.';
    if (!matches(digits, one_sign(sign))) continue;
    // One sign before three digits. A share of a hundred has no thousands, things that are counted have no parts.
    const bool groups = sign == '.' ? signs.dot_groups : signs.comma_groups;
    const bool is_decimal = sign == '.' ? signs.dot_is_decimal : signs.comma_is_decimal;
    const bool has_large_whole = std::any_of(row.begin(), row.end(), [&](const FigureText& each) {
      const std::string beside = written(each.text).digits;
      constexpr std::size_t hundreds = 3;
      return matches(beside, whole) && beside.size() >= hundreds;
    });
    const bool has_fraction = std::any_of(row.begin(), row.end(), [&](const FigureText& each) {
      static const std::regex fraction(R"(-?\d+[.,](?:\d{1,2}|\d{4,}))");
      return matches(written(each.text).digits, fraction);
    });
    if (number.is_percent || (has_fraction && !has_large_whole && !is_count))
      number.value = with(digits, other, sign);
    else if (is_count || (has_large_whole && !has_fraction) || (groups && !is_decimal))
      number.value = with(digits, sign, other);
    else if (is_decimal && !groups && sign == ',')
      number.value = with(digits, other, sign);
    else
      number.is_doubtful = true;
    return number;
  }
  if (matches(digits, dots) && digits.find('.') != std::string::npos)
    number.value = with(digits, '.', ',');
  else if (matches(digits, commas) && digits.find(',') != std::string::npos)
    number.value = with(digits, ',', '.');
  else if (matches(digits, dot))
    number.value = with(digits, ',', '.');
  else if (matches(digits, comma))
    number.value = with(digits, '.', ',');
  return number;
}

}  // namespace chuan::office
