// SPDX-License-Identifier: MIT
// Scalars that are plain enough to be read without the ordinary reader.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace chuan {

/// The text between quotes; absent where it is no text.
inline std::optional<std::string_view> text_in(std::string_view token) {
  if (token.size() < 2 || token.front() != '"' || token.back() != '"') return std::nullopt;
  return token.substr(1, token.size() - 2);
}

inline bool has(std::string_view text, char c) { return std::memchr(text.data(), c, text.size()) != nullptr; }

/// "2026-03-10", on a day that every month has.
inline bool is_plain_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
    if (text[i] < '0' || text[i] > '9') return false;
  const int month = (text[5] - '0') * 10 + (text[6] - '0'), day = (text[8] - '0') * 10 + (text[9] - '0');
  return text[0] != '0' && month >= 1 && month <= 12 && day >= 1 && day <= 28;
}

struct Decimal {
  std::int64_t whole = 0;
  unsigned decimals = 0;
};

/// "81", "81.5": digits without a leading zero, at most three behind the point.
inline std::optional<Decimal> decimal(std::string_view text, char point) {
  constexpr std::size_t most_digits = 15, most_decimals = 3;
  if (text.empty() || text.size() > most_digits) return std::nullopt;
  if (text[0] == '0' && text.size() > 1 && text[1] != point) return std::nullopt;
  Decimal result;
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t start = at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
      result.whole = result.whole * 10 + (text[at] - '0');
    return at - start;
  };
  if (digits() == 0) return std::nullopt;
  if (at == text.size()) return result;
  if (text[at++] != point) return std::nullopt;
  const std::size_t count = digits();
  if (count == 0 || count > most_decimals || at != text.size()) return std::nullopt;
  result.decimals = static_cast<unsigned>(count);
  return result;
}

}  // namespace chuan
