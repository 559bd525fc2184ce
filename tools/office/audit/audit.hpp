// SPDX-License-Identifier: MIT
// A plan held against its own figures, its words and the law, by declared rules.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "chuan/assessment.hpp"
#include "office/plan/declared.hpp"
#include "office/plan/plan_document.hpp"

namespace chuan::office {

/// One rule of `rules/ke-hoach/kiem-tra.json`. Texts have {placeholders} that its check fills.
struct AuditRule {
  std::string code;
  Severity severity = Severity::warning;
  std::string check;
  nlohmann::json with;                 ///< what the check is told: words, numbers, days
  std::vector<std::string> circulars;  ///< under which it holds; empty: all
  std::optional<Date> from;            ///< holds for a day asked about from this on
  std::string message_vi, message_en, remedy_vi, remedy_en, cite;
};

/// Reads the rules strictly: unknown keys, checks, parameters and placeholders are errors. Throws BadDeclaration.
std::vector<AuditRule> read_audit_rules(const std::string& text, const std::string& name);
/// The checks a rule may name, each with its parameters.
std::vector<std::pair<std::string, std::vector<std::string>>> audit_checks();

/// What is audited.
struct AuditSubject {
  const Program& program;
  const Rulebook& rulebook;  ///< of the plan's own day
  const Dossier& dossier;
  const Assessment& now;
  Date made{};                             ///< the plan's own day
  Date as_of{};                            ///< the day asked about
  const PlanDocument* document = nullptr;  ///< where the dossier comes from; absent: the dossier's own words
  const Rulebook* later = nullptr;         ///< the law of `as_of` where it is another circular
  std::vector<CarryRow> rows;              ///< from the plan's circular to that one
};

struct AuditFinding {
  std::string code;
  Severity severity = Severity::warning;
  std::string place;  ///< in the document, else the JSON pointer in the dossier; empty: the whole
  std::string message, remedy, cite;
};

/// Every finding of the rules, in the order of the rules.
std::vector<AuditFinding> audit(const std::vector<AuditRule>& rules, const AuditSubject& subject, Language language);

}  // namespace chuan::office
