// SPDX-License-Identifier: MIT
// Flat chains: precedence by climbing (a mix of `và` and `hoặc` is refused), comparisons, exceptions to a threshold.
#include <algorithm>

#include "check/expressions.hpp"

namespace chuan::check {

using ast::Expr;
using ast::ExprKind;
using ast::Infix;

namespace {

bool is_logical(Infix infix) { return infix == Infix::both || infix == Infix::either; }
bool is_comparison(Infix infix) { return infix >= Infix::less; }
bool is_sum(Infix infix) { return infix == Infix::add || infix == Infix::subtract; }

Comparison comparison_of(Infix infix) {
  switch (infix) {
    case Infix::less:
      return Comparison::less;
    case Infix::at_most:
      return Comparison::at_most;
    case Infix::differs:
      return Comparison::differs;
    case Infix::at_least:
      return Comparison::at_least;
    case Infix::more:
      return Comparison::more;
    default:
      return Comparison::equal;
  }
}

std::string term_of(const Type& type) {
  if (!type.is_number) return "@type_verdict";
  switch (type.measure) {
    case FactType::percent:
      return "@type_percent";
    case FactType::date:
      return "@type_date";
    case FactType::scale:
      return "@type_scale";
    case FactType::choice:
      return "@type_choice";
    default:
      return "@type_number";
  }
}

bool is_plain(FactType measure) {
  return measure == FactType::count || measure == FactType::number || measure == FactType::money;
}

/// The atoms a condition surely needs: "name", "không name", "fact = value". Only what is joined by `và`.
void atoms_of(const Expr& expr, std::vector<std::string>& atoms) {
  if (expr.kind == ExprKind::bracket) return atoms_of(expr.operands[0], atoms);
  if (expr.kind == ExprKind::chain && expr.exceptions.empty()) {
    if (std::all_of(expr.infixes.begin(), expr.infixes.end(), [](Infix infix) { return infix == Infix::both; })) {
      for (const Expr& operand : expr.operands) atoms_of(operand, atoms);
      return;
    }
    if (std::find(expr.infixes.begin(), expr.infixes.end(), Infix::either) != expr.infixes.end()) return;
    // A chain such as `a = b và c khác d`: split at `và`.
    std::string part = printed(expr.operands[0]);
    for (std::size_t i = 0; i < expr.infixes.size(); ++i) {
      if (expr.infixes[i] == Infix::both) {
        atoms.push_back(part);
        part = printed(expr.operands[i + 1]);
      } else {
        part += (expr.infixes[i] == Infix::equal     ? " = "
                 : expr.infixes[i] == Infix::differs ? " ≠ "
                                                     : " ? ") +
                printed(expr.operands[i + 1]);
      }
    }
    atoms.push_back(part);
    return;
  }
  if (expr.kind == ExprKind::negate && !expr.operands.empty())
    atoms.push_back("không " + printed(expr.operands[0]));
  else
    atoms.push_back(printed(expr));
}

bool contradict(const std::string& a, const std::string& b) {
  if (a == "không " + b || b == "không " + a) return true;
  const auto equal_a = a.find(" = "), equal_b = b.find(" = ");
  const auto differs_a = a.find(" ≠ "), differs_b = b.find(" ≠ ");
  constexpr std::size_t none = std::string::npos;
  if (equal_a != none && equal_b != none) return a.substr(0, equal_a) == b.substr(0, equal_b) && a != b;
  if (equal_a != none && differs_b != none)
    return a.substr(0, equal_a) == b.substr(0, differs_b) && a.substr(equal_a + 3) == b.substr(differs_b + 5);
  if (equal_b != none && differs_a != none) return contradict(b, a);
  return false;
}

bool exclude_each_other(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (const std::string& x : a)
    for (const std::string& y : b)
      if (contradict(x, y)) return true;
  return false;
}

}  // namespace

Typed ExpressionChecker::chain(const Expr& expr) {
  return expr.exceptions.empty() ? logical(expr) : with_exceptions(expr);
}

Typed ExpressionChecker::logical(const Expr& expr) {
  std::vector<std::size_t> joints;
  for (std::size_t i = 0; i < expr.infixes.size(); ++i)
    if (is_logical(expr.infixes[i])) joints.push_back(i);
  if (joints.empty()) return comparison(expr, {0, expr.operands.size()});
  for (std::size_t joint : joints)
    if (expr.infixes[joint] != expr.infixes[joints.front()]) {
      checker_.say(Code::A205, expr.infix_ranges[joint]);
      return {};
    }
  Expression e;
  e.op = expr.infixes[joints.front()] == Infix::both ? Operator::all : Operator::any;
  bool ok = true;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= joints.size(); ++i) {
    const std::size_t end = i < joints.size() ? joints[i] + 1 : expr.operands.size();
    const Typed part = comparison(expr, {begin, end});
    ok = is_verdict(part, {expr.range.file, expr.operands[begin].range.begin, expr.operands[end - 1].range.end}) && ok;
    e.operands.push_back(part.id);
    begin = end;
  }
  return ok ? make(std::move(e), {}, expr.range) : Typed{};
}

Typed ExpressionChecker::comparison(const Expr& expr, Range range) {
  std::vector<std::size_t> places;
  for (std::size_t i = range.first; i + 1 < range.second; ++i)
    if (is_comparison(expr.infixes[i])) places.push_back(i);
  const SourceRange whole{expr.range.file, expr.operands[range.first].range.begin,
                          expr.operands[range.second - 1].range.end};
  if (places.empty()) return sum(expr, range, {});
  if (places.size() > 1) {
    checker_.say(Code::A206, whole);
    return {};
  }
  const std::size_t at = places.front();
  const Typed left = sum(expr, {range.first, at + 1}, {});
  // Beside what is not known a single name may be a value of its scale.
  const SourceRange left_range{expr.range.file, whole.begin, expr.operands[at].range.end};
  if (left.ok && !left.type.is_number) {
    checker_.say(Code::A208, left_range);
    return {};
  }
  if (!left.ok && range.second == at + 2 && expr.operands[at + 1].kind == ExprKind::name) return {};
  const Typed right = sum(expr, {at + 1, range.second}, left.ok ? left.type.scale : FactId{});
  if (!left.ok || !right.ok) return {};
  return compare(left, expr.infixes[at], left_range, right, whole,
                 {expr.range.file, expr.operands[at + 1].range.begin, expr.operands[range.second - 1].range.end});
}

Typed ExpressionChecker::compare(Typed left, Infix infix, SourceRange left_range, Typed right, SourceRange range,
                                 SourceRange right_range) {
  const Type &a = left.type, &b = right.type;
  if (!a.is_number || !b.is_number) {
    checker_.say(Code::A208, a.is_number ? right_range : left_range);
    return {};
  }
  if (a.measure == FactType::percent && b.is_literal) {
    checker_.say(Code::A204, right_range);
    return {};
  }
  bool fits = a.measure == b.measure || (is_plain(a.measure) && is_plain(b.measure));
  if (!a.scale.is_none() || !b.scale.is_none())
    fits = !a.scale.is_none() && !b.scale.is_none() && fact(a.scale).choices == fact(b.scale).choices;
  if (!fits) {
    checker_.say(Code::A203, range, {term_of(a), term_of(b)});
    return {};
  }
  if (a.measure == FactType::choice && infix != Infix::equal && infix != Infix::differs) {
    checker_.say(Code::A211, range, {fact(a.scale).name});
    return {};
  }
  Expression e;
  e.op = Operator::compare;
  e.comparison = comparison_of(infix);
  e.operands = {left.id, right.id};
  return make(std::move(e), {}, range);
}

Typed ExpressionChecker::sum(const Expr& expr, Range range, FactId beside) {
  std::size_t begin = range.first;
  Typed total;
  Operator op = Operator::add;
  for (std::size_t i = range.first; i < range.second; ++i) {
    if (i + 1 < range.second && !is_sum(expr.infixes[i])) continue;
    const Typed part = product(expr, {begin, i + 1}, beside);
    if (!part.ok) return {};
    total = begin == range.first
                ? part
                : arithmetic(op, total, part,
                             {expr.range.file, expr.operands[range.first].range.begin, expr.operands[i].range.end});
    if (!total.ok) return {};
    if (i + 1 < range.second) op = expr.infixes[i] == Infix::add ? Operator::add : Operator::subtract;
    begin = i + 1;
  }
  return total;
}

Typed ExpressionChecker::product(const Expr& expr, Range range, FactId beside) {
  Typed total = check(expr.operands[range.first], beside);
  for (std::size_t i = range.first; total.ok && i + 1 < range.second; ++i) {
    const Typed factor = check(expr.operands[i + 1]);
    if (!factor.ok) return {};
    const Operator op = expr.infixes[i] == Infix::multiply    ? Operator::multiply
                        : expr.infixes[i] == Infix::remainder ? Operator::remainder
                                                              : Operator::divide;
    total = arithmetic(op, total, factor,
                       {expr.range.file, expr.operands[range.first].range.begin, expr.operands[i + 1].range.end});
  }
  return total;
}

Typed ExpressionChecker::arithmetic(Operator op, Typed left, Typed right, SourceRange range) {
  const Type &a = left.type, &b = right.type;
  const bool scales = op == Operator::multiply || op == Operator::divide || op == Operator::remainder;
  const bool same_percent = a.measure == FactType::percent && b.measure == FactType::percent && !scales;
  const bool plain = is_plain(a.measure) && is_plain(b.measure);
  if (!a.is_number || !b.is_number || !(plain || same_percent)) {
    checker_.say(Code::A219, range, {term_of(a), term_of(b)});
    return {};
  }
  Expression e;
  e.op = op;
  e.operands = {left.id, right.id};
  return make(std::move(e), {true, same_percent ? FactType::percent : FactType::number, {}, false}, range);
}

Typed ExpressionChecker::with_exceptions(const Expr& expr) {
  const auto compared = std::count_if(expr.infixes.begin(), expr.infixes.end(), is_comparison);
  const auto joined = std::count_if(expr.infixes.begin(), expr.infixes.end(), is_logical);
  if (compared != 1 || joined != 0) {
    checker_.say(Code::A212, expr.exceptions.front().range);
    return {};
  }
  Expr base = expr;
  base.exceptions.clear();
  base.range.end = base.operands.back().range.end;
  const Typed first = logical(base);
  if (!first.ok) return {};
  const auto at = static_cast<std::size_t>(std::find_if(expr.infixes.begin(), expr.infixes.end(), is_comparison) -
                                           expr.infixes.begin());
  const Typed left = sum(expr, {0, at + 1}, {});
  if (!left.ok) return {};
  Expression e;
  e.op = Operator::select;
  e.operands = {first.id};
  for (const ast::Exception& exception : expr.exceptions) {
    const Typed condition = check(exception.condition);
    const Typed value = check(exception.value, left.type.scale);
    if (!is_verdict(condition, exception.condition.range) || !value.ok) return {};
    const Typed replacement =
        compare(left, exception.infix, exception.range, value, exception.range, exception.value.range);
    if (!replacement.ok) return {};
    e.operands.push_back(condition.id);
    e.operands.push_back(replacement.id);
  }
  std::vector<std::vector<std::string>> needs(expr.exceptions.size());
  for (std::size_t i = 0; i < needs.size(); ++i) atoms_of(expr.exceptions[i].condition, needs[i]);
  for (std::size_t i = 0; i < expr.exceptions.size(); ++i)
    for (std::size_t j = i + 1; j < expr.exceptions.size(); ++j) {
      const ast::Exception &a = expr.exceptions[i], &b = expr.exceptions[j];
      const bool same = a.infix == b.infix && a.value == b.value;
      if (!same && !a.in_order && !b.in_order && !exclude_each_other(needs[i], needs[j])) {
        checker_.say(Code::A213, b.range, {printed(a.condition), printed(b.condition)},
                     {{Code::A290, a.range, {}, {}, {}, {}}});
        return {};
      }
    }
  return make(std::move(e), {}, expr.range);
}

}  // namespace chuan::check
