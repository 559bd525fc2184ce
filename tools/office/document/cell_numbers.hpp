// SPDX-License-Identifier: MIT
// Numbers that a sheet stores, as whoever typed them saw them.
#pragma once

#include <string>

namespace chuan::office {

/// The shortest digits that mean the same stored number: "1.1000000000000001" was typed as 1.1.
std::string as_typed(const std::string& stored);
/// "0.985" as a cell in percent shows it: "98.5%". The digits are moved, not multiplied, so that none is lost.
std::string shown_percent(std::string digits);

}  // namespace chuan::office
