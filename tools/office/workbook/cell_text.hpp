// SPDX-License-Identifier: MIT
// Texts and lists as they stand in a cell, so that no spreadsheet program changes them.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace chuan::office {

/// `text` as a cell keeps it: as it is, or, where blanks at the ends, control characters or the like would be lost,
/// as `json:"…"`. Empty text gives an empty cell.
std::string to_cell(const std::string& text);

/// The text of a cell written so, or typed; absent when it begins with `json:` and is not JSON text.
std::optional<std::string> from_cell(const std::string& cell);

/// Codes as people write them in one cell, "MC.1.1.01; MC.1.1.02"; `json:[…]` where a code has a separator in it.
std::string codes_to_cell(const std::vector<std::string>& codes);
/// Separated by semicolons, commas or line breaks.
std::optional<std::vector<std::string>> codes_from_cell(const std::string& cell);

/// Sentences, one a line; `json:[…]` where one has a line break in it.
std::string lines_to_cell(const std::vector<std::string>& lines);
std::optional<std::vector<std::string>> lines_from_cell(const std::string& cell);

/// Lower case in composed form, for words a person picks or types: "Đạt" is "đạt".
std::string lowered(const std::string& text);

}  // namespace chuan::office
