// SPDX-License-Identifier: MIT
// One circular as in force on one date: names resolved, types known, every element with its place in the law.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chuan/date.hpp"
#include "chuan/expression.hpp"
#include "chuan/origin.hpp"

namespace chuan {

/// One way of meeting a requirement that offers several.
struct Alternative {
  std::string text;
  ExpressionId condition;  ///< none: always applies
  ExpressionId body;       ///< none: attested
  Origin origin;
};

/// A threshold as a person reads it: "gv_từ_khá >= 60 % in each of 5 years".
struct Threshold {
  std::string fact;   ///< a fact's or definition's name
  std::string op;     ///< "<", "<=", "==", "!=", ">=", ">", "trend_non_decreasing"
  std::string value;  ///< "95", an enumerator or a fact's name; empty for a trend
  std::string unit;
  std::uint32_t years = 0;  ///< 0: not a series
  ExpressionId comparison;  ///< the comparison it was read from (none for a count of years without one)
};

/// One printed row of a requirement: its base, or one exception to it.
struct RequirementRow {
  std::string subject;    ///< "2.2/2/b/3"
  std::string condition;  ///< as printed by the formatter; empty: always
  std::optional<Threshold> threshold;
};

enum class RequirementKind : std::uint8_t { attested, computed, cross_checked, alternatives };

/// A time for which something holds; both ends belong to it, and a missing one is open.
struct Transition {
  std::string text;
  std::string under;  ///< the circular that goes on for what was submitted before `from`; empty: it is only told
  std::optional<Date> from;
  std::optional<Date> to;
  Origin origin;

  bool holds_on(Date date) const { return (!from || *from <= date) && (!to || date <= *to); }
};

/// The smallest thing that is met or not. Invariant: `rows` is not empty and `rows[0].subject` is its address.
struct Requirement {
  std::string text;
  std::string stated;  ///< its condition, expression and ways as the formatter writes them; empty: attested plainly
  RequirementKind kind = RequirementKind::attested;
  ExpressionId condition;    ///< none: always applies
  ExpressionId body;         ///< computed: its expression
  ExpressionId cross_check;  ///< cross_checked: the figure that only warns
  std::uint32_t alternatives_needed = 0;
  Verdict alternatives_otherwise = Verdict::not_met;
  std::vector<Alternative> alternatives;
  std::vector<RequirementRow> rows;
  /// Times in force on the rulebook's day in which it may not be a ground for failing; their ends are not established,
  /// so verdicts stand and a warning is said.
  std::vector<Transition> suspensions;
  Origin origin;

  const std::string& subject() const { return rows.front().subject; }
};

struct Indicator {
  std::string letter;  ///< "a"; "*" where the level has no letters
  std::vector<Requirement> requirements;
  Origin origin;
};

/// What one level of a criterion asks for beyond the levels below it.
struct CriterionLevel {
  int number = 0;
  std::vector<Indicator> indicators;
  Origin origin;
};

struct Metric {
  std::string text;
  std::string unit;
};

struct Criterion {
  std::string id;  ///< "2.2", "M4.1"
  std::string title;
  bool mandatory = false;
  StandardId standard;  ///< index into `standards`, or into `groups` when `in_group`
  bool in_group = false;
  std::vector<CriterionLevel> levels;  ///< ascending; a level without requirements of its own is absent
  std::vector<std::string> suggested_evidence;
  std::vector<Metric> metrics;
  Origin origin;

  /// The highest level with requirements of its own; 0 when it has none at all.
  int highest() const { return levels.empty() ? 0 : levels.back().number; }
  const CriterionLevel* level(int number) const {
    for (const CriterionLevel& each : levels)
      if (each.number == number) return &each;
    return nullptr;
  }
};

/// A standard, or a group of criteria outside the standards.
struct Standard {
  std::string id;  ///< "2", "M4"
  std::string title;
  std::vector<CriterionId> criteria;
  Origin origin;
};

/// `mức k: expression`, of the school.
struct RatingLevel {
  int number = 0;
  ExpressionId expression;
  std::string stated;
  Origin origin;
};

struct Period {
  int count = 0;
  enum class Unit : std::uint8_t { years, months, days } unit = Unit::years;
  Origin origin;
};

struct Degree {
  int number = 0;
  ExpressionId expression;
  std::string stated;
  Origin origin;
};

struct Condition {
  ExpressionId expression;
  std::string stated;
  Origin origin;
};

/// A result under an older circular that counts as a degree of this one.
struct Equivalence {
  std::string circular;
  int old_degree = 0;  ///< 0: any
  int degree = 0;
  Origin origin;
};

struct Recognition {
  std::string id;    ///< without marks: "chuan_quoc_gia"
  std::string name;  ///< as declared: "chuẩn_quốc_gia"
  std::string label;
  std::string degree_word;         ///< "cấp độ" or "mức độ"
  std::vector<std::string> kinds;  ///< empty: every kind the circular applies to
  std::vector<Condition> conditions;
  std::vector<Degree> degrees;  ///< ascending
  std::optional<Period> validity;
  std::optional<Period> renewal_lead;
  std::optional<Period> waiting;
  std::vector<Equivalence> equivalences;
  std::optional<Date> keeps_stated_expiry_before;  ///< certificates issued before this keep the expiry written on them
  Origin origin;

  bool admits(const std::string& kind) const {
    return kinds.empty() || kind.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  }
};

/// A rule about procedure: when not met, a finding and nothing more.
struct ProcedureCheck {
  std::string name;
  std::string text;
  ExpressionId expression;
  std::string stated;
  Origin origin;
};

struct SchoolKind {
  std::string name;
  std::string label;
  std::vector<std::string> educational_levels;
};

/// One amending operation that made this text.
struct Amendment {
  enum class What : std::uint8_t { words, repeals, replaces, inserts };  ///< words: titles, names, doubts
  std::string circular;
  std::string subject;  ///< "2.2/1/b"; other addresses as written
  std::string address;  ///< as written
  std::string cite;
  std::string unverified;
  SourceRange range;
  What what = What::words;
  int requirements = 0;  ///< how many it puts there
  int behind = -1;       ///< an insertion: the requirement it stands behind; -1: at the end
};

/// Everything the program knows of one circular on one date, for one annex.
struct Rulebook {
  std::string circular;  ///< "18/2018/TT-BGDĐT"
  std::string title;
  std::string annex;  ///< "II"; empty: the circular has none
  std::string annex_title;
  std::vector<std::string> amended_by;  ///< circulars whose amendments are in force on `as_of`
  std::vector<Amendment> amendments;
  std::vector<std::string> references;  ///< circulars whose criteria are joined as groups
  Date as_of{};
  Date issued{};
  Date effective{};
  std::optional<Date> ends;  ///< first day it is no longer in force
  std::vector<std::string> applies_to;
  std::vector<SchoolKind> kinds;
  std::vector<std::pair<std::string, std::string>> educational_levels;  ///< name, label
  Origin origin;  ///< of the whole text: what its annex says of itself, else what its header says
  std::vector<Origin> amending_origins;  ///< parallel to `amended_by`: what their headers say of themselves
  std::string evidence_code;             ///< template, "[H{hộp}-{tiêu_chí}-{số:2}]"; empty: none stated
  std::vector<Fact> facts;
  std::vector<Definition> definitions;
  std::vector<Expression> expressions;
  std::vector<Standard> standards;
  std::vector<Standard> groups;
  std::vector<Criterion> criteria;  ///< standards' first, in the order of the text, then the groups'
  std::vector<RatingLevel> rating;  ///< ascending
  Origin rating_origin;
  std::vector<Recognition> recognitions;
  std::vector<ProcedureCheck> checks;
  std::vector<Transition> transitions;
  std::optional<Transition> advisory;  ///< while in force, figures warn and do not decide

  const Expression& operator[](ExpressionId id) const { return expressions[id.value]; }
  const Fact& operator[](FactId id) const { return facts[id.value]; }
  const Criterion& operator[](CriterionId id) const { return criteria[id.value]; }
  const Definition& operator[](DefinitionId id) const { return definitions[id.value]; }
  /// Whether the criterion is that of a referenced circular.
  bool is_referenced(const Criterion& criterion) const;
  /// The number of requirement rows of its own, exceptions counted.
  std::size_t row_count() const;
};

/// The consolidated circular as the JSON of `chuan show` (contract in engine/README.md).
std::string to_json(const Rulebook& rulebook);

}  // namespace chuan
