// SPDX-License-Identifier: MIT
// The tree as canonical text, in either vocabulary: the formatter.
#include <array>

#include "syntax/parse.hpp"
#include "syntax/print_expression.hpp"

namespace chuan::syntax {
namespace {

using ast::Clause;
using ast::Expr;
using ast::ExprKind;
using ast::Infix;
using C = ast::ClauseKind;
using K = Keyword;

class Printer : public ExpressionPrinter {
 public:
  using ExpressionPrinter::ExpressionPrinter;

  template <class List>
  static std::string joined(const List& list, const char* separator) {
    std::string text;
    for (const auto& each : list) text += (text.empty() ? "" : separator) + each.text;
    return text;
  }

  std::string cite(const Clause& clause) const {
    std::string text;
    for (const ast::CitePart& part : clause.cite)
      text += (text.empty() ? "" : " ") + word(part.kind) + " " + part.value;
    return text;
  }

  std::string window(const Clause& clause) const {
    if (!clause.from) return {};
    return word(K::from) + " " + date(*clause.from) + (clause.to ? " " + word(K::until) + " " + date(*clause.to) : "");
  }

  std::string tail(const Clause& clause) const {
    std::string text;
    if (const std::string place = cite(clause); !place.empty()) text += ", " + place;
    if (!clause.cite_text.empty()) text += ", " + quoted(clause.cite_text);
    if (clause.from && clause.kind != C::advisory && clause.kind != C::transition && clause.kind != C::suspension)
      text += ", " + window(clause);
    return text;
  }

  std::string address(const ast::Address& parts) const {
    std::string text;
    for (const ast::AddressPart& part : parts) {
      text += (text.empty() ? "" : " ") + word(part.kind);
      if (!part.value.empty()) text += " " + part.value.text;
    }
    return text;
  }

  std::string fact_type(const Clause& clause) const {
    if (clause.word != K::one_of) return word(clause.word);
    return word(K::one_of) + " " + joined(clause.names, clause.ordered ? " < " : ", ");
  }

  std::string taken_from(const Clause& clause) const {
    if (clause.old_word == K::none) return {};
    return " " + word(K::taken_from) + " " + word(clause.old_word) +
           (clause.role.empty() ? "" : " " + quoted(clause.role));
  }

  std::string levels(const Clause& clause) const {
    if (clause.number == clause.upper) return word(K::level) + " " + std::to_string(clause.number);
    return word(K::from) + " " + word(K::level) + " " + std::to_string(clause.number) + " " + word(K::until) + " " +
           word(K::level) + " " + std::to_string(clause.upper);
  }

  std::string expectation(const Clause& c) const {
    const std::string start = word(K::expect) + " " + word(c.word) + " ";
    switch (c.word) {
      case K::school:
        return start + levels(c);
      case K::criterion:
        return start + c.name.text + " " + levels(c);
      case K::check:
        return start + c.name.text + " " + verdict(c.verdict);
      case K::warns:
      case K::does_not_warn:
        return start + c.name.text;
      case K::evidence_code:
        return start + quoted(c.text->text) + " " + word(c.verdict == Verdict::met ? K::accepted : K::refused);
      case K::recognition: {
        const std::string what = start + c.name.text + " " + word(c.old_word) + " ";
        if (c.old_word == K::condition) return what + verdict(c.verdict);
        if (c.old_word == K::upgrade) return what + word(K::from) + " " + date(*c.date);
        if (c.date) return what + date(*c.date);
        return what + std::to_string(c.number);
      }
      default:
        return start + c.name.text + " " + verdict(c.verdict);
    }
  }

  /// The ways a requirement offers: ", một trong các cách:".
  std::string ways(const Clause& c) const {
    if (c.number == 0) return {};
    std::string text = ", ";
    text += c.number == 1 ? word(K::one_of_the_ways)
                          : word(K::at_least) + " " + std::to_string(c.number) + " " + word(K::of_the_ways);
    if (c.too_few_given) text += ", " + word(K::too_few) + " " + verdict(c.verdict);
    return text + ":";
  }

  std::string sources(const Clause& c) const {
    std::string all;
    for (const ast::Name& each : c.names) all += (all.empty() ? "" : ", ") + quoted(each.text);
    return all;
  }
  std::string when(const Clause& c) const {
    return c.condition.empty() ? "" : word(K::when) + " " + expr(c.condition) + ": ";
  }
  std::string of_criterion(const Clause& c) const {
    if (c.name.empty()) return {};
    return " " + word(K::of) + " " + word(K::criterion) + " " + c.name.text +
           (c.number > 0 ? " " + word(K::level) + " " + std::to_string(c.number) : "");
  }

  std::string line(const Clause& c) const {
    const std::string text = c.text ? quoted(c.text->text) : "";
    const std::string name = c.name.text;
    const std::string period = std::to_string(c.number) + " " + (c.word == K::none ? "" : word(c.word));
    switch (c.kind) {
      case C::root:
        return {};
      case C::circular:
        return word(K::circular) + " " + name + (c.text ? " " + text : "");
      case C::issued:
        return word(K::issued) + " " + date(*c.date) + tail(c);
      case C::effective:
        return word(K::effective) + " " + date(*c.date) + tail(c);
      case C::ends:
        return word(K::ends) + " " + date(*c.date) + tail(c);
      case C::applies_to:
        return word(K::applies_to) + " " + joined(c.names, ", ") + tail(c);
      case C::replaces:
        return word(K::replaces) + " " + joined(c.names, ", ") +
               (c.targets.empty() ? "" : " " + word(K::for_kinds) + " " + joined(c.targets, ", ")) + tail(c);
      case C::school_kind:
        return word(K::school_kind) + " " + name + " " + text + (c.names.empty() ? "" : ": " + joined(c.names, ", "));
      case C::educational_level:
        return word(K::educational_level) + " " + name + " " + text;
      case C::evidence_code:
        return word(K::evidence_code) + " " + text;
      case C::refers:
        return word(K::refers) + " " + joined(c.names, ", ") + tail(c);
      case C::reference_only:
        return word(K::reference_only) + tail(c);
      case C::not_encoded:
        return word(K::not_encoded) + tail(c);
      case C::consists_of:
        return word(K::consists_of) + " " + std::to_string(c.number) + " " + word(K::criteria) + tail(c);
      case C::annex:
        return word(K::annex) + " " + name + (c.text ? " " + text : "") +
               (c.names.empty() ? "" : " " + word(K::for_kinds) + " " + joined(c.names, ", ")) + tail(c);
      case C::data:
        return word(K::data) + tail(c);
      case C::fact:
        return name + ": " + fact_type(c) +
               (c.yearly ? (c.word == K::one_of ? ", " : " ") + word(K::each_school_year) : "") + " " + text +
               (c.unit.empty() ? "" : " (" + c.unit + ")") + taken_from(c) + tail(c);
      case C::definition:
        return word(K::define) + " " + name + (c.text ? " " + text : "") + " = " + expr(c.expr) + tail(c);
      case C::standard:
        return word(K::standard) + " " + name + " " + text + tail(c);
      case C::group:
        return word(K::group) + " " + name + " " + text + tail(c);
      case C::criterion:
        return word(K::criterion) + " " + name + " " + text + (c.mandatory ? " " + word(K::mandatory) : "") + tail(c);
      case C::level:
        return word(K::level) + " " + std::to_string(c.number) + tail(c);
      case C::rating_level:
        return word(K::level) + " " + std::to_string(c.number) + ": " + expr(c.expr) + tail(c);
      case C::indicator:
        return name + ")";
      case C::requirement:
        return "- " + when(c) + text + ways(c) + (c.expr.empty() ? "" : ": " + expr(c.expr)) +
               (c.cross_check.empty() ? "" : " " + word(K::cross_check) + " " + expr(c.cross_check)) + tail(c);
      case C::alternative:
        return "+ " + when(c) + text + (c.expr.empty() ? "" : ": " + expr(c.expr)) + tail(c);
      case C::suggested_evidence:
        return word(K::suggested_evidence) + " " + text;
      case C::metric:
        return word(K::metric) + " " + text + (c.unit.empty() ? "" : " (" + c.unit + ")");
      case C::unverified:
        return c.word == K::none ? word(K::unverified) + " " + text : word(c.word) + " " + sources(c);
      case C::suspension:
        return word(K::suspended) + " " + text + (c.from ? " " + window(c) : "") + tail(c);
      case C::note:
        return word(K::note) + " " + text + (c.from ? " " + window(c) : "");
      case C::rating:
        return word(K::rating) + tail(c);
      case C::recognition:
        return word(K::recognition) + " " + name + " " + text +
               (c.names.empty() ? "" : " " + word(K::for_kinds) + " " + joined(c.names, ", ")) + tail(c);
      case C::condition:
        return word(K::condition) + ": " + expr(c.expr) + tail(c);
      case C::degree:
        return word(c.word) + " " + std::to_string(c.number) + ": " + expr(c.expr) + tail(c);
      case C::validity:
        return word(K::validity) + " " + period + tail(c);
      case C::renewal_lead:
        return word(K::renewal_lead) + " " + period + tail(c);
      case C::waiting:
        return word(K::waiting) + " " + period + tail(c);
      case C::equivalent:
        return word(K::equivalent) + " " + name +
               (c.old_word == K::none ? "" : " " + word(c.old_word) + " " + std::to_string(c.upper)) + ": " +
               word(c.word) + " " + std::to_string(c.number) + tail(c);
      case C::keeps_expiry:
        return word(K::keeps_expiry) + " " + date(*c.date) + tail(c);
      case C::check:
        return word(K::check) + " " + name + " " + text + ": " + expr(c.expr) + tail(c);
      case C::advisory:
        return word(K::advisory) + " " + window(c) + tail(c);
      case C::transition:
        return word(K::transition) + " " + text + (c.name.empty() ? "" : " " + word(K::under) + " " + name) +
               (c.from ? " " + window(c) : "") + tail(c);
      case C::amends:
        return word(K::amends) + " " + name + tail(c);
      case C::repeal:
        return word(K::repeal) + " " + address(c.address) + tail(c);
      case C::replace:
        return word(K::replace) + " " + address(c.address) + " " + word(K::by) +
               (c.text              ? " " + text
                : c.word != K::none ? " " + period
                                    : "") +
               tail(c);
      case C::insert:
        return word(K::insert) + " " + address(c.address) +
               (c.place.empty() ? "" : " " + word(K::after) + " " + address(c.place)) + tail(c);
      case C::rename:
        return word(K::rename) + " " + address(c.address) + " " + word(K::to) + " " + (c.text ? text : name) + tail(c);
      case C::mark:
        return (c.word == K::none ? word(K::unverified) : word(c.word)) + " " + address(c.address) + " " +
               (c.word == K::none ? text : sources(c)) + tail(c);
      case C::carry_table:
        return word(K::carry_table) + " " + joined(c.names, ", ") + " " + word(K::into) + " " +
               joined(c.targets, ", ") + " " + text;
      case C::carry:
        return word(K::carry) + " " + joined(c.names, ", ") + " " + word(K::into) + " " + joined(c.targets, ", ") +
               " " + text;
      case C::no_carry:
        return word(K::no_carry) + " " + joined(c.names, ", ") + " " + text;
      case C::test_case:
        return word(K::case_) + " " + text + " " + word(K::under) + " " + name + " " + word(K::on_date) + " " +
               date(*c.date);
      case C::given_school: {
        std::string all = word(K::school) + " " + name;
        for (std::size_t i = 0; i < c.names.size(); ++i)
          all += ", " + (c.negated[i] ? word(K::not_) + " " : "") + c.names[i].text;
        return all;
      }
      case C::given_level:
        return word(K::at_level) + " " + name;
      case C::given_year:
        return word(K::school_year) + " " + name;
      case C::given_value: {
        std::string all;
        for (const Expr& value : c.values) all += (all.empty() ? "" : ", ") + expr(value);
        return name + " = " + all + (c.yearly ? " " + word(K::every_year) : "");
      }
      case C::given_result:
        return word(K::criterion) + " " + name + " " + word(K::level) + " " + std::to_string(c.number);
      case C::given_results:
        return word(K::every_criterion) +
               (c.word == K::none ? "" : " " + word(K::of) + " " + word(c.word) + " " + name) + " " + word(K::level) +
               " " + std::to_string(c.number);
      case C::given_requirements:
        return word(K::every_requirement) + of_criterion(c) + " " + verdict(c.verdict);
      case C::sweep:
        return word(K::each_requirement) + of_criterion(c) + " " + verdict(c.verdict);
      case C::given_requirement:
        return word(K::requirement) + " " + name + " " + verdict(c.verdict);
      case C::given_recognition:
        return word(K::already) + " " + name + " " + word(c.word) + " " + std::to_string(c.number) + " " +
               word(K::on_date) + " " + date(*c.date) +
               (c.names.empty() ? "" : " " + word(K::under) + " " + c.names[0].text);
      case C::expectation:
        return expectation(c);
    }
    return {};
  }

  void clause(const Clause& c, int indent, const Clause* before, bool on_letter_line) {
    if (!on_letter_line) {
      if (!out_.empty() && opens_block(c, before)) out_ += '\n';
      const std::string margin(static_cast<std::size_t>(indent) * 2, ' ');
      for (const std::string& comment : c.comments) out_ += margin + comment + '\n';
      out_ += margin;
    }
    out_ += line(c);
    // The first requirement stands beside its letter.
    const bool beside = c.kind == C::indicator && c.trailing_comment.empty() && !c.children.empty() &&
                        c.children.front().kind == C::requirement && c.children.front().comments.empty();
    if (!c.trailing_comment.empty()) out_ += "  " + c.trailing_comment;
    out_ += beside ? ' ' : '\n';
    const int inner = c.kind == C::root ? 0 : indent + 1;
    const Clause* previous = nullptr;
    for (const Clause& child : c.children) {
      if (c.kind == C::indicator && child.kind == C::requirement) {
        requirement_of_letter(child, indent, beside && previous == nullptr);
      } else {
        clause(child, at_margin(child, c) ? 0 : inner, previous != nullptr ? previous : &c, false);
      }
      previous = &child;
    }
  }

  std::string take() { return std::move(out_); }
  std::string& out() { return out_; }

 private:
  /// Requirements after `a)` line up behind the letter: two blanks a level, then the width of "a) ".
  void requirement_of_letter(const Clause& c, int indent, bool beside) {
    with_all_below(c, std::string(static_cast<std::size_t>(indent) * 2 + 3, ' '), beside);
  }

  void with_all_below(const Clause& c, const std::string& margin, bool is_on_line) {
    if (!is_on_line) {
      for (const std::string& comment : c.comments) out_ += margin + comment + '\n';
      out_ += margin;
    }
    out_ += line(c) + (c.trailing_comment.empty() ? "" : "  " + c.trailing_comment) + '\n';
    for (const Clause& child : c.children) with_all_below(child, margin + "  ", false);
  }

  /// Sections of a circular and amending clauses stand at the margin.
  static bool at_margin(const Clause& child, const Clause& parent) {
    switch (child.kind) {
      case C::annex:
      case C::data:
      case C::definition:
      case C::standard:
      case C::group:
      case C::rating:
      case C::recognition:
      case C::check:
      case C::advisory:
      case C::transition:
        return parent.kind == C::circular;
      case C::amends:
      case C::repeal:
      case C::replace:
      case C::insert:
      case C::rename:
      case C::mark:
        return true;
      default:
        return false;
    }
  }

  static bool opens_block(const Clause& c, const Clause* before) {
    switch (c.kind) {
      case C::circular:
      case C::annex:
      case C::carry_table:
      case C::data:
      case C::standard:
      case C::group:
      case C::rating:
      case C::recognition:
      case C::amends:
      case C::test_case:
        return before == nullptr || (before->kind != C::replace && before->kind != C::insert);
      case C::criterion:
        return before == nullptr || (before->kind != C::replace && before->kind != C::insert);
      case C::definition:
      case C::check:
      case C::transition:
      case C::advisory:
        return before == nullptr || before->kind != c.kind;
      default:
        return false;
    }
  }

  std::string out_;
};

}  // namespace

std::string print(const ast::Document& document, Language vocabulary) {
  Printer printer(vocabulary);
  const Clause* previous = nullptr;
  for (const Clause& child : document.root.children) {
    printer.clause(child, 0, previous, false);
    previous = &child;
  }
  if (!document.end_comments.empty() && !printer.out().empty()) printer.out() += '\n';
  for (const std::string& comment : document.end_comments) printer.out() += comment + '\n';
  return printer.take();
}

std::string print(const ast::Clause& clause, Language vocabulary) {
  Printer printer(vocabulary);
  printer.clause(clause, 0, nullptr, false);
  return printer.take();
}

std::string print_line(const Clause& clause, Language vocabulary) { return Printer(vocabulary).line(clause); }

std::string print(const ast::Expr& expr, Language vocabulary) { return Printer(vocabulary).expr(expr); }
std::string print(const ast::Address& address, Language vocabulary) { return Printer(vocabulary).address(address); }

std::string doubt_text(const ast::Clause& remark) {
  if (remark.word == K::none) return remark.text ? remark.text->text : "";
  if (remark.word == K::original_text) return {};
  std::string text(spelling(remark.word, Language::vi));
  for (const ast::Name& each : remark.names) text += (&each == &remark.names.front() ? ": " : "; ") + each.text;
  return text;
}

std::string cite_text(const ast::Clause& clause, Language vocabulary) {
  const std::string place = Printer(vocabulary).cite(clause);
  return place.empty() || clause.cite_text.empty() ? place + clause.cite_text : place + ", " + clause.cite_text;
}

}  // namespace chuan::syntax
