// SPDX-License-Identifier: MIT
// Which requirement became which, by the amending operations themselves.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "chuan/rulebook.hpp"

namespace chuan::comparison {

/// One requirement after the amendments, or one that is gone.
struct Became {
  std::string before, after;        ///< subjects; empty: it was not there, or is no more
  const Amendment* by = nullptr;    ///< the last operation on it; none: only its number may differ
  const Amendment* near = nullptr;  ///< the operation that moved it to another number
};

/// For every indicator whose requirements the amendments new in `after` repeal, replace or insert. Left out is an
/// indicator that is replaced as a whole, and everything where older amendments are not the first of the later list.
std::vector<Became> replay(const Rulebook& before, const Rulebook& after);

}  // namespace chuan::comparison
