// SPDX-License-Identifier: MIT
// Counts of all schools of a block side by side.
#pragma once

#include <bit>
#include <cstdint>

#include "chuan/batch.hpp"

namespace chuan {

/// Bit-sliced: plane i holds bit i of each school's count.
class Counter {
 public:
  void add(const Flags& flags) {
    Flags carried = flags;
    used_ = static_cast<std::size_t>(std::bit_width(++added_));
    for (std::size_t i = 0; i < used_; ++i) {
      const Flags carry = planes_[i] & carried;
      planes_[i] ^= carried;
      carried = carry;
    }
  }
  /// Which schools have counted to `least` at least.
  void reached(std::uint32_t least, Flags& above) const {
    above = Flags{};
    if (least >> used_ != 0) return;
    Flags same = ~above;
    for (std::size_t i = used_; i-- > 0;) {
      if ((least >> i & 1) != 0) {
        same &= planes_[i];
      } else {
        above |= same & planes_[i];
        same &= ~planes_[i];
      }
    }
    above |= same;
  }
  std::uint32_t of(std::size_t school) const {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < used_; ++i)
      count |= static_cast<std::uint32_t>(planes_[i][school / 64] >> school % 64 & 1) << i;
    return count;
  }

 private:
  Flags planes_[17] = {};  // a cell has fewer than 2^16 children
  std::uint32_t added_ = 0;
  std::size_t used_ = 0;
};

}  // namespace chuan
