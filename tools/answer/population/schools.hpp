// SPDX-License-Identifier: MIT
// The schools of one piece of a population assessed: most of them side by side, the others one by one.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "answer/asked.hpp"
#include "answer/population/piece.hpp"
#include "answer/population/text_days.hpp"
#include "chuan/batch_reader.hpp"

namespace chuan::answer {

/// Levels of one school.
struct SchoolLevels {
  Interval level;
  std::vector<Interval> standards, criteria;                   ///< parallel to those of the rulebook
  std::vector<std::pair<std::string_view, Interval>> degrees;  ///< of the recognitions that admit its kind, by id
  std::vector<Verdict> conditions;                             ///< of those recognitions
};

/// A certificate the school has, and until when.
struct Certificate {
  std::string label;            ///< "chuẩn quốc gia mức độ 2"
  std::optional<Date> expires;  ///< none: not known
};

struct School {
  const PopulationLine* line = nullptr;
  SchoolHead head;
  std::shared_ptr<const LoweredLaw> law;  ///< none: the line is bad
  SchoolLevels levels;
  std::vector<std::uint32_t> blockers;  ///< criteria that are not at the school's next rating level
  std::vector<Certificate> certificates;
  std::optional<Number> plan_cost;  ///< what its plan's actions that have a price cost; none: it has no such
  std::size_t actions_without_cost = 0;
  bool is_in_block = false;        ///< one of `blocks`: a school of several levels is in none
  std::string said;                ///< messages about it
  std::optional<Refusal> refused;  ///< why there is no inquiry about it
};

/// Schools under one text of the law. `values` may be changed for a further run when they are put back.
struct SchoolBlock {
  const LoweredLaw& law;
  const Batch& batch;
  const Columns& columns;
  BatchValues& values;
};

/// How the schools of a population are assessed.
struct PopulationSetting {
  InquiryRequest law;
  Profile profile = Profile::normal;
  std::string flat_kind;  ///< of lines that are flat objects; empty: lines are dossiers
};

/// Assesses pieces of a population, each school as `assess` would. One thread uses one of these at a time; the law may
/// be shared.
class SchoolAssessor {
 public:
  /// With `in_full` also blockers and certificates.
  SchoolAssessor(const OpenLaw& law, const PopulationSetting& setting, Language language, bool in_full);
  ~SchoolAssessor();

  /// The schools of the piece's lines, in their order; good until the next call.
  const std::vector<School>& assess(const PopulationPiece& piece);
  /// The schools of the last call in blocks; good until the next call.
  std::vector<SchoolBlock> blocks();

 private:
  struct Group;
  struct Single;
  struct Choice;

  void add_certificates(School& school);
  bool together(std::string_view text, School& school);
  std::string dossier_of(std::string_view text) const;
  void alone(const PopulationPiece& piece, School& school);
  bool into_block(const std::shared_ptr<const LoweredLaw>& law, const Assessment& made);
  Intake* intake_for(SchoolHead& head);
  Choice choice_for(const SchoolHead& head);
  Group* group_for(const std::string& circular, Date date, const std::string& kind);

  const OpenLaw& law_;
  const Rules& rules_;
  const PopulationSetting& setting_;
  Language language_;
  bool in_full_;
  BatchReader reader_;
  std::map<std::pair<const LoweredLaw*, std::string>, Certificate>
      certificates_;                                                       // by the text asked about, what is recorded
  std::map<std::pair<std::string, std::optional<Date>>, Choice> choices_;  // by kind and date of the dossier
  const Choice* last_ = nullptr;
  std::map<std::pair<std::string, std::string>, std::unique_ptr<Group>> groups_;  // by text of the law and kind
  TextDays days_;
  std::map<const LoweredLaw*, std::unique_ptr<Single>> singles_;
  std::vector<School> schools_;
};

}  // namespace chuan::answer
