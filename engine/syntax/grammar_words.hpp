// SPDX-License-Identifier: MIT
// Parsers of our own for the grammar: keywords, infix operators, ranges; and what X3 says it expected. Only grammar.cpp
// includes this.
#pragma once

#include <algorithm>
#include <boost/spirit/home/x3.hpp>
#include <string>

#include "syntax/grammar.hpp"

namespace chuan::syntax {

/// Matches one keyword in either spelling.
struct KeywordParser : boost::spirit::x3::parser<KeywordParser> {
  using attribute_type = boost::spirit::x3::unused_type;
  static bool const has_attribute = false;
  Keyword keyword;

  constexpr explicit KeywordParser(Keyword k) : keyword(k) {}

  template <class Context, class Rule, class Attribute>
  bool parse(const char*& first, const char* const& last, const Context& context, const Rule&, Attribute&) const {
    boost::spirit::x3::skip_over(first, last, context);
    const char* end = match(keyword, first, last);
    if (end == nullptr) return false;
    first = end;
    return true;
  }
};

/// Nothing, where the next word is on the same line: an address ends with its line.
struct SameLineParser : boost::spirit::x3::parser<SameLineParser> {
  using attribute_type = boost::spirit::x3::unused_type;
  static bool const has_attribute = false;

  template <class Context, class Rule, class Attribute>
  bool parse(const char*& first, const char* const& last, const Context&, const Rule&, Attribute&) const {
    const char* const next = skip_blanks(first, last);
    return std::find(first, next, '\n') == next;
  }
};

/// Matches the longest of several keywords; its attribute is which.
template <std::size_t N>
struct AnyKeywordParser : boost::spirit::x3::parser<AnyKeywordParser<N>> {
  using attribute_type = Keyword;
  static bool const has_attribute = true;
  const Keyword (&keywords)[N];

  constexpr explicit AnyKeywordParser(const Keyword (&list)[N]) : keywords(list) {}

  template <class Context, class Rule, class Attribute>
  bool parse(const char*& first, const char* const& last, const Context& context, const Rule&,
             Attribute& attribute) const {
    boost::spirit::x3::skip_over(first, last, context);
    const KeywordMatch found = longest(keywords, first, last);
    if (found.end == nullptr) return false;
    first = found.end;
    boost::spirit::x3::traits::move_to(found.keyword, attribute);
    return true;
  }
};

/// Matches an infix operator; `+` and `-` that open a line are bullets, not operators.
struct InfixParser : boost::spirit::x3::parser<InfixParser> {
  using attribute_type = InfixMatch;
  static bool const has_attribute = true;
  bool comparisons_only;

  constexpr explicit InfixParser(bool only) : comparisons_only(only) {}

  template <class Context, class Rule, class Attribute>
  bool parse(const char*& first, const char* const& last, const Context& context, const Rule&,
             Attribute& attribute) const {
    const char* here = first;
    boost::spirit::x3::skip_over(here, last, context);
    const char* margin = here;  // an operand stands before, so this never leaves the text
    while (margin[-1] == ' ' || margin[-1] == '\t') --margin;
    InfixMatch found = match_infix(here, last, comparisons_only, margin[-1] == '\n');
    if (found.end == nullptr) return false;
    found.begin = here;
    first = found.end;
    boost::spirit::x3::traits::move_to(found, attribute);
    return true;
  }
};

struct DepthTag;  // context: how many brackets are open

/// Brackets open more than everything after parsing recurses safely.
struct TooDeep {
  const char* where;
};

struct OpenParser : boost::spirit::x3::parser<OpenParser> {
  using attribute_type = boost::spirit::x3::unused_type;
  static bool const has_attribute = false;

  template <class Context, class Rule, class Attribute>
  bool parse(const char*& first, const char* const& last, const Context& context, const Rule&, Attribute&) const {
    boost::spirit::x3::skip_over(first, last, context);
    if (first == last || *first != '(') return false;
    int& depth = boost::spirit::x3::get<DepthTag>(context).get();
    if (depth == deepest_brackets) throw TooDeep{first};
    ++depth;
    ++first;
    return true;
  }
};

struct CloseParser : boost::spirit::x3::parser<CloseParser> {
  using attribute_type = boost::spirit::x3::unused_type;
  static bool const has_attribute = false;

  template <class Context, class Rule, class Attribute>
  bool parse(const char*& first, const char* const& last, const Context& context, const Rule&, Attribute&) const {
    boost::spirit::x3::skip_over(first, last, context);
    if (first == last || *first != ')') return false;
    --boost::spirit::x3::get<DepthTag>(context).get();
    ++first;
    return true;
  }
};

}  // namespace chuan::syntax

// What X3 says it expected: rule names are terms ("@name"), several are separated by '|'.
namespace boost::spirit::x3 {
template <>
struct get_info<chuan::syntax::KeywordParser> {
  using result_type = std::string;
  std::string operator()(const chuan::syntax::KeywordParser& parser) const {
    return chuan::syntax::in_both(parser.keyword);
  }
};
template <std::size_t N>
struct get_info<chuan::syntax::AnyKeywordParser<N>> {
  using result_type = std::string;
  std::string operator()(const chuan::syntax::AnyKeywordParser<N>& parser) const {
    std::string all;
    for (chuan::syntax::Keyword keyword : parser.keywords)
      all += (all.empty() ? "" : "|") + chuan::syntax::in_both(keyword);
    return all;
  }
};
template <>
struct get_info<chuan::syntax::InfixParser> {
  using result_type = std::string;
  std::string operator()(const chuan::syntax::InfixParser&) const { return "@comparison"; }
};
template <>
struct get_info<chuan::syntax::OpenParser> {
  using result_type = std::string;
  std::string operator()(const chuan::syntax::OpenParser&) const { return "'('"; }
};
template <>
struct get_info<chuan::syntax::CloseParser> {
  using result_type = std::string;
  std::string operator()(const chuan::syntax::CloseParser&) const { return "')'"; }
};
template <class Subject, class Action>
struct get_info<action<Subject, Action>> {
  using result_type = std::string;
  std::string operator()(const action<Subject, Action>& parser) const { return what(parser.subject); }
};
template <class Left, class Right>
struct get_info<sequence<Left, Right>> {
  using result_type = std::string;
  std::string operator()(const sequence<Left, Right>& parser) const {
    const std::string left = what(parser.left);  // an empty first part says nothing
    return left.empty() ? what(parser.right) : left;
  }
};
template <class Left, class Right>
struct get_info<alternative<Left, Right>> {
  using result_type = std::string;
  std::string operator()(const alternative<Left, Right>& parser) const {
    const std::string left = what(parser.left), right = what(parser.right);
    return left.empty() || left == right ? right : right.empty() ? left : left + "|" + right;
  }
};
template <class Left, class Right>
struct get_info<list<Left, Right>> {
  using result_type = std::string;
  std::string operator()(const list<Left, Right>& parser) const { return what(parser.left); }
};
template <class Subject>
struct get_info<plus<Subject>> {
  using result_type = std::string;
  std::string operator()(const plus<Subject>& parser) const { return what(parser.subject); }
};
template <class Subject>
struct get_info<lexeme_directive<Subject>> {
  using result_type = std::string;
  std::string operator()(const lexeme_directive<Subject>& parser) const { return what(parser.subject); }
};
template <class Subject>
struct get_info<raw_directive<Subject>> {
  using result_type = std::string;
  std::string operator()(const raw_directive<Subject>&) const { return "@word"; }
};
template <class Subject>
struct get_info<optional<Subject>> {
  using result_type = std::string;
  std::string operator()(const optional<Subject>& parser) const { return what(parser.subject); }
};
template <class Subject>
struct get_info<not_predicate<Subject>> {
  using result_type = std::string;
  std::string operator()(const not_predicate<Subject>&) const { return ""; }
};
template <>
struct get_info<eps_parser> {
  using result_type = std::string;
  std::string operator()(const eps_parser&) const { return ""; }
};
}  // namespace boost::spirit::x3

namespace chuan::syntax {

namespace x3 = boost::spirit::x3;

struct StartTag;  // context: the file's first byte and its index

/// Stamps the byte range of what it parsed, without the blanks before it, into the value of the enclosing rule. (Rules
/// with actions hand no attribute to `on_success`, so X3's own place for this stays empty.)
template <class Subject>
struct Stamp : x3::unary_parser<Subject, Stamp<Subject>> {
  constexpr explicit Stamp(const Subject& inner) : x3::unary_parser<Subject, Stamp<Subject>>(inner) {}

  template <class Context, class Value, class Attribute>
  bool parse(const char*& first, const char* const& last, const Context& context, Value& value,
             Attribute& attribute) const {
    const char* const start = skip_blanks(first, last);
    if (!this->subject.parse(first, last, context, value, attribute)) return false;
    value.range = x3::get<StartTag>(context).get().range(start, trim(start, first));
    return true;
  }
};

struct StampDirective {
  template <class Subject>
  constexpr auto operator[](const Subject& subject) const {
    return Stamp<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
  }
};
inline constexpr StampDirective stamp;

}  // namespace chuan::syntax
