// SPDX-License-Identifier: MIT
// Which chuan this is.
#pragma once

#include <string_view>

namespace chuan {

/// The released number, such as "0.2.0".
std::string_view version();

/// The commit that was built, abbreviated, with "-dirty" where files differed from it; empty when it was not built from
/// a clone.
std::string_view commit();

}  // namespace chuan
