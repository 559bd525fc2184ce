// SPDX-License-Identifier: MIT
// The commands and their options for the shell and for `man`.
#pragma once

#include <string>

namespace chuan {

class Commands;

/// A completion for bash: commands, options, the words an option takes; files elsewhere.
std::string bash_completion(const Commands& commands);

/// What stands around the list of commands in the manual, as in the help: what the program does, its exit codes.
struct ManualFrame {
  std::string about, footer;
};
/// The page of `man chuan`, in the language of the help.
std::string manual_page(const Commands& commands, const ManualFrame& frame);

}  // namespace chuan
