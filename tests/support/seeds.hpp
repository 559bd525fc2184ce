// SPDX-License-Identifier: MIT
// How many seeds a test over generated input runs, and which: the one place that reads CHUAN_SEEDS.
#pragma once

#include <cstdint>

namespace chuan::test {

struct Seeds {
  std::uint64_t first = 1;
  std::uint64_t count = 0;
};

/// `usual` seeds from 1, a tenth where `is_smoke()`; CHUAN_SEEDS=500 makes it 500, CHUAN_SEEDS=42:1 repeats seed 42
/// alone.
Seeds seeds(std::uint64_t usual);

}  // namespace chuan::test
