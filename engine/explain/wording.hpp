// SPDX-License-Identifier: MIT
// Cells in words: names of figures, amounts with their units, comparisons, conditions, places in the law.
#pragma once

#include <string>
#include <string_view>

#include "chuan/explanation.hpp"

namespace chuan::reasons {

/// What the wording of one assessed educational level needs at hand.
struct Scope {
  const Program& program;
  const Rulebook& rulebook;
  const LevelAssessment& part;
  Language language = Language::vi;

  const Value& value(CellId cell) const { return part.values[cell.value]; }
  const char* say(const char* vi, const char* en) const { return language == Language::vi ? vi : en; }
};

/// "55 %", "khá", "22/08/2018", "45 lớp"; without a fact a bare number.
std::string amount(const Number& number, const Fact* fact, Language language);
/// "gv_từ_khá@2021-2022", or "số_lớp" for a fact without years.
std::string figure_subject(const Scope& scope, const FigureInput& input);
/// "gv_từ_khá năm học 2021-2022".
std::string figure_name(const Scope& scope, const FigureInput& input);
/// The fact whose type and unit the number in `cell` has; none when it mixes or has no figure.
const Fact* measured(const Scope& scope, CellId cell);
/// "gv_từ_khá năm học 2019-2020 là 55 %, cần từ 60 % trở lên".
std::string comparison(const Scope& scope, CellId cell);
/// "gv_lớp là 1,9", or why it has no value.
std::string number(const Scope& scope, CellId cell);
/// "vùng khó khăn: không" — the leaves that decide a condition.
std::string condition(const Scope& scope, CellId cell);
/// What an expression says for itself: a comparison, a yes/no fact, a count; empty when its parts say it all.
std::string said_of_expression(const Scope& scope, CellId cell);
/// The conditions from `cell` down to `inner`, in words.
std::string conditions_above(const Scope& scope, CellId cell, CellId inner);
/// "Tiêu chí 3.3 chưa đạt Mức 1".
std::string sentence(const Scope& scope, const std::string& who, const std::string& what, Verdict verdict);
/// Why the cell has its verdict.
Explanation explain_cell(const Scope& scope, CellId cell, std::string subject);
/// "chưa đạt", in the reader's language.
std::string verdict_word(Verdict verdict, Language language);
/// "chưa có minh chứng" …; empty when nothing is missing.
std::string missing(Unknown unknown, Language language);

/// Where a cell's subject stands in the law: nearest enclosing citation and doubt, and its own text.
struct Place {
  std::string cite;
  std::string unverified;
  std::string text;
};
Place place_of(const Rulebook& rulebook, const CellSubject& subject);

/// The parts of "2.2/3/a/1"; missing parts are null.
struct Address {
  const Criterion* criterion = nullptr;
  const CriterionLevel* level = nullptr;
  const Indicator* indicator = nullptr;
  const Requirement* requirement = nullptr;
};
Address find_address(const Rulebook& rulebook, std::string_view address);

}  // namespace chuan::reasons
