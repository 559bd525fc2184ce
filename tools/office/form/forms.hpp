// SPDX-License-Identifier: MIT
// The official forms filled from a dossier and its assessment; what only people can write stays a marked blank.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "chuan/repair.hpp"
#include "office/form/page.hpp"
#include "office/form/template.hpp"
#include "office/plan/papers.hpp"

namespace chuan::office {

struct FormSubject {
  const Program& program;
  const Rulebook& rulebook;
  const Dossier& dossier;
  const Assessment& now;
  const Papers& papers;
  const Forms& forms;
  Date date{};  ///< on the letter head
};

/// The improvement plan towards `repairs.target`. `by` is the day it is to be reached.
Page plan_form(const FormSubject& subject, const Repairs& repairs, std::optional<Date> by);

/// The paper that the rules call `paper`: "day-du" is the whole self-assessment report, "tom-tat" its results alone.
/// Throws BadDeclaration where the rules have no form of it for the circular.
Page report_form(const FormSubject& subject, const std::string& paper);

/// The members of `form_fields()`, those of a plan empty.
nlohmann::json form_data(const FormSubject& subject);

}  // namespace chuan::office
