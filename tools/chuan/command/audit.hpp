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

/// Everything found about the plan of `input`; `document` is what it was read from, or null. Without a day
/// asked about it is the plan's own.
std::vector<office::AuditFinding> audited(Rules& rules, const std::vector<office::AuditRule>& declared,
                                          const Inquiry& input, const office::PlanDocument* document,
                                          std::optional<Date> as_of, const Common& common);

}  // namespace chuan
