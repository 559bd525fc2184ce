// SPDX-License-Identifier: MIT
// Repairs in words.
#pragma once

#include "chuan/repair.hpp"
#include "text/words.hpp"

namespace chuan {

/// What to change: the cheapest way, the fastest where it is another, what every way needs.
std::string repairs_text(const Repairs& repairs, const Rulebook& rulebook, const Dossier& dossier, Language language);

}  // namespace chuan
