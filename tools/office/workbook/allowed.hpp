// SPDX-License-Identifier: MIT
// What a cell of a workbook takes, as a spreadsheet holds it to it.
#pragma once

#include <string>
#include <vector>

#include "office/workbook/sheets.hpp"

namespace chuan::office {

/// What may be typed as a figure, as a condition about `cell`. Figures are text, so that no program rounds them;
/// they count with a decimal comma or point, whatever the program's language.
std::string condition(Allowed::Kind kind, const std::vector<std::string>& words, const std::string& cell);

/// What the spreadsheet says of anything else.
const char* refusal(Allowed::Kind kind);

}  // namespace chuan::office
