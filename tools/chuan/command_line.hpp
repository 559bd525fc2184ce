// SPDX-License-Identifier: MIT
// What both programs do with their arguments.
#pragma once

#include <span>

#include "options.hpp"

namespace chuan {

using AddCommand = void (*)(CLI::App&, Options&, Task&);

/// Runs the command that the arguments name; the exit code of the process.
int command_line(int count, char** arguments, std::span<const AddCommand> commands);

}  // namespace chuan
