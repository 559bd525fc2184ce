// SPDX-License-Identifier: MIT
// A comparison of a figure with a literal, made ready for columns of whole numbers.
#pragma once

#include <optional>

#include "chuan/batch.hpp"

namespace chuan {

/// A comparison of a figure with a literal, in the unit of the figure's column. Where the literal falls between two
/// whole numbers of that unit, or beyond them, another operator says the same.
struct Batch::Limit {
  bool is_used = false;
  std::uint32_t figure = 0;
  CellOp op = CellOp::equal;
  std::int64_t value = 0;
  std::optional<bool> always;       ///< whatever the figure is
  std::uint32_t twin = UINT32_MAX;  ///< an earlier cell that compares the same
};

}  // namespace chuan
