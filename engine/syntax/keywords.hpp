// SPDX-License-Identifier: MIT
// The keywords of keywords.def: their spellings, and matching one at a place in a text.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "chuan/diagnostic.hpp"

namespace chuan::syntax {

enum class Keyword : std::uint8_t {
#define KEYWORD(id, vi, en) id,
#include "syntax/keywords.def"
#undef KEYWORD
  none,
};

/// All of them, in order of the table.
std::span<const Keyword> all_keywords();

std::string_view spelling(Keyword keyword, Language vocabulary);

/// A letter, digit, `_`, or any byte of a non-ASCII character.
constexpr bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

/// Where `keyword` (in either spelling, as whole words) ends when it stands at `first`; null when it does not.
const char* match(Keyword keyword, const char* first, const char* last);

/// The longest of `keywords` at `first`; `none` and null when none stands there.
struct KeywordMatch {
  Keyword keyword = Keyword::none;
  const char* end = nullptr;
};
KeywordMatch longest(std::span<const Keyword> keywords, const char* first, const char* last);

}  // namespace chuan::syntax
