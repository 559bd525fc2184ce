// SPDX-License-Identifier: MIT
// An assessment as a page of text.
#pragma once

#include <string>

#include "load/load.hpp"

namespace chuan {

/// At most 50 lines of 110 columns for one school and its plan.
std::string assessment_text(const Rules& rules, const Inquiry& input, const Assessment& assessment, Profile profile,
                            Language language);

/// The next target of the school's own ladder: its lowest level not surely reached; absent when all are.
std::optional<int> next_level(const Rulebook& rulebook, const Assessment& assessment);

}  // namespace chuan
