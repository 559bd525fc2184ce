// SPDX-License-Identifier: MIT
// One step of the one loop, for those that go through the cells in another way.
#pragma once

#include "chuan/assessment.hpp"

namespace chuan {

/// The value of `cell` from the inputs and the values of its children in `values`.
Value value_of(const Program& program, const Cell& cell, const Inputs& inputs, const Value* values);

/// The result of the arithmetic `op`; absent on overflow and on division by zero.
std::optional<Number> calculated(CellOp op, const Number& a, const Number& b);

}  // namespace chuan
