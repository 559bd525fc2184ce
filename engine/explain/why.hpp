// SPDX-License-Identifier: MIT
// Why a cell has its verdict, in sentences.
#pragma once

#include <string>

#include "explain/wording.hpp"

namespace chuan::explanation {

/// What decides the cell, told under the name `subject`.
Explanation explain_cell(const Scope& scope, CellId cell, std::string subject);

}  // namespace chuan::explanation
