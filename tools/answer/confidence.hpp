// SPDX-License-Identifier: MIT
// How a text is established, in a line and at length.
#pragma once

#include <string>

#include "answer/json.hpp"
#include "chuan/confidence.hpp"

namespace chuan::answer {

/// "hai nguồn 142, một nguồn 3 (trên 145 yêu cầu)".
std::string confidence_counts(const Rulebook& rulebook, Language language);

/// {"two_sources": 142, "one_source": 3}.
Json confidence_json(const ConfidenceCounts& counts);

/// One line for each way and its sources, indented: how many requirements and in which criteria.
std::string confidence_listing(const Rulebook& rulebook, Language language);

}  // namespace chuan::answer
