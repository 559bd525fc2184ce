// SPDX-License-Identifier: MIT
// Random amending circulars together with the text they should lead to.
#pragma once

#include <string>

#include "support/generate.hpp"

namespace chuan::test {

/// A circular `number` in effect from `date` ("01/06/2022") with random operations on `rules`, which becomes what they
/// should make of it. `rules` must not be dated.
std::string random_amendment(Random& random, GeneratedRules& rules, const std::string& date,
                             const std::string& number = "2/2022/TT-BGDĐT");

/// The same with one operation, whose first line ends in `tail` (", từ 01/01/2024").
std::string dated_amendment(Random& random, GeneratedRules& rules, const std::string& date, const std::string& tail);

}  // namespace chuan::test
