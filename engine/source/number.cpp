// SPDX-License-Identifier: MIT
// Numbers read from text and written as text.
#include "chuan/number.hpp"

#include <algorithm>

namespace chuan {
namespace {

constexpr std::size_t most_digits = 18;
constexpr std::size_t rounded_places = 4;

std::string digits_of(WideInteger value) {
  std::string digits;
  do {
    digits.push_back(static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value != 0);
  std::reverse(digits.begin(), digits.end());
  return digits;
}

bool is_decimal(std::int64_t denominator) {
  while (denominator % 2 == 0) denominator /= 2;
  while (denominator % 5 == 0) denominator /= 5;
  return denominator == 1;
}

}  // namespace

std::optional<Number> Number::parse(std::string_view text) {
  const bool is_negative = !text.empty() && text.front() == '-';
  if (is_negative) text.remove_prefix(1);
  std::int64_t digits = 0;
  std::int64_t scale = 1;
  std::size_t count = 0;
  bool after_point = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ',' || c == '.') {
      if (after_point || i == 0 || i + 1 == text.size()) return std::nullopt;
      after_point = true;
      continue;
    }
    if (c < '0' || c > '9' || ++count > most_digits) return std::nullopt;
    digits = digits * 10 + (c - '0');
    if (after_point) scale *= 10;
  }
  if (count == 0) return std::nullopt;
  return ratio(is_negative ? -digits : digits, scale);
}

std::string to_string(const Number& number, char point) {
  const WideInteger numerator = number.numerator();
  const WideInteger denominator = number.denominator();
  const WideInteger magnitude = numerator < 0 ? -numerator : numerator;
  const std::string sign = numerator < 0 ? "-" : "";

  if (!is_decimal(number.denominator())) {
    std::string digits = digits_of((magnitude * 20000 + denominator) / (denominator * 2));
    if (digits.size() <= rounded_places) digits.insert(0, rounded_places + 1 - digits.size(), '0');
    digits.insert(digits.size() - rounded_places, 1, point);
    return "≈ " + sign + digits;
  }
  std::string text = sign + digits_of(magnitude / denominator);
  WideInteger rest = magnitude % denominator;
  if (rest != 0) text.push_back(point);
  for (; rest != 0; rest %= denominator) {
    rest *= 10;
    text.push_back(static_cast<char>('0' + static_cast<int>(rest / denominator)));
  }
  return text;
}

std::string grouped(const Number& number) {
  std::string text = to_string(number, ',');
  const std::size_t first = text.find_first_of("0123456789");
  for (std::size_t at = std::min(text.find(','), text.size()); at > first + 3;) text.insert(at -= 3, ".");
  return text;
}

}  // namespace chuan
