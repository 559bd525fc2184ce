// SPDX-License-Identifier: MIT
// Amending operations and their effect on a circular's tree; private to this folder.
#pragma once

#include <string>
#include <vector>

#include "chuan/diagnostic.hpp"
#include "chuan/rulebook.hpp"
#include "syntax/ast.hpp"

namespace chuan::consolidate {

/// One amending operation with what it came from.
struct Operation {
  const ast::Clause* clause;
  const ast::Clause* section;  ///< `sửa đổi N, Điều k`
  std::string circular;
  Date effective;  ///< its circular's effect, or the later beginning of its own window
};

/// Applies them in order. Says addresses that are not there and those that two circulars fight over.
std::vector<Amendment> amend(ast::Clause& circular, const std::vector<Operation>& operations, Diagnostics& diagnostics);

}  // namespace chuan::consolidate
