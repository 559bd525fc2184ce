// SPDX-License-Identifier: MIT
// Dossier → Inputs: facts by school year, people's verdicts, recorded levels.
#include <algorithm>
#include <set>

#include "assess/bind.hpp"
#include "chuan/assessment.hpp"
#include "source/names.hpp"

namespace chuan {
namespace {

/// A school's data with that of one educational level laid over it: what the level says of itself counts first.
class Overlay {
 public:
  Overlay(const Dossier& dossier, const std::string& educational_level) : base_(dossier.data) {
    if (const auto found = dossier.levels.find(educational_level); found != dossier.levels.end())
      over_ = &found->second;
  }

  const FactValues* fact(FactId id) const {
    const FactValues* values = over_ ? fact(*over_, id) : nullptr;
    return values ? values : fact(base_, id);
  }
  /// What is recorded for each verdict input: both lists are in order of subject, so one walk finds all.
  std::vector<const RecordedVerdict*> verdicts(const Program& program) const {
    std::vector<const RecordedVerdict*> found(program.verdicts.size());
    for (const LevelData* data : {&base_, over_}) {
      if (!data) continue;
      auto given = data->requirements.begin();
      for (const std::uint32_t input : program.verdicts_in_order) {
        const std::string& subject = program.verdicts[input].subject;
        int order = 1;
        while (given != data->requirements.end() && (order = subject.compare(given->first)) > 0) ++given;
        if (given == data->requirements.end()) break;
        if (order == 0) found[input] = &(given++)->second;
      }
    }
    return found;
  }
  bool has_results() const { return !base_.results.empty() || (over_ && !over_->results.empty()); }
  const RecordedLevel* result(const std::string& criterion) const {
    for (const LevelData* data : {over_, &base_}) {
      if (!data) continue;
      if (const auto found = data->results.find(criterion); found != data->results.end()) return &found->second;
    }
    return nullptr;
  }

 private:
  static const FactValues* fact(const LevelData& data, FactId id) {
    return id.value < data.facts.size() && data.facts[id.value] ? &*data.facts[id.value] : nullptr;
  }

  const LevelData& base_;
  const LevelData* over_ = nullptr;
};

std::optional<FactValue> choice(const Fact& fact, const std::string& name) {
  const auto found = std::find(fact.choices.begin(), fact.choices.end(), name);
  if (found == fact.choices.end()) return std::nullopt;
  return FactValue(Number(found - fact.choices.begin()));
}

/// What the dossier's own lists say: members of the council, reviews, criteria that the plan acts on; a day of the
/// school year. An empty list says nothing. A review whose day is still to come on `as_of` has not been held.
std::optional<FactValue> from_lists(const Fact& fact, const Dossier& dossier, int school_year, Date as_of) {
  const auto counted = [](std::size_t count) { return FactValue(Number(static_cast<std::int64_t>(count))); };
  switch (fact.source) {
    case FactSource::given:
      return std::nullopt;
    case FactSource::council:
      if (dossier.council.empty()) return std::nullopt;
      return counted(static_cast<std::size_t>(std::count_if(
          dossier.council.begin(), dossier.council.end(),
          [&](const CouncilMember& each) { return fact.role.empty() || fold(each.role) == fold(fact.role); })));
    case FactSource::reviews:
      if (dossier.reviews.empty()) return std::nullopt;
      return counted(static_cast<std::size_t>(
          std::count_if(dossier.reviews.begin(), dossier.reviews.end(), [&](const Review& each) {
            const auto days = parse_span(each.date);
            return !days || days->first <= as_of;
          })));
    case FactSource::plan: {
      if (!dossier.plan || dossier.plan->actions.empty()) return std::nullopt;
      std::set<std::string_view> criteria;
      for (const PlanAction& each : dossier.plan->actions) criteria.insert(each.criterion);
      return counted(criteria.size());
    }
    case FactSource::school_year_day: {
      return FactValue(Number(day_in(fact, school_year)));
    }
  }
  return std::nullopt;
}

/// What is known without being recorded as a fact: the school's kind and the educational level.
std::optional<FactValue> built_in(const Rulebook& rulebook, const Dossier& dossier,
                                  const std::string& educational_level, FactId id) {
  if (id == school_kind_fact) return choice(rulebook[id], dossier.kind);
  if (id != educational_level_fact) return std::nullopt;
  if (!educational_level.empty()) return choice(rulebook[id], educational_level);
  for (const SchoolKind& kind : rulebook.kinds)
    if (kind.name == dossier.kind && kind.educational_levels.size() == 1)
      return choice(rulebook[id], kind.educational_levels[0]);
  return std::nullopt;
}

std::optional<FactValue> value_in(const FactValues& values, bool yearly, int year, std::uint32_t years_back) {
  if (const auto found = values.by_year.find(year); found != values.by_year.end() && (yearly || !values.single))
    return found->second;
  return yearly && years_back != 0 ? std::nullopt : values.single;
}

struct Reader {
  const Rulebook& rulebook;
  const Dossier& dossier;
  const std::string& educational_level;
  const Overlay& data;
  int last_school_year;
  Date as_of;

  std::optional<FactValue> operator()(FigureInput input) const {
    if (auto value = built_in(rulebook, dossier, educational_level, input.fact)) return value;
    const FactValues* values = data.fact(input.fact);
    if (!values) return from_lists(rulebook[input.fact], dossier, last_school_year, as_of);
    return value_in(*values, rulebook[input.fact].yearly, last_school_year - static_cast<int>(input.years_back),
                    input.years_back);
  }
};

/// Evidence on the day that verdicts are about.
class Validity {
 public:
  Validity(const std::vector<Evidence>& evidence, Date day) : evidence_(evidence), index_(evidence), day_(day) {}
  /// Whether something the verdict rests on counts; of what is not in the list nothing is known against it.
  bool supports(const RecordedVerdict& given) const {
    return std::any_of(given.evidence.begin(), given.evidence.end(), [this](const std::string& code) {
      const auto item = index_.find(code);
      return !item || counts_on(evidence_[*item], day_);
    });
  }

 private:
  const std::vector<Evidence>& evidence_;
  EvidenceIndex index_;
  Date day_;
};

Verdict to_verdict(const std::optional<FactValue>& value) {
  const bool* holds = value ? std::get_if<bool>(&*value) : nullptr;
  if (!holds) return Verdict::unknown;
  return *holds ? Verdict::met : Verdict::not_met;
}

std::optional<Number> to_number(const std::optional<FactValue>& value) {
  if (!value) return std::nullopt;
  if (const bool* holds = std::get_if<bool>(&*value)) return Number(*holds ? 1 : 0);
  return std::get<Number>(*value);
}

}  // namespace

Verdict recorded_level(const Criterion& criterion, int level, int result) {
  if (level <= result) return Verdict::met;
  for (const CriterionLevel& each : criterion.levels)
    if (each.number > result) return each.number == level ? Verdict::not_met : Verdict::unknown;
  return Verdict::unknown;
}

Date cut_off(int last_school_year, Date as_of) {
  return std::min(as_of, parse_span(school_year_name(last_school_year))->second);
}

std::int64_t day_in(const Fact& fact, int school_year) {
  constexpr unsigned first_month_of_school_year = 9;
  const bool in_first = unsigned(fact.day.month()) >= first_month_of_school_year;
  const Date day = fact.day / std::chrono::year(school_year + (in_first ? 0 : 1));
  return std::chrono::sys_days(day).time_since_epoch().count();
}

Inputs bind(const Program& program, const Rulebook& rulebook, const Dossier& dossier,
            const std::string& educational_level, Date as_of, Profile profile) {
  const Overlay data(dossier, educational_level);
  Inputs inputs;
  inputs.last_school_year = dossier.school_year ? *dossier.school_year : last_completed_school_year(as_of);

  const Reader read{rulebook, dossier, educational_level, data, inputs.last_school_year, as_of};
  inputs.truths.reserve(program.truths.size());
  for (FigureInput each : program.truths) inputs.truths.push_back(to_verdict(read(each)));
  inputs.figures.reserve(program.figures.size());
  for (FigureInput each : program.figures) inputs.figures.push_back(to_number(read(each)));

  inputs.verdicts.reserve(program.verdicts.size());
  inputs.verdict_reasons.reserve(program.verdicts.size());
  const std::vector<const RecordedVerdict*> recorded_verdicts = data.verdicts(program);
  const bool has_results = data.has_results();
  std::optional<Validity> validity;
  if (profile == Profile::strict) validity.emplace(dossier.evidence, cut_off(inputs.last_school_year, as_of));
  for (std::size_t i = 0; i < program.verdicts.size(); ++i) {
    Verdict verdict = Verdict::unknown;
    Unknown reason = Unknown::not_recorded;
    if (const RecordedVerdict* given = recorded_verdicts[i]) {
      verdict = given->verdict;
      if (verdict == Verdict::met && validity && !validity->supports(*given)) {
        verdict = Verdict::unknown;
        reason = Unknown::no_evidence;
      }
    } else if (const CellSubject& subject = program.subjects[program.verdicts[i].cell.value];
               has_results && subject.kind == SubjectKind::criterion_level) {
      const Criterion& criterion = rulebook.criteria[subject.index];
      if (const RecordedLevel* result = data.result(criterion.id))
        verdict = recorded_level(criterion, subject.level, result->level);
    }
    inputs.verdicts.push_back(verdict);
    inputs.verdict_reasons.push_back(verdict == Verdict::unknown ? reason : Unknown::no);
  }
  return inputs;
}

}  // namespace chuan
