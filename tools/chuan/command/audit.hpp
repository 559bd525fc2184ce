// SPDX-License-Identifier: MIT
// Auditing for the commands that need it: `audit` itself, and `plan` of what it has just written.
#pragma once

#include "load/load.hpp"
#include "office/audit/audit.hpp"
#include "office/form/template.hpp"

namespace chuan {

/// The declared checks of the rules folder. Throws Faulty where the file is wrong.
std::vector<office::AuditRule> audit_rules(Session& session);
/// What plans and reports look like, as declared in the rules folder. The same.
office::Papers papers(Session& session);
/// The forms of plans and reports in the rules folder. The same.
office::Forms forms(Session& session);

/// The plan of `input` that people call `file`.
struct Audited {
  const Inquiry& input;
  std::string file;
  const office::PlanDocument* document = nullptr;  ///< what it was read from
  std::optional<Date> as_of{};                     ///< the day asked about; none: the plan's own
  std::string evidence_folder{};                   ///< where files of evidence are looked for; empty: nowhere
};

/// Everything found about it.
Diagnostics audited(Rules& rules, const std::vector<office::AuditRule>& declared, const Audited& what,
                    const Common& common);

}  // namespace chuan
