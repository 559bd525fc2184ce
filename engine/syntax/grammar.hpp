// SPDX-License-Identifier: MIT
// Between the grammar and the reader that walks a file clause by clause; private to this folder.
#pragma once

#include <string>
#include <vector>

#include "syntax/ast.hpp"

namespace chuan::syntax {

inline constexpr int deepest_brackets = 200;

/// Turns pointers into the text of one file into ranges.
struct Origin {
  const char* start;
  std::uint32_t file;

  SourceRange range(const char* first, const char* last) const {
    return {file, static_cast<std::uint32_t>(first - start), static_cast<std::uint32_t>(last - start)};
  }
};

/// A keyword as something expected: the reader of the message sees it in their language.
std::string in_both(Keyword keyword);

/// Where a clause stopped making sense and what was expected there: a keyword in backticks or an "@term".
struct Failure {
  const char* where = nullptr;
  std::string expected;
  bool is_too_deep = false;
};

/// How the clause behind one keyword (or bullet) is read; `parse` starts after the keyword.
struct Shape {
  Keyword keyword;
  ast::ClauseKind kind;
  bool (*parse)(const char*& first, const char* last, const Origin& origin, ast::Clause& clause, Failure& failure);
};

const std::vector<Shape>& keyword_shapes();
extern const Shape requirement_shape, alternative_shape, indicator_shape, named_shape;

struct InfixMatch {
  ast::Infix infix = ast::Infix::both;
  const char* end = nullptr;
  const char* begin = nullptr;
};
InfixMatch match_infix(const char* first, const char* last, bool comparisons_only, bool opens_line);

/// Words that end an operand's place: they are never names.
inline constexpr Keyword not_operands[] = {
    Keyword::and_,   Keyword::or_,     Keyword::when,    Keyword::except_when, Keyword::except_in_order,
    Keyword::within, Keyword::too_few, Keyword::at_most, Keyword::cross_check};

Verdict verdict_of(Keyword keyword);

/// The end of the last word in [first, last): without the blanks and comments X3 skipped looking for more.
const char* trim(const char* first, const char* last);

/// Past blanks and comments.
const char* skip_blanks(const char* first, const char* last);

}  // namespace chuan::syntax
