// SPDX-License-Identifier: MIT
// What a line opens, by its first word; private to this folder.
#pragma once

#include "syntax/grammar.hpp"
#include "syntax/keywords.hpp"

namespace chuan::syntax {

/// What a clause that begins here would be; the end is after its first word.
struct Opening {
  const Shape* shape = nullptr;
  Keyword keyword = Keyword::none;
  const char* end = nullptr;
};

/// Without a shape when nothing opens at `first`.
Opening opening(const char* first, const char* last);

/// The keywords a clause can open with.
const std::vector<Keyword>& opening_keywords();

/// The clause that a keyword opens.
const Shape& shape_of(Keyword keyword);

}  // namespace chuan::syntax
