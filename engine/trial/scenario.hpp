// SPDX-License-Identifier: MIT
// A `tình huống` as a dossier and what is expected of it; private to this folder.
#pragma once

#include <string>
#include <vector>

#include "chuan/dossier.hpp"
#include "syntax/ast.hpp"

namespace chuan::trial {

struct Scenario {
  Dossier dossier;
  std::string educational_level;
  std::vector<const ast::Clause*> expectations;
  std::vector<std::string> swept;  ///< requirement addresses, one run each; empty: one run as it stands
  Verdict swept_verdict = Verdict::not_met;
};

/// Reads one rule test against its rulebook; says names and addresses that do not exist. False when it said an error.
bool read(const ast::Clause& test_case, const Rulebook& rulebook, Scenario& scenario, Diagnostics& diagnostics);

/// Every requirement, in order.
template <class Visit>
void each_requirement(const Rulebook& rulebook, Visit visit) {
  for (const Criterion& criterion : rulebook.criteria)
    for (const CriterionLevel& level : criterion.levels)
      for (const Indicator& indicator : level.indicators)
        for (const Requirement& requirement : indicator.requirements) visit(criterion, level, requirement);
}

}  // namespace chuan::trial
