// SPDX-License-Identifier: MIT
// Messages about the text of rules and data: what was found, where, and the remedy.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chuan/language.hpp"
#include "chuan/place.hpp"
#include "chuan/source.hpp"

namespace chuan {

enum class Severity : std::uint8_t { note, warning, error };

/// Every message the engine can give; the list is `engine/diagnostic/diagnostics.def`.
enum class Code : std::uint16_t;

/// A message that a file of rules declares with its wording, such as the checks of `rules/ke-hoach/kiem-tra.json`. A
/// {placeholder} is filled by the argument at its position in `placeholders`.
struct DeclaredCode {
  std::string name;
  Severity severity = Severity::warning;
  std::string message_vi, message_en, help_vi, help_en;
  std::vector<std::string> placeholders;
};

/// One message. `arguments` fill the {0}, {1} … of the wording; an argument that begins with '@' is a term that has
/// a wording in each language, one made by `in_both` brings both. `notes` are further places that matter ("first given
/// here").
struct Diagnostic {
  Code code{};
  SourceRange range;
  std::vector<std::string> arguments;
  std::vector<Diagnostic> notes;
  std::string subject;                   ///< for findings about a dossier: the address it concerns, else empty
  std::string cite;                      ///< place in the law, else empty
  std::optional<DocumentPlace> place{};  ///< in a document or dossier, where `range` is none
  std::shared_ptr<const DeclaredCode> declared{};  ///< what is said in place of `code`
};

using Diagnostics = std::vector<Diagnostic>;

/// "A204".
std::string_view name(Code code);
Severity severity(Code code);
/// Of its declared code where it has one.
std::string_view name(const Diagnostic& diagnostic);
Severity severity(const Diagnostic& diagnostic);
/// The sentence, without place and severity.
std::string message(const Diagnostic& diagnostic, Language language);
/// The remedy; empty when the message says it all.
std::string help(const Diagnostic& diagnostic, Language language);

/// True iff any message is an error: then the product of the step is absent.
bool has_errors(const Diagnostics& diagnostics);

/// Orders by file, place, code, drops exact repeats.
void sort(Diagnostics& diagnostics);

/// At most `most` messages as text: place, severity, code, sentence, source line with carets, help, place in the law.
/// Says how many it left out.
std::string render(const Diagnostics& diagnostics, const Sources& sources, Language language, std::size_t most = 20);

/// The same as a JSON array with file, line, column, end_line, end_column, code, severity, message, help; `place` and
/// `where` (the place in words) instead of lines where it stands in a document.
std::string render_json(const Diagnostics& diagnostics, const Sources& sources, Language language);

}  // namespace chuan
