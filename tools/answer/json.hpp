// SPDX-License-Identifier: MIT
// Values of the engine as answers write them.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "chuan/explanation.hpp"

namespace chuan::answer {

using Json = nlohmann::ordered_json;

/// The bytes of an answer.
std::string pretty(const Json& json);

/// "met", "not_met", "unknown", "not_applicable".
std::string word(Verdict verdict);
/// "yes", "no", "unknown".
std::string reached_word(Verdict verdict);
std::string word(Severity severity);
Json interval_json(Interval interval);
Json blockers_json(const std::vector<Blocker>& blockers);
Json reasons_json(const Explanation& why);
/// A whole number written out; null when empty, text when it is too long for a JSON number.
Json count_json(const std::string& count);

}  // namespace chuan::answer
