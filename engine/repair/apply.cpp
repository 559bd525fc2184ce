// SPDX-License-Identifier: MIT
// Changes written into a dossier.
#include <algorithm>

#include "chuan/repair.hpp"

namespace chuan {
namespace {

/// A yearly fact as it will stand after `ahead` more school years with this value, its last year renamed to `last`.
void keep_for_years(FactValues& values, int last, int ahead, bool from_next_year, const FactValue& value) {
  const std::map<int, FactValue> before = values.by_year;
  if (values.single && before.count(last) == 0) values.by_year[last] = *values.single;
  std::map<int, FactValue> after;
  for (const auto& [year, each] : values.by_year) after[year - ahead] = each;
  for (int year = last - ahead + (from_next_year ? 1 : 0); year <= last; ++year) after[year] = value;
  values.by_year = std::move(after);
  values.single.reset();
  values.none.reset();
  values.none_by_year.clear();
}

/// What was said of single levels up to `level` no longer holds.
void raise(LevelData& data, LevelData& shared, const std::string& criterion, int level) {
  const auto known = data.results.find(criterion);
  data.results[criterion] = {known == data.results.end() ? level : std::max(level, known->second.level), {}};
  for (int each = 1; each <= level; ++each)
    for (LevelData* said : {&data, &shared}) said->requirements.erase(print(Subject{criterion, each}));
}

}  // namespace

std::string subject_of(const Change& change) {
  if (const auto* level = std::get_if<LevelChange>(&change.what)) return level->criterion;
  if (const auto* verdict = std::get_if<VerdictChange>(&change.what)) return print(verdict->subject);
  return print(std::get<FigureChange>(change.what).at);
}

Dossier with_changes(const Dossier& dossier, const Rulebook& rulebook, const std::vector<Change>& changes) {
  Dossier changed = dossier;
  const int last = dossier.school_year ? *dossier.school_year
                   : dossier.date      ? last_completed_school_year(*dossier.date)
                                       : 0;
  for (const Change& each : changes) {
    LevelData& data = each.educational_level.empty() ? changed.data : changed.levels[each.educational_level];
    if (const auto* level = std::get_if<LevelChange>(&each.what)) {
      raise(data, changed.data, level->criterion, level->to);
    } else if (const auto* verdict = std::get_if<VerdictChange>(&each.what)) {
      data.requirements[print(verdict->subject)].verdict = verdict->to;
    } else if (const auto* figure = std::get_if<FigureChange>(&each.what)) {
      const Fact& fact = rulebook[figure->fact];
      const FactValue value =
          fact.type == FactType::yes_no ? FactValue(figure->value == Number(1)) : FactValue(figure->value);
      if (data.facts.size() <= figure->fact.value) data.facts.resize(figure->fact.value + 1);
      std::optional<FactValues>& values = data.facts[figure->fact.value];
      if (!values) values.emplace();
      if (fact.yearly)
        keep_for_years(*values, last, figure->years_ahead, figure->from_next_year, value);
      else
        *values = FactValues{value, {}, values->range};
    }
  }
  return changed;
}

}  // namespace chuan
