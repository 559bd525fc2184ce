// SPDX-License-Identifier: MIT
// Cells in words: names of figures, amounts with their units, comparisons, conditions.
#pragma once

#include <string>
#include <string_view>

#include "chuan/explanation.hpp"

namespace chuan::explanation {

/// What the wording of one assessed educational level needs at hand.
struct Scope {
  const Program& program;
  const Rulebook& rulebook;
  const LevelAssessment& part;
  Language language = Language::vi;

  const Value& value(CellId cell) const { return part.values[cell.value]; }
  const char* say(const char* vi, const char* en) const { return language == Language::vi ? vi : en; }
};

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
/// "Tiêu chí 3.3 chưa đạt Mức 1".
std::string sentence(const Scope& scope, const std::string& who, const std::string& what, Verdict verdict);
/// "chưa có minh chứng" …; empty when nothing is missing.
std::string missing(Unknown unknown, Language language);

}  // namespace chuan::explanation
