// SPDX-License-Identifier: MIT
// Finding the clause an amendment speaks of; private to this folder.
#pragma once

#include "syntax/ast.hpp"

namespace chuan::consolidate {

/// A clause by the path of child indices from the circular; `found` is false when some part is not there.
struct Place {
  bool found = false;
  std::vector<std::size_t> path;
  bool title_only = false;  ///< the address ends in `tên`
  SourceRange missing;      ///< the first part that is not there
};

Place find(const ast::Clause& circular, const ast::Address& address);
ast::Clause& at(ast::Clause& circular, const std::vector<std::size_t>& path);

}  // namespace chuan::consolidate
