// SPDX-License-Identifier: MIT
// The law in force: one circular on one date, its files joined, amendments applied, clauses outside their window gone.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "chuan/law.hpp"
#include "syntax/ast.hpp"

namespace chuan::consolidate {

/// The first clauses of every circular's own text, by number; several files of one circular are several entries.
struct Corpus {
  std::vector<const ast::Clause*> circulars;
};

/// The date that a circular gives in a clause of this kind.
std::optional<Date> date_in(const ast::Clause& circular, ast::ClauseKind kind);

/// All circular clauses of `documents`.
Corpus corpus(const std::vector<ast::Document>& documents);

/// Header facts of each circular, files joined.
std::vector<CircularHeader> headers(const Corpus& corpus);

/// The circulars that amend `circular` or what it refers to, and those it refers to, in any text of it.
std::vector<std::string> touching(const Corpus& corpus, std::string_view circular);
/// The days on which some text of `circular` may begin: effects of the circulars that touch it, and windows.
std::set<std::chrono::sys_days> turning_days(const Corpus& corpus, std::string_view circular);
/// Says which circulars are amended and not loaded.
void check_amended(const Corpus& corpus, Diagnostics& diagnostics);

/// Says what is wrong between circulars: two that govern one kind on one day, kinds left with none, replaced circulars
/// that are not known, orders dated before their circular or not in bottom-up order.
void check_corpus(const Corpus& corpus, Diagnostics& diagnostics);

struct Consolidated {
  ast::Clause circular;
  std::vector<std::string> amended_by;
  std::vector<Amendment> amendments;    ///< as applied, in order
  std::vector<std::string> references;  ///< circulars whose text was joined
};

/// `circular` as in force on `date`, whole: every annex, references as lines. Absent iff `diagnostics` received an
/// error.
std::optional<Consolidated> consolidate(const Corpus& corpus, std::string_view circular, Date date,
                                        Diagnostics& diagnostics);

/// The same for one kind of school: its annex opened (the first where `kind` is empty), the facts, definitions and
/// criteria of referenced circulars joined as groups.
std::optional<Consolidated> consolidate_for(const Corpus& corpus, std::string_view circular, Date date,
                                            std::string_view kind, Diagnostics& diagnostics);

}  // namespace chuan::consolidate
