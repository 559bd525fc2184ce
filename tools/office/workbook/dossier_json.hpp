// SPDX-License-Identifier: MIT
// A dossier in its canonical form: one order of keys, one way to write each value.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "chuan/dossier.hpp"

namespace chuan::office {

/// Every address that a verdict may be kept under, in the order of the text: "1.1/1", "1.1/1/a", "1.1/1/a/1",
/// "1.1/1/a/1/+1".
std::vector<std::string> addresses(const Rulebook& rulebook);

/// "met", "not_met", "unknown", "not_applicable".
std::string key(Verdict verdict);

/// The dossier as JSON: keys in the order of the data contract, criteria, requirements and facts in that of the
/// rulebook, what is empty left out, whole figures as numbers and others as text with a decimal comma, dates as
/// 2022-08-20. Reading it gives the dossier back.
nlohmann::ordered_json to_json(const Dossier& dossier, const Rulebook& rulebook);

/// `json` as the file is written: two blanks a level, ended by a line break.
std::string canonical_text(const nlohmann::ordered_json& json);

}  // namespace chuan::office
