// SPDX-License-Identifier: MIT
// Schools of one kind and date share a block; whatever the quick reader leaves goes the ordinary way.
#include "answer/population/schools.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace chuan::answer {

namespace {

void add_cost(const Plan& plan, School& school) {
  for (const PlanAction& each : plan.actions) {
    if (!each.cost) {
      ++school.actions_without_cost;
      continue;
    }
    school.plan_cost = school.plan_cost ? add(*school.plan_cost, *each.cost) : each.cost;
  }
}

/// Criteria that do not reach the rating level after `level`; `is_attained(cell)`.
template <class IsAttained>
void blocking(const Rulebook& book, const Program& program, int level, std::vector<std::uint32_t>& found,
              IsAttained is_attained) {
  found.clear();
  int next = 0;
  for (const RatingLevel& each : book.rating)
    if (next == 0 && each.number > level) next = each.number;
  if (next == 0) return;
  for (std::uint32_t i = 0; i < book.criteria.size(); ++i) {
    const bool is_asked = !book.criteria[i].in_group || book.criteria[i].level(next) != nullptr;
    const std::vector<CellId>& reached = program.reached[i];
    if (is_asked && static_cast<std::size_t>(next) <= reached.size() &&
        !is_attained(reached[static_cast<std::size_t>(next) - 1]))
      found.push_back(i);
  }
}

}  // namespace

/// Schools of one kind under one text of the law, in one block.
struct SchoolAssessor::Group {
  Group(std::shared_ptr<const LoweredLaw> its_law, std::string its_kind, Profile profile)
      : law(std::move(its_law)),
        kind(std::move(its_kind)),
        batch(law->program, law->rulebook),
        columns(law->program, law->rulebook),
        intake(law->program, law->rulebook, kind, profile) {
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
    found.conditions.clear();
    for (std::size_t i = 0; i < levels.recognitions.size(); ++i)
      if (const Recognition& recognition = law->rulebook.recognitions[i]; recognition.admits(kind)) {
        found.degrees.emplace_back(recognition.id, levels.recognitions[i][school]);
        found.conditions.push_back(values.verdicts[law->program.conditions[i].value][school]);
      }
  }

  void blockers_of(std::size_t school, std::vector<std::uint32_t>& found) const {
    blocking(law->rulebook, law->program, levels.level[school].at_least, found,
             [&](CellId cell) { return attained(values.verdicts[cell.value][school]) == Verdict::met; });
  }

  std::shared_ptr<const LoweredLaw> law;
  std::string kind;
  Batch batch;
  Columns columns;
  Intake intake;
  BatchValues values;
  BatchLevels levels;
};

/// Schools that were read by themselves, laid side by side afterwards.
struct SchoolAssessor::Single {
  explicit Single(std::shared_ptr<const LoweredLaw> its_law)
      : law(std::move(its_law)), batch(law->program, law->rulebook), columns(law->program, law->rulebook) {}

  std::shared_ptr<const LoweredLaw> law;
  Batch batch;
  Columns columns;
  BatchValues values;
};

/// Where dossiers of one kind and date go; without a group each is read by itself.
struct SchoolAssessor::Choice {
  std::string kind;
  std::optional<Date> date;
  Date as_of{};
  Group* group = nullptr;
};

SchoolAssessor::SchoolAssessor(const OpenLaw& law, const PopulationSetting& setting, Language language, bool in_full)
    : law_(law),
      rules_(law.rules()),
      setting_(setting),
      language_(language),
      in_full_(in_full),
      days_(law.rules().law) {}
SchoolAssessor::~SchoolAssessor() = default;

std::vector<SchoolBlock> SchoolAssessor::blocks() {
  std::vector<SchoolBlock> all;
  for (const auto& [name, group] : groups_)
    if (group->columns.size() > 0) all.push_back({*group->law, group->batch, group->columns, group->values});
  for (const auto& [law, single] : singles_) {
    if (single->columns.size() == 0) continue;
    single->batch.run(single->columns, single->values);
    all.push_back({*single->law, single->batch, single->columns, single->values});
  }
  return all;
}

const std::vector<School>& SchoolAssessor::assess(const PopulationPiece& piece) {
  schools_.resize(piece.lines.size());
  std::vector<std::pair<Group*, std::size_t>> places(piece.lines.size());
  for (const auto& each : groups_) each.second->columns.clear();
  for (const auto& each : singles_) each.second->columns.clear();
  for (std::size_t i = 0; i < piece.lines.size(); ++i) {
    const PopulationLine& line = piece.lines[i];
    School& school = schools_[i];
    school.line = &line;
    school.law = nullptr;
    school.said.clear();
    school.refused.reset();
    school.plan_cost.reset();
    school.actions_without_cost = 0;
    school.is_in_block = true;
    if (line.fault.empty() && together(piece.text_of(line), school))
      places[i] = {last_->group, last_->group->columns.size() - 1};
    else
      alone(piece, school);
  }
  for (const auto& each : groups_) {
    Group& group = *each.second;
    if (group.columns.size() == 0) continue;
    group.batch.run(group.columns, group.values);
    group.batch.levels(group.values, group.levels);
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto& [group, place] = places[i];
    if (group == nullptr) continue;
    schools_[i].law = group->law;
    group->levels_of(place, schools_[i].levels);
    if (in_full_) group->blockers_of(place, schools_[i].blockers);
  }
  if (in_full_)
    for (School& each : schools_) add_certificates(each);
  return schools_;
}

/// Into the last place of the last group; false where it must be read by itself.
bool SchoolAssessor::together(std::string_view text, School& school) {
  if (setting_.flat_kind.empty()) {
    if (!reader_.read_head(text, school.head)) return false;
    Intake* const intake = intake_for(school.head);
    return intake != nullptr && reader_.read(*intake, school.head);
  }
  school.head = {};
  school.head.kind = setting_.flat_kind;
  school.head.date = setting_.law.as_of;
  Intake* const intake = intake_for(school.head);
  return intake != nullptr && reader_.read_flat(text, *intake, school.head);
}

/// A flat line as the dossier that it stands for, a fact given twice still twice; what is no object is left as it is.
/// Of both the reader says what is wrong.
std::string SchoolAssessor::dossier_of(std::string_view text) const {
  if (setting_.flat_kind.empty()) return std::string(text);
  std::vector<std::pair<std::string, Json>> fields;
  const auto see = [&](int depth, Json::parse_event_t event, const Json& parsed) {
    if (depth != 1) return true;
    using Event = Json::parse_event_t;
    if (event == Event::key)
      fields.emplace_back(parsed.get<std::string>(), Json());
    else if (!fields.empty() && event != Event::object_start && event != Event::array_start)
      fields.back().second = parsed;
    return true;
  };
  if (!Json::parse(text, see, false).is_object()) return std::string(text);
  std::string names, facts;
  for (const auto& [key, value] : fields)
    if (key == "id")
      names += R"("name":)" + value.dump() + ",";
    else
      facts += (facts.empty() ? "" : ",") + Json(key).dump() + ":" + value.dump();
  return R"({"school":{)" + names + R"("kind":)" + Json(setting_.flat_kind).dump() + R"(},"date":")" +
         to_iso(*setting_.law.as_of) + R"(","facts":{)" + facts + "}}";
}

void SchoolAssessor::alone(const PopulationPiece& piece, School& school) {
  school.is_in_block = false;
  const std::string name = piece.name_of(*school.line);
  if (!school.line->fault.empty()) {
    school.said = "chuan: " + name + ": " + school.line->fault + "\n";
    return;
  }
  Sources sources;
  const std::uint32_t file = sources.add(name, dossier_of(piece.text_of(*school.line)));
  InquiryResult found = read_inquiry(rules_, sources, file, setting_.law);
  // What the law itself has to tell concerns every school under it; a line is told what is wrong with it.
  if (found.inquiry)
    std::erase_if(found.notices, [](const Notice& each) { return each.about == Notice::About::rules; });
  Asked asked(law_, language_);
  std::optional<Inquiry> read;
  try {
    read = asked.inquiry(std::move(found), name, setting_.law, sources);
  } catch (const Refusal& refusal) {
    school.refused = refusal;
  } catch (const FaultyInput&) {
    // What is wrong was noted.
  }
  school.said = asked.messages();
  if (!read) return;
  const Assessment made =
      chuan::assess(read->law->program, read->law->rulebook, read->dossier, read->as_of, setting_.profile);
  Dossier& dossier = read->dossier;
  school.head = {};
  school.head.name = std::move(dossier.name);
  school.head.kind = std::move(dossier.kind);
  school.head.province = std::move(dossier.province);
  school.head.commune = std::move(dossier.commune);
  school.head.date = dossier.date;
  school.head.as_of = read->as_of;
  school.head.recognitions = std::move(dossier.recognitions);
  school.levels = {made.level, made.standards, made.criteria, {}, {}};
  if (dossier.plan) add_cost(*dossier.plan, school);
  for (const RecognitionResult& result : made.recognitions)
    for (const Recognition& known : read->law->rulebook.recognitions)
      if (known.id == result.id) {
        school.levels.degrees.emplace_back(known.id, result.degree);
        school.levels.conditions.push_back(result.conditions);
      }
  if (in_full_)
    blocking(read->law->rulebook, read->law->program, made.level.at_least, school.blockers, [&](CellId cell) {
      return std::all_of(made.parts.begin(), made.parts.end(), [&](const LevelAssessment& part) {
        return attained(part.values[cell.value].verdict) == Verdict::met;
      });
    });
  if (in_full_) school.is_in_block = into_block(read->law, made);
  school.law = std::move(read->law);
}

/// False where a block cannot hold it: it has several levels, or a figure that does not fit.
bool SchoolAssessor::into_block(const std::shared_ptr<const LoweredLaw>& law, const Assessment& made) {
  if (made.parts.size() != 1) return false;
  std::unique_ptr<Single>& single = singles_[law.get()];
  if (!single) single = std::make_unique<Single>(law);
  Columns& columns = single->columns;
  if (columns.is_full()) return false;
  const Inputs& inputs = made.parts.front().inputs;
  columns.add();
  for (std::size_t i = 0; i < inputs.truths.size(); ++i)
    if (inputs.truths[i] != Verdict::unknown) columns.set_truth(i, inputs.truths[i] == Verdict::met);
  for (std::size_t i = 0; i < inputs.verdicts.size(); ++i)
    if (inputs.verdicts[i] != Verdict::unknown) columns.set_verdict(i, inputs.verdicts[i]);
  for (std::size_t i = 0; i < inputs.figures.size(); ++i)
    if (inputs.figures[i] && !columns.set_figure(i, *inputs.figures[i])) {
      columns.drop();
      return false;
    }
  return true;
}

void SchoolAssessor::add_certificates(School& school) {
  school.certificates.clear();
  if (!school.law) return;
  for (const RecordedRecognition& record : school.head.recognitions) {
    const std::string key = fmt::format("{} {} {}{} {} {} {}", record.id, record.degree, to_iso(record.date),
                                        record.only_year ? " (year)" : "", record.circular,
                                        record.expires ? to_iso(*record.expires) : "", school.head.kind);
    const auto [known, is_new] = certificates_.try_emplace({school.law.get(), key});
    if (is_new) {
      Dossier only;
      only.kind = school.head.kind;
      only.recognitions.push_back(record);
      for (const RecognitionDates& dates : recognition_dates(school.law->rulebook, only, &rules_.law))
        known->second = {(dates.label.empty() ? dates.id : dates.label + " " + dates.degree_word) + " " +
                             std::to_string(dates.degree),
                         dates.only_year ? std::nullopt : dates.expires};
    }
    if (!known->second.label.empty()) school.certificates.push_back(known->second);
  }
}

Intake* SchoolAssessor::intake_for(SchoolHead& head) {
  if (last_ == nullptr || last_->kind != head.kind || last_->date != head.date) {
    const auto [known, is_new] = choices_.try_emplace({head.kind, head.date});
    if (is_new) known->second = choice_for(head);
    last_ = &known->second;
  }
  head.as_of = last_->as_of;
  return last_->group == nullptr ? nullptr : &last_->group->intake;
}

/// No group where the dossier is moved from one text to another, or something of its law has to be told.
SchoolAssessor::Choice SchoolAssessor::choice_for(const SchoolHead& head) {
  Choice choice{head.kind, head.date, {}, nullptr};
  const std::optional<Date> date = setting_.law.as_of ? setting_.law.as_of : head.date;
  if (!date || head.kind.empty()) return choice;
  if (setting_.law.circular.empty() && head.date && *head.date != *date) return choice;
  choice.as_of = *date;
  if (!setting_.law.circular.empty()) {
    choice.group = group_for(setting_.law.circular, *date, head.kind);
    return choice;
  }
  Diagnostics said;
  const auto in_force = rules_.law.in_force(head.kind, *date, said);
  if (in_force && said.empty()) choice.group = group_for(*in_force, days_.first_day(*in_force, *date), head.kind);
  return choice;
}

SchoolAssessor::Group* SchoolAssessor::group_for(const std::string& circular, Date date, const std::string& kind) {
  std::unique_ptr<Group>& known = groups_[{circular + " " + to_iso(date), kind}];
  if (known) return known.get();
  if (LawResult found = rules_.law_of(circular, date, kind); found.law) {
    known = std::make_unique<Group>(std::move(found.law), kind, setting_.profile);
    return known.get();
  }
  groups_.erase({circular + " " + to_iso(date), kind});
  return nullptr;
}

}  // namespace chuan::answer
