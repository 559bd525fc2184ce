// SPDX-License-Identifier: MIT
// What is not known yet and what a level rests on, as JSON.
#pragma once

#include "answer/json.hpp"
#include "answer/shape.hpp"
#include "chuan/outlook.hpp"

namespace chuan::answer {

/// "2.2/3/a/1", with its educational level where it is of one.
std::string full_name(const chuan::Question& question);
std::vector<std::string> names_of(const Questions& questions, chuan::Question::Bearing bearing);

/// "ask_next" and "unknowns" of an answer about a target.
Json questions_json(const Questions& questions);
std::vector<Key> questions_keys();
/// "robustness" of an answer about a target that is reached.
Json robustness_json(const Robustness& robustness);
Json robustness_shape();

}  // namespace chuan::answer
