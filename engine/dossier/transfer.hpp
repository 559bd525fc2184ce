// SPDX-License-Identifier: MIT
// What of a dossier means the same under two texts of the law.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "chuan/dossier.hpp"
#include "chuan/rulebook.hpp"

namespace chuan {

/// The fact of `book` under which values of `fact`, of another rulebook, go on.
std::optional<FactId> same_fact(const Rulebook& book, const Fact& fact);

/// A single value of a yearly figure is that of the last school year as `old` has it: it goes on as that year's.
FactValues of_its_year(const Fact& fact, FactValues values, const Dossier& old);

/// What each address asks, as one text: its requirements joined.
std::map<std::string, std::string> asked(const Rulebook& book);

}  // namespace chuan
