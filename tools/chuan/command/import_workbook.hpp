// SPDX-License-Identifier: MIT
// The part of `chuan import` that reads workbooks made by `chuan template`.
#pragma once

#include <string>
#include <vector>

#include "load/session.hpp"
#include "office/document/document.hpp"

namespace chuan {

struct ImportOptions {
  std::vector<std::string> documents;
  std::string output, preview, prefer;
  bool refuses_doubtful = false;
};

/// Reads a document that `is_workbook` against the rulebook it was made from; writes the dossier, or tells what is
/// wrong in which cell and writes nothing.
Exit import_workbook(const office::Document& document, const ImportOptions& options, Session& session);

}  // namespace chuan
