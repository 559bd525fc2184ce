// SPDX-License-Identifier: MIT
// Re-checks a certificate from the program's dump and the dossier's text alone: nothing of the engine is used here, so
// that one mistake cannot hide in both.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace chuan::verify {

inline constexpr int certificate_version = 2;

/// A certificate beside what it is about, as laid out anew from the rules and the dossier.
struct Case {
  nlohmann::json certificate;
  std::string dossier;  ///< its text
  std::string circular, as_of, kind;
  bool is_strict = false;         ///< what is said to be met without evidence does not count
  std::string educational_level;  ///< of a kind of school with just one
  std::string rules;              ///< the digest of the law on that day
  std::vector<std::string> left_out;
  std::string program;                                      ///< as dumped: one cell a line
  std::map<std::string, std::vector<std::string>> choices;  ///< of facts whose values are words, in order
  std::set<std::string> yearly;                             ///< facts with a value a school year
};

/// What is wrong, each in a sentence; empty: everything that is claimed follows.
std::vector<std::string> faults(const Case& checked);

/// Whether the certificate claims that no repair is cheaper than its own.
bool shows_bound(const nlohmann::json& certificate);

/// The certificate with `changes` (as its proofs name them) laid out as cuts: every repair makes one of each, and they
/// show that nothing is cheaper than its own. None where they do not show it.
std::optional<nlohmann::json> with_cuts(const Case& checked, const nlohmann::json& changes);

}  // namespace chuan::verify
