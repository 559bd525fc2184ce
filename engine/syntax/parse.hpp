// SPDX-License-Identifier: MIT
// Text to tree: the one door of the grammar.
#pragma once

#include <deque>

#include "chuan/diagnostic.hpp"
#include "syntax/ast.hpp"

namespace chuan::syntax {

/// Parses `sources[file]`. Every clause that could be read is in the tree; what could not is said in `diagnostics` and
/// stands there broken, with its kind and name only.
ast::Document parse(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics);

/// Nests the clauses of one file, in order of the text; says which stand where they cannot.
ast::Clause nest(std::deque<ast::Clause> clauses, Diagnostics& diagnostics);

/// Whether something in the clause could not be read.
bool has_broken(const ast::Clause& clause);

/// "khoản 2 Điều 8" of a clause; empty when it has no citation of its own.
std::string cite_text(const ast::Clause& clause, Language vocabulary = Language::vi);

/// Why what a remark stands under is not sure: a bare reason, or the kind of its confidence and its sources; empty for
/// the original text.
std::string doubt_text(const ast::Clause& remark);

/// The canonical text of a file, a clause with all it opens, an expression.
std::string print(const ast::Document& document, Language vocabulary);
std::string print(const ast::Clause& clause, Language vocabulary);
/// One clause on one line, without what it opens.
std::string print_line(const ast::Clause& clause, Language vocabulary);
std::string print(const ast::Expr& expr, Language vocabulary);
/// "tiêu chí 2.2 mức 1 chỉ báo b".
std::string print(const ast::Address& address, Language vocabulary);

}  // namespace chuan::syntax
