// SPDX-License-Identifier: MIT
// Types and names of expressions; precedence of flat chains.
#pragma once

#include "check/checker.hpp"

namespace chuan::check {

class ExpressionChecker {
 public:
  explicit ExpressionChecker(Checker& checker) : checker_(checker) {}

  /// Any expression. `beside` is the scale or choice the other side of a comparison has, for bare enumerators.
  Typed check(const ast::Expr& expr, FactId beside = {});

 private:
  using Range = std::pair<std::size_t, std::size_t>;  // operands [first, second) of a chain

  Typed chain(const ast::Expr& expr);
  Typed logical(const ast::Expr& expr);
  Typed comparison(const ast::Expr& expr, Range range);
  Typed compare(Typed left, ast::Infix infix, SourceRange left_range, Typed right, SourceRange range,
                SourceRange right_range);
  Typed sum(const ast::Expr& expr, Range range, FactId beside);
  Typed product(const ast::Expr& expr, Range range, FactId beside);
  Typed arithmetic(Operator op, Typed left, Typed right, SourceRange range);
  Typed with_exceptions(const ast::Expr& expr);
  Typed name(const ast::Expr& expr, FactId beside);
  Typed unknown_name(const ast::Name& name);
  Typed years(const ast::Expr& expr);
  Typed some_of(const ast::Expr& expr);
  Typed criteria(const ast::Expr& expr);
  Typed levels(const ast::Expr& expr);
  bool is_verdict(const Typed& typed, SourceRange range);

  Typed make(Expression expression, Type type, SourceRange range);
  const Fact& fact(FactId id) const { return checker_.book_[id]; }

  Checker& checker_;
};

}  // namespace chuan::check
