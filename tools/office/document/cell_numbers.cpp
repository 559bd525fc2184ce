// SPDX-License-Identifier: MIT
// Binary fractions are written back with the fewest digits that give them again.
#include "office/document/cell_numbers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace chuan::office {

std::string as_typed(const std::string& stored) {
  double value = 0;
  const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  if (error != std::errc{} || end != stored.data() + stored.size() || !std::isfinite(value)) return stored;
  const auto digits = std::count_if(stored.begin(), stored.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits < 16 && stored.find_first_of("eE") == std::string::npos) return stored;
  char buffer[400];
  const auto written = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
  return written.ec == std::errc{} ? std::string(buffer, written.ptr) : stored;
}

std::string shown_percent(std::string digits) {
  if (digits.empty() || digits.find_first_not_of("0123456789.-") != std::string::npos) return digits;
  const bool is_negative = digits.front() == '-';
  if (is_negative) digits.erase(0, 1);
  std::size_t dot = digits.find('.');
  if (dot == std::string::npos)
    dot = digits.size();
  else
    digits.erase(dot, 1);
  while (digits.size() < dot + 2) digits += '0';
  digits.insert(dot + 2, ".");
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.empty() || digits.front() == '.') digits.insert(0, "0");
  return (is_negative ? "-" : "") + digits + "%";
}

}  // namespace chuan::office
