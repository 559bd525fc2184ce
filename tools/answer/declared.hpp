// SPDX-License-Identifier: MIT
// What the rules declare about plans and papers, read from the texts beside them.
#pragma once

#include "answer/asked.hpp"
#include "office/audit/audit.hpp"
#include "office/form/template.hpp"
#include "office/plan/papers.hpp"

namespace chuan::answer {

/// The checks of `ke-hoach/kiem-tra.json`. Throws FaultyInput where it is wrong, Refusal where the law came without it.
std::vector<office::AuditRule> audit_rules(Asked& asked);
/// What plans and reports look like: `ke-hoach/van-ban.json`. The same.
office::Papers papers(Asked& asked);
/// The forms of `ke-hoach/mau`. The same.
office::Forms forms(Asked& asked);

}  // namespace chuan::answer
