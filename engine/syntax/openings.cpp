// SPDX-License-Identifier: MIT
// From a clause's first word to its shape.
#include "syntax/openings.hpp"

#include <algorithm>

namespace chuan::syntax {
namespace {

/// For each first byte, the keywords a clause can open with: one look decides most clauses.
const std::vector<Keyword>& keywords_starting(char first) {
  static const std::vector<std::vector<Keyword>> table = [] {
    std::vector<std::vector<Keyword>> by_byte(256);
    for (Keyword keyword : opening_keywords())
      for (Language language : {Language::vi, Language::en}) {
        auto& list = by_byte[static_cast<unsigned char>(spelling(keyword, language).front())];
        if (std::find(list.begin(), list.end(), keyword) == list.end()) list.push_back(keyword);
      }
    return by_byte;
  }();
  return table[static_cast<unsigned char>(first)];
}

}  // namespace

const std::vector<Keyword>& opening_keywords() {
  static const std::vector<Keyword> all = [] {
    std::vector<Keyword> keywords;
    for (const Shape& shape : keyword_shapes()) keywords.push_back(shape.keyword);
    return keywords;
  }();
  return all;
}

const Shape& shape_of(Keyword keyword) {
  for (const Shape& shape : keyword_shapes())
    if (shape.keyword == keyword) return shape;
  return named_shape;
}

Opening opening(const char* first, const char* last) {
  if (first == last) return {};
  if (*first == '-') return {&requirement_shape, Keyword::none, first + 1};
  if (*first == '+') return {&alternative_shape, Keyword::none, first + 1};
  const KeywordMatch keyword = longest(keywords_starting(*first), first, last);
  if (keyword.end != nullptr) return {&shape_of(keyword.keyword), keyword.keyword, keyword.end};
  const char* word = first;
  while (word != last && is_word(*word)) ++word;
  if (word == first) return {};
  if (word != last && *word == ')') return {&indicator_shape, Keyword::none, first};
  const char* after = skip_blanks(word, last);
  const bool is_name = *first < '0' || *first > '9';
  if (is_name && after != last && (*after == ':' || *after == '=')) return {&named_shape, Keyword::none, first};
  return {};
}

}  // namespace chuan::syntax
