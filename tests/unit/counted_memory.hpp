// SPDX-License-Identifier: MIT
// How much memory something asked for: the same on a slow machine, a loaded one and under sanitizers, as time is not.
#pragma once

#include <cstddef>

namespace chuan::test {

/// The bytes that this program has asked `new` for so far, freed or not.
std::size_t allocated_bytes();

/// Counts from its construction.
class CountedMemory {
 public:
  CountedMemory() : before_(allocated_bytes()) {}
  std::size_t bytes() const { return allocated_bytes() - before_; }

 private:
  std::size_t before_;
};

}  // namespace chuan::test
