// SPDX-License-Identifier: MIT
// What was found, written so that others can check it.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "chuan/inquiry.hpp"
#include "chuan/repair.hpp"
#include "verify/verify.hpp"

namespace chuan::answer {

/// A dossier as it counts under the law asked about, beside its text.
struct Certified {
  const Program& program;
  const Rulebook& rulebook;
  const Dossier& dossier;
  const std::string& text;
  Date as_of{};
  bool is_strict = false;
  std::string law;  ///< the consolidated text
};

/// The consolidated text a rulebook was made of.
std::string law_text_of(const Rules& rules, const LoweredLaw& law);

/// The verdict on `target`, the steps that decide it, and the cheapest repair with why nothing is cheaper.
nlohmann::json certificate(const Certified& about, const Assessment& assessment, const Target& target,
                           const Repairs& repairs);

/// A certificate beside what it is about.
verify::Case case_of(const Certified& about, nlohmann::json certificate);

}  // namespace chuan::answer
