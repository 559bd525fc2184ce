// SPDX-License-Identifier: MIT
// A condition made smaller before it is laid out: parts whose variables occur nowhere else become one variable each
// (modules, Dutuit and Rauzy 1996; variables that always occur together, Platz and Olsen 1976).
#pragma once

#include <vector>

#include "solve/formula.hpp"

namespace chuan::solve {

/// Variables from `variables` on stand for the parts, in order; a part may hold variables of parts before it.
struct Reduced {
  struct Part {
    Formula formula;
    Formula::Id root;
  };
  Part whole;
  std::size_t variables = 0;
  std::vector<Part> parts;
};

/// `variables`: how many the formula has.
Reduced reduce(const Formula& formula, Formula::Id root, std::size_t variables);

}  // namespace chuan::solve
