// SPDX-License-Identifier: MIT
// Repairs as JSON.
#pragma once

#include "answer/json.hpp"
#include "answer/shape.hpp"
#include "chuan/repair.hpp"

namespace chuan::answer {

/// The last day on which what takes `days` may start to be done `by`.
std::optional<Date> latest_start(const std::optional<Date>& by, const std::optional<int>& days);
/// School years until a figure's change holds; else 0.
int years_ahead(const Change& change);
/// The address of the change, or the recognition held and when it was given; empty: nothing is late.
std::string late_because(const Repairs& repairs);

/// What the change brings its subject to: 3, "met", "≥ 95 %", "yes".
Json to_json(const Change& change, const Rulebook& rulebook, Language language);
/// The keys of an answer about a target that are about repairs.
Json repairs_json(const Repairs& repairs, const Rulebook& rulebook, const Dossier& dossier, Language language);
std::vector<Key> repairs_keys();

}  // namespace chuan::answer
