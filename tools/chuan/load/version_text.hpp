// SPDX-License-Identifier: MIT
// What `--version` prints.
#pragma once

#include <string>

namespace chuan {

/// The released number with the commit that was built, and the law that would be used here, by its hash.
std::string version_text();

}  // namespace chuan
