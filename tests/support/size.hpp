// SPDX-License-Identifier: MIT
// How much a slow test does: all of it by `tools/test --full`, little where sanitizers make everything ten times
// slower.
#pragma once

namespace chuan::test {

/// Whether this program was built with the address sanitizer.
bool is_sanitized();

/// Whether `tools/test --full` asks for every test at its full size (CHUAN_FULL is set and not empty).
bool is_full();

/// Whether slow tests only look for faults of memory: their sizes are held by the build without sanitizers.
inline bool is_smoke() { return is_sanitized() && !is_full(); }

}  // namespace chuan::test
