// SPDX-License-Identifier: MIT
// What an expression says for itself in a line of reasoning: what kind of thing first, then its words.
#pragma once

#include <string>

#include "explain/wording.hpp"

namespace chuan::explanation {

enum class Saying : std::uint8_t { nothing, comparison, number, truth, missing, quota, no_way, open_way };

/// Nothing where the parts of an expression say it all.
Saying saying(const Program& program, const std::vector<Value>& values, CellId cell);
/// The attested cell at the bottom of a chain of conditions; the cell itself when it was computed.
CellId attested(const Program& program, const std::vector<Value>& values, CellId cell);
/// Whether the cell chooses among declared ways.
bool has_ways(const Program& program, CellId cell);
/// Whether a criterion's level rests on nothing but levels people recorded.
bool is_recorded(const Program& program, const std::vector<Value>& values, CellId cell);

/// A comparison, a yes/no fact, a count; empty when its parts say it all.
std::string said_of_expression(const Scope& scope, CellId cell);
/// The conditions from `cell` down to `inner`, in words.
std::string conditions_above(const Scope& scope, CellId cell, CellId inner);

}  // namespace chuan::explanation
