// SPDX-License-Identifier: MIT
// Random dossiers in which every part of the data contract may be filled, with texts that programs like to change.
#pragma once

#include "chuan/dossier.hpp"
#include "support/random.hpp"

namespace chuan::test {

/// A dossier as `random_dossier` makes it, with lists, plan, sites, what people write, and figures said to be unknown.
Dossier random_school(Random& random, const Rulebook& rulebook);

}  // namespace chuan::test
