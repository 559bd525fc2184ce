// SPDX-License-Identifier: MIT
// A document read as a dossier, with what was found and what was not understood.
#pragma once

#include "answer/asked.hpp"
#include "office/plan/plan_document.hpp"
#include "office/workbook/workbook.hpp"

namespace chuan::answer {

struct ReadParameters {
  template <class Visit>
  static void fields(Visit&, ReadParameters&) {}
};

/// A plan or report, or a workbook that `template` made.
struct DocumentRead {
  office::Document document;  ///< of a workbook; a plan has its own
  std::optional<office::PlanDocument> plan;
  std::optional<office::WorkbookRead> workbook;
  std::shared_ptr<const LoweredLaw> law;  ///< that a workbook names
  std::optional<Dossier> dossier;         ///< none: a workbook has faults
  std::string text;                       ///< of the dossier

  const std::string& file() const { return plan ? plan->document.file : document.file; }
};

/// What was mended in the document's spelling.
const char* words_of(office::TextFault fault);

/// Throws FaultyInput.
office::Document document_of(Asked& asked, const Bytes& document);
/// What is no plan or report is no document to read here. Throws FaultyInput or Refusal.
DocumentRead plan_in(Asked& asked, office::Document document);
/// Only a workbook asks for rules. Throws FaultyInput or Refusal.
DocumentRead dossier_of(Asked& asked, office::Document document);
Json plan_read_json(const office::PlanDocument& plan, const Dossier& dossier);
Json to_json(const DocumentRead& read);

}  // namespace chuan::answer
