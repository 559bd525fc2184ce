// SPDX-License-Identifier: MIT
// Small Word and Excel files made from their parts.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace chuan::test {

using Entries = std::vector<std::pair<std::string, std::string>>;

/// A ZIP file in memory; `password` locks every entry.
std::string zipped(const Entries& entries, const std::string& password = {});

/// The least .docx with this body, and further parts.
std::string docx(const std::string& body, const Entries& more = {});
/// A Word paragraph and a Word table of texts.
std::string word_paragraph(const std::string& text);
std::string word_table(const std::vector<std::vector<std::string>>& rows);

/// The least .xlsx with one sheet of this sheetData.
std::string xlsx(const std::string& sheet_data, const Entries& more = {});

}  // namespace chuan::test
