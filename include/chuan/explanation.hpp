// SPDX-License-Identifier: MIT
// Why, why not, and what stands in the way of a target: the assessment read backwards along deciding reasons.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chuan/address.hpp"
#include "chuan/assessment.hpp"

namespace chuan {

/// "chuẩn quốc gia mức độ 2".
std::string describe(const Target& target, const Rulebook& rulebook, Language language = Language::vi);
/// "mức độ", "cấp độ" as recognitions declare it: "degree", "grade" in English.
std::string degree_word(const std::string& declared, Language language);

/// The cell that says whether the target is reached; absent when the rulebook has no such target.
std::optional<CellId> target_cell(const Program& program, const Rulebook& rulebook, const Target& target);

/// A criterion that falls short of what the target asks of it, or a condition of a recognition that fails or is open.
struct Blocker {
  enum class Kind : std::uint8_t { criterion, condition };
  Kind kind = Kind::criterion;
  std::string subject;  ///< "3.1", "chuan_quoc_gia/điều_kiện/1"
  Interval has;         ///< criterion
  int needs = 0;        ///< criterion
  std::string cite;
  Verdict verdict = Verdict::unknown;  ///< condition
  std::string text;                    ///< condition: its words
};

/// A number as figures of the fact are written: "55 %", "khá", "22/08/2018", "45 lớp"; without a fact a bare number.
std::string amount(const Number& number, const Fact* fact, Language language);
/// "chưa đạt".
std::string verdict_word(Verdict verdict, Language language);

/// One line of reasoning: `depth` below the asked subject.
struct Reason {
  int depth = 0;
  std::string subject;
  Verdict verdict = Verdict::unknown;
  std::string text;
  std::string cite;
  std::string unverified;
};

struct Explanation {
  std::string subject;
  Verdict verdict = Verdict::unknown;
  std::vector<Reason> reasons;  ///< depth first, only what decides
};

/// One cell that decides, and what is said of it once words are asked for.
struct Step {
  enum class Says : std::uint8_t { nothing, line, line_and_expression };
  CellId cell;
  std::uint32_t above = UINT32_MAX;  ///< the step it decides, an index before its own; none for the root
  std::uint16_t depth = 0;           ///< of its line
  Says says = Says::nothing;
};

/// Why a cell has its verdict, without words: `steps` depth first, each cell once, the asked one first.
struct Derivation {
  std::string subject;
  Verdict verdict = Verdict::unknown;
  std::vector<Step> steps;
};

struct TargetExplanation {
  Target target;
  Verdict reached = Verdict::unknown;  ///< of a recognition: what the level earns and its conditions
  std::optional<Verdict> conditions;   ///< of a recognition: these alone
  std::vector<Blocker> blockers;
  bool has_choice = false;        ///< not all of them need to be lifted
  std::vector<Derivation> parts;  ///< why, one for each educational level
};

/// Explains one subject ("2.2", "2.2/3", "2.2/3/a/1", "muc.2", "kiem_dinh.1", a standard, a fact). Absent when the
/// rulebook has none such.
std::optional<Explanation> explain(const Program& program, const Rulebook& rulebook, const LevelAssessment& assessment,
                                   std::string_view subject, Language language);

/// The derivation told in sentences.
Explanation in_words(const Program& program, const Rulebook& rulebook, const LevelAssessment& assessment,
                     const Derivation& derivation, Language language);

TargetExplanation explain_target(const Program& program, const Rulebook& rulebook, const Assessment& assessment,
                                 const Target& target);

/// A box of a drawing: a verdict, a number, or the ways of a choice that do not decide it, folded into one.
struct DrawnNode {
  enum class Look : std::uint8_t { verdict, number, folded };
  std::string name;   ///< in the DOT text: "n3"
  std::string id;     ///< in the picture: "hoi-3"; empty: a part without a name of its own, and without reasons
  std::string label;  ///< its lines
  Look look = Look::verdict;
  Verdict verdict = Verdict::unknown;
  bool is_recorded = false;  ///< the dossier says the verdict itself
  Explanation why;
};

struct DrawnEdge {
  enum class Role : std::uint8_t { needed, way, condition, branch, figure, folded };
  std::string from, to;  ///< names of nodes
  Role role = Role::needed;
  std::string label, cite;
};

/// A graph for others to lay out, and the same as DOT.
struct Drawing {
  std::vector<DrawnNode> nodes;  ///< the asked subject first
  std::vector<DrawnEdge> edges;
  std::string dot;
};

/// The deciding graph under `subject`. Absent when there is no such subject.
std::optional<Drawing> draw(const Program& program, const Rulebook& rulebook, const LevelAssessment& assessment,
                            std::string_view subject, Language language);

}  // namespace chuan
