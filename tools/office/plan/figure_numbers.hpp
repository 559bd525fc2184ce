// SPDX-License-Identifier: MIT
// Numbers as people write them side by side: what a dot or a comma means is decided by the numbers around it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chuan/number.hpp"

namespace chuan::office {

/// A cell that ought to hold a number.
struct FigureText {
  std::string text;        ///< "2.111", "41.0%", "1 987 em"
  bool is_number = false;  ///< a spreadsheet holds it as a number, so that a dot is decimal
};

/// How signs are used in one table: told by the cells that allow one reading only.
struct NumberSigns {
  bool dot_groups = false, dot_is_decimal = false, comma_groups = false, comma_is_decimal = false;
};
NumberSigns signs_in(const std::vector<FigureText>& cells);

struct FigureNumber {
  std::optional<Number> value;  ///< absent: no number, or one that could be two
  bool is_percent = false;
  bool is_doubtful = false;  ///< "2.111": two thousand or two and a bit, and nothing in the table tells
};

/// The number of one cell among those of its row, which count or measure the same thing. `is_share` where the row is
/// said to be a percentage, `is_count` where its unit counts whole things.
FigureNumber figure_number(const FigureText& cell, const std::vector<FigureText>& row, const NumberSigns& signs,
                           bool is_share, bool is_count);

}  // namespace chuan::office
