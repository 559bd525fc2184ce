// SPDX-License-Identifier: MIT
// The changes that lift a school to a target: all minimal sets counted, the cheapest and the fastest named.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "chuan/explanation.hpp"

namespace chuan {

/// A criterion's recorded level is raised.
struct LevelChange {
  std::string criterion;
  std::optional<int> from;  ///< none: not known
  int to = 0;
};

/// A verdict people conclude becomes another.
struct VerdictChange {
  Subject subject;
  Verdict from = Verdict::unknown;
  Verdict to = Verdict::met;
};

/// A figure is brought to where the comparison with `stated` holds; a yes/no fact is 1 or 0.
struct FigureChange {
  FigureAt at;
  FactId fact;
  std::optional<Number> from;  ///< none: not known
  Comparison bound = Comparison::equal;
  Number stated;
  Number value;                 ///< the nearest that the figure can be
  int years_ahead = 0;          ///< school years after the last until all its windows hold
  bool from_next_year = false;  ///< the last school year is over and stays as it was
};

/// One change: the finest thing the dossier knows.
struct Change {
  std::variant<LevelChange, VerdictChange, FigureChange> what;
  std::string educational_level;  ///< whose data it is in; empty: the school's
  CriterionId criterion;          ///< that it belongs to; none for a figure

  std::optional<Number> cost;         ///< of the plan's action; none: nobody said
  std::optional<std::size_t> action;  ///< the plan's action it rests on, an index into its actions
  std::optional<int> days;            ///< as the action says
  std::optional<Date> ready;          ///< earliest: the action's start and days, the end of the school year waited for
};

/// "3.1", "2.2/3/a/1", "gv_từ_khá@2021-2022".
std::string subject_of(const Change& change);

/// A set of changes that reaches the target and of which no proper part does.
struct Repair {
  std::vector<Change> changes;
  enum class Measure : std::uint8_t { changes_count, cost };
  Measure measure = Measure::changes_count;  ///< cost where the plan gives any action a price
  Number cost;                        ///< by the measure, of what has a price; what several changes share is paid once
  std::vector<std::string> unpriced;  ///< measure cost: changes without a price, so that the whole is not known
  Number lower_bound;                 ///< by the measure, no repair (that has all its prices) is below
  bool optimal = false;               ///< so proved
  std::optional<Date> ready;          ///< when the last change is, as far as the plan says
  std::optional<Date> done_by;        ///< the same; none where some change has no end
};

struct RepairSetting {
  const Program& program;
  const Rulebook& rulebook;
  const Dossier& dossier;
  const Assessment& assessment;
  Language language = Language::vi;
};

struct RepairLimits {
  std::size_t most_repairs = 3;
  std::optional<Date> by;                         ///< only changes that can be in time
  std::size_t most_nodes = std::size_t{1} << 22;  ///< of the decision diagrams; beyond, a search within bounds
  std::uint64_t most_steps = UINT64_MAX;          ///< counted work: half for the exact count, the rest within bounds
};

/// Of these changes every repair makes at least so many.
struct Necessity {
  std::vector<Change> of;
  std::size_t at_least = 0;
};

struct Repairs {
  Target target;
  Verdict reached = Verdict::unknown;
  std::string count;              ///< how many minimal sets of changes, exactly; empty when the search was ended
  std::vector<Repair> cheapest;   ///< in order of cost, at most `most_repairs`
  std::optional<Repair> fastest;  ///< where the plan says how long things take and it is not the cheapest
  std::vector<Change> in_all;     ///< changes without which nothing reaches the target
  std::uint64_t steps = 0;        ///< of counted work, spent
  std::vector<Necessity> proof;   ///< why nothing is cheaper than the cheapest, sets apart from each other; empty: not
                                  ///< shown this way
  std::optional<Date> by;         ///< as asked
  std::optional<Date> law_ends;   ///< the circular ends before one of these ways is done
  std::optional<Date> earliest;   ///< with `by`: when it can be reached, where that is later
  std::variant<std::monostate, Change, RecognitionDates> late_because;  ///< with `by`: what takes until then
};

/// Every way to `target`. Nothing is found where it is reached, or where nothing that can change reaches it.
Repairs find_repairs(const RepairSetting& setting, const Target& target, const RepairLimits& limits);

/// `dossier` with the changes made. Of a yearly figure that needs later school years the years are written as they
/// will stand then.
Dossier with_changes(const Dossier& dossier, const Rulebook& rulebook, const std::vector<Change>& changes);

}  // namespace chuan
