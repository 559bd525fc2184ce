// SPDX-License-Identifier: MIT
// What kind of thing a cell says for itself, before any word.
#pragma once

#include "chuan/assessment.hpp"

namespace chuan::reasons {

enum class Saying : std::uint8_t { nothing, comparison, number, truth, missing, quota, no_way, open_way };

/// Nothing where the parts of an expression say it all.
Saying saying(const Program& program, const std::vector<Value>& values, CellId cell);
/// The attested cell at the bottom of a chain of conditions; the cell itself when it was computed.
CellId attested(const Program& program, const std::vector<Value>& values, CellId cell);
/// Whether the cell chooses among declared ways.
bool has_ways(const Program& program, CellId cell);
/// Whether a criterion's level rests on nothing but levels people recorded.
bool is_recorded(const Program& program, const std::vector<Value>& values, CellId cell);

}  // namespace chuan::reasons
