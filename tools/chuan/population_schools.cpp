// SPDX-License-Identifier: MIT
// Schools of one kind and date share a block; whatever the quick reader leaves goes the ordinary way.
#include "population_schools.hpp"

#include <algorithm>

namespace chuan {

/// Schools under one text of the law, in one block.
struct SchoolAssessor::Group {
  Group(std::shared_ptr<const Laid> its_laid, std::string its_kind, std::optional<Date> its_date, Date day,
        Profile profile)
      : laid(std::move(its_laid)),
        kind(std::move(its_kind)),
        date(its_date),
        as_of(day),
        batch(laid->program, laid->rulebook),
        columns(laid->program, laid->rulebook),
        intake(laid->program, laid->rulebook, kind, day, profile) {
    intake.columns = &columns;
  }

  void levels_of(std::size_t school, SchoolLevels& found) const {
    const auto copy = [&](const std::vector<BatchLevels::Row>& rows, std::vector<Interval>& intervals) {
      intervals.resize(rows.size());
      for (std::size_t i = 0; i < rows.size(); ++i) intervals[i] = rows[i][school];
    };
    found.level = levels.level[school];
    copy(levels.standards, found.standards);
    copy(levels.criteria, found.criteria);
    found.degrees.clear();
    for (std::size_t i = 0; i < levels.recognitions.size(); ++i)
      if (const Recognition& recognition = laid->rulebook.recognitions[i]; recognition.admits(kind))
        found.degrees.emplace_back(recognition.id, levels.recognitions[i][school]);
  }

  std::shared_ptr<const Laid> laid;
  std::string kind;
  std::optional<Date> date;
  Date as_of;
  Batch batch;
  Columns columns;
  Intake intake;
  BatchValues values;
  BatchLevels levels;
};

SchoolAssessor::SchoolAssessor(Rules& rules, const Options& options) : rules_(rules), options_(options) {}
SchoolAssessor::~SchoolAssessor() = default;

const std::vector<School>& SchoolAssessor::assess(const PopulationPiece& piece) {
  schools_.resize(piece.lines.size());
  std::vector<std::pair<Group*, std::size_t>> places(piece.lines.size());
  for (const auto& each : groups_)
    if (each.second && each.second->columns.size() > 0) each.second->columns.clear();
  for (std::size_t i = 0; i < piece.lines.size(); ++i) {
    const PopulationLine& line = piece.lines[i];
    School& school = schools_[i];
    school.line = &line;
    school.laid = nullptr;
    school.said.clear();
    const auto choose = [this](const SchoolHead& head) { return intake_for(head); };
    if (line.fault.empty() && reader_.read(piece.text_of(line), choose, school.head))
      places[i] = {last_, last_->columns.size() - 1};
    else
      alone(piece, school);
  }
  for (const auto& each : groups_) {
    if (!each.second || each.second->columns.size() == 0) continue;
    each.second->batch.run(each.second->columns, each.second->values);
    each.second->batch.levels(each.second->values, each.second->levels);
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto& [group, place] = places[i];
    if (group == nullptr) continue;
    schools_[i].laid = group->laid;
    schools_[i].as_of = group->as_of;
    group->levels_of(place, schools_[i].levels);
  }
  return schools_;
}

void SchoolAssessor::alone(const PopulationPiece& piece, School& school) {
  const Captured messages;
  try {
    const std::string name = piece.name_of(*school.line);
    if (!school.line->fault.empty()) throw Failure(name + ": " + school.line->fault);
    Sources sources;
    Case read = read_case(rules_, sources, sources.add(name, std::string(piece.text_of(*school.line))), options_);
    const Assessment made = chuan::assess(read.laid->program, read.laid->rulebook, read.dossier, read.as_of,
                                          options_.strict ? Profile::strict : Profile::normal);
    Dossier& dossier = read.dossier;
    school.head = {std::move(dossier.name),        std::move(dossier.kind), "", "", dossier.school_year, dossier.date,
                   std::move(dossier.recognitions)};
    school.as_of = read.as_of;
    school.levels = {made.level, made.standards, made.criteria, {}};
    for (const RecognitionResult& result : made.recognitions)
      for (const Recognition& known : read.laid->rulebook.recognitions)
        if (known.id == result.id) school.levels.degrees.emplace_back(known.id, result.degree);
    school.laid = std::move(read.laid);
  } catch (const Failure& failure) {
    say("chuan: " + std::string(failure.what()) + "\n");
  } catch (const Faulty&) {
    // told while reading
  }
  school.said = messages.text();
}

Intake* SchoolAssessor::intake_for(const SchoolHead& head) {
  if (last_ == nullptr || last_->kind != head.kind || last_->date != head.date) {
    auto& known = groups_[{head.kind, head.date}];
    if (!known) known = group_for(head);
    last_ = known.get();
  }
  return last_ == nullptr ? nullptr : &last_->intake;
}

/// None where the dossier is moved from one text to another, or its law has to be told about.
std::unique_ptr<SchoolAssessor::Group> SchoolAssessor::group_for(const SchoolHead& head) {
  const std::optional<Date> date = options_.as_of.empty() ? head.date : options_.date();
  if (!date || head.kind.empty()) return nullptr;
  if (options_.circular.empty() && head.date && *head.date != *date) return nullptr;
  std::string circular = options_.circular;
  if (circular.empty()) {
    Diagnostics said;
    const auto in_force = rules_.law.in_force(head.kind, *date, said);
    if (!in_force || !said.empty()) return nullptr;
    circular = *in_force;
  }
  try {
    const Captured ignored;
    return std::make_unique<Group>(lay(rules_, circular, *date, head.kind, options_), head.kind, head.date, *date,
                                   options_.strict ? Profile::strict : Profile::normal);
  } catch (const Faulty&) {
    return nullptr;
  }
}

}  // namespace chuan
