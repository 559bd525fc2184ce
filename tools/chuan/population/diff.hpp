// SPDX-License-Identifier: MIT
// For whom the law changes: every school of a population under two texts.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "chuan/comparison.hpp"
#include "load/load.hpp"
#include "text/words.hpp"

namespace chuan {

/// One school before and after.
struct Move {
  std::string school;
  std::size_t line = 0;
  DatedText text;  ///< by which it was judged before
  Interval before, after;
  std::vector<std::string> causes;  ///< the changed clauses of the criteria whose level moved
};

/// Between what schools are moved: two texts, of one set of rules or of two. Without texts each school is moved between
/// those that govern it in the two sets on the day of its dossier.
struct MovedBetween {
  const Rules& rules_before;
  const Rules& rules_after;
  std::optional<DatedText> before, after;  ///< both or none
};

class Moves {
 public:
  /// Reads every dossier of `path` under the text before and moves it to the one after. A bad line is told and does not
  /// stop the rest. Throws Unreadable where the file is damaged.
  Moves(const MovedBetween& between, const std::string& path, Session& session);

  /// The kinds of school that were met and stand under both texts.
  const std::vector<std::string>& kinds() const { return kinds_; }
  bool has_bad_lines() const { return bad_lines_ > 0; }
  /// The schools whose level moves, how many go which way by which text and why, and how many in all.
  std::string text(bool vi) const;
  Json json() const;

 private:
  std::size_t count(const std::string& kind) const;

  std::vector<Move> moves_;
  std::vector<std::string> kinds_;
  std::size_t bad_lines_ = 0;
};

}  // namespace chuan
