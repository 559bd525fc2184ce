// SPDX-License-Identifier: MIT
// What a table is, by its headings, and what its rows say.
#pragma once

#include "office/plan/plan_document.hpp"

namespace chuan::office {

/// Reads one table into `plan`; `heading` is what stands before it. What is not understood goes to `plan.unread`.
void find_in_table(const Table& table, const std::string& heading, const Papers& papers, PlanDocument& plan);

/// The lines of a cell or of a list, without their dashes.
std::vector<Said> lines_of(const Said& cell);

}  // namespace chuan::office
