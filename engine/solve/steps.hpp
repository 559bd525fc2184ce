// SPDX-License-Identifier: MIT
// Work counted, so that what a search finds within a budget depends on the question alone, never on the machine.
#pragma once

#include <cstdint>

namespace chuan::solve {

/// A step is a node made or a result of an operation found; a bounded search pays as many for each of its nodes as the
/// condition has parts.
class Steps {
 public:
  explicit Steps(std::uint64_t most = UINT64_MAX) : most_(most) {}

  /// False once more is spent than there is.
  bool spend(std::uint64_t count = 1) {
    used_ += count;
    return used_ <= most_;
  }
  bool are_spent() const { return used_ > most_; }
  std::uint64_t used() const { return used_; }
  /// What may still be spent from now on.
  void allow(std::uint64_t more) { most_ = more > UINT64_MAX - used_ ? UINT64_MAX : used_ + more; }

 private:
  std::uint64_t most_;
  std::uint64_t used_ = 0;
};

}  // namespace chuan::solve
