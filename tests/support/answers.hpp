// SPDX-License-Identifier: MIT
// Everything an assessment answers, by name: what tests compare.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "chuan/assessment.hpp"
#include "support/reference_evaluator.hpp"

namespace chuan::test {

/// "THCS 2.2/3/a" → "met", "criterion 2.2" → "1..3", "kiem_dinh" → "0..1", "kiem_dinh condition" → "unknown" …
using Answers = std::map<std::string, std::string>;

Answers answers(const Program& program, const Rulebook& rulebook, const Assessment& assessment);
Answers answers(const ReferenceAssessment& assessment);

/// The messages of all findings, sorted.
std::vector<std::string> findings(const Assessment& assessment);

/// One line for each answer that differs or that only one side gives; empty when all agree.
std::vector<std::string> differences(const Answers& one, const Answers& other);

/// The verdict of every requirement, way, indicator and level, by address.
std::map<std::string, Verdict> verdicts_by_address(const Program& program, const LevelAssessment& part);

const char* name(Verdict verdict);
std::string name(Interval interval);

}  // namespace chuan::test
