// SPDX-License-Identifier: MIT
// What of a dossier means the same under two texts of the law.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "chuan/rulebook.hpp"

namespace chuan {

/// The fact of `book` under which values of `fact`, of another rulebook, go on.
std::optional<FactId> same_fact(const Rulebook& book, const Fact& fact);

/// What each address asks, as one text: its requirements joined.
std::map<std::string, std::string> asked(const Rulebook& book);

}  // namespace chuan
