// SPDX-License-Identifier: MIT
// A program run on a dossier: every cell's value, and what a person asks of them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "chuan/dossier.hpp"
#include "chuan/law.hpp"
#include "chuan/program.hpp"

namespace chuan {

enum class Profile : std::uint8_t { normal, strict };  ///< strict: attested without evidence is unknown

/// Why a value is unknown.
enum class Unknown : std::uint8_t { no, not_recorded, no_value, no_evidence, division_by_zero, too_large };

/// A verdict cell uses `verdict`, a number cell `number`; `unknown` says why there is no number.
struct Value {
  Number number;
  Verdict verdict = Verdict::unknown;
  Unknown unknown = Unknown::no;
  bool from_record = false;  ///< the verdict was taken from the input, not computed

  friend bool operator==(const Value&, const Value&) = default;
};

/// Input columns of a program, filled from a dossier.
struct Inputs {
  std::vector<Verdict> truths;
  std::vector<std::optional<Number>> figures;
  std::vector<Verdict> verdicts;
  std::vector<Unknown> verdict_reasons;  ///< parallel to `verdicts`
  int last_school_year = 0;              ///< the year that `years_back` = 0 means
};

/// Fills the inputs for one educational level ("" or a name of `dossier.levels`).
Inputs bind(const Program& program, const Rulebook& rulebook, const Dossier& dossier,
            const std::string& educational_level, Date as_of, Profile profile);

/// The one loop. `values` is resized to the cells; no allocation when it already has that size.
void run(const Program& program, const Inputs& inputs, std::vector<Value>& values);

/// A run kept up to date: a change of one input recomputes only the cells that depend on it, and stops where a value
/// stays the same. Inputs go by their index in the program. `program` must outlive it.
class Updater {
 public:
  Updater(const Program& program, Inputs inputs);

  /// An unknown verdict says `reason`.
  void set_verdict(std::size_t input, Verdict verdict, Unknown reason = Unknown::not_recorded);
  void set_truth(std::size_t input, Verdict truth);
  void set_figure(std::size_t input, std::optional<Number> figure);

  const Inputs& inputs() const { return inputs_; }
  /// Parallel to the cells; what `run` gives for `inputs()`.
  const std::vector<Value>& values() const { return values_; }

 private:
  /// Lists of cells laid end to end: list i is `cells[starts[i], starts[i + 1])`.
  struct Lists {
    std::vector<std::uint32_t> starts;
    std::vector<std::uint32_t> cells;
  };
  using Links = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // list, cell

  static Lists lists(std::size_t count, const Links& links);
  void mark(const Lists& lists, std::size_t list);
  void settle();

  const Program* program_;
  Inputs inputs_;
  std::vector<Value> values_;
  Lists parents_;  ///< of each cell
  Lists truth_cells_, figure_cells_, verdict_cells_;
  std::vector<std::uint64_t> dirty_;    ///< one bit a cell; all clear between changes
  std::size_t first_dirty_ = SIZE_MAX;  ///< a word of `dirty_` before which all is clear
};

/// One educational level assessed.
struct LevelAssessment {
  std::string educational_level;  ///< "" when the school is assessed as one
  Inputs inputs;
  std::vector<Value> values;  ///< parallel to the cells
  Interval level;
  std::vector<Interval> standards;  ///< parallel to Rulebook::standards
  std::vector<Interval> criteria;   ///< parallel to Rulebook::criteria
};

struct RecognitionResult {
  std::string id;
  Interval degree;                        ///< what the level earns
  Verdict conditions = Verdict::unknown;  ///< whether its own conditions hold
};

struct Assessment {
  Date as_of{};
  std::vector<LevelAssessment> parts;  ///< at least one; the school takes the lowest
  Interval level;
  std::vector<Interval> standards;  ///< parallel to Rulebook::standards
  std::vector<Interval> criteria;   ///< parallel to Rulebook::criteria
  std::vector<RecognitionResult> recognitions;
  Diagnostics findings;
};

/// Assesses `dossier` under `program` (lowered from `rulebook`).
Assessment assess(const Program& program, const Rulebook& rulebook, const Dossier& dossier, Date as_of,
                  Profile profile = Profile::normal);

/// Dates that follow from one recognition in the dossier.
struct RecognitionDates {
  std::string id;
  std::string label;
  std::string degree_word;
  int degree = 0;          ///< as given
  int counts_as = 0;       ///< as a degree under the rulebook; 0: it gives none
  std::string circular;    ///< under which it was given, where that is known
  std::string unverified;  ///< why a date is not sure
  Date given{};
  bool only_year = false;   ///< of `given` only the year is known, and of what follows from it
  bool is_encoded = true;   ///< the text it was given under is known; else nothing follows from it
  bool is_derived = false;  ///< `expires` follows from the law and is not what the certificate says
  std::optional<Date> expires;
  bool see_certificate = false;      ///< it keeps the expiry written on it, which the dossier does not say
  std::optional<Date> renew_by;      ///< self-assessment done and external assessment applied for by this date
  std::optional<Date> upgrade_from;  ///< earliest date for the next degree
};

/// The dates of every recognition of the dossier. One that neither `rulebook` knows nor the circular it was given under
/// (where `law` is there to tell) is shown and counts for nothing. What a certificate is worth follows the text under
/// which it was given, what may be asked for next follows `rulebook`.
std::vector<RecognitionDates> recognition_dates(const Rulebook& rulebook, const Dossier& dossier,
                                                const Law* law = nullptr);

/// Something that falls due.
struct Due {
  enum class What : std::uint8_t {
    expiry,
    renewal,
    upgrade,
    evidence_expiry,
    advisory_end,
    law_ends,
    action_start,
    action_due
  };
  Date date{};
  What what = What::expiry;
  std::string subject;   ///< a recognition's label with its degree, an evidence code, a circular, a criterion
  std::string text;      ///< of an action of the plan: what is to be done
  bool is_late = false;  ///< an action that was to be done or begun by then
};

/// What falls due after `as_of`, in order of date, behind what of the plan is late.
std::vector<Due> calendar(const Rulebook& rulebook, const Dossier& dossier, const std::vector<RecognitionDates>& held,
                          Date as_of);

/// `dossier` with the plan's targets, and the levels its actions reach, taken as reached: they become recorded results,
/// and the details and figures of those criteria are dropped so that the target speaks.
Dossier with_targets_met(const Dossier& dossier, const Rulebook& rulebook);

}  // namespace chuan
