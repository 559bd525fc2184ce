// SPDX-License-Identifier: MIT
// Expressions as canonical text, in either vocabulary.
#include "syntax/print_expression.hpp"

namespace chuan::syntax {

using ast::Expr;
using ast::ExprKind;
using ast::Infix;
using K = Keyword;

std::string ExpressionPrinter::verdict(Verdict v) const {
  constexpr K words[] = {K::not_met, K::unknown, K::met, K::not_applicable};
  return word(words[static_cast<std::size_t>(v)]);
}

std::string ExpressionPrinter::infix(Infix op, const Expr& right) const {
  const bool dates = right.kind == ExprKind::date || right.kind == ExprKind::school_year_day;
  switch (op) {
    case Infix::both:
      return word(K::and_);
    case Infix::either:
      return word(K::or_);
    case Infix::add:
      return "+";
    case Infix::subtract:
      return "-";
    case Infix::multiply:
      return "*";
    case Infix::divide:
      return "/";
    case Infix::remainder:
      return word(K::remainder);
    case Infix::less:
      return word(dates ? K::before_date : K::less);
    case Infix::at_most:
      return word(K::at_most);
    case Infix::equal:
      return "=";
    case Infix::differs:
      return word(K::differs);
    case Infix::at_least:
      return word(K::at_least);
    case Infix::more:
      return word(dates ? K::after_date : K::more);
  }
  return {};
}

std::string ExpressionPrinter::last_years(const Expr& e) const {
  return " " + word(K::within) + " " + std::to_string(e.years) + " " + word(K::years) + " (" + expr(e.operands[0]) +
         ")";
}

std::string ExpressionPrinter::criteria(const Expr& e) const {
  std::string text = e.all ? word(K::every_criterion)
                           : word(K::at_least) + " " + number(e.number) + (e.percent ? "% " : " ") + word(K::criteria);
  if (e.filter != K::none) text += " " + word(e.filter);
  if (e.scope != K::none) text += " " + word(K::of) + " " + word(e.scope) + " " + e.name.text;
  return text + attains(e);
}
std::string ExpressionPrinter::attains(const Expr& e) const {
  return " " + word(K::attains) + " " + word(K::level) + " " + std::to_string(e.level);
}

std::string ExpressionPrinter::expr(const Expr& e) const {
  switch (e.kind) {
    case ExprKind::none:
      return {};
    case ExprKind::number:
      return number(e.number) + (e.percent ? "%" : "");
    case ExprKind::date:
      return date(e.date);
    case ExprKind::name:
      return e.name.text;
    case ExprKind::bracket:
      return "(" + expr(e.operands[0]) + ")";
    case ExprKind::negate:
      return word(K::not_) + (e.operands.empty() ? "" : " " + expr(e.operands[0]));
    case ExprKind::every_year:
      return word(K::every_year) + last_years(e);
    case ExprKind::some_years:
      return word(K::at_least) + " " + number(e.number) + " " + word(K::years) + last_years(e);
    case ExprKind::not_decreasing:
      return word(K::not_decreasing) + last_years(e);
    case ExprKind::criteria:
      return criteria(e);
    case ExprKind::school_year_day:
      return to_vietnamese(e.date).substr(0, 5) + " " + word(K::of) + " " + word(K::school_year);
    case ExprKind::school_level:
      return word(K::school) + attains(e);
    case ExprKind::criterion_level:
      return word(K::criterion) + " " + e.name.text + attains(e);
    case ExprKind::some_of: {
      std::string text;
      for (const Expr& operand : e.operands) text += (text.empty() ? "" : "; ") + expr(operand);
      text = word(K::at_least) + " " + number(e.number) + " " + word(K::within) + " (" + text + ")";
      if (e.too_few) text += " " + word(K::too_few) + " " + verdict(*e.too_few);
      return text;
    }
    case ExprKind::chain: {
      std::string text = expr(e.operands[0]);
      for (std::size_t i = 0; i < e.infixes.size(); ++i)
        text += " " + infix(e.infixes[i], e.operands[i + 1]) + " " + expr(e.operands[i + 1]);
      for (const ast::Exception& exception : e.exceptions)
        text += ", " + word(exception.in_order ? K::except_in_order : K::except_when) + " " +
                expr(exception.condition) + ": " + infix(exception.infix, exception.value) + " " +
                expr(exception.value);
      return text;
    }
  }
  return {};
}

}  // namespace chuan::syntax
