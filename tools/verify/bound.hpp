// SPDX-License-Identifier: MIT
// A least cost read off the rules themselves: what each part asks for, summed, counted and compared from the leaves up.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "verify/proof.hpp"
#include "verify/school.hpp"

namespace chuan::verify {

/// What every repair pays at least: the sum over what none does without. Who can pay in several places pays each an
/// equal part, and so does a part that serves several others: no sum counts anything twice.
class Bound {
 public:
  Bound(const Setting& setting, const std::vector<Line>& program, const Proof& proof);

  /// None where nothing that may change reaches the target.
  std::optional<Rational> least() const;

 private:
  using Least = std::optional<Rational>;  // none: never
  struct Assessed {
    School school;
    std::size_t root;
    Worked worked;
    std::vector<std::size_t> parents;  // of each cell under the root
    std::vector<bool> is_needed;       // no repair does without the cell
  };

  void find_circumstances();
  bool rests_on_circumstances(std::size_t cell) const;
  bool lapses(std::size_t cell) const;
  void add_part(const Part& part);
  std::vector<std::size_t> deciding_children(const Assessed& part, std::size_t cell) const;
  /// Whether the cell holds only when all its children do.
  bool asks_all(const Assessed& part, std::size_t cell) const;
  /// Whose saying or figure could make the cell hold: the subjects of changes.
  std::vector<Change> changes_at(const Assessed& part, std::size_t cell) const;
  Least paid_at(const Assessed& part, std::size_t cell) const;
  Least by_children(const Assessed& part, std::size_t cell, const std::vector<Least>& least) const;

  const Setting& setting_;
  const std::vector<Line>& program_;
  const Proof& proof_;
  std::set<std::string> circumstances_;     // facts that only conditions ask about
  std::vector<bool> is_fixed_, may_lapse_;  // by cell
  std::vector<Assessed> parts_;
  std::map<std::string, std::size_t> places_;  // of each payer: in how many cells
};

}  // namespace chuan::verify
