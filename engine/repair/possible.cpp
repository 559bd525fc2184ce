// SPDX-License-Identifier: MIT
// The range and the grain of each type of fact.
#include "repair/possible.hpp"

#include <cstdint>

namespace chuan::repair {

Number step_of(const Fact& fact) {
  const bool is_fine = fact.type == FactType::percent || fact.type == FactType::number;
  return is_fine ? *Number::ratio(1, 100) : Number(1);
}

bool is_possible(const Fact& fact, const Number& value) {
  if (value < Number(0)) return false;
  if (fact.type == FactType::percent) return value <= Number(100);
  if (fact.type == FactType::yes_no) return value <= Number(1);
  if (fact.type == FactType::scale) return value < Number(static_cast<std::int64_t>(fact.choices.size()));
  return true;
}

std::optional<Number> rounded_down(const Number& value, const Number& step) {
  const std::optional<Number> steps = divide(value, step);
  if (!steps) return std::nullopt;
  std::int64_t whole = steps->numerator() / steps->denominator();
  if (steps->numerator() < 0 && steps->numerator() % steps->denominator() != 0) --whole;
  return multiply(Number(whole), step);
}

}  // namespace chuan::repair
