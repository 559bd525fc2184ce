// SPDX-License-Identifier: MIT
// What an assessment shows that a person should look at; private to this folder.
#pragma once

#include "chuan/assessment.hpp"

namespace chuan {

/// Findings over all parts of `assessment` (its `findings` are not read).
Diagnostics find(const Program& program, const Rulebook& rulebook, const Dossier& dossier, const Assessment& assessment,
                 Profile profile);

/// Appends what is said of failures that may rest on a suspended requirement.
void find_suspended(const Program& program, const Rulebook& rulebook, const Assessment& assessment, Diagnostics& found);

}  // namespace chuan
