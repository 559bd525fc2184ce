// SPDX-License-Identifier: MIT
// The official forms filled from a dossier and its assessment; what only people can write stays a marked blank.
#pragma once

#include <optional>

#include "chuan/repair.hpp"
#include "office/form/page.hpp"
#include "office/plan/papers.hpp"

namespace chuan::office {

struct FormSubject {
  const Program& program;
  const Rulebook& rulebook;
  const Dossier& dossier;
  const Assessment& now;
  const Papers& papers;
  Date date{};  ///< on the letter head
};

/// The improvement plan towards `repairs.target`, in the form that the circular's papers have. `by` is the day it is to
/// be reached.
Page plan_form(const FormSubject& subject, const Repairs& repairs, std::optional<Date> by);

/// The self-assessment report in the form that the circular's papers have, with the sheet of each criterion, evidence
/// codes in their places and the list of evidence.
Page report_form(const FormSubject& subject);

/// Its results alone: summary tables, what each criterion lacks, the list of evidence; a few pages.
Page summary_form(const FormSubject& subject);

}  // namespace chuan::office
