// SPDX-License-Identifier: MIT
// Walks a file clause by clause: comments, the clause's first word, its shape, and recovery at the next line that opens
// one.
#include "syntax/parse.hpp"

#include <algorithm>
#include <cstring>
#include <deque>

#include "chuan/law.hpp"
#include "diagnostic/code.hpp"
#include "source/check_text.hpp"
#include "source/names.hpp"
#include "syntax/faults.hpp"
#include "syntax/grammar.hpp"
#include "syntax/openings.hpp"

namespace chuan::syntax {
namespace {

/// Clauses of one kind that differ by their first word.
bool says_by_word(Keyword keyword) {
  constexpr Keyword words[] = {Keyword::accreditation_degree, Keyword::standard_degree, Keyword::original_text,
                               Keyword::two_sources,          Keyword::one_source,      Keyword::inferred,
                               Keyword::conflicting};
  return std::find(std::begin(words), std::end(words), keyword) != std::end(words);
}

constexpr std::size_t most_errors_a_file = 100;
constexpr std::size_t most_clauses_a_file = 10'000;
constexpr std::ptrdiff_t longest_clause = 64 * 1024;

/// Without the byte order mark some editors put first.
std::string_view without_mark(std::string_view text) {
  return text.substr(0, 3) == "\xEF\xBB\xBF" ? text.substr(3) : text;
}

/// The quote that closes the text which opens at `quote`; `last` when none does.
const char* text_end(const char* quote, const char* last) {
  const char* c = quote + 1;
  while (c < last && *c != '"') c += *c == '\\' ? 2 : 1;
  return std::min(c, last);
}

/// The comment without the blanks at its end, which may be those of a line break.
std::string comment_in(const char* first, const char* last) {
  while (last[-1] == '\r' || last[-1] == ' ' || last[-1] == '\t') --last;
  return {first, last};
}

class Reader {
 public:
  Reader(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics)
      : diagnostics_(diagnostics),
        text_(without_mark(sources[file].text())),
        origin_{sources[file].text().data(), file},
        here_(text_.data()),
        last_(text_.data() + text_.size()),
        faults_(text_, origin_, diagnostics) {}

  ast::Document read() {
    ast::Document document;
    std::deque<ast::Clause> clauses;
    const std::size_t said_before = diagnostics_.size();
    faults_.check_characters();
    while (diagnostics_.size() - said_before < most_errors_a_file) {
      std::vector<std::string> comments = take_comments(clauses);
      if (here_ == last_) {
        document.end_comments = std::move(comments);
        break;
      }
      if (clauses.size() >= most_clauses_a_file) {
        faults_.say(Code::A107, here_, here_, {std::to_string(most_clauses_a_file)});
        clauses.push_back(remains({}));
        break;
      }
      ast::Clause& clause = clauses.emplace_back();
      clause.comments = std::move(comments);
      if (read_clause(clause)) {
        keep_inner_comments(clause);
      } else {
        clause = remains(std::move(clause));
        recover();
      }
      if (is_cut_) clauses.push_back(remains({}));  // what was to follow is not known
    }
    document.root = nest(std::move(clauses), diagnostics_);
    return document;
  }

 private:
  /// Comment lines before the next clause; one on the line of the last clause stays with it.
  std::vector<std::string> take_comments(std::deque<ast::Clause>& clauses) {
    std::vector<std::string> comments;
    bool same_line = !clauses.empty() && here_ != text_.data();
    while (here_ != last_) {
      if (*here_ == '#') {
        const char* end = std::find(here_, last_, '\n');
        std::string comment = comment_in(here_, end);
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
    for (const char* c = origin_.start + clause.range.begin; c < here_; ++c) {
      if (*c == '"') c = text_end(c, here_);
      if (c == here_) break;
      if (*c != '#') continue;
      const char* end = std::find(c, here_, '\n');
      clause.comments.push_back(comment_in(c, end));
      c = end - (end == here_ ? 1 : 0);
    }
  }

  bool read_clause(ast::Clause& clause) {
    const char* const first = here_;
    clause.range = origin_.range(first, std::find(first, last_, '\n'));
    Opening open = opening(first, last_);
    const bool is_guess = open.shape == nullptr;
    if (is_guess) open = faults_.say_unknown(first, is_in_case_);
    if (open.shape == nullptr) return false;
    clause.kind = open.shape->kind;
    if (open.end == nullptr) return false;
    const bool is_sure = !is_guess || fold(std::string_view(first, static_cast<std::size_t>(open.end - first))) ==
                                          fold(spelling(open.keyword, Language::vi));
    const char* const limit = limit_of(open.end);
    const char* here = open.end;
    Failure failure;
    if (says_by_word(open.keyword)) clause.word = open.keyword;
    std::vector<std::string> comments = std::move(clause.comments);
    const bool is_read = open.shape->parse(here, limit, origin_, clause, failure);
    if (limit - open.end == longest_clause && (is_read ? here : failure.where) == limit) {
      faults_.say(Code::A106, first, open.end, {std::to_string(longest_clause)});
      return give_up();
    }
    if (failure.is_too_deep) {
      faults_.say(Code::A105, failure.where, failure.where + 1, {std::to_string(deepest_brackets)});
      return give_up();
    }
    if (!is_read) {
      // Only a rule test gives results of criteria.
      if (open.keyword == Keyword::criterion && failure.expected.find('|') != std::string::npos)
        failure.expected = is_in_case_ ? in_both(Keyword::level) : "@quoted_text";
      is_cut_ = failure.where == last_;
      if (!is_guess) faults_.say_failure(first, limit, failure);
      if (!is_sure) clause.kind = ast::ClauseKind::root;
      return false;
    }
    if (clause.kind == ast::ClauseKind::circular || clause.kind == ast::ClauseKind::test_case)
      is_in_case_ = clause.kind == ast::ClauseKind::test_case;
    clause.comments = std::move(comments);
    here_ = trim(first, here);
    clause.range = origin_.range(first, here_);
    if (is_clause_end(clause)) return true;
    if (!is_guess) faults_.say_failure(first, limit, {skip_blanks(here_, last_), more_of(clause), false});
    return false;
  }

  /// Nobody wrote this: what follows is not worth reading.
  bool give_up() {
    here_ = last_;
    is_cut_ = true;
    return false;
  }

  /// The end of the clause for sure: before the next line that opens one, unless what stands before cannot end there.
  const char* limit_of(const char* first) const {
    const char* const end = first + std::min(last_ - first, longest_clause);
    for (const char* line = std::find(first, end, '\n'); line != end; line = std::find(line + 1, end, '\n')) {
      const char* next = line + 1;
      while (next != end && (*next == ' ' || *next == '\t' || *next == '\r')) ++next;
      if (opening(next, last_).shape != nullptr && !goes_on(first, line)) return line;
    }
    return end;
  }

  /// Whether an expression or a list of ways goes on after the line that ends here.
  static bool goes_on(const char* first, const char* line) {
    std::string_view text;
    for (const char* end = line; text.empty() && end > first; --end) {
      const char* begin = end;
      while (begin != first && begin[-1] != '\n') --begin;
      text = {begin, static_cast<std::size_t>(trim(begin, end) - begin)};
      end = begin == first ? first + 1 : begin;
    }
    if (text.empty() || text.back() == '"') return false;
    if (std::string_view("(:;=<>+-*/").find(text.back()) != std::string_view::npos) return true;
    using K = Keyword;
    for (Keyword keyword : {K::and_, K::or_, K::not_, K::when, K::at_least, K::at_most, K::differs, K::more, K::less,
                            K::after_date, K::before_date, K::remainder, K::within, K::of, K::cross_check})
      for (Language language : {Language::vi, Language::en}) {
        const std::string_view word = spelling(keyword, language);
        if (text.ends_with(word) && (text.size() == word.size() || !is_word(text[text.size() - word.size() - 1])))
          return true;
      }
    return false;
  }

  /// What may follow a clause that was read, where something else does.
  static std::string more_of(const ast::Clause& clause) {
    using C = ast::ClauseKind;
    if (clause.expr->kind == ast::ExprKind::name && clause.expr->range.end == clause.range.end)
      return "@comparison|@end_of_clause";
    switch (clause.kind) {
      case C::indicator:
        return "`-`|@end_of_clause";
      case C::requirement:
      case C::alternative:
        return clause.expr.empty() && clause.cross_check.empty() ? "`:`|`,`|@end_of_clause" : "@end_of_clause";
      case C::applies_to:
      case C::replaces:
      case C::given_school:
      case C::given_value:
        return "`,`|@end_of_clause";
      default:
        return "@end_of_clause";
    }
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

  /// To the next line that opens a clause or was meant to.
  void recover() {
    constexpr int most_guesses = 100;
    for (int guesses = 0; here_ != last_; ++guesses) {
      here_ = std::find(here_, last_, '\n');
      if (here_ == last_) return;
      ++here_;
      const char* c = here_;
      while (c != last_ && (*c == ' ' || *c == '\t' || *c == '\r')) ++c;
      if (c == last_ || *c == '\n') continue;
      if (*c == '#' || opening(c, last_).shape != nullptr) return;
      if (guesses < most_guesses && faults_.meant_at(c, is_in_case_).shape != nullptr) return;
    }
  }

  Diagnostics& diagnostics_;
  std::string_view text_;
  Origin origin_;
  const char* here_ = nullptr;
  const char* last_ = nullptr;
  Faults faults_;
  bool is_in_case_ = false;  ///< below a `tình huống`
  bool is_cut_ = false;      ///< the file ends inside a clause
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
  if (first < last && std::memchr(first, '#', static_cast<std::size_t>(last - first)) == nullptr) {
    end = last;
    while (end > first && (end[-1] == ' ' || (end[-1] >= '\t' && end[-1] <= '\r'))) --end;
    return end;
  }
  for (const char* c = first; c < last; ++c) {
    if (*c == '#') {
      c = std::find(c, last, '\n');
      if (c == last) break;
      continue;
    }
    if (*c == '"') {
      c = text_end(c, last);
      if (c == last) return last;
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
  if (const char* end = match(Keyword::remainder, first, last)) return {Infix::remainder, end};
  for (const Symbol& symbol : arithmetic) {
    const bool is_bullet = opens_line && (symbol.infix == Infix::add || symbol.infix == Infix::subtract);
    if (rest.substr(0, 1) == symbol.text && !is_bullet) return {symbol.infix, first + 1};
  }
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
  if (!readable) {
    ast::Document nothing;
    nothing.root.broken = true;
    return nothing;
  }
  return Reader(sources, file, diagnostics).read();
}

}  // namespace chuan::syntax
