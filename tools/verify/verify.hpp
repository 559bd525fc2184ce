// SPDX-License-Identifier: MIT
// Re-checks a certificate from the program's dump and the dossier's text alone: nothing of the engine is used here, so
// that one mistake cannot hide in both.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace chuan::checker {

struct Case {
  nlohmann::json certificate;
  nlohmann::json dossier;
  std::string program;                                      ///< as dumped: one cell a line
  std::map<std::string, std::vector<std::string>> choices;  ///< of facts whose values are words, in order
};

/// What is wrong, each in a sentence; empty: everything that is claimed follows.
std::vector<std::string> faults(const Case& checked);

/// Sets of `changes` such that every repair makes one of each, enough of them to show that nothing is cheaper than the
/// certificate's repair; none where they do not show it.
std::optional<nlohmann::json> cuts(const Case& checked, const nlohmann::json& changes);

}  // namespace chuan::checker
