// SPDX-License-Identifier: MIT
// The number and the commit, as the build wrote them down.
#include "chuan/version.hpp"

#include <version_numbers.hpp>

namespace chuan {

std::string_view version() { return CHUAN_VERSION; }

std::string_view commit() { return CHUAN_COMMIT; }

}  // namespace chuan
