// SPDX-License-Identifier: MIT
// Random dossiers: every part of what a rulebook asks may be given, unknown, not applicable or contradictory.
#include <nlohmann/json.hpp>

#include "support/generate.hpp"

namespace chuan::test {
namespace {

using nlohmann::json;

class DossierWriter {
 public:
  DossierWriter(Random& random, const Rulebook& rulebook, DossierOptions options)
      : random_(random), book_(rulebook), options_(options) {}

  Dossier write() {
    Dossier dossier;
    dossier.name = "Trường thử";
    if (!book_.kinds.empty() && random_.chance(90)) dossier.kind = random_.pick(book_.kinds).name;
    if (random_.chance(80)) dossier.school_year = random_.between(2020, 2023);
    dossier.date = random_date(random_);
    dossier.evidence.push_back({"[H1-1.1-01]", "Danh sách", {}, {}, "", {}, {}});
    if (options_.lists) lists(dossier);
    fill(dossier.data, options_.known);
    if (dossier.data.requirements.size() % 3 == 1) dossier.province = "Tỉnh thử";
    if (dossier.data.requirements.size() % 5 == 1) dossier.commune = "Xã \"thử\"";
    for (const SchoolKind& kind : book_.kinds)
      if (options_.levels && kind.name == dossier.kind && kind.educational_levels.size() > 1 && random_.chance(60))
        for (const std::string& level : kind.educational_levels) fill(dossier.levels[level], options_.known / 3);
    return dossier;
  }

 private:
  /// What facts may be taken from: the council, the reviews, the plan.
  void lists(Dossier& dossier) {
    for (int more = random_.between(0, 3); more > 0; --more)
      dossier.council.push_back({"Người", random_.word_of({"Chủ tịch", "chủ tịch", "Thư ký"}), ""});
    for (int more = random_.between(0, 3); more > 0; --more) dossier.reviews.push_back({"2022-01-01", "Kiểm tra"});
    for (int more = random_.between(0, 3); more > 0; --more) {
      if (!dossier.plan) dossier.plan.emplace();
      dossier.plan->actions.emplace_back();
      dossier.plan->actions.back().criterion = random_.pick(book_.criteria).id;
      dossier.plan->actions.back().action = "Việc";
    }
  }

  void fill(LevelData& data, int known) {
    data.facts.resize(book_.facts.size());
    for (std::size_t i = 2; i < book_.facts.size(); ++i)
      if (book_.facts[i].source != FactSource::school_year_day && random_.chance(known))
        data.facts[i] = values(book_.facts[i]);
    for (const Criterion& criterion : book_.criteria) {
      if (options_.records && random_.chance(known / 3)) {
        const int highest = criterion.highest();
        const int level = random_.between(0, highest);
        data.results[criterion.id] = {criterion.in_group && level < highest ? 0 : level, {}};
      }
      for (const CriterionLevel& level : criterion.levels) verdicts(criterion, level, data, known);
    }
  }

  void verdicts(const Criterion& criterion, const CriterionLevel& level, LevelData& data, int known) {
    const std::string address = criterion.id + "/" + std::to_string(level.number);
    const auto record = [&](const std::string& subject) { data.requirements[subject] = recorded(); };
    if (options_.records && random_.chance(known / 10)) record(address);
    for (const Indicator& indicator : level.indicators) {
      if (options_.records && random_.chance(known / 10)) record(address + "/" + indicator.letter);
      for (const Requirement& requirement : indicator.requirements) {
        const bool attested =
            requirement.kind == RequirementKind::attested || requirement.kind == RequirementKind::cross_checked;
        if ((attested && random_.chance(known)) || (!attested && options_.records && random_.chance(known / 4)))
          record(requirement.subject());
        for (std::size_t way = 0; way < requirement.alternatives.size(); ++way)
          if (random_.chance(requirement.alternatives[way].body.is_none() ? known : options_.records ? known / 4 : 0))
            record(requirement.subject() + "/+" + std::to_string(way + 1));
      }
    }
  }

  RecordedVerdict recorded() {
    RecordedVerdict given;
    const int luck = random_.between(0, 99);
    given.verdict = luck < 65   ? Verdict::met
                    : luck < 85 ? Verdict::not_met
                    : luck < 93 ? Verdict::unknown
                                : Verdict::not_applicable;
    if (random_.chance(60)) given.evidence = {"[H1-1.1-01]"};
    return given;
  }

  FactValues values(const Fact& fact) {
    FactValues given;
    if (!fact.yearly || random_.chance(15)) {
      given.single = value(fact);
      return given;
    }
    for (int year = 2015; year <= 2023; ++year)
      if (random_.chance(85)) given.by_year[year] = value(fact);
    if (given.by_year.empty()) given.by_year[2022] = value(fact);
    return given;
  }

  FactValue value(const Fact& fact) {
    switch (fact.type) {
      case FactType::yes_no:
        return random_.chance(60);
      case FactType::count:
        return Number(random_.between(0, 6));
      case FactType::percent:
        return random_.chance(20) ? *Number::parse("97.5") : Number(random_.between(0, 20) * 5);
      case FactType::number:
        return *Number::ratio(random_.between(0, 60), 10);
      case FactType::money:
        return random_.chance(10) ? Number(900000000000000000) : Number(random_.between(0, 6));
      case FactType::date:
        return Number(random_.between(17532, 18992));  // 2018-01-01 … 2021-12-31
      case FactType::scale:
      case FactType::choice:
        return Number(static_cast<std::int64_t>(random_.below(fact.choices.size())));
    }
    return false;
  }

  Random& random_;
  const Rulebook& book_;
  DossierOptions options_;
};

json value_json(const Fact& fact, const FactValue& value) {
  if (const bool* holds = std::get_if<bool>(&value)) return *holds;
  const Number number = std::get<Number>(value);
  if (!fact.choices.empty()) return fact.choices[static_cast<std::size_t>(number.numerator())];
  if (fact.type == FactType::date) return to_iso(std::chrono::sys_days(std::chrono::days(number.numerator())));
  if (number.is_whole()) return number.numerator();
  return to_string(number, ',');
}

json level_json(const LevelData& data, const Rulebook& rulebook) {
  constexpr const char* verdicts[] = {"not_met", "unknown", "met", "not_applicable"};
  json written = {{"results", json::object()}, {"requirements", json::object()}, {"facts", json::object()}};
  for (const auto& [criterion, level] : data.results) written["results"][criterion] = level.level;
  for (const auto& [address, given] : data.requirements)
    if (address.find('+') == std::string::npos)
      written["requirements"][address] = {{"verdict", verdicts[static_cast<std::size_t>(given.verdict)]},
                                          {"evidence", given.evidence}};
  for (std::size_t i = 0; i < data.facts.size(); ++i) {
    if (!data.facts[i]) continue;
    const Fact& fact = rulebook.facts[i];
    json& place = written["facts"][fact.name];
    if (data.facts[i]->single) place = value_json(fact, *data.facts[i]->single);
    for (const auto& [year, value] : data.facts[i]->by_year) place[school_year_name(year)] = value_json(fact, value);
  }
  return written;
}

}  // namespace

Dossier random_dossier(Random& random, const Rulebook& rulebook, DossierOptions options) {
  return DossierWriter(random, rulebook, options).write();
}

std::string to_json(const Dossier& dossier, const Rulebook& rulebook) {
  json written = level_json(dossier.data, rulebook);
  written["school"] = {{"name", dossier.name}};
  if (!dossier.kind.empty()) written["school"]["kind"] = dossier.kind;
  if (!dossier.province.empty()) written["school"]["province"] = dossier.province;
  if (!dossier.commune.empty()) written["school"]["commune"] = dossier.commune;
  if (dossier.school_year) written["school"]["school_year"] = school_year_name(*dossier.school_year);
  if (dossier.date) written["date"] = to_iso(*dossier.date);
  for (const Evidence& each : dossier.evidence)
    written["evidence"].push_back({{"code", each.code}, {"title", each.title}});
  for (const CouncilMember& each : dossier.council)
    written["council"].push_back({{"name", each.name}, {"role", each.role}});
  for (const Review& each : dossier.reviews)
    written["reviews"].push_back({{"date", each.date}, {"content", each.content}});
  if (dossier.plan)
    for (const PlanAction& each : dossier.plan->actions)
      written["plan"]["actions"].push_back({{"criterion", each.criterion}, {"action", each.action}});
  for (const auto& [level, data] : dossier.levels) written["levels"][level] = level_json(data, rulebook);
  return written.dump(1);
}

}  // namespace chuan::test
