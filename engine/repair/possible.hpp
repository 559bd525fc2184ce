// SPDX-License-Identifier: MIT
// Which values a figure can have.
#pragma once

#include <optional>

#include "chuan/expression.hpp"

namespace chuan::repair {

/// The smallest difference two values of the fact can have: whole for counts, hundredths for the rest.
Number step_of(const Fact& fact);

bool is_possible(const Fact& fact, const Number& value);

/// The largest multiple of `step` not above `value`; none where that is no number.
std::optional<Number> rounded_down(const Number& value, const Number& step);

}  // namespace chuan::repair
