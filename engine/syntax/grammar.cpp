// SPDX-License-Identifier: MIT
// The grammar of `.luat` in Spirit X3: one rule for each shape of clause, chosen by the clause's first keyword.
#include <algorithm>

#include "source/text.hpp"
#include "syntax/grammar_words.hpp"

namespace chuan::syntax {
namespace {

using ast::Clause;
using ast::Expr;
using ast::ExprKind;
using K = Keyword;

template <auto Member>
constexpr auto into = [](auto& context) { x3::_val(context).*Member = std::move(x3::_attr(context)); };
template <auto Member>
constexpr auto push = [](auto& context) { (x3::_val(context).*Member).push_back(std::move(x3::_attr(context))); };
template <auto Member>
constexpr auto raise = [](auto& context) { x3::_val(context).*Member = true; };
template <auto Member, auto Value>
constexpr auto put = [](auto& context) { x3::_val(context).*Member = Value; };
constexpr auto text_of = [](auto& context) {
  x3::_val(context).text.assign(x3::_attr(context).begin(), x3::_attr(context).end());
};

constexpr KeywordParser kw(Keyword keyword) { return KeywordParser(keyword); }
template <std::size_t N>
constexpr AnyKeywordParser<N> any(const Keyword (&list)[N]) {
  return AnyKeywordParser<N>(list);
}

// ---- words, codes, numbers

struct name_tag {};
struct code_tag {};
struct address_code_tag {};
struct circular_number_tag {};
struct quoted_tag {};
const x3::rule<name_tag, ast::Name> a_name = "@name";
const x3::rule<code_tag, ast::Name> a_code = "@code";
const x3::rule<address_code_tag, ast::Name> an_address = "@subject_address";
const x3::rule<circular_number_tag, ast::Name> a_circular = "@circular_number";
const x3::rule<quoted_tag, ast::Name> a_text = "@quoted_text";

const auto word_char = x3::char_("a-zA-Z0-9_") | x3::char_('\x80', '\xff');
const auto a_name_def = stamp[x3::lexeme[x3::raw[!x3::char_("0-9") >> +word_char]][text_of]];
const auto a_code_def = stamp[x3::lexeme[x3::raw[+word_char >> *(x3::char_('.') >> +word_char)]][text_of]];
const auto an_address_def = stamp[x3::lexeme[x3::raw[+(word_char | x3::char_("./*+"))]][text_of]];
const auto a_circular_def =
    stamp[x3::lexeme[x3::raw[+word_char >> x3::char_('/') >> +(word_char | x3::char_("/.-"))]][text_of]];
const auto a_text_def =
    stamp[x3::lexeme['"' >> x3::raw[*(("\\" >> (x3::char_ - '\n')) | (x3::char_ - '"' - '\n'))][text_of] >> '"']];

struct number_tag;
struct date_tag;
struct whole_tag;
struct level_tag;
const x3::rule<number_tag, Number> a_number = "@number";
const x3::rule<date_tag, Date> a_date = "@date";
const x3::rule<whole_tag, int> a_whole = "@whole_number";
const x3::rule<level_tag, int> a_level = "@level_number";

const auto read_number = [](auto& context) {
  const auto& raw = x3::_attr(context);
  const auto number = Number::parse(std::string_view(raw.begin(), static_cast<std::size_t>(raw.end() - raw.begin())));
  x3::_pass(context) = number.has_value();
  if (number) x3::_val(context) = *number;
};
const auto read_date = [](auto& context) {
  const auto& raw = x3::_attr(context);
  const auto date = parse_date(std::string_view(raw.begin(), static_cast<std::size_t>(raw.end() - raw.begin())));
  x3::_pass(context) = date.has_value();
  if (date) x3::_val(context) = *date;
};
const auto date_shape = (+x3::ascii::digit >> '/' >> +x3::ascii::digit >> '/' >> +x3::ascii::digit) |
                        (+x3::ascii::digit >> '-' >> +x3::ascii::digit >> '-' >> +x3::ascii::digit);
const auto a_number_def =
    x3::lexeme[x3::raw[+x3::ascii::digit >> -(x3::char_(",.") >> +x3::ascii::digit)][read_number] >> !word_char];
const auto a_date_def = x3::lexeme[x3::raw[date_shape][read_date]];
constexpr x3::uint_parser<unsigned, 10, 1, 4> up_to_four_digits;
constexpr x3::uint_parser<unsigned, 10, 1, 2> up_to_two_digits;
const auto as_int = [](auto& context) { x3::_val(context) = static_cast<int>(x3::_attr(context)); };
const auto a_whole_def = x3::lexeme[up_to_four_digits >> !word_char][as_int];
const auto a_level_def = x3::lexeme[up_to_two_digits >> !word_char][as_int];

BOOST_SPIRIT_DEFINE(a_name, a_code, an_address, a_circular, a_text, a_number, a_date, a_whole, a_level)

// ---- verdict words

constexpr Keyword verdict_words[] = {K::met, K::not_met, K::unknown, K::not_applicable};
struct verdict_tag;
const x3::rule<verdict_tag, Verdict> a_verdict = "@verdict";
const auto a_verdict_def =
    any(verdict_words)[([](auto& context) { x3::_val(context) = verdict_of(x3::_attr(context)); })];
BOOST_SPIRIT_DEFINE(a_verdict)

// ---- expressions

struct expr_tag {};
struct chain_tag {};
struct operand_tag {};
struct negated_tag {};
struct value_tag {};
struct exception_tag {};
struct infix_tag;
const x3::rule<expr_tag, Expr> expression = "@expression";
const x3::rule<chain_tag, Expr> chain = "@expression";
const x3::rule<operand_tag, Expr> operand = "@operand";
const x3::rule<negated_tag, Expr> negated = "@operand";
const x3::rule<value_tag, Expr> value = "@value";
const x3::rule<exception_tag, ast::Exception> exception = "@exception";
const x3::rule<infix_tag, ast::Infix> comparison = "@comparison";

/// Where the number stands that was just read.
const auto number_place = [](auto& context) {
  const char* const end = x3::_where(context).begin();
  const char* begin = end;
  while (is_digit(begin[-1]) || (begin[-1] == ',' && is_digit(begin[-2]))) --begin;
  return x3::get<StartTag>(context).get().range(begin, end);
};
const auto into_years = [](auto& context) {
  x3::_val(context).years = static_cast<std::uint32_t>(x3::_attr(context));
  x3::_val(context).years_range = number_place(context);
};
const auto into_count = [](auto& context) {
  x3::_val(context).number = x3::_attr(context);
  x3::_val(context).number_range = number_place(context);
};
const auto kind = [](ExprKind which) { return x3::eps[([which](auto& context) { x3::_val(context).kind = which; })]; };
const auto only = [](auto& context) {  // a chain of one operand is that operand
  Expr& all = x3::_val(context);
  if (all.operands.size() == 1 && all.exceptions.empty()) {
    Expr one = std::move(all.operands.front());
    all = std::move(one);
  }
};

const auto as_chain = [](auto& context) { x3::_val(context) = std::move(x3::_attr(context)); };

constexpr Keyword filters[] = {K::mandatory, K::not_mandatory};
constexpr Keyword scopes[] = {K::standard, K::group};
constexpr OpenParser open;
constexpr CloseParser close;
const auto last_years = kw(K::within) > a_whole[into_years] > kw(K::years) > open
                        > expression[push<&Expr::operands>] > close;
const auto criteria_set = -any(filters)[into<&Expr::filter>] >>
                          -(kw(K::of) > any(scopes)[into<&Expr::scope>] > a_code[into<&Expr::name>]);
const auto attains_level = kw(K::attains) > kw(K::level) > a_level[into<&Expr::level>];

const auto day_shape = +x3::ascii::digit >> '/' >> +x3::ascii::digit >> !(word_char | '/');
const auto read_day = [](auto& context) {
  const auto& raw = x3::_attr(context);
  const auto day = parse_date(std::string(raw.begin(), raw.end()) + "/2000");  // a leap year: 29/02 is a day too
  x3::_pass(context) = day.has_value();
  if (day) x3::_val(context).date = *day;
};
const auto literal =
    (x3::lexeme[x3::raw[day_shape][read_day]] > kw(K::of) > kw(K::school_year) > kind(ExprKind::school_year_day)) |
    (a_date[into<&Expr::date>] >> kind(ExprKind::date)) |
    (a_number[into<&Expr::number>] >> kind(ExprKind::number) >> -x3::lit('%')[raise<&Expr::percent>]);
const auto named = !any(not_operands) >> a_name[into<&Expr::name>] >> kind(ExprKind::name);

const auto operand_def =
    stamp[(kw(K::not_decreasing) > last_years > kind(ExprKind::not_decreasing)) |
          (kw(K::not_) > negated[push<&Expr::operands>] > kind(ExprKind::negate)) |
          (kw(K::every_year) > last_years > kind(ExprKind::every_year)) |
          (kw(K::every_criterion)[raise<&Expr::all>] > criteria_set > attains_level > kind(ExprKind::criteria)) |
          (kw(K::at_least) > a_number[into_count] > -x3::lit('%')[raise<&Expr::percent>] >
           ((kw(K::years) > last_years > kind(ExprKind::some_years)) |
            (kw(K::criteria) > criteria_set > attains_level > kind(ExprKind::criteria)) |
            (kw(K::within) > open > (expression[push<&Expr::operands>] % ';') > close > kind(ExprKind::some_of) >
             -(kw(K::too_few) > a_verdict[into<&Expr::too_few>])))) |
          (kw(K::school) >> attains_level > kind(ExprKind::school_level)) |
          (kw(K::criterion) >> a_code[into<&Expr::name>] > attains_level > kind(ExprKind::criterion_level)) |
          (open > expression[push<&Expr::operands>] > close > kind(ExprKind::bracket)) | literal | named];

const auto negated_def = !kw(K::not_) >> operand[as_chain];

const auto note_infix = [](auto& context) {
  const InfixMatch& found = x3::_attr(context);
  x3::_val(context).infixes.push_back(found.infix);
  x3::_val(context).infix_ranges.push_back(x3::get<StartTag>(context).get().range(found.begin, found.end));
};
const auto chain_def = stamp[operand[push<&Expr::operands>] >> kind(ExprKind::chain) >>
                             *(InfixParser(false)[note_infix] > operand[push<&Expr::operands>]) >> x3::eps[only]];
const auto add_exception = [](auto& context) {
  Expr& all = x3::_val(context);
  if (all.kind != ExprKind::chain) {  // the checker says that an exception needs a comparison
    Expr wrapped;
    wrapped.kind = ExprKind::chain;
    wrapped.range = all.range;
    wrapped.operands.push_back(std::move(all));
    all = std::move(wrapped);
  }
  all.exceptions.push_back(std::move(x3::_attr(context)));
};
const auto expression_def = stamp[chain[as_chain] >> *exception[add_exception]];
const auto comparison_def = InfixParser(true)[([](auto& context) { x3::_val(context) = x3::_attr(context).infix; })];
const auto exception_def = ',' >> stamp[(kw(K::except_in_order)[raise<&ast::Exception::in_order>] |
                                         kw(K::except_when)) > chain[into<&ast::Exception::condition>] > ':' >
                                        comparison[into<&ast::Exception::infix>] > chain[into<&ast::Exception::value>]];
const auto value_def = stamp[literal | (kw(K::not_)[put<&Expr::percent, false>] >> kind(ExprKind::negate)) | named];

BOOST_SPIRIT_DEFINE(expression, chain, operand, negated, value, exception, comparison)

// ---- the tail of a clause: its place in the law and its window

constexpr Keyword cite_words[] = {K::point,   K::clause, K::article,  K::section,
                                  K::chapter, K::part,   K::appendix, K::form};
struct cite_part_tag;
const x3::rule<cite_part_tag, ast::CitePart> cite_part = "@cite";
const auto cite_part_def = any(cite_words)[into<&ast::CitePart::kind>] >
                           x3::lexeme[x3::raw[+word_char >> *(x3::char_(".-") >> +word_char)]][([](auto& context) {
                             x3::_val(context).value.assign(x3::_attr(context).begin(), x3::_attr(context).end());
                           })];

struct address_part_tag {};
const x3::rule<address_part_tag, ast::AddressPart> address_part = "@address";
constexpr Keyword address_with_code[] = {K::annex,          K::standard,    K::group,       K::criterion,
                                         K::level,          K::indicator,   K::requirement, K::data,
                                         K::define,         K::recognition, K::check,       K::accreditation_degree,
                                         K::standard_degree};
constexpr Keyword address_alone[] = {K::rating,  K::condition,  K::validity, K::renewal_lead,
                                     K::waiting, K::transition, K::whole,    K::title};
const auto address_part_def =
    stamp[(any(address_with_code)[into<&ast::AddressPart::kind>] > a_code[into<&ast::AddressPart::value>]) |
          (kw(K::equivalent)[put<&ast::AddressPart::kind, K::equivalent>] >
           a_circular[into<&ast::AddressPart::value>]) |
          any(address_alone)[into<&ast::AddressPart::kind>]];
BOOST_SPIRIT_DEFINE(cite_part, address_part)

const auto quoted_cite = [](auto& context) { x3::_val(context).cite_text = x3::_attr(context).text; };
const auto cite = +cite_part[push<&Clause::cite>] | a_text[quoted_cite];
const auto window = kw(K::from) > a_date[into<&Clause::from>] > -(kw(K::until) > a_date[into<&Clause::to>]);
const auto tail = *(',' > (window | cite));
const auto address = address_part[push<&Clause::address>] >>
                     *(SameLineParser() >> address_part[push<&Clause::address>]);
const auto place = address_part[push<&Clause::place>] >> *(SameLineParser() >> address_part[push<&Clause::place>]);

// ---- clauses, by shape

template <class Tag>
struct ClauseTag {};

#define CLAUSE(id, ...)                                                \
  const x3::rule<ClauseTag<struct id##_shape>, Clause> id = "@clause"; \
  const auto id##_def = stamp[__VA_ARGS__];                            \
  BOOST_SPIRIT_DEFINE(id)

constexpr Keyword time_units[] = {K::years, K::months, K::days};
constexpr Keyword degree_words[] = {K::accreditation_degree, K::standard_degree};
constexpr Keyword plain_types[] = {K::yes_no,     K::count_type,  K::percent_type,
                                   K::money_type, K::number_type, K::date_type};
const auto as_word = into<&Clause::word>;
const auto named_clause = a_name[into<&Clause::name>];
const auto coded = a_code[into<&Clause::name>];
const auto whole = a_whole[into<&Clause::number>];
const auto level = a_level[into<&Clause::number>];
const auto quoted = a_text[into<&Clause::text>];
// A comma before a citation or a window ends the list.
const auto next_name = ',' >> !any(cite_words) >> !kw(K::from);
const auto list_of_names = a_name[push<&Clause::names>] % next_name;
const auto unit = '(' > x3::lexeme[x3::raw[+(x3::char_ - ')' - '\n' - '#')]][([](auto& context) {
                    x3::_val(context).unit.assign(x3::_attr(context).begin(), x3::_attr(context).end());
                  })] > ')';
const auto period = whole > any(time_units)[as_word];
const auto says = a_verdict[into<&Clause::verdict>];
const auto with_kind = [](ast::ClauseKind which) {
  return x3::eps[([which](auto& context) { x3::_val(context).kind = which; })];
};
const auto choose_word = [](Keyword which) {
  return x3::eps[([which](auto& context) { x3::_val(context).word = which; })];
};
using C = ast::ClauseKind;

CLAUSE(circular_clause, x3::eps > a_circular[into<&Clause::name>] > -quoted > with_kind(C::circular))
CLAUSE(date_clause, x3::eps > a_date[into<&Clause::date>] > tail)
CLAUSE(names_clause, x3::eps > list_of_names > tail)
CLAUSE(circulars_clause, x3::eps > (a_circular[push<&Clause::names>] % ',') > tail)
const auto kinds_replaced = a_name[push<&Clause::targets>] % next_name;
CLAUSE(replaces_clause,
       x3::eps > (a_circular[push<&Clause::names>] % ',') > -(kw(K::for_kinds) > kinds_replaced) > tail)
CLAUSE(kind_clause, x3::eps > named_clause > quoted > -(':' > list_of_names))
CLAUSE(titled_clause, x3::eps > named_clause > quoted)
CLAUSE(text_clause, x3::eps > quoted)
CLAUSE(note_clause, x3::eps > quoted > -window)
CLAUSE(annex_clause, x3::eps > coded > -quoted > -(kw(K::for_kinds) > list_of_names) > tail)
CLAUSE(bare_clause, tail)
CLAUSE(metric_clause, x3::eps > quoted > -unit)
CLAUSE(define_clause, x3::eps > named_clause > -quoted > '=' > expression[into<&Clause::expr>] > tail)
CLAUSE(section_clause, x3::eps > coded > quoted > tail)
CLAUSE(criterion_clause,
       x3::eps > coded > ((quoted > -kw(K::mandatory)[raise<&Clause::mandatory>] > tail > with_kind(C::criterion)) |
                          (kw(K::level) > with_kind(C::given_result) > level)))
CLAUSE(level_clause, x3::eps > level > ((':' > with_kind(C::rating_level) > expression[into<&Clause::expr>]) |
                                        with_kind(C::level)) > tail)
CLAUSE(recognition_clause, x3::eps > named_clause > quoted > -(kw(K::for_kinds) > list_of_names) > tail)
CLAUSE(condition_clause, x3::eps > ':' > expression[into<&Clause::expr>] > tail)
CLAUSE(degree_clause, x3::eps > whole > ':' > expression[into<&Clause::expr>] > tail)
CLAUSE(period_clause, x3::eps > period > tail)
CLAUSE(equivalent_clause, x3::eps > a_circular[into<&Clause::name>] >
                              -(any(degree_words)[into<&Clause::old_word>] > a_whole[into<&Clause::upper>]) > ':' >
                              any(degree_words)[as_word] > whole > tail)
CLAUSE(check_clause, x3::eps > named_clause > quoted > ':' > expression[into<&Clause::expr>] > tail)
CLAUSE(window_clause, x3::eps > window > tail)
CLAUSE(suspension_clause, x3::eps > quoted > -window > tail)
CLAUSE(transition_clause, x3::eps > quoted > -(kw(K::under) > a_circular[into<&Clause::name>]) > -window > tail)
CLAUSE(amends_clause, x3::eps > a_circular[into<&Clause::name>] > tail)
CLAUSE(repeal_clause, x3::eps > address > tail)
CLAUSE(replace_clause, x3::eps > address > kw(K::by) > -(quoted | (period >> !x3::lit(':'))) > tail)
CLAUSE(insert_clause, x3::eps > address > -(kw(K::after) > place) > tail)
CLAUSE(rename_clause, x3::eps > address > kw(K::to) > (quoted | named_clause) > tail)
CLAUSE(unverified_clause, (quoted > with_kind(C::unverified)) | (address > quoted > with_kind(C::mark) > tail))
const auto quoted_sources = a_text[push<&Clause::names>] % ',';
CLAUSE(confidence_clause,
       (quoted_sources > with_kind(C::unverified)) | (address > quoted_sources > with_kind(C::mark) > tail))
CLAUSE(consists_clause, x3::eps > whole > kw(K::criteria) > tail)

const auto condition = kw(K::when) > expression[into<&Clause::condition>] > ':';
const auto ways = ',' >> ((kw(K::one_of_the_ways) >> x3::eps[put<&Clause::number, 1>]) |
                          (kw(K::at_least) >> whole >> kw(K::of_the_ways))) >>
                  -(',' >> kw(K::too_few) > says > x3::eps[raise<&Clause::too_few_given>]) > ':';
CLAUSE(requirement_clause, -condition > quoted > -(ways | (':' > expression[into<&Clause::expr>])) >
                               -(kw(K::cross_check) > expression[into<&Clause::cross_check>]) > tail)
CLAUSE(alternative_clause, -condition > quoted > -(':' > expression[into<&Clause::expr>]) > tail)
CLAUSE(indicator_clause, coded >> ')')

const auto choices = kw(K::one_of) > choose_word(K::one_of) > a_name[push<&Clause::names>] >
                     (+('<' > a_name[push<&Clause::names>] > x3::eps[raise<&Clause::ordered>]) |
                      *(',' >> !kw(K::each_school_year) >> a_name[push<&Clause::names>]));
const auto fact_type = choices | any(plain_types)[as_word];
constexpr Keyword fact_lists[] = {K::council, K::reviews, K::plan};
const auto role = [](auto& context) { x3::_val(context).role = x3::_attr(context).text; };
const auto taken_from = kw(K::taken_from) > any(fact_lists)[into<&Clause::old_word>] > -a_text[role];
const auto given_values = value[push<&Clause::values>] % ',';
CLAUSE(named_line,
       named_clause >> ((':' > with_kind(C::fact) > fact_type >
                         -(-x3::lit(',') >> kw(K::each_school_year)[raise<&Clause::yearly>]) > quoted > -unit >
                         -taken_from > tail) |
                        ('=' > with_kind(C::given_value) > given_values > -kw(K::every_year)[raise<&Clause::yearly>])))

const auto sources = an_address[push<&Clause::names>] % ',';
CLAUSE(carry_table_clause,
       x3::eps > a_circular[push<&Clause::names>] > kw(K::into) > a_circular[push<&Clause::targets>] > quoted)
CLAUSE(carry_clause, x3::eps > sources > kw(K::into) > (an_address[push<&Clause::targets>] % ',') > quoted)
CLAUSE(no_carry_clause, x3::eps > sources > quoted)

CLAUSE(case_clause,
       x3::eps > quoted > kw(K::under) > a_circular[into<&Clause::name>] > kw(K::on_date) > a_date[into<&Clause::date>])
const auto sign = [](bool off) {
  return x3::eps[([off](auto& context) { x3::_val(context).negated.push_back(off); })];
};
CLAUSE(school_clause,
       x3::eps > named_clause > *(',' > ((kw(K::not_) >> sign(true)) | sign(false)) > a_name[push<&Clause::names>]))
CLAUSE(given_level_clause, x3::eps > named_clause)
CLAUSE(year_clause, x3::eps > x3::lexeme[x3::raw[+x3::ascii::digit >> '-' >> +x3::ascii::digit]][([](auto& context) {
                      x3::_val(context).name.text.assign(x3::_attr(context).begin(), x3::_attr(context).end());
                    })])
CLAUSE(results_clause, -(kw(K::of) > any(scopes)[as_word] > coded) > kw(K::level) > level)
const auto of_criterion = kw(K::of) > kw(K::criterion) > coded > -(kw(K::level) > level);
CLAUSE(requirements_clause, -of_criterion > says)
CLAUSE(sweep_clause, x3::eps > of_criterion > says)
CLAUSE(given_requirement_clause, x3::eps > an_address[into<&Clause::name>] > says)
CLAUSE(given_recognition_clause, x3::eps > named_clause > any(degree_words)[as_word] > whole > kw(K::on_date) >
                                     a_date[into<&Clause::date>] > -(kw(K::under) > a_circular[push<&Clause::names>]))

const auto levels_expected =
    (kw(K::level) > level > x3::eps[([](auto& context) { x3::_val(context).upper = x3::_val(context).number; })]) |
    (kw(K::from) > kw(K::level) > level > kw(K::until) > kw(K::level) > a_level[into<&Clause::upper>]);
constexpr Keyword address_words[] = {K::level, K::indicator, K::requirement};
const auto recognition_expected =
    (any(degree_words)[into<&Clause::old_word>] > whole) |
    (kw(K::condition)[put<&Clause::old_word, K::condition>] > says) |
    (kw(K::upgrade)[put<&Clause::old_word, K::upgrade>] > kw(K::from) > a_date[into<&Clause::date>]) |
    (kw(K::expires)[put<&Clause::old_word, K::expires>] > a_date[into<&Clause::date>]) |
    (kw(K::renew_by)[put<&Clause::old_word, K::renew_by>] > a_date[into<&Clause::date>]);
CLAUSE(expectation_clause,
       x3::eps > ((kw(K::school) > choose_word(K::school) > levels_expected) |
                  (kw(K::criterion) > choose_word(K::criterion) > coded > levels_expected) |
                  (kw(K::recognition) > choose_word(K::recognition) > named_clause > recognition_expected) |
                  (kw(K::check) > choose_word(K::check) > named_clause > says) |
                  (kw(K::does_not_warn) > choose_word(K::does_not_warn) > named_clause) |
                  (kw(K::warns) > choose_word(K::warns) > named_clause) |
                  (kw(K::evidence_code) > choose_word(K::evidence_code) > quoted >
                   ((kw(K::accepted) >> x3::eps[put<&Clause::verdict, Verdict::met>]) |
                    (kw(K::refused) >> x3::eps[put<&Clause::verdict, Verdict::not_met>]))) |
                  (any(address_words)[as_word] > an_address[into<&Clause::name>] > says)))
#undef CLAUSE

/// X3 says single characters between apostrophes.
std::string in_backticks(std::string expected) {
  std::replace(expected.begin(), expected.end(), '\'', '`');
  return expected;
}

template <class Rule>
bool run(const Rule& rule, const char*& first, const char* last, const Origin& origin, Clause& clause,
         Failure& failure) {
  const auto blank = x3::ascii::space | ('#' >> *(x3::char_ - '\n'));
  const char* const start = first;
  int depth = 0;
  try {
    if (x3::phrase_parse(first, last, x3::with<DepthTag>(std::ref(depth))[x3::with<StartTag>(std::cref(origin))[rule]],
                         blank, clause, x3::skip_flag::dont_post_skip))
      return true;
    failure = {skip_blanks(start, last), "@clause", false};
  } catch (const x3::expectation_failure<const char*>& failed) {
    failure = {skip_blanks(failed.where(), last), in_backticks(failed.which()), false};
  } catch (const TooDeep& deep) {
    failure = {deep.where, "", true};
  }
  return false;
}

}  // namespace

std::string in_both(Keyword keyword) {
  return "`" + std::string(spelling(keyword, Language::vi)) + "\x1F" + std::string(spelling(keyword, Language::en)) +
         "`";
}

#define SHAPE(rule) \
  [](const char*& f, const char* l, const Origin& o, Clause& c, Failure& e) { return run(rule, f, l, o, c, e); }
const Shape requirement_shape{K::none, C::requirement, SHAPE(requirement_clause)};
const Shape alternative_shape{K::none, C::alternative, SHAPE(alternative_clause)};
const Shape indicator_shape{K::none, C::indicator, SHAPE(indicator_clause)};
const Shape named_shape{K::none, C::fact, SHAPE(named_line)};

const std::vector<Shape>& keyword_shapes() {
  static const std::vector<Shape> shapes = {
      {K::circular, C::circular, SHAPE(circular_clause)},
      {K::issued, C::issued, SHAPE(date_clause)},
      {K::effective, C::effective, SHAPE(date_clause)},
      {K::ends, C::ends, SHAPE(date_clause)},
      {K::applies_to, C::applies_to, SHAPE(names_clause)},
      {K::replaces, C::replaces, SHAPE(replaces_clause)},
      {K::school_kind, C::school_kind, SHAPE(kind_clause)},
      {K::educational_level, C::educational_level, SHAPE(titled_clause)},
      {K::evidence_code, C::evidence_code, SHAPE(text_clause)},
      {K::refers, C::refers, SHAPE(circulars_clause)},
      {K::reference_only, C::reference_only, SHAPE(bare_clause)},
      {K::not_encoded, C::not_encoded, SHAPE(bare_clause)},
      {K::consists_of, C::consists_of, SHAPE(consists_clause)},
      {K::annex, C::annex, SHAPE(annex_clause)},
      {K::data, C::data, SHAPE(bare_clause)},
      {K::define, C::definition, SHAPE(define_clause)},
      {K::standard, C::standard, SHAPE(section_clause)},
      {K::group, C::group, SHAPE(section_clause)},
      {K::criterion, C::criterion, SHAPE(criterion_clause)},
      {K::level, C::level, SHAPE(level_clause)},
      {K::suggested_evidence, C::suggested_evidence, SHAPE(text_clause)},
      {K::metric, C::metric, SHAPE(metric_clause)},
      {K::unverified, C::unverified, SHAPE(unverified_clause)},
      {K::original_text, C::unverified, SHAPE(confidence_clause)},
      {K::two_sources, C::unverified, SHAPE(confidence_clause)},
      {K::one_source, C::unverified, SHAPE(confidence_clause)},
      {K::inferred, C::unverified, SHAPE(confidence_clause)},
      {K::conflicting, C::unverified, SHAPE(confidence_clause)},
      {K::note, C::note, SHAPE(note_clause)},
      {K::suspended, C::suspension, SHAPE(suspension_clause)},
      {K::rating, C::rating, SHAPE(bare_clause)},
      {K::recognition, C::recognition, SHAPE(recognition_clause)},
      {K::condition, C::condition, SHAPE(condition_clause)},
      {K::accreditation_degree, C::degree, SHAPE(degree_clause)},
      {K::standard_degree, C::degree, SHAPE(degree_clause)},
      {K::validity, C::validity, SHAPE(period_clause)},
      {K::renewal_lead, C::renewal_lead, SHAPE(period_clause)},
      {K::waiting, C::waiting, SHAPE(period_clause)},
      {K::equivalent, C::equivalent, SHAPE(equivalent_clause)},
      {K::keeps_expiry, C::keeps_expiry, SHAPE(date_clause)},
      {K::check, C::check, SHAPE(check_clause)},
      {K::advisory, C::advisory, SHAPE(window_clause)},
      {K::transition, C::transition, SHAPE(transition_clause)},
      {K::amends, C::amends, SHAPE(amends_clause)},
      {K::repeal, C::repeal, SHAPE(repeal_clause)},
      {K::replace, C::replace, SHAPE(replace_clause)},
      {K::insert, C::insert, SHAPE(insert_clause)},
      {K::rename, C::rename, SHAPE(rename_clause)},
      {K::carry_table, C::carry_table, SHAPE(carry_table_clause)},
      {K::carry, C::carry, SHAPE(carry_clause)},
      {K::no_carry, C::no_carry, SHAPE(no_carry_clause)},
      {K::case_, C::test_case, SHAPE(case_clause)},
      {K::school, C::given_school, SHAPE(school_clause)},
      {K::at_level, C::given_level, SHAPE(given_level_clause)},
      {K::school_year, C::given_year, SHAPE(year_clause)},
      {K::every_criterion, C::given_results, SHAPE(results_clause)},
      {K::every_requirement, C::given_requirements, SHAPE(requirements_clause)},
      {K::each_requirement, C::sweep, SHAPE(sweep_clause)},
      {K::requirement, C::given_requirement, SHAPE(given_requirement_clause)},
      {K::already, C::given_recognition, SHAPE(given_recognition_clause)},
      {K::expect, C::expectation, SHAPE(expectation_clause)},
  };
  return shapes;
}

#undef SHAPE

}  // namespace chuan::syntax
