// SPDX-License-Identifier: MIT
// One value on one address: what two places say differently is told with both and taken from neither.
#pragma once

#include <string>
#include <vector>

#include "office/plan/plan_document.hpp"

namespace chuan::office {

/// `whole` is the row or sentence it stands in.
void take_result(PlanDocument& plan, FoundResult result, const Said& whole);
void take_target(PlanDocument& plan, const std::string& criterion, int level, const Said& said);
/// The entry of a criterion, made where there is none.
FoundCriterion& criterion_of(PlanDocument& plan, const std::string& id, const Said& title);

/// A row of a table as a person would say it.
Said joined(const std::vector<Said>& row);
bool is_blank(const std::vector<Said>& row);
/// A blank that a form of the program asks people to fill in.
bool is_to_fill(const Said& said);
/// The lines of a cell or of a list, without their dashes.
std::vector<Said> lines_of(const Said& cell);

}  // namespace chuan::office
