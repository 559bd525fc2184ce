// SPDX-License-Identifier: MIT
// What is not known yet and what to find out first; what a level reached rests on and how it could be lost.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chuan/repair.hpp"

namespace chuan {

/// Something the dossier does not say.
struct Question {
  enum class Bearing : std::uint8_t { decides, may_matter, cannot_matter };
  std::string subject;            ///< "2.2/3/a/1", "3.1", "gv_từ_khá@2021-2022"
  std::string educational_level;  ///< whose data lacks it; empty: the school's
  std::string text;               ///< the requirement's words, the fact's label
  Bearing bearing = Bearing::cannot_matter;
  Interval worst;               ///< of the school's level after the answer that leaves it widest
  std::vector<Target> settles;  ///< levels that one of its answers alone decides
};

struct Questions {
  Interval level;
  std::vector<Question> all;  ///< in the order of the rules
  std::optional<std::size_t>
      next;                 ///< the one to ask first: narrowest after its worst answer; none when all is settled
  bool is_complete = true;  ///< else the steps did not suffice to tell what each decides
};

/// Every unknown that a level of the school still open could rest on. Bearings and answers are read off the decision
/// diagram of each open level.
Questions open_questions(const RepairSetting& setting, std::uint64_t most_steps = UINT64_MAX);

/// A figure against the bound it holds.
struct Margin {
  std::string subject;
  std::string requirement;
  Number value, bound;
  std::string unit;
};

struct EvidenceWeight {
  std::string code;
  std::vector<std::string> requirements;  ///< met on nothing else
  int level_without = 0;                  ///< the school's level once it is gone
};

/// What the level the school has reached for sure rests on.
struct Robustness {
  int level = 0;
  std::vector<std::string> single_points;                 ///< losing one of these lowers the level
  std::string loss_count;                                 ///< how many minimal sets lower it when lost; empty: the
                                                          ///< steps did not suffice
  std::vector<std::vector<std::string>> smallest_losses;  ///< some of the smallest beyond the single ones
  std::vector<EvidenceWeight> evidence;                   ///< those whose loss lowers the level
  std::vector<Margin> margins;                            ///< narrowest first
  std::optional<Date> evidence_until;                     ///< the last day of evidence that the level cannot do without
};

/// Level 0 has nothing to lose.
Robustness robustness(const RepairSetting& setting, std::uint64_t most_steps = UINT64_MAX);

}  // namespace chuan
