// SPDX-License-Identifier: MIT
// Figures that can change, and the values worth changing them to: the bounds of comparisons that fail.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "chuan/repair.hpp"

namespace chuan::repair {

/// A value a figure can be brought to. A yearly figure keeps it from the last school year on, or where that is over and
/// known from the next one on; `years_ahead` of them pass until every window that fails now holds.
struct Candidate {
  Number value;
  Comparison bound = Comparison::equal;  ///< with `stated`, the comparison it satisfies: "≥ 95 %"
  Number stated;
  int years_ahead = 0;
  bool up = true;
};

/// One fact in the data of one educational level (or of the school). Both lists start nearest to what is.
struct Figure {
  FactId fact;
  std::string educational_level;
  std::optional<Number> now;
  std::size_t part = 0;  ///< one whose inputs hold it
  bool is_past = false;  ///< the last school year's value is known and that year is over: it stays
  std::deque<Candidate> up, down;
};

class Figures {
 public:
  explicit Figures(const RepairSetting& setting);

  /// A comparison or a yes/no fact that is not as wanted. Its figures become candidates.
  void add(std::size_t part, CellId cell, bool wanted);
  /// After all are added: what changing one figure breaks in `cells` (comparisons) becomes a candidate of the others;
  /// then the years each value needs.
  void settle(const std::vector<std::pair<std::size_t, CellId>>& cells);

  /// The figures with candidates among those the cell compares.
  std::vector<const Figure*> in(std::size_t part, CellId cell) const;
  /// What the comparison says when the figures have these values (null: as they are).
  Verdict verdict(std::size_t part, CellId cell, const std::map<const Figure*, const Candidate*>& values) const;
  bool has_any() const { return !figures_.empty(); }

 private:
  struct Override {
    const Figure* figure = nullptr;
    Number value;
    std::uint32_t held_back = UINT32_MAX;  // so many years have passed; before them, what was
  };

  std::optional<Number> given(std::size_t part, FigureInput input) const;
  bool may_change(FactId fact, bool is_truth) const;
  std::string owner(std::size_t part, FactId fact) const;
  Figure& figure(std::size_t part, FactId fact);
  const Figure* find(std::size_t part, FactId fact) const;
  std::vector<FigureInput> inputs_of(CellId cell) const;
  std::optional<Number> number(std::size_t part, CellId cell, const std::vector<Override>& overrides) const;
  Verdict compared(std::size_t part, CellId cell, const std::vector<Override>& overrides) const;
  void propose(std::size_t part, CellId cell, bool wanted, const std::vector<Override>& beside);
  std::optional<Number> root(std::size_t part, CellId cell, const Figure& figure,
                             const std::vector<Override>& beside) const;
  void insert(Figure& figure, Candidate candidate);
  std::uint32_t years_needed(const Figure& figure, const Candidate& candidate) const;

  const RepairSetting& setting_;
  std::set<std::uint32_t> circumstances_;  // facts that conditions ask about
  std::map<std::pair<std::string, std::uint32_t>, Figure> figures_;
  std::vector<std::pair<std::size_t, CellId>> cells_;  // that compare candidates
};

}  // namespace chuan::repair
