// SPDX-License-Identifier: MIT
// One reader a format; `read_document` chooses among them.
#pragma once

#include "office/document/archive.hpp"
#include "office/document/document.hpp"

namespace chuan::office {

/// The limits of one table.
inline constexpr std::size_t most_rows = 100'000, most_columns = 1'024;

Document read_docx(const Archive& archive, const std::string& main_part);
Document read_xlsx(const Archive& archive, const std::string& main_part);
/// UTF-8 text whose lines begin with a tab where they are cells of a table.
Document read_text(const std::string& text, const std::string& name);
Document read_csv(const std::string& text, const std::string& name);

/// Mends and trims `text`, which stands at `place`.
Said said(const std::string& text, std::string place, Document& document);
/// Tells of macros, pictures and embedded objects of the archive.
void tell_left_out(const Archive& archive, Document& document);

}  // namespace chuan::office
