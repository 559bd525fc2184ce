// SPDX-License-Identifier: MIT
// What every text must fulfil before it is read: UTF-8, composed letters, no control characters, not too long.
#pragma once

#include <cstddef>
#include <cstdint>

#include "chuan/diagnostic.hpp"

namespace chuan {

/// Says A101 (and stops there), A102, A103, each once at its first place; A104 alone when the text has more than
/// `limit` bytes.
void check_text(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics, std::size_t limit = SIZE_MAX);

}  // namespace chuan
