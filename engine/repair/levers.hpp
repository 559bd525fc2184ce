// SPDX-License-Identifier: MIT
// What a school can change to reach a target: levels and verdicts people conclude, figures of the school year at hand
// and after. What is past, what the school is, and the circumstances that conditions ask about are not levers.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "chuan/repair.hpp"
#include "repair/figures.hpp"
#include "solve/conditions.hpp"

namespace chuan::repair {

using namespace solve;

/// One thing that can change, in steps each beyond the one before: the variable of step i counts with those of the
/// steps below it.
struct Lever {
  enum class Side : std::uint8_t { none, up, down };

  std::variant<LevelChange, VerdictChange, FigureChange> what;  ///< what it is changed to is the step's to say
  std::string subject;                                          ///< the address of what is changed
  std::string educational_level;
  Side side = Side::none;  ///< of a figure
  CriterionId criterion;

  struct Step {
    Variable variable = 0;
    int level = 0;                      ///< level: reached; verdict: of the criterion it belongs to
    const Candidate* figure = nullptr;  ///< figure
  };
  std::vector<Step> steps;
};

/// What the dossier's keeper does to make `step` of `lever`.
Change change_of(const Lever& lever, const Lever::Step& step);

class Levers : public Leaves {
 public:
  Levers(const RepairSetting& setting, const std::vector<CellId>& roots, Formula& formula);

  std::optional<Outcome> said(std::size_t part, CellId cell) override;
  std::optional<Outcome> compared(std::size_t part, CellId cell) override;
  bool is_fixed(std::size_t part, CellId cell) override;
  /// Whether people conclude the cell's verdict rather than its parts. What other criteria make of it speaks first.
  bool is_concluded(std::size_t part, CellId cell) const;

  /// Which steps of figures exclude each other or rest on one another.
  Formula::Id constraints();

  const std::vector<Lever>& all() const { return levers_; }
  std::size_t variables() const { return places_.size(); }
  /// By variable: its lever and step.
  std::pair<std::size_t, std::size_t> at(Variable variable) const { return places_[variable]; }

 private:
  void mark_criteria();
  void mark_covered(std::size_t part);
  bool may_fall(std::size_t part, CellId cell) const;
  bool is_only_level_known(std::size_t part, std::uint32_t criterion) const;
  void settle_figures(const std::vector<CellId>& roots);
  void mark_touched(std::size_t part);
  Outcome lifted(std::size_t part, CellId cell, Formula::Id by);
  Outcome level(std::size_t part, CellId cell);
  Outcome verdict(std::size_t part, CellId cell);
  /// When the comparison says `wanted`.
  Formula::Id when_compared(std::size_t part, CellId cell, Verdict wanted);
  Formula::Id exactly(const Figure& figure, const Candidate* candidate);
  std::size_t figure_lever(const Figure& figure, bool up);
  std::size_t add(Lever lever);
  Variable add_step(std::size_t lever, Lever::Step step);
  std::string owner_of(std::size_t part, const std::string& subject, bool is_criterion) const;

  const RepairSetting& setting_;
  Formula& formula_;
  Figures figures_;
  std::vector<std::vector<bool>> touched_;  // by part and cell: a change may take away what it is
  std::vector<bool> rests_on_criteria_;     // by cell: another criterion's level is under it
  std::vector<std::vector<bool>> covered_;  // by part and cell: people concluded something of the criterion above it
  std::vector<Lever> levers_;
  std::map<std::tuple<std::string, std::string, Lever::Side>, std::size_t> by_subject_;
  std::vector<std::pair<std::size_t, std::size_t>> places_;
};

}  // namespace chuan::repair
