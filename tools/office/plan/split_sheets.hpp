// SPDX-License-Identifier: MIT
// Sheets as the documents they hold: letter heads and titles as lines, tables one by one.
#pragma once

#include "office/document/document.hpp"
#include "office/plan/papers.hpp"

namespace chuan::office {

/// Puts the lines and tables of each sheet in its place. A new table begins where a row of heads follows a blank row
/// or a line.
void split_sheets(Document& document, const Papers& papers);

}  // namespace chuan::office
