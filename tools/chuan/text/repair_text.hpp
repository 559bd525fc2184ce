// SPDX-License-Identifier: MIT
// Repairs as JSON and in words.
#pragma once

#include "chuan/repair.hpp"
#include "text/words.hpp"

namespace chuan {

/// The keys of `chuan explain --target` that are about repairs.
Json repairs_json(const Repairs& repairs, const Rulebook& rulebook, const Dossier& dossier, Language language);
/// What the change brings its subject to: 3, "met", "≥ 95 %", "yes".
Json to_json(const Change& change, const Rulebook& rulebook, Language language);
/// What to change: the cheapest way, the fastest where it is another, what every way needs.
std::string repairs_text(const Repairs& repairs, const Rulebook& rulebook, const Dossier& dossier, Language language);

}  // namespace chuan
