// SPDX-License-Identifier: MIT
// Words, numbers and expressions as canonical text; private to this folder.
#pragma once

#include <string>

#include "syntax/ast.hpp"

namespace chuan::syntax {

/// Prints in one vocabulary.
class ExpressionPrinter {
 public:
  explicit ExpressionPrinter(Language vocabulary) : vocabulary_(vocabulary) {}

  std::string word(Keyword keyword) const { return std::string(spelling(keyword, vocabulary_)); }
  std::string number(const Number& n) const { return to_string(n, vocabulary_ == Language::vi ? ',' : '.'); }
  std::string date(Date d) const { return vocabulary_ == Language::vi ? to_vietnamese(d) : to_iso(d); }
  static std::string quoted(const std::string& text) { return '"' + text + '"'; }
  std::string verdict(Verdict v) const;
  std::string expr(const ast::Expr& e) const;

 private:
  std::string infix(ast::Infix op, const ast::Expr& right) const;
  std::string last_years(const ast::Expr& e) const;
  std::string criteria(const ast::Expr& e) const;
  std::string attains(const ast::Expr& e) const;

  Language vocabulary_;
};

}  // namespace chuan::syntax
