// SPDX-License-Identifier: MIT
// Spellings of keywords and their matching, word by word, any blanks between.
#include "syntax/keywords.hpp"

namespace chuan::syntax {
namespace {

struct Spelling {
  std::string_view vi, en;
};

constexpr Spelling spellings[] = {
#define KEYWORD(id, vi, en) {vi, en},
#include "syntax/keywords.def"
#undef KEYWORD
    {"", ""},
};

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

const char* match_words(std::string_view words, const char* first, const char* last) {
  for (char c : words) {
    if (c == ' ') {
      if (first == last || !is_blank(*first)) return nullptr;
      while (first != last && is_blank(*first)) ++first;
    } else {
      if (first == last || *first != c) return nullptr;
      ++first;
    }
  }
  return first != last && is_word(*first) ? nullptr : first;
}

}  // namespace

std::span<const Keyword> all_keywords() {
  static constexpr Keyword all[] = {
#define KEYWORD(id, vi, en) Keyword::id,
#include "syntax/keywords.def"
#undef KEYWORD
  };
  return all;
}

std::string_view spelling(Keyword keyword, Language vocabulary) {
  const Spelling& both = spellings[static_cast<std::size_t>(keyword)];
  return vocabulary == Language::vi ? both.vi : both.en;
}

const char* match(Keyword keyword, const char* first, const char* last) {
  const Spelling& both = spellings[static_cast<std::size_t>(keyword)];
  if (const char* end = match_words(both.vi, first, last)) return end;
  return match_words(both.en, first, last);
}

KeywordMatch longest(std::span<const Keyword> keywords, const char* first, const char* last) {
  KeywordMatch best;
  for (Keyword keyword : keywords) {
    const char* end = match(keyword, first, last);
    if (end != nullptr && (best.end == nullptr || end > best.end)) best = {keyword, end};
  }
  return best;
}

}  // namespace chuan::syntax
