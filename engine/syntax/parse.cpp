// SPDX-License-Identifier: MIT
// Walks a file clause by clause: comments, the clause's first word, its shape, and recovery at the next line that opens
// one.
#include "syntax/parse.hpp"

#include <algorithm>

#include "chuan/law.hpp"
#include "diagnostic/code.hpp"
#include "source/check_text.hpp"
#include "source/names.hpp"
#include "syntax/grammar.hpp"

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
          clauses.push_back(std::move(clause));
        } else {
          recover();
        }
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
    const Opening open = opening(first, last_);
    if (open.shape == nullptr) {
      say_unknown(first);
      return false;
    }
    const char* here = open.end;
    Failure failure;
    if (open.keyword == Keyword::accreditation_degree || open.keyword == Keyword::standard_degree)
      clause.word = open.keyword;
    clause.kind = open.shape->kind;
    std::vector<std::string> comments = std::move(clause.comments);
    if (!open.shape->parse(here, last_, origin_, clause, failure)) {
      say_failure(failure);
      return false;
    }
    clause.comments = std::move(comments);
    here_ = trim(first, here);
    clause.range = origin_.range(first, here_);
    return at_clause_end(clause);
  }

  /// After a clause only a comment, a new line, or a clause that may share the line (a bullet after `a)`).
  bool at_clause_end(const ast::Clause& clause) {
    const char* c = here_;
    while (c != last_ && (*c == ' ' || *c == '\t' || *c == '\r')) ++c;
    if (c == last_ || *c == '\n' || *c == '#') return true;
    if (opening(c, last_).shape != nullptr && (*c == '-' || *c == '+' || clause.kind == ast::ClauseKind::indicator))
      return true;
    say_failure({c, "@end_of_clause"});
    return false;
  }

  void say_unknown(const char* first) {
    const char* end = first;
    while (end != last_ && is_word(*end)) ++end;
    if (end == first) {
      ++end;
      while (end != last_ && (static_cast<unsigned char>(*end) & 0xC0) == 0x80) ++end;
      say(Code::A111, first, end, {std::string(first, end)});
      return;
    }
    const char* line_end = std::find(first, last_, '\n');
    std::vector<std::string> known;
    for (Keyword keyword : opening_keywords())
      for (Language language : {Language::vi, Language::en}) known.emplace_back(spelling(keyword, language));
    // Keywords have up to three words: try as many words of the text as each has.
    std::string best;
    const char* best_end = end;
    const char* prefix = end;
    for (int words = 1; words <= 6 && best.empty(); ++words) {
      if (const auto found = nearest(std::string_view(first, static_cast<std::size_t>(prefix - first)), known)) {
        best = *found;
        best_end = prefix;
      }
      while (prefix != line_end && *prefix == ' ') ++prefix;
      if (prefix == line_end || !is_word(*prefix)) break;
      while (prefix != line_end && is_word(*prefix)) ++prefix;
    }
    if (best.empty())
      say(Code::A112, first, end, {std::string(first, end)});
    else
      say(Code::A113, first, best_end, {std::string(first, best_end), best});
  }

  void say_failure(const Failure& failure) {
    const char* where = failure.where;
    if (where == last_) {
      const char* end = last_;
      while (end != text_.data() && (end[-1] == '\n' || end[-1] == ' ' || end[-1] == '\r')) --end;
      const char* begin = end;
      while (begin != text_.data() && (static_cast<unsigned char>(begin[-1]) & 0xC0) == 0x80) --begin;
      if (begin != text_.data()) --begin;
      say(Code::A115, begin, end, {failure.expected});
      return;
    }
    const char* end = where;
    if (*where == '"') {
      const char* close = std::find(where + 1, last_, '"');
      const char* line = std::find(where, last_, '\n');
      if (close == last_ || close > line) {
        say(Code::A116, where, line, {});
        return;
      }
      end = close + 1;
    } else if (is_word(*where)) {
      while (end != last_ && is_word(*end)) ++end;
    } else {
      end = where + 1;
    }
    std::string found(where, end);
    say(Code::A114, where, end, {std::move(found), failure.expected});
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

ast::Document parse(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics) {
  Diagnostics text_problems;
  check_text(sources, file, text_problems, largest_rules_file);
  const bool readable = !has_errors(text_problems);
  diagnostics.insert(diagnostics.end(), text_problems.begin(), text_problems.end());
  if (!readable) return {};
  return Reader(sources, file, diagnostics).read();
}

}  // namespace chuan::syntax
