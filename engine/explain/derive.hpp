// SPDX-License-Identifier: MIT
// The deciding graph walked depth first, each cell once: the skeleton of an explanation, before any word.
#pragma once

#include <string>
#include <vector>

#include "chuan/explanation.hpp"

namespace chuan::explanation {

Derivation derive(const Program& program, const std::vector<Value>& values, CellId root, std::string subject);

}  // namespace chuan::explanation
