// SPDX-License-Identifier: MIT
// Why the door refuses a question, as the command line tells it.
#pragma once

#include <string>

#include "answer/refusal.hpp"

namespace chuan {

/// What to tell when a question was refused, with the remedy in terms of options.
std::string words_of(const answer::Refusal& refusal);

}  // namespace chuan
