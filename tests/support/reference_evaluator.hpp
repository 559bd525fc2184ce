// SPDX-License-Identifier: MIT
// The slow twin of the engine: a rulebook read against a dossier by plain recursion, straight from the definitions of
// `language.md`. It shares no code with engine/program and engine/assess.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "chuan/dossier.hpp"
#include "chuan/rulebook.hpp"

namespace chuan::test {

/// One educational level assessed.
struct ReferencePart {
  std::string educational_level;
  std::map<std::string, Verdict> verdicts;      ///< address of a level, indicator, requirement or way → verdict
  std::map<std::string, Verdict> cross_checks;  ///< the figure beside what is attested, by address
  std::map<std::string, Verdict> checks;        ///< rules about procedure, by name
  std::map<int, Verdict> school;                ///< rating level → whether the school attains it
};

struct ReferenceRecognition {
  Interval degree;
  Verdict conditions = Verdict::unknown;
};

struct ReferenceAssessment {
  std::vector<ReferencePart> parts;
  Interval level;
  std::map<std::string, Interval> standards;
  std::map<std::string, Interval> criteria;
  std::map<std::string, ReferenceRecognition> recognitions;
};

/// With `strict`, what is attested without evidence is unknown.
ReferenceAssessment reference_assess(const Rulebook& rulebook, const Dossier& dossier, Date as_of, bool strict = false);

}  // namespace chuan::test
