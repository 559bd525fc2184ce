// SPDX-License-Identifier: MIT
// A circular as it reads for one kind of school; private to this folder.
#pragma once

#include <string_view>

#include "syntax/ast.hpp"

namespace chuan::consolidate {

/// Puts the content of the kind's annex (the first where `kind` is empty) beside the rest; all annexes stay as empty
/// headings. False when the circular has annexes and none is for this kind.
bool open_annex(ast::Clause& circular, std::string_view kind);

/// Joins what a referenced circular declares: facts not declared here, definitions, and its standards as groups.
void join(ast::Clause& circular, ast::Clause referenced);

}  // namespace chuan::consolidate
