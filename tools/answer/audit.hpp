// SPDX-License-Identifier: MIT
// A plan held against its own figures, its words and the law.
#pragma once

#include "answer/asked.hpp"
#include "office/audit/audit.hpp"

namespace chuan::answer {

struct AuditParameters {
  std::optional<Date> as_of;
  std::string evidence_folder{};  ///< for a front with files: where those of evidence are looked for; empty: nowhere

  template <class Visit>
  static void fields(Visit& visit, AuditParameters& of) {
    visit("as_of", of.as_of, "nói thêm luật đã đổi gì tới ngày này");
  }
};

struct Audited {
  std::string file;
  Date as_of{};
  Diagnostics findings;
};

/// `plan` is a dossier (`.json`) or a document. Throws FaultyInput or Refusal.
Audited audit_plan(Asked& asked, const Bytes& plan, const AuditParameters& parameters);
Json to_json(const Audited& audited, Language language);

/// The plan of `inquiry` that people call `file`.
struct PlanInHand {
  const Inquiry& inquiry;
  std::string file;
  const office::PlanDocument* document = nullptr;  ///< what it was read from
  std::optional<Date> as_of{};                     ///< the day asked about; none: the plan's own
  std::string evidence_folder{};
  office::Standing standing{};
};

/// Everything that the declared checks and the engine find about it.
Diagnostics findings_of(Asked& asked, const std::vector<office::AuditRule>& declared, const PlanInHand& plan);

}  // namespace chuan::answer
