// SPDX-License-Identifier: MIT
// What to find out first and what a level rests on, as JSON and in words.
#pragma once

#include "chuan/outlook.hpp"
#include "text/words.hpp"

namespace chuan {

/// "ask_next" and "unknowns" of `chuan explain --target`.
Json questions_json(const Questions& questions);
std::string questions_text(const Questions& questions, Language language);

/// "robustness" of `chuan explain --target` for a target that is reached.
Json robustness_json(const Robustness& robustness);
std::string robustness_text(const Robustness& robustness, Language language);

}  // namespace chuan
