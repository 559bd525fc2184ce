// SPDX-License-Identifier: MIT
// The sentences of diagnostics.def, filled in; the order of messages.
#include <algorithm>
#include <array>
#include <tuple>

#include "diagnostic/code.hpp"

namespace chuan {
namespace {

struct Wording {
  std::string_view name;
  Severity severity;
  std::string_view vi, en, help_vi, help_en;
};

struct Term {
  std::string_view key, vi, en;
};

constexpr Wording wordings[] = {
#define DIAGNOSTIC(code, severity, vi, en, help_vi, help_en) {#code, Severity::severity, vi, en, help_vi, help_en},
#define TERM(key, vi, en)
#include "diagnostic/diagnostics.def"
#undef DIAGNOSTIC
#undef TERM
};

constexpr Term terms[] = {
#define DIAGNOSTIC(code, severity, vi, en, help_vi, help_en)
#define TERM(key, vi, en) {#key, vi, en},
#include "diagnostic/diagnostics.def"
#undef DIAGNOSTIC
#undef TERM
};

constexpr bool codes_ascend() {
  for (std::size_t i = 1; i < std::size(wordings); ++i)
    if (!(wordings[i - 1].name < wordings[i].name)) return false;
  return true;
}
static_assert(codes_ascend(), "diagnostics.def is in order of code and names each code once");

const Wording& wording(Code code) {
  static constexpr Wording unknown = {"A000", Severity::error, "{0}", "{0}", "", ""};
  const auto index = static_cast<std::size_t>(code);
  return index < std::size(wordings) ? wordings[index] : unknown;
}

// One term or one plain piece; U+001F stands between the Vietnamese and the English wording of a piece in backticks.
std::string piece_in_language(std::string_view piece, Language language) {
  if (const std::size_t both = piece.find('\x1F'); both != std::string_view::npos)
    return language == Language::vi ? std::string(piece.substr(0, both)) + "`"
                                    : "`" + std::string(piece.substr(both + 1));
  if (piece.empty() || piece.front() != '@') return std::string(piece);
  const std::string_view key = piece.substr(1);
  const auto* found =
      std::find_if(std::begin(terms), std::end(terms), [&](const Term& term) { return term.key == key; });
  if (found == std::end(terms)) return std::string(piece);
  return std::string(language == Language::vi ? found->vi : found->en);
}

// An argument that begins with '@' or '`' may name several things that would do, separated by '|'.
std::string in_language(const std::string& argument, Language language) {
  if (argument.empty() || (argument.front() != '@' && argument.front() != '`' && argument.front() != '\''))
    return argument;
  std::vector<std::string> pieces;
  for (std::string_view rest = argument; !rest.empty();) {
    const std::size_t bar = rest.find('|');
    std::string piece = piece_in_language(rest.substr(0, bar), language);
    if (std::find(pieces.begin(), pieces.end(), piece) == pieces.end()) pieces.push_back(std::move(piece));
    rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 1);
  }
  std::string text;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0) text += i + 1 < pieces.size() ? ", " : language == Language::vi ? " hoặc " : " or ";
    text += pieces[i];
  }
  return text;
}

// Fills {0} {1} …; every other brace stays, so a wording or an argument with braces in it is safe.
std::string fill(std::string_view pattern, const Diagnostic& diagnostic, Language language) {
  std::string text;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const bool is_slot = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}' &&
                         pattern[at + 1] >= '0' && pattern[at + 1] <= '9';
    const auto index = is_slot ? static_cast<std::size_t>(pattern[at + 1] - '0') : diagnostic.arguments.size();
    if (index >= diagnostic.arguments.size()) {
      text.push_back(pattern[at]);
      continue;
    }
    text += in_language(diagnostic.arguments[index], language);
    at += 2;
  }
  return text;
}

auto place(const Diagnostic& diagnostic) {
  return std::tie(diagnostic.range.file, diagnostic.range.begin, diagnostic.code, diagnostic.range.end,
                  diagnostic.subject, diagnostic.arguments);
}

}  // namespace

std::string_view name(Code code) { return wording(code).name; }

Severity severity(Code code) { return wording(code).severity; }

std::string message(const Diagnostic& diagnostic, Language language) {
  const Wording& words = wording(diagnostic.code);
  return fill(language == Language::vi ? words.vi : words.en, diagnostic, language);
}

std::string help(const Diagnostic& diagnostic, Language language) {
  const Wording& words = wording(diagnostic.code);
  return fill(language == Language::vi ? words.help_vi : words.help_en, diagnostic, language);
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& each) { return severity(each.code) == Severity::error; });
}

void sort(Diagnostics& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
  const auto end = std::unique(diagnostics.begin(), diagnostics.end(),
                               [](const Diagnostic& a, const Diagnostic& b) { return place(a) == place(b); });
  diagnostics.erase(end, diagnostics.end());
}

}  // namespace chuan
