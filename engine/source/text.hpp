// SPDX-License-Identifier: MIT
// UTF-8 as bytes and code points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "chuan/source.hpp"

namespace chuan {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;  ///< bytes; 0 when no code point begins here
};

/// The code point that begins at byte `offset`; size 0 on a stray byte (overlong forms and surrogates too) and past the
/// end.
CodePoint decode(std::string_view text, std::size_t offset);

/// The number of code points; a stray byte counts as one.
std::size_t count_code_points(std::string_view text);

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace chuan
