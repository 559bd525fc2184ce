// SPDX-License-Identifier: MIT
// What the dossier knows of one fact and what it bears on.
#pragma once

#include "chuan/explanation.hpp"
#include "explain/subject.hpp"
#include "explain/wording.hpp"

namespace chuan::explanation {

/// The values of the fact, then every requirement and check that uses it.
Explanation explain_fact(const Scope& scope, const AskedFact& asked, std::string_view subject);

}  // namespace chuan::explanation
