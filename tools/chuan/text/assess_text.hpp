// SPDX-License-Identifier: MIT
// An assessment as a page of text.
#pragma once

#include <string>

#include "answer/assess.hpp"

namespace chuan {

/// At most 50 lines for one school and its plan.
std::string assessment_text(const answer::Assessed& assessed, Language language);

}  // namespace chuan
