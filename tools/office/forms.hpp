// SPDX-License-Identifier: MIT
// The official forms filled from a dossier and its assessment; what only people can write stays a marked blank.
#pragma once

#include <optional>

#include "chuan/repair.hpp"
#include "page.hpp"

namespace chuan::office {

struct FormSubject {
  const Program& program;
  const Rulebook& rulebook;
  const Dossier& dossier;
  const Assessment& now;
  Date date{};  ///< on the letter head
};

/// The improvement plan towards `repairs.target`: with three levels and more the plan customary under the circulars of
/// 2018, with two Biểu 2 of TT 57/2026, Phụ lục V. `by` is the day it is to be reached.
Page plan_form(const FormSubject& subject, const Repairs& repairs, std::optional<Date> by);

/// The self-assessment report: the skeleton of CV 5932/BGDĐT-QLCL or of Biểu 1 of TT 57/2026, Phụ lục V, with the
/// sheet of each criterion, evidence codes in their places and the list of evidence.
Page report_form(const FormSubject& subject);

/// Its results alone: summary tables, what each criterion lacks, the list of evidence; a few pages.
Page summary_form(const FormSubject& subject);

}  // namespace chuan::office
