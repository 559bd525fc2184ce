// SPDX-License-Identifier: MIT
// The loop of every test over generated input: names the seed of a failure and stops there.
#pragma once

#include <gtest/gtest.h>

#include <exception>
#include <string>

#include "support/random.hpp"
#include "support/seeds.hpp"

namespace chuan::test {

/// Runs `body(random)` for each seed; `usual` is how many without CHUAN_SEEDS.
template <class Body>
void for_each_seed(std::uint64_t usual, Body body) {
  const Seeds run = seeds(usual);
  for (std::uint64_t seed = run.first; seed < run.first + run.count && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("repeat with CHUAN_SEEDS=" + std::to_string(seed) + ":1");
    Random random(seed);
    try {
      body(random);
    } catch (const std::exception& thrown) {
      ADD_FAILURE() << thrown.what();
    }
  }
}

}  // namespace chuan::test
