// SPDX-License-Identifier: MIT
// Runs the command of a golden case in a folder of its own with the case's files.
#pragma once

#include <filesystem>
#include <string>

#include "support/golden.hpp"

namespace chuan::golden {

/// What one run said; the project's path is written $PROJECT.
struct Answer {
  std::string expect, errors;
  int exit = -1;
};

/// Runs every line of `command`; the last decides the exit. With a language, `--lang` says it wherever the case leaves
/// it open.
Answer run(const Sections& sections, const std::string& language = "");

}  // namespace chuan::golden
