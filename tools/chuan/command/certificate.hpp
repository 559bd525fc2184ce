// SPDX-License-Identifier: MIT
// What was found, written so that others can check it.
#pragma once

#include <map>

#include "chuan/repair.hpp"
#include "load/load.hpp"
#include "text/words.hpp"

namespace chuan {

/// The words of facts that have words for values, in order.
std::map<std::string, std::vector<std::string>> choices_of(const Rulebook& rulebook);
/// What a certificate says of the rules: the consolidated text and the program made of it.
std::string hash_of_rules(const Rules& rules, const LoweredLaw& law);

/// The verdict on `target`, the steps that decide it, and the cheapest repair with why nothing is cheaper.
Json certificate(const Rules& rules, const Inquiry& input, const Assessment& assessment, const Target& target,
                 const Repairs& repairs, const std::string& dossier_text, Profile profile);

}  // namespace chuan
