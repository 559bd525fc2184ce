// SPDX-License-Identifier: MIT
// Questions about the rules themselves: what is wrong with them, how much they hold, what their tests show.
#pragma once

#include <map>

#include "answer/asked.hpp"
#include "chuan/rulebook.hpp"

namespace chuan::answer {

/// How much one circular holds.
struct CircularSize {
  std::string circular;
  bool is_amendment = false;
  std::vector<Rulebook> annexes;  ///< of its last text; one when it has no annexes
  std::size_t trials = 0;
};

std::size_t level_count(const Rulebook& rulebook);
std::size_t metric_count(const Rulebook& rulebook);
/// Facts that people give: without the built-in ones and those of referenced circulars.
std::size_t fact_count(const Rulebook& rulebook);

struct Checked {
  std::vector<CircularSize> circulars;
  Diagnostics diagnostics;  ///< sorted
};
Checked check_rules(const Rules& rules);
/// With how the text of each circular is established where that is asked for.
Json to_json(const Checked& checked, const Rules& rules, Language language, bool with_confidence);

/// What the rule tests show; `holds` when all pass and nothing is left uncovered.
struct Trials {
  TrialResult result;
  std::map<std::string, std::pair<std::size_t, std::size_t>> passed_failed;  ///< by circular
  std::vector<std::string> untested;                                         ///< circulars without a test
  bool holds = true;
};
/// Of the named circulars, all where none is named; the others only stand by, as what amends these. Throws FaultyInput.
Trials run_rule_tests(Asked& asked, const std::vector<std::string>& circulars);
Json to_json(const Trials& trials, const Rules& rules);
/// "tep.luat:12".
std::string place_of(const Rules& rules, SourceRange range);

/// Rule files that are not in their one form, as they should read.
struct Formatted {
  std::size_t checked = 0;
  std::vector<Bytes> changed;
};
/// Throws FaultyInput.
Formatted format_rules(Asked& asked);
Json to_json(const Formatted& formatted);

/// What a compiled law holds.
Json compiled_json(const Rules& rules);

}  // namespace chuan::answer
