// SPDX-License-Identifier: MIT
// The languages of readers.
#pragma once

#include <cstdint>

namespace chuan {

enum class Language : std::uint8_t { vi, en };

}  // namespace chuan
