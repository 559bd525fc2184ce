// SPDX-License-Identifier: MIT
// The commands and their options for the shell and for `man`.
#pragma once

#include <string>

namespace chuan {

class Commands;

/// A completion for bash: commands, options, the words an option takes; files elsewhere.
std::string bash_completion(const Commands& commands);

/// The page of `man chuan`, in Vietnamese.
std::string manual_page(const Commands& commands);

}  // namespace chuan
