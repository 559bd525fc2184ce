// SPDX-License-Identifier: MIT
// Messages about the text of rules and data: what was found, where, and the remedy.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chuan/source.hpp"

namespace chuan {

enum class Severity : std::uint8_t { note, warning, error };
enum class Language : std::uint8_t { vi, en };

/// Every message the program can give; the list is `engine/diagnostic/diagnostics.def`.
enum class Code : std::uint16_t;

/// One message. `arguments` fill the {0}, {1} … of the wording; an argument that begins with '@' is a term that has
/// a wording in each language. `notes` are further places that matter ("first given here").
struct Diagnostic {
  Code code;
  SourceRange range;
  std::vector<std::string> arguments;
  std::vector<Diagnostic> notes;
  std::string subject;  ///< for findings about a dossier: the address it concerns, else empty
  std::string cite;     ///< place in the law, else empty
};

using Diagnostics = std::vector<Diagnostic>;

/// "A204".
std::string_view name(Code code);
Severity severity(Code code);
/// The sentence, without place and severity.
std::string message(const Diagnostic& diagnostic, Language language);
/// The remedy; empty when the message says it all.
std::string help(const Diagnostic& diagnostic, Language language);

/// True iff any message is an error: then the product of the step is absent.
bool has_errors(const Diagnostics& diagnostics);

/// Orders by file, place, code, drops exact repeats.
void sort(Diagnostics& diagnostics);

/// At most `most` messages as text: place, severity, code, sentence, source line with carets, help. Says how many it
/// left out.
std::string render(const Diagnostics& diagnostics, const Sources& sources, Language language, std::size_t most = 20);

/// The same as a JSON array with file, line, column, end_line, end_column, code, severity, message, help.
std::string render_json(const Diagnostics& diagnostics, const Sources& sources, Language language);

}  // namespace chuan
