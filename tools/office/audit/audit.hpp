// SPDX-License-Identifier: MIT
// A plan held against its own figures, its words and the law, by declared rules.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "chuan/assessment.hpp"
#include "office/plan/declared.hpp"
#include "office/plan/plan_document.hpp"

namespace chuan::office {

/// One rule of `rules/ke-hoach/kiem-tra.json`. The texts of its code have {placeholders} that its check fills.
struct AuditRule {
  std::shared_ptr<const DeclaredCode> code;
  std::string check;
  nlohmann::json with;                 ///< what the check is told: words, numbers, days
  std::vector<std::string> circulars;  ///< under which it holds; empty: all
  std::optional<Date> from;            ///< holds for a day asked about from this on
  std::string cite;
};

/// Reads the rules strictly: unknown keys, checks, parameters and placeholders are errors. Throws BadDeclaration.
std::vector<AuditRule> read_audit_rules(const std::string& text, const std::string& name);
/// The checks a rule may name, each with its parameters.
std::vector<std::pair<std::string, std::vector<std::string>>> audit_checks();

/// How a document stands to the law that it is held against.
struct Standing {
  /// A result that the rulebook has no criterion or no level for; it is no part of the dossier.
  struct Misfit {
    std::string criterion;
    int level = 0;
    std::string place;
  };
  /// A set of standards that the document names and that does not hold on `day`, and the one that does.
  std::string cited, cited_place, in_force;
  Date day{};
  std::vector<Misfit> misfits;
};

/// The first place where the document names a circular; empty: it does not.
std::string place_naming(const Document& document, const std::string& circular);

/// What is audited.
struct AuditSubject {
  const Program& program;
  const Rulebook& rulebook;  ///< of the plan's own day
  const Dossier& dossier;
  const Assessment& now;
  std::string file;                        ///< what people call what is audited
  Date made{};                             ///< the plan's own day
  Date as_of{};                            ///< the day asked about
  const PlanDocument* document = nullptr;  ///< where the dossier comes from; absent: the dossier's own words
  const Rulebook* later = nullptr;         ///< the law of `as_of` where it is another circular
  std::vector<CarryRow> rows;              ///< from the plan's circular to that one
  std::string evidence_folder;             ///< where files of evidence are looked for; empty: they are not
  bool is_dated = true;                    ///< whether the plan says its own day; else `made` is the day asked about
  Standing standing{};
};

/// Where the value at a JSON pointer of the dossier stands: in the document it was read from, else in the dossier.
DocumentPlace place_in(const Dossier& dossier, const std::string& file, const std::string& pointer);

/// Every finding of the rules, in the order of the rules. Each has a place, and a subject where it is about one.
Diagnostics audit(const std::vector<AuditRule>& rules, const AuditSubject& subject);

}  // namespace chuan::office
