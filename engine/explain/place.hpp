// SPDX-License-Identifier: MIT
// Where cells stand in the law.
#pragma once

#include <string>

#include "chuan/program.hpp"

namespace chuan::explanation {

/// Where a cell's subject stands in the law: nearest enclosing citation and doubt, and its own text.
struct Place {
  std::string cite;
  std::string unverified;
  std::string text;
};
Place place_of(const Rulebook& rulebook, const CellSubject& subject);

}  // namespace chuan::explanation
