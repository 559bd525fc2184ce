// SPDX-License-Identifier: MIT
// Walks a file clause by clause: comments, the clause's first word, its shape, and recovery at the next line that opens
// one.
#include "syntax/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "chuan/law.hpp"
#include "diagnostic/code.hpp"
#include "source/check_text.hpp"
#include "source/names.hpp"
#include "source/text.hpp"
#include "syntax/grammar.hpp"
#include "syntax/lookalikes.hpp"

namespace chuan::syntax {
namespace {

constexpr int deepest_brackets = 200;
constexpr std::size_t most_errors_a_file = 100;

const std::vector<Keyword>& opening_keywords() {
  static const std::vector<Keyword> all = [] {
    std::vector<Keyword> keywords;
    for (const Shape& shape : keyword_shapes()) keywords.push_back(shape.keyword);
    return keywords;
  }();
  return all;
}

/// For each first byte, the keywords a clause can open with: one look decides most clauses.
const std::vector<Keyword>& keywords_starting(char first) {
  static const std::vector<std::vector<Keyword>> table = [] {
    std::vector<std::vector<Keyword>> by_byte(256);
    for (Keyword keyword : opening_keywords())
      for (Language language : {Language::vi, Language::en}) {
        auto& list = by_byte[static_cast<unsigned char>(spelling(keyword, language).front())];
        if (std::find(list.begin(), list.end(), keyword) == list.end()) list.push_back(keyword);
      }
    return by_byte;
  }();
  return table[static_cast<unsigned char>(first)];
}

const Shape& shape_of(Keyword keyword) {
  for (const Shape& shape : keyword_shapes())
    if (shape.keyword == keyword) return shape;
  return named_shape;
}

/// What a clause that begins here would be; the end is after its first word.
struct Opening {
  const Shape* shape = nullptr;
  Keyword keyword = Keyword::none;
  const char* end = nullptr;
};

Opening opening(const char* first, const char* last) {
  if (first == last) return {};
  if (*first == '-') return {&requirement_shape, Keyword::none, first + 1};
  if (*first == '+') return {&alternative_shape, Keyword::none, first + 1};
  const KeywordMatch keyword = longest(keywords_starting(*first), first, last);
  if (keyword.end != nullptr) return {&shape_of(keyword.keyword), keyword.keyword, keyword.end};
  const char* word = first;
  while (word != last && is_word(*word)) ++word;
  if (word == first) return {};
  if (word != last && *word == ')') return {&indicator_shape, Keyword::none, first};
  const char* after = skip_blanks(word, last);
  if (after != last && (*after == ':' || *after == '=')) return {&named_shape, Keyword::none, first};
  return {};
}

class Reader {
 public:
  Reader(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics)
      : diagnostics_(diagnostics),
        text_(sources[file].text()),
        origin_{text_.data(), file},
        last_(text_.data() + text_.size()) {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") text_.remove_prefix(3);
    here_ = text_.data();
  }

  ast::Document read() {
    ast::Document document;
    std::vector<ast::Clause> clauses;
    const std::size_t said_before = diagnostics_.size();
    check_characters();
    if (check_depth()) {
      while (diagnostics_.size() - said_before < most_errors_a_file) {
        std::vector<std::string> comments = take_comments(clauses);
        if (here_ == last_) {
          document.end_comments = std::move(comments);
          break;
        }
        ast::Clause clause;
        clause.comments = std::move(comments);
        if (read_clause(clause)) {
          keep_inner_comments(clause);
        } else {
          clause = remains(std::move(clause));
          recover();
        }
        clauses.push_back(std::move(clause));
        if (is_cut_) clauses.push_back(remains({}));  // what was to follow is not known
      }
    }
    document.root = nest(std::move(clauses), diagnostics_);
    return document;
  }

 private:
  /// Brackets open more than the grammar (and everything after it) recurses safely are refused before parsing.
  bool check_depth() {
    int depth = 0;
    bool quoted = false;
    for (const char* c = here_; c != last_; ++c) {
      if (*c == '\n') {
        quoted = false;
        const char* next = c + 1;
        while (next != last_ && (*next == ' ' || *next == '\t')) ++next;
        if (opening(next, last_).shape != nullptr) depth = 0;
      } else if (*c == '"' && (c == here_ || c[-1] != '\\')) {
        quoted = !quoted;
      } else if (*c == '#' && !quoted) {
        while (c + 1 != last_ && c[1] != '\n') ++c;
      } else if (*c == '(' && !quoted) {
        if (++depth > deepest_brackets) {
          say(Code::A105, c, c + 1, {std::to_string(deepest_brackets)});
          return false;
        }
      } else if (*c == ')' && !quoted && depth > 0) {
        --depth;
      }
    }
    return true;
  }

  /// Characters that only look like those of the language, once a line; the line is then read without more messages.
  void check_characters() {
    for (const char* c : find_lookalikes({here_, static_cast<std::size_t>(last_ - here_)})) {
      const Lookalike& found = *lookalike({c, static_cast<std::size_t>(last_ - c)});
      odd_lines_.insert(line_start(c));
      const auto point = static_cast<std::uint32_t>(decode(found.text, 0).value);
      say(Code::A117, c, c + found.text.size(),
          {std::string(found.text), fmt::format("{:04X}", point), std::string(found.meant)});
    }
  }

  const char* line_start(const char* c) const {
    while (c != text_.data() && c[-1] != '\n') --c;
    return c;
  }

  bool is_odd_line(const char* c) const { return odd_lines_.count(line_start(c)) > 0; }

  /// Comment lines before the next clause; one on the line of the last clause stays with it.
  std::vector<std::string> take_comments(std::vector<ast::Clause>& clauses) {
    std::vector<std::string> comments;
    bool same_line = !clauses.empty() && here_ != text_.data();
    while (here_ != last_) {
      if (*here_ == '#') {
        const char* end = std::find(here_, last_, '\n');
        std::string comment(here_, end);
        while (!comment.empty() && (comment.back() == '\r' || comment.back() == ' ' || comment.back() == '\t'))
          comment.pop_back();
        if (same_line)
          clauses.back().trailing_comment = std::move(comment);
        else
          comments.push_back(std::move(comment));
        here_ = end;
      } else if (*here_ == '\n') {
        same_line = false;
        ++here_;
      } else if (*here_ == ' ' || *here_ == '\t' || *here_ == '\r') {
        ++here_;
      } else {
        break;
      }
    }
    return comments;
  }

  /// Comments inside a clause are kept as lines before it.
  void keep_inner_comments(ast::Clause& clause) const {
    bool quoted = false;
    for (const char* c = origin_.start + clause.range.begin; c < here_; ++c) {
      if (*c == '"' && c[-1] != '\\') quoted = !quoted;
      if (*c != '#' || quoted) continue;
      const char* end = std::find(c, here_, '\n');
      clause.comments.emplace_back(c, end);
      c = end - (end == here_ ? 1 : 0);
    }
  }

  bool read_clause(ast::Clause& clause) {
    const char* const first = here_;
    clause.range = origin_.range(first, std::find(first, last_, '\n'));
    Opening open = opening(first, last_);
    const bool is_guess = open.shape == nullptr;
    if (is_guess) open = say_unknown(first);
    if (open.shape == nullptr) return false;
    clause.kind = open.shape->kind;
    if (open.end == nullptr) return false;
    const char* here = open.end;
    Failure failure;
    if (open.keyword == Keyword::accreditation_degree || open.keyword == Keyword::standard_degree)
      clause.word = open.keyword;
    std::vector<std::string> comments = std::move(clause.comments);
    if (!open.shape->parse(here, last_, origin_, clause, failure)) {
      // Only a rule test gives results of criteria.
      if (open.keyword == Keyword::criterion && failure.expected.find('|') != std::string::npos)
        failure.expected =
            is_in_case_ ? "`" + std::string(spelling(Keyword::level, Language::vi)) + "`" : "@quoted_text";
      if (!is_guess) say_failure(failure);
      return false;
    }
    if (clause.kind == ast::ClauseKind::circular || clause.kind == ast::ClauseKind::test_case)
      is_in_case_ = clause.kind == ast::ClauseKind::test_case;
    clause.comments = std::move(comments);
    if (const char* missing = missing_title(clause)) {
      say_failure({missing, "@quoted_text"});
      clause.kind = ast::ClauseKind::criterion;
      return false;
    }
    here_ = trim(first, here);
    clause.range = origin_.range(first, here_);
    if (is_clause_end(clause)) return true;
    const bool lacks_comparison = clause.expr.kind == ast::ExprKind::name && clause.expr.range.end == clause.range.end;
    if (!is_guess)
      say_failure({skip_blanks(here_, last_), lacks_comparison ? "@comparison|@end_of_clause" : "@end_of_clause"});
    return false;
  }

  /// A criterion without its title reads the level on the next line as a result: where that begins, else null.
  const char* missing_title(const ast::Clause& clause) const {
    if (clause.kind != ast::ClauseKind::given_result) return nullptr;
    const char* const end = origin_.start + clause.name.range.end;
    const char* const next = skip_blanks(end, last_);
    return std::find(end, next, '\n') == next ? nullptr : next;
  }

  /// What stays of a clause that could not be read whole: enough for what it opens to nest and for its name to be
  /// known.
  static ast::Clause remains(ast::Clause clause) {
    ast::Clause rest;
    rest.range = clause.range;
    rest.kind = clause.kind;
    rest.name = std::move(clause.name);
    rest.number = clause.number;
    rest.word = clause.word;
    rest.text = clause.text ? std::move(clause.text) : ast::Name{};
    rest.comments = std::move(clause.comments);
    rest.broken = true;
    return rest;
  }

  /// After a clause only a comment, a new line, or a clause that may share the line (a bullet after `a)`).
  bool is_clause_end(const ast::Clause& clause) const {
    const char* c = here_;
    while (c != last_ && (*c == ' ' || *c == '\t' || *c == '\r')) ++c;
    if (c == last_ || *c == '\n' || *c == '#') return true;
    return opening(c, last_).shape != nullptr && (*c == '-' || *c == '+' || clause.kind == ast::ClauseKind::indicator);
  }

  /// Says what stands where a clause begins, and finds what it was meant to be.
  Opening say_unknown(const char* first) {
    if (is_odd_line(first)) return meant_by_odd(first);
    const char* end = first;
    while (end != last_ && is_word(*end)) ++end;
    if (end == first) {
      ++end;
      while (end != last_ && (static_cast<unsigned char>(*end) & 0xC0) == 0x80) ++end;
      say(Code::A111, first, end, {std::string(first, end)});
      return {};
    }
    std::vector<std::string> known;
    for (Keyword keyword : opening_keywords())
      for (Language language : {Language::vi, Language::en}) known.emplace_back(spelling(keyword, language));
    const auto [best, best_end] = nearest_words(first, known);
    if (best.empty()) {
      say(Code::A112, first, end, {std::string(first, end)});
      return {};
    }
    say(Code::A113, first, best_end, {std::string(first, best_end), best});
    Opening meant = opening(best.data(), best.data() + best.size());
    meant.end = best_end;
    return meant;
  }

  /// The one of `known` that the words at `first` come nearest to, and where those words end: as many words as it has,
  /// else as few as may be.
  std::pair<std::string, const char*> nearest_words(const char* first, const std::vector<std::string>& known) const {
    const char* const line_end = std::find(first, last_, '\n');
    std::pair<std::string, const char*> best{}, shortest{};
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

  /// What a line with characters of a word processor opens; its end is null where the rest cannot be read.
  Opening meant_by_odd(const char* first) const {
    const std::string_view rest(first, static_cast<std::size_t>(last_ - first));
    if (const Lookalike* found = lookalike(rest); found != nullptr && found->meant == "@hyphen")
      return {&requirement_shape, Keyword::none, first + found->text.size()};
    const std::string line = with_blanks(rest.substr(0, rest.find('\n')));
    Opening meant = opening(line.data(), line.data() + line.size());
    meant.end = nullptr;
    return meant;
  }

  void say_failure(const Failure& failure) {
    const char* where = failure.where;
    if (where == last_) {
      is_cut_ = true;
      return say_at_end(Code::A115, where, failure.expected);
    }
    if (is_odd_line(where)) return;
    const KeywordMatch keyword = longest(all_keywords(), where, last_);
    const char* const line = std::find_if_not(line_start(where), where, [](char c) { return c == ' ' || c == '\t'; });
    if (line == where && where != here_ && opening(where, last_).shape != nullptr)
      return say_at_end(Code::A118, where, failure.expected);
    const char* end = where;
    if (*where == '"') {
      const char* close = std::find(where + 1, last_, '"');
      const char* line_end = std::find(where, last_, '\n');
      if (close == last_ || close > line_end) {
        say(Code::A116, where, trim(where, line_end), {});
        return;
      }
      end = close + 1;
    } else if (keyword.end != nullptr) {
      end = keyword.end;
    } else if (is_word(*where)) {
      end = word_end(where);
    } else {
      end = where + 1;
    }
    std::vector<std::string> expected;
    for (std::string_view rest = failure.expected; !rest.empty();) {
      const std::string_view piece = rest.substr(0, rest.find('|'));
      if (piece.size() > 2 && piece.front() == '`') expected.emplace_back(piece.substr(1, piece.size() - 2));
      rest.remove_prefix(std::min(piece.size() + 1, rest.size()));
    }
    if (const auto [meant, words_end] = nearest_words(where, expected); !meant.empty())
      say(Code::A119, where, words_end, {std::string(where, words_end), failure.expected, meant});
    else
      say(Code::A114, where, end, {std::string(where, end), failure.expected});
  }

  /// At the last character of what stands before `where`.
  void say_at_end(Code code, const char* where, const std::string& expected) {
    const char* const end = trim(here_, where);
    const char* begin = end;
    while (begin != here_ && (static_cast<unsigned char>(begin[-1]) & 0xC0) == 0x80) --begin;
    if (begin != here_) --begin;
    say(code, begin, end, {expected});
  }

  /// Numbers, dates and numbers of circulars are one word.
  const char* word_end(const char* first) const {
    const bool is_number = *first >= '0' && *first <= '9';
    const char* end = first;
    while (end != last_ && (is_word(*end) || (is_number && end + 1 != last_ && is_word(end[1]) &&
                                              (*end == '/' || *end == '-' || *end == '.' || *end == ','))))
      ++end;
    return end;
  }

  /// To the next line that opens a clause.
  void recover() {
    while (here_ != last_) {
      here_ = std::find(here_, last_, '\n');
      if (here_ == last_) return;
      ++here_;
      const char* c = here_;
      while (c != last_ && (*c == ' ' || *c == '\t' || *c == '\r')) ++c;
      if (c != last_ && opening(c, last_).shape != nullptr) return;
      if (c != last_ && *c == '#') return;
    }
  }

  void say(Code code, const char* first, const char* last, std::vector<std::string> arguments) {
    diagnostics_.push_back({code, origin_.range(first, last), std::move(arguments), {}, {}, {}});
  }

  Diagnostics& diagnostics_;
  std::string_view text_;
  Origin origin_;
  const char* here_ = nullptr;
  const char* last_ = nullptr;
  std::set<const char*> odd_lines_;  ///< lines with characters that only look like those of the language
  bool is_in_case_ = false;          ///< below a `tình huống`
  bool is_cut_ = false;              ///< the file ends inside a clause
};

}  // namespace

const char* skip_blanks(const char* first, const char* last) {
  while (first != last) {
    if (*first == ' ' || (*first >= '\t' && *first <= '\r')) {
      ++first;
    } else if (*first == '#') {
      while (first != last && *first != '\n') ++first;
    } else {
      break;
    }
  }
  return first;
}

const char* trim(const char* first, const char* last) {
  const char* end = first;
  bool quoted = false;
  for (const char* c = first; c < last; ++c) {
    if (*c == '"' && (c == first || c[-1] != '\\')) quoted = !quoted;
    if (*c == '#' && !quoted) {
      while (c < last && *c != '\n') ++c;
      continue;
    }
    if (*c != ' ' && (*c < '\t' || *c > '\r')) end = c + 1;
  }
  return end;
}

InfixMatch match_infix(const char* first, const char* last, bool comparisons_only, bool opens_line) {
  using ast::Infix;
  struct Symbol {
    std::string_view text;
    Infix infix;
  };
  static constexpr Symbol symbols[] = {{">=", Infix::at_least}, {"<=", Infix::at_most}, {"≥", Infix::at_least},
                                       {"≤", Infix::at_most},   {"=", Infix::equal},    {"<", Infix::less},
                                       {">", Infix::more}};
  static constexpr Symbol arithmetic[] = {
      {"+", Infix::add}, {"-", Infix::subtract}, {"*", Infix::multiply}, {"/", Infix::divide}};
  struct Word {
    Keyword keyword;
    Infix infix;
  };
  static constexpr Word words[] = {{Keyword::at_least, Infix::at_least}, {Keyword::at_most, Infix::at_most},
                                   {Keyword::differs, Infix::differs},   {Keyword::more, Infix::more},
                                   {Keyword::less, Infix::less},         {Keyword::after_date, Infix::more},
                                   {Keyword::before_date, Infix::less}};
  const std::string_view rest(first, static_cast<std::size_t>(last - first));
  for (const Symbol& symbol : symbols)
    if (rest.substr(0, symbol.text.size()) == symbol.text) return {symbol.infix, first + symbol.text.size()};
  for (const Word& word : words)
    if (const char* end = match(word.keyword, first, last)) return {word.infix, end};
  if (comparisons_only) return {};
  if (const char* end = match(Keyword::and_, first, last)) return {Infix::both, end};
  if (const char* end = match(Keyword::or_, first, last)) return {Infix::either, end};
  if (opens_line) return {};
  for (const Symbol& symbol : arithmetic)
    if (rest.substr(0, 1) == symbol.text) return {symbol.infix, first + 1};
  return {};
}

Verdict verdict_of(Keyword keyword) {
  if (keyword == Keyword::met) return Verdict::met;
  if (keyword == Keyword::not_met) return Verdict::not_met;
  return keyword == Keyword::not_applicable ? Verdict::not_applicable : Verdict::unknown;
}

bool has_broken(const ast::Clause& clause) {
  return clause.broken || std::any_of(clause.children.begin(), clause.children.end(), has_broken);
}

ast::Document parse(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics) {
  Diagnostics text_problems;
  check_text(sources, file, text_problems, largest_rules_file);
  const bool readable = !has_errors(text_problems);
  diagnostics.insert(diagnostics.end(), text_problems.begin(), text_problems.end());
  if (!readable) return {};
  return Reader(sources, file, diagnostics).read();
}

}  // namespace chuan::syntax
