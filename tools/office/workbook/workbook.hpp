// SPDX-License-Identifier: MIT
// The workbook a school fills: made from a rulebook, written with what a dossier says, read back without loss.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "chuan/dossier.hpp"
#include "office/document/document.hpp"

namespace chuan::office {

/// A workbook that cannot be written: a text longer than a cell holds, or no room for the file.
class CannotWrite : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The bytes of an .xlsx file with every place that the rulebook asks about and what `dossier` says there; the same
/// arguments give the same bytes. An empty dossier gives the workbook to fill. Throws CannotWrite.
std::string write_workbook(const Rulebook& rulebook, const Dossier& dossier);

/// Whether the document is a workbook made by `write_workbook`, of whatever version.
bool is_workbook(const Document& document);

/// What its first sheet says about the rulebook it was made from, as it stands there.
struct WorkbookHeader {
  Said circular, kind, as_of;
};

/// The header of a document that `is_workbook`; what is not said there is empty.
WorkbookHeader workbook_header(const Document& document);

/// Something about one place of a workbook: "trang «Tiêu chuẩn 3», ô E14", and what is wrong there.
struct WorkbookMessage {
  std::string place;
  std::string text;
};

struct WorkbookRead {
  std::optional<Dossier> dossier;         ///< absent when there are faults
  std::vector<WorkbookMessage> faults;    ///< in the order of the sheets
  std::vector<WorkbookMessage> warnings;  ///< what is read but doubtful, and what has no place in a dossier
};

/// Reads a filled workbook against the rulebook its header names.
WorkbookRead read_workbook(const Document& document, const Rulebook& rulebook);

}  // namespace chuan::office
