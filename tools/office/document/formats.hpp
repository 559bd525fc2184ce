// SPDX-License-Identifier: MIT
// One reader a format; `read_document` chooses among them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "office/document/archive.hpp"
#include "office/document/document.hpp"

namespace chuan::office {

/// The limits of one table.
inline constexpr std::size_t most_rows = 100'000, most_columns = 1'024;

Document read_docx(const Archive& archive, const std::string& main_part);
Document read_xlsx(const Archive& archive, const std::string& main_part);
/// UTF-8 text whose lines begin with a tab where they are cells of a table.
Document read_text(const std::string& text, const std::string& name);
/// HTML by its tags, in UTF-8 or the code that it names; a web archive gives all its pages one after the other.
bool looks_like_html(const std::string& bytes);
bool looks_like_web_archive(const std::string& bytes);
Document read_html(const std::string& bytes, const std::string& name);
Document read_html(const std::vector<std::string>& pages, const std::string& name);
Document read_web_archive(const std::string& bytes, const std::string& name);
/// The tables of an Excel 2003 XML file.
bool looks_like_excel_xml(const std::string& bytes);
Document read_excel_xml(const std::string& bytes, const std::string& name);
/// OpenDocument text or sheets.
Document read_odf(const Archive& archive);

bool is_utf8(const std::string& text);
/// Text in TCVN3 as Unicode; absent when it is none.
std::optional<std::string> from_tcvn3(const std::string& text);
/// Signs that a font without its table of letters left in place of words.
bool is_garbled(const std::string& text);
/// Raised figures as signs of their own, so that the number of a note never becomes a digit of what it stands behind.
std::string raised(const std::string& text);

Document read_csv(const std::string& text, const std::string& name);

/// Mends and trims `text`, which stands at `place`.
Said said(const std::string& text, std::string place, Document& document);
/// Tells of macros, pictures and embedded objects of the archive.
void tell_left_out(const Archive& archive, Document& document);

}  // namespace chuan::office
