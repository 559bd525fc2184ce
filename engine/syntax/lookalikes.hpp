// SPDX-License-Identifier: MIT
// Characters that word processors put in the place of those of the language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chuan::syntax {

struct Lookalike {
  std::string_view text;
  std::string_view meant;  ///< a term: "@straight_quote", "@hyphen", "@blank"
};

/// The one that stands at the beginning of `text`, or null.
const Lookalike* lookalike(std::string_view text);

/// Where they stand outside texts and comments, the first of each line.
std::vector<const char*> find_lookalikes(std::string_view text);

/// `line` with a blank for each that stands in the place of one.
std::string with_blanks(std::string_view line);

}  // namespace chuan::syntax
