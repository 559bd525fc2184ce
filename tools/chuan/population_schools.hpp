// SPDX-License-Identifier: MIT
// The schools of one piece of a population assessed: most of them side by side, the others one by one.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "chuan/batch_reader.hpp"
#include "load.hpp"
#include "population_lines.hpp"

namespace chuan {

/// Levels of one school.
struct SchoolLevels {
  Interval level;
  std::vector<Interval> standards, criteria;                   ///< parallel to those of the rulebook
  std::vector<std::pair<std::string_view, Interval>> degrees;  ///< of the recognitions that admit its kind, by id
};

struct School {
  const PopulationLine* line = nullptr;
  SchoolHead head;
  std::shared_ptr<const Laid> laid;  ///< none: the line is bad
  Date as_of{};
  SchoolLevels levels;
  std::string said;  ///< messages about it
};

/// Assesses pieces of a population, each school as `assess` would. One thread uses one of these at a time; `rules` may
/// be shared.
class SchoolAssessor {
 public:
  SchoolAssessor(Rules& rules, const Options& options);
  ~SchoolAssessor();

  /// The schools of the piece's lines, in their order; good until the next call.
  const std::vector<School>& assess(const PopulationPiece& piece);

 private:
  struct Group;

  void alone(const PopulationPiece& piece, School& school);
  Intake* intake_for(const SchoolHead& head);
  std::unique_ptr<Group> group_for(const SchoolHead& head);

  Rules& rules_;
  const Options& options_;
  BatchReader reader_;
  std::map<std::pair<std::string, std::optional<Date>>, std::unique_ptr<Group>> groups_;  // null: read by itself
  Group* last_ = nullptr;
  std::vector<School> schools_;
};

}  // namespace chuan
