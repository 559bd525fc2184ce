// SPDX-License-Identifier: MIT
// A rulebook as the list of its clauses, in the order of the text.
#pragma once

#include <vector>

#include "chuan/comparison.hpp"

namespace chuan::comparison {

/// One clause and what it was made from.
struct Item {
  ClauseText clause;
  const Requirement* requirement = nullptr;
  const Period* period = nullptr;
  bool is_wait = false;  ///< of a period: the shorter the better for a school
  const Origin* origin = nullptr;
  bool is_matched = false;
};

std::vector<Item> clauses_of(const Rulebook& book);

}  // namespace chuan::comparison
