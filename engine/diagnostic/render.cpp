// SPDX-License-Identifier: MIT
// Messages as text: place, sentence, source line with carets, remedy.
#include <fmt/format.h>

#include <algorithm>

#include "diagnostic/code.hpp"
#include "source/text.hpp"

namespace chuan {
namespace {

constexpr std::size_t widest_line = 160;
constexpr std::size_t context_after = 100;
constexpr std::string_view ellipsis = "…";

struct Words {
  std::string_view error, warning, note, help, cite;
};

const Words& words(Language language) {
  static constexpr Words vi = {"lỗi", "cảnh báo", "ghi chú", "cách sửa", "căn cứ"};
  static constexpr Words en = {"error", "warning", "note", "help", "under"};
  return language == Language::vi ? vi : en;
}

std::string_view word(Severity severity, Language language) {
  if (severity == Severity::error) return words(language).error;
  return severity == Severity::warning ? words(language).warning : words(language).note;
}

constexpr bool has_no_width(char32_t value) { return (value >= 0x300 && value <= 0x36F) || value == 0xFEFF; }

// Moves `at` over up to `most` code points; returns how many.
std::size_t forward(std::string_view text, std::size_t& at, std::size_t most) {
  std::size_t count = 0;
  for (; count < most && at < text.size(); ++count) at += std::max(decode(text, at).size, std::uint32_t{1});
  return count;
}

std::size_t backward(std::string_view text, std::size_t& at, std::size_t most) {
  std::size_t count = 0;
  for (; count < most && at > 0; ++count) {
    std::size_t back = 1;
    for (std::size_t size = 2; size <= std::min<std::size_t>(4, at); ++size)
      if (decode(text, at - size).size == size) back = size;
    at -= back;
  }
  return count;
}

// The part of a line that is shown: all of it, or `widest_line` code points around the caret.
struct Window {
  std::size_t begin;
  std::size_t end;
};

Window window_around(std::string_view line, std::size_t caret) {
  Window window{caret, caret};
  const std::size_t after = forward(line, window.end, context_after);
  const std::size_t before = backward(line, window.begin, widest_line - after);
  forward(line, window.end, widest_line - after - before);
  return window;
}

void append_line_and_carets(std::string& out, std::string_view line, std::size_t begin, std::size_t end) {
  const Window window = window_around(line, begin);
  std::string shown;
  std::string carets;
  if (window.begin > 0) {
    shown += ellipsis;
    carets += ' ';
  }
  bool has_caret = false;
  for (std::size_t at = window.begin; at < window.end;) {
    const CodePoint point = decode(line, at);
    const std::size_t size = std::max(point.size, std::uint32_t{1});
    const bool is_control =
        point.size != 0 && point.value != '\t' && (point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0));
    if (point.size == 0 || is_control)
      shown += "\uFFFD";
    else if (point.value != 0xFEFF)
      shown += line.substr(at, size);
    const bool is_marked = at + size > begin && at < end;
    if (is_marked && !(has_no_width(point.value) && has_caret)) {
      carets += '^';
      has_caret = true;
    } else if (at < begin && !has_no_width(point.value)) {
      carets += point.value == '\t' ? '\t' : ' ';
    } else if (at >= begin && !has_caret) {
      carets += '^';
      has_caret = true;
    }
    at += size;
  }
  if (!has_caret) carets += '^';
  if (window.end < line.size()) shown += ellipsis;
  out += shown + '\n' + carets + '\n';
}

void append(std::string& out, const Diagnostic& diagnostic, const Sources& sources, std::string_view severity_word,
            Language language) {
  const bool has_place = !diagnostic.place && diagnostic.range.file < sources.size();
  if (has_place) {
    const SourceFile& file = sources[diagnostic.range.file];
    const Position position = file.position(diagnostic.range.begin);
    out += fmt::format("{}:{}:{}: ", file.name(), position.line, position.column);
  } else if (diagnostic.place) {
    const std::string within = print(*diagnostic.place, language);
    const std::string_view between = diagnostic.place->file.empty() || within.empty() ? "" : ", ";
    if (!diagnostic.place->file.empty() || !within.empty())
      out += fmt::format("{}{}{}: ", diagnostic.place->file, between, within);
  }
  out += fmt::format("{}[{}]: {}\n", severity_word, name(diagnostic), message(diagnostic, language));
  if (has_place) {
    const SourceFile& file = sources[diagnostic.range.file];
    const std::string_view line = file.line(file.position(diagnostic.range.begin).line);
    const auto line_start = static_cast<std::size_t>(line.data() - file.text().data());
    const std::size_t begin =
        std::min(std::max<std::size_t>(diagnostic.range.begin, line_start) - line_start, line.size());
    const std::size_t end = std::min(std::max<std::size_t>(diagnostic.range.end, line_start) - line_start, line.size());
    append_line_and_carets(out, line, begin, end);
  }
  if (const std::string remedy = help(diagnostic, language); !remedy.empty())
    out += fmt::format("  {}: {}\n", words(language).help, remedy);
  if (!diagnostic.cite.empty()) out += fmt::format("  {}: {}\n", words(language).cite, diagnostic.cite);
  for (const Diagnostic& note : diagnostic.notes) append(out, note, sources, words(language).note, language);
}

}  // namespace

std::string render(const Diagnostics& diagnostics, const Sources& sources, Language language, std::size_t most) {
  std::string out;
  const std::size_t shown = std::min(most, diagnostics.size());
  for (std::size_t i = 0; i < shown; ++i)
    append(out, diagnostics[i], sources, word(severity(diagnostics[i]), language), language);
  if (shown < diagnostics.size()) {
    const std::size_t left_out = diagnostics.size() - shown;
    out += language == Language::vi ? fmt::format("… còn {} thông báo nữa không in ra\n", left_out)
                                    : fmt::format("… {} more not shown\n", left_out);
  }
  return out;
}

}  // namespace chuan
