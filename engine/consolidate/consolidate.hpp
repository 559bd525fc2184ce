// SPDX-License-Identifier: MIT
// The law in force: one circular on one date, its files joined, amendments applied, clauses outside their window gone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chuan/law.hpp"
#include "syntax/ast.hpp"

namespace chuan::consolidate {

/// The first clauses of every circular's own text, by number; several files of one circular are several entries.
struct Corpus {
  std::vector<const ast::Clause*> circulars;
};

/// All circular clauses of `documents`.
Corpus corpus(const std::vector<ast::Document>& documents);

/// Header facts of each circular, files joined.
std::vector<CircularHeader> headers(const Corpus& corpus);

/// Says which circulars are amended and not loaded.
void check_amended(const Corpus& corpus, Diagnostics& diagnostics);

struct Consolidated {
  ast::Clause circular;
  std::vector<std::string> amended_by;
};

/// `circular` as in force on `date`. Absent iff `diagnostics` received an error.
std::optional<Consolidated> consolidate(const Corpus& corpus, std::string_view circular, Date date,
                                        Diagnostics& diagnostics);

}  // namespace chuan::consolidate
