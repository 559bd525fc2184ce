// SPDX-License-Identifier: MIT
// Two texts of the law held side by side: what changed, clause by clause, and where evidence may serve under the other.
#pragma once

#include <string>
#include <vector>

#include "chuan/address.hpp"
#include "chuan/dossier.hpp"
#include "chuan/law.hpp"
#include "chuan/rulebook.hpp"

namespace chuan {

enum class ChangeKind : std::uint8_t { added, removed, changed, renumbered };

/// What a change means for a school. `reworded`: the same is asked in other words; `other`: neither stricter nor looser
/// by what is written.
enum class Direction : std::uint8_t { stricter, looser, reworded, other };

/// One clause as it reads in one of the two texts.
struct ClauseText {
  std::string subject;  ///< "2.2/1/b/1", "tiêu chí 2.2", "mức 2 của trường", "công nhận kiểm_định: chờ nâng bậc"
  std::string text;       ///< the words
  std::string stated;     ///< the expression, or a period; empty: attested plainly
  std::string criterion;  ///< the criterion it belongs to; empty: the school's own
  std::string cite;
  std::string unverified;
};

struct ClauseChange {
  ChangeKind kind = ChangeKind::changed;
  Direction direction = Direction::other;
  ClauseText before;  ///< empty when added
  ClauseText after;   ///< empty when removed
  std::string by;     ///< the amending circular; empty when the two texts are of different circulars
  std::string by_cite;
};

struct Differences {
  std::string circular_before, circular_after;
  std::vector<ClauseChange> changes;  ///< in the order of the text; what is gone comes after
};

/// What differs between two rulebooks. For two circulars `rows` says what corresponds (an editorial table); without it
/// only the same words correspond. Of two editions of the rules (not `is_one_law`) an amending circular is named only
/// where the later text is its own: what it does is no cause of the difference.
Differences compare(const Rulebook& before, const Rulebook& after, const std::vector<CarryRow>& rows = {},
                    bool is_one_law = true);

/// One piece of evidence as carried over.
struct CarriedEvidence {
  std::string code;
  std::string old_code;
};

/// A part of a dossier that does not go over.
struct LeftOut {
  enum class Reason : std::uint8_t {
    not_in_circular,  ///< the new circular knows no such kind, level or figure
    old_criteria,     ///< it speaks of criteria and levels of the old circular
    no_successor,     ///< a note on a requirement that has none
    old_dossier,      ///< it points into the old dossier
    of_its_year,      ///< it is about the school year that is over
    later_format      ///< this program does not know what it is
  };

  std::string key;  ///< "plan.actions"
  Reason reason;
};

struct Carried {
  Dossier dossier;                                         ///< for the new circular; every verdict unknown
  std::vector<CarriedEvidence> evidence;                   ///< what got which code
  std::vector<std::string> uncited;                        ///< evidence that goes over under its old code
  std::vector<std::pair<std::string, std::string>> moved;  ///< old address, new address
  std::vector<std::pair<std::string, std::string>>
      nowhere;                     ///< recorded addresses without a successor, with the reason
  std::vector<LeftOut> left_out;   ///< what is no verdict and does not go over
  std::vector<std::string> fresh;  ///< requirements of the new circular that nothing serves
};

/// `dossier` (read against `from`) for `to`: evidence and notes go to where `rows` says that they may serve, and never
/// a verdict goes over; everything else goes over or is listed. `date` becomes the new dossier's date.
Carried carry(const Dossier& dossier, const Rulebook& from, const Rulebook& to, const std::vector<CarryRow>& rows,
              Date date);

/// `dossier` (read against `from`) for another school year under the same circular, as `to` has it then: texts and
/// evidence go over, figures stay those of their years, every verdict is unknown. `fresh` are addresses new in `to`.
Carried next_year(const Dossier& dossier, const Rulebook& from, const Rulebook& to, int school_year, Date date);

/// The last day a plan speaks of: the latest of its goals' and actions' dates, years and school years.
std::optional<Date> horizon(const Plan& plan);

/// What the law changes after `rulebook.as_of` while the dossier's plan runs, one finding a day of change.
Diagnostics law_changes(const Law& law, const Rulebook& rulebook, const Dossier& dossier);

}  // namespace chuan
