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
    for (LevelData* said : {&data, &shared}) said->requirements.erase(criterion + "/" + std::to_string(each));
}

}  // namespace

Dossier with_changes(const Dossier& dossier, const Rulebook& rulebook, const std::vector<Change>& changes) {
  Dossier changed = dossier;
  const int last = dossier.school_year ? *dossier.school_year
                   : dossier.date      ? last_completed_school_year(*dossier.date)
                                       : 0;
  for (const Change& each : changes) {
    LevelData& data = each.educational_level.empty() ? changed.data : changed.levels[each.educational_level];
    switch (each.kind) {
      case Change::Kind::level:
        raise(data, changed.data, each.subject, std::stoi(each.to));
        break;
      case Change::Kind::verdict:
        data.requirements[each.subject].verdict = Verdict::met;
        break;
      case Change::Kind::figure: {
        const Fact& fact = rulebook[each.fact];
        const FactValue value =
            fact.type == FactType::yes_no ? FactValue(each.value == Number(1)) : FactValue(each.value);
        if (data.facts.size() <= each.fact.value) data.facts.resize(each.fact.value + 1);
        std::optional<FactValues>& values = data.facts[each.fact.value];
        if (!values) values.emplace();
        if (fact.yearly)
          keep_for_years(*values, last, each.years_ahead, each.from_next_year, value);
        else
          *values = FactValues{value, {}, values->range};
        break;
      }
    }
  }
  return changed;
}

}  // namespace chuan
