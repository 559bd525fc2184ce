// SPDX-License-Identifier: MIT
// What the forms of a random paper share.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "support/random_paper.hpp"

namespace chuan::test {

/// "2023-09-05" as "05/09/2023".
std::string day_as_written(const std::string& day);

/// Criteria in the order of their numbers, 1.2 before 1.10.
std::vector<std::string> in_order(const std::map<std::string, int>& all);

/// The results sheet by sheet of Biểu 1, with the table of problems behind them.
std::vector<PaperPart> first_form(const KnownContent& content, Random& random);
/// The plan of Biểu 2, ten columns.
std::vector<PaperPart> second_form(const KnownContent& content, Random& random);
/// The tables of indicators a, b, c of 2018, one a criterion.
std::vector<PaperPart> indicator_tables(const KnownContent& content, Random& random);
/// Aims with a column for each year; the last is the aim.
std::vector<PaperPart> aims_by_year(const KnownContent& content, Random& random);
/// A list of evidence of 4, 5 or 7 columns.
std::vector<PaperPart> evidence_list(KnownContent& content, int columns, Random& random);
/// Figures with a column for each school year and one for the aim.
std::vector<PaperPart> figures_by_year(KnownContent& content, Random& random);

}  // namespace chuan::test
