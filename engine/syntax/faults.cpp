// SPDX-License-Identifier: MIT
// Places and sentences for text that cannot be read; suggestions by nearness to the keywords that would do.
#include "syntax/faults.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "source/names.hpp"
#include "source/text.hpp"
#include "syntax/lookalikes.hpp"

namespace chuan::syntax {
namespace {

constexpr std::size_t most_lookalikes = 100;
constexpr Keyword comparisons[] = {Keyword::at_least, Keyword::at_most, Keyword::differs, Keyword::more, Keyword::less};

void add_spellings(std::vector<std::string>& known, Keyword keyword) {
  for (Language language : {Language::vi, Language::en}) known.emplace_back(spelling(keyword, language));
}

/// The keywords among what was expected, in both spellings.
std::vector<std::string> keywords_in(std::string_view expected) {
  std::vector<std::string> known;
  for (std::string_view rest = expected; !rest.empty();) {
    const std::string_view piece = rest.substr(0, rest.find('|'));
    if (piece == "@comparison")
      for (Keyword keyword : comparisons) add_spellings(known, keyword);
    if (piece.size() > 2 && piece.front() == '`') {
      const std::string_view inside = piece.substr(1, piece.size() - 2);
      const std::size_t both = inside.find('\x1F');
      known.emplace_back(inside.substr(0, both));
      if (both != std::string_view::npos) known.emplace_back(inside.substr(both + 1));
    }
    rest.remove_prefix(std::min(piece.size() + 1, rest.size()));
  }
  return known;
}

bool is_of_rule_test(ast::ClauseKind kind) { return kind > ast::ClauseKind::test_case; }

}  // namespace

void Faults::check_characters() {
  for (const char* c : find_lookalikes(text_)) {
    if (odd_lines_.size() == most_lookalikes) return;
    const Lookalike& found = *lookalike({c, static_cast<std::size_t>(last_ - c)});
    odd_lines_.insert(line_start(c));
    const auto point = static_cast<std::uint32_t>(decode(found.text, 0).value);
    say(Code::A117, c, c + found.text.size(),
        {std::string(found.text), fmt::format("{:04X}", point), std::string(found.meant)});
  }
}

Opening Faults::meant_at(const char* first, bool in_rule_test) const {
  const std::string_view rest(first, static_cast<std::size_t>(last_ - first));
  if (is_odd_line(first)) {
    if (const Lookalike* found = lookalike(rest); found != nullptr && found->meant == "@hyphen")
      return {&requirement_shape, Keyword::none, first + found->text.size()};
    const std::string line = with_blanks(rest.substr(0, rest.find('\n')));
    Opening meant = opening(line.data(), line.data() + line.size());
    meant.end = nullptr;
    return meant;
  }
  std::vector<std::string> known;
  for (Keyword keyword : opening_keywords()) {
    const ast::ClauseKind kind = shape_of(keyword).kind;
    const bool opens_file = kind == ast::ClauseKind::circular || kind == ast::ClauseKind::test_case;
    if (opens_file || is_of_rule_test(kind) == in_rule_test) add_spellings(known, keyword);
  }
  const auto [nearest_one, end] = nearest_words(first, known);
  if (nearest_one.empty()) return {};
  Opening meant = opening(nearest_one.data(), nearest_one.data() + nearest_one.size());
  meant.end = end;
  return meant;
}

Opening Faults::say_unknown(const char* first, bool in_rule_test) {
  const Opening meant = meant_at(first, in_rule_test);
  if (is_odd_line(first)) return meant;
  const char* end = first;
  while (end != last_ && is_word(*end)) ++end;
  if (end == first) {
    ++end;
    while (end != last_ && (static_cast<unsigned char>(*end) & 0xC0) == 0x80) ++end;
    say(Code::A111, first, end, {std::string(first, end)});
    return {};
  }
  if (meant.shape == nullptr) {
    say(Code::A112, first, end, {std::string(first, end)});
    return {};
  }
  const std::string word(first, meant.end);
  const std::string vi(spelling(meant.keyword, Language::vi)), en(spelling(meant.keyword, Language::en));
  const bool is_en = nearest(word, {vi, en}) == en;
  say(Code::A113, first, meant.end, {word, is_en ? en : vi});
  return meant;
}

void Faults::say_failure(const char* first, const char* limit, const Failure& failure) {
  const char* where = failure.where;
  if (where == limit) return say_at_end(limit == last_ ? Code::A115 : Code::A118, first, where, failure.expected);
  if (is_odd_line(where)) return;
  const char* const line = std::find_if_not(line_start(where), where, [](char c) { return c == ' ' || c == '\t'; });
  if (line == where && where != first && opening(where, last_).shape != nullptr)
    return say_at_end(Code::A118, first, where, failure.expected);
  if (*where == '"') {
    const char* const line_end = std::find(where, last_, '\n');
    const char* const close = std::find(where + 1, line_end, '"');
    if (close == line_end) return say(Code::A116, where, trim(where, line_end), {});
    return say(Code::A114, where, close + 1, {std::string(where, close + 1), failure.expected});
  }
  if (const auto [meant, end] = nearest_words(where, keywords_in(failure.expected)); !meant.empty())
    return say(Code::A119, where, end, {std::string(where, end), failure.expected, meant});
  if (const auto [meant, begin] = misspelt(first, where); begin != nullptr)
    return say(Code::A113, begin, meant.second, {std::string(begin, meant.second), meant.first});
  const KeywordMatch keyword = longest(all_keywords(), where, last_);
  const char* const end = keyword.end != nullptr ? keyword.end : is_word(*where) ? word_end(where) : where + 1;
  say(Code::A114, where, end, {std::string(where, end), failure.expected});
}

void Faults::say(Code code, const char* first, const char* last, std::vector<std::string> arguments) {
  diagnostics_.push_back({code, origin_.range(first, last), std::move(arguments), {}, {}, {}});
}

const char* Faults::line_start(const char* c) const {
  while (c != text_.data() && c[-1] != '\n') --c;
  return c;
}

/// The one of `known` that the words at `first` come nearest to: as many words as it has, else as few as may be.
Faults::Words Faults::nearest_words(const char* first, const std::vector<std::string>& known) const {
  const char* const line_end = std::find(first, last_, '\n');
  Words best{}, shortest{};
  const char* end = first;
  for (std::ptrdiff_t blanks = 0; blanks < 6 && end != line_end && is_word(*end); ++blanks) {
    while (end != line_end && is_word(*end)) ++end;
    if (const auto found = nearest(std::string_view(first, static_cast<std::size_t>(end - first)), known)) {
      if (std::count(found->begin(), found->end(), ' ') == blanks) best = {*found, end};
      if (shortest.first.empty()) shortest = {*found, end};
    }
    while (end != line_end && *end == ' ') ++end;
  }
  return best.first.empty() ? shortest : best;
}

/// The keyword that the words at `first` are but for marks and capitals.
Faults::Words Faults::same_letters(const char* first) const {
  std::vector<std::string> known;
  for (Keyword keyword : all_keywords()) add_spellings(known, keyword);
  const Words found = nearest_words(first, known);
  const std::string_view words(first, found.first.empty() ? 0 : static_cast<std::size_t>(found.second - first));
  return !words.empty() && words != found.first && fold(words) == fold(found.first) ? found : Words{};
}

/// A keyword with wrong marks at `where`, or one whose first word was read as something else; and where it begins.
std::pair<Faults::Words, const char*> Faults::misspelt(const char* first, const char* where) const {
  if (const Words found = same_letters(where); !found.first.empty()) return {found, where};
  const char* before = where;
  while (before != first && (before[-1] == ' ' || before[-1] == '\t')) --before;
  while (before != first && is_word(before[-1])) --before;
  if (before == where) return {};
  const Words found = same_letters(before);
  return found.first.empty() || found.second <= where ? std::pair<Words, const char*>{} : std::pair{found, before};
}

/// Numbers, dates and numbers of circulars are one word.
const char* Faults::word_end(const char* first) const {
  const bool is_number = *first >= '0' && *first <= '9';
  const char* end = first;
  while (end != last_ && (is_word(*end) || (is_number && end + 1 != last_ && is_word(end[1]) &&
                                            (*end == '/' || *end == '-' || *end == '.' || *end == ','))))
    ++end;
  return end;
}

/// At the last character of what stands before `where`.
void Faults::say_at_end(Code code, const char* first, const char* where, const std::string& expected) {
  const char* const end = trim(first, where);
  const char* begin = end;
  while (begin != first && (static_cast<unsigned char>(begin[-1]) & 0xC0) == 0x80) --begin;
  if (begin != first) --begin;
  if (!is_odd_line(begin)) say(code, begin, end, {expected});
}

}  // namespace chuan::syntax
