// SPDX-License-Identifier: MIT
// Tree to rulebook: names resolved, types known, structure whole.
#pragma once

#include <optional>

#include "chuan/diagnostic.hpp"
#include "chuan/rulebook.hpp"
#include "syntax/ast.hpp"

namespace chuan::check {

/// Checks one consolidated circular. Absent iff `diagnostics` received an error.
std::optional<Rulebook> check(const ast::Clause& circular, Date as_of, Diagnostics& diagnostics);

/// What the remarks below a clause say of it: confidence, sources, doubts, notes.
Origin remarks_of(const ast::Clause& clause);

}  // namespace chuan::check
