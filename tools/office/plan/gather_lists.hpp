// SPDX-License-Identifier: MIT
// Tables that came apart into a paragraph a cell, as web pages and mails give them.
#pragma once

#include "office/document/document.hpp"
#include "office/plan/papers.hpp"

namespace chuan::office {

/// Puts them together where every row begins with its number and all rows have as many cells; others stay as they are.
/// A table of one column counts as paragraphs.
void gather_lists(Document& document, const Papers& papers);

}  // namespace chuan::office
