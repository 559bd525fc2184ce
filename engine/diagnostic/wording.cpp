// SPDX-License-Identifier: MIT
// The sentences of diagnostics.def, filled in; the order of messages.
#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "chuan/sentence.hpp"
#include "diagnostic/code.hpp"
#include "diagnostic/fill.hpp"

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

struct SentenceWording {
  std::string_view vi, en;
};

constexpr SentenceWording sentences[] = {
#define SENTENCE(key, vi, en) {vi, en},
#include "chuan/sentences.def"
#undef SENTENCE
};

// Around the two wordings of an argument of `in_both`.
constexpr char opens_both = '\x1E', between_both = '\x1D', closes_both = '\x1C';

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
  if (argument.find(opens_both) != std::string::npos) return text_in(argument, language);
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

// What stands in braces at `at`: its argument, or none where the brace is a plain one.
std::optional<std::size_t> slot_at(std::string_view pattern, std::size_t at, const std::vector<std::string>& names,
                                   std::size_t& end) {
  if (pattern[at] != '{') return std::nullopt;
  end = pattern.find('}', at);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view name = pattern.substr(at + 1, end - at - 1);
  if (names.empty())
    return name.size() == 1 && name[0] >= '0' && name[0] <= '9' ? std::optional(name[0] - '0') : std::nullopt;
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? std::nullopt : std::optional<std::size_t>(found - names.begin());
}

}  // namespace

std::string text_in(std::string_view text, Language language) {
  std::string chosen;
  while (!text.empty()) {
    const std::size_t open = text.find(opens_both);
    chosen += text.substr(0, open);
    if (open == std::string_view::npos) break;
    // The wordings may themselves hold such texts.
    std::size_t middle = open, close = open;
    int depth = 0;
    for (std::size_t at = open; at < text.size() && close == open; ++at) {
      depth += text[at] == opens_both;
      if (text[at] == between_both && depth == 1) middle = at;
      if (text[at] == closes_both && --depth == 0) close = at;
    }
    if (close == open) return chosen + std::string(text.substr(open));
    chosen += language == Language::vi ? text_in(text.substr(open + 1, middle - open - 1), language)
                                       : text_in(text.substr(middle + 1, close - middle - 1), language);
    text.remove_prefix(close + 1);
  }
  return chosen;
}

std::string fill(std::string_view pattern, const std::vector<std::string>& names,
                 const std::vector<std::string>& arguments, Language language) {
  std::string text;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    std::size_t end = at;
    const auto index = slot_at(pattern, at, names, end);
    if (!index || *index >= arguments.size()) {
      text.push_back(pattern[at]);
      continue;
    }
    text += in_language(arguments[*index], language);
    at = end;
  }
  return text;
}

std::string sentence(Sentence key, Language language, const std::vector<std::string>& arguments) {
  const SentenceWording& words = sentences[static_cast<std::size_t>(key)];
  return fill(language == Language::vi ? words.vi : words.en, {}, arguments, language);
}

std::string in_both(std::string_view vi, std::string_view en) {
  return opens_both + std::string(vi) + between_both + std::string(en) + closes_both;
}

std::string in_both(Sentence key, const std::vector<std::string>& arguments) {
  return in_both(sentence(key, Language::vi, arguments), sentence(key, Language::en, arguments));
}

namespace {

auto place(const Diagnostic& diagnostic) {
  return std::tie(diagnostic.range.file, diagnostic.range.begin, diagnostic.code, diagnostic.range.end,
                  diagnostic.subject, diagnostic.arguments);
}

}  // namespace

std::string_view name(Code code) { return wording(code).name; }

Severity severity(Code code) { return wording(code).severity; }

std::string_view name(const Diagnostic& diagnostic) {
  return diagnostic.declared ? std::string_view(diagnostic.declared->name) : name(diagnostic.code);
}

Severity severity(const Diagnostic& diagnostic) {
  return diagnostic.declared ? diagnostic.declared->severity : severity(diagnostic.code);
}

std::string message(const Diagnostic& diagnostic, Language language) {
  const bool vi = language == Language::vi;
  if (const DeclaredCode* declared = diagnostic.declared.get())
    return fill(vi ? declared->message_vi : declared->message_en, declared->placeholders, diagnostic.arguments,
                language);
  const Wording& words = wording(diagnostic.code);
  return fill(vi ? words.vi : words.en, {}, diagnostic.arguments, language);
}

std::string help(const Diagnostic& diagnostic, Language language) {
  const bool vi = language == Language::vi;
  if (const DeclaredCode* declared = diagnostic.declared.get())
    return fill(vi ? declared->help_vi : declared->help_en, declared->placeholders, diagnostic.arguments, language);
  const Wording& words = wording(diagnostic.code);
  return fill(vi ? words.help_vi : words.help_en, {}, diagnostic.arguments, language);
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& each) { return severity(each) == Severity::error; });
}

void sort(Diagnostics& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
  const auto end = std::unique(diagnostics.begin(), diagnostics.end(),
                               [](const Diagnostic& a, const Diagnostic& b) { return place(a) == place(b); });
  diagnostics.erase(end, diagnostics.end());
}

}  // namespace chuan
