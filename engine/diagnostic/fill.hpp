// SPDX-License-Identifier: MIT
// Wordings with their arguments put in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chuan/language.hpp"

namespace chuan {

/// Fills {0} {1} …, or where `names` are given {name}; every other brace stays, so a wording or an argument with braces
/// in it is safe.
std::string fill(std::string_view pattern, const std::vector<std::string>& names,
                 const std::vector<std::string>& arguments, Language language);

}  // namespace chuan
