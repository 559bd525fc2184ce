// SPDX-License-Identifier: MIT
// The part of `chuan import` that reads workbooks made by `chuan template`.
#pragma once

#include "command/options.hpp"
#include "office/document/document.hpp"

namespace chuan {

/// Reads a document that `is_workbook` against the rulebook it was made from; writes the dossier, or tells what is
/// wrong in which cell and writes nothing.
Exit import_workbook(const office::Document& document, const Options& options);

}  // namespace chuan
