// SPDX-License-Identifier: MIT
// Cells of a program as conditions over what may change: when a cell is met, not met, not applicable.
#pragma once

#include <optional>
#include <vector>

#include "chuan/assessment.hpp"
#include "solve/formula.hpp"

namespace chuan::solve {

/// When a cell has which verdict; in no case of the three it is unknown.
struct Outcome {
  Formula::Id met = Formula::never;
  Formula::Id not_met = Formula::never;
  Formula::Id not_applicable = Formula::never;
};

/// What may change: the answers of some cells in one educational level (`part` counts Assessment::parts).
class Leaves {
 public:
  virtual ~Leaves() = default;
  /// What people may come to say of the cell, where its children leave it open; none where no change is theirs.
  virtual std::optional<Outcome> said(std::size_t part, CellId cell) = 0;
  /// The outcome of a comparison, or of a yes/no fact, whose figures may change.
  virtual std::optional<Outcome> compared(std::size_t part, CellId cell) = 0;
  /// Whether nothing that may change is under the cell, so that what its children say stays.
  virtual bool is_fixed(std::size_t part, CellId cell) = 0;
};

class Conditions {
 public:
  Conditions(const Program& program, const Assessment& assessment, Formula& formula, Leaves& leaves);

  Outcome of(std::size_t part, CellId cell);
  /// Met or not applicable: what every level asks of what is under it.
  Formula::Id holds(std::size_t part, CellId cell);

 private:
  Outcome computed(std::size_t part, CellId cell);
  Outcome unless(const Outcome& computed, const Outcome& said);
  Outcome all(const std::vector<Outcome>& of);
  Outcome any(const std::vector<Outcome>& of);
  Outcome quota(const std::vector<Outcome>& of, const Cell& cell);
  Outcome percent_quota(const std::vector<Outcome>& of, const Cell& cell);
  Outcome when(const Outcome& condition, const Outcome& body, bool is_counted);
  Outcome select(const std::vector<Outcome>& of);
  Formula::Id neither(const Outcome& outcome);

  const Program& program_;
  const Assessment& assessment_;
  Formula& formula_;
  Leaves& leaves_;
  std::vector<std::vector<std::optional<Outcome>>> known_;  // by part and cell
};

}  // namespace chuan::solve
