// SPDX-License-Identifier: MIT
// What to find out first and what a level rests on, in words.
#pragma once

#include "chuan/outlook.hpp"
#include "text/words.hpp"

namespace chuan {

std::string questions_text(const Questions& questions, Language language);
std::string robustness_text(const Robustness& robustness, Language language);

}  // namespace chuan
