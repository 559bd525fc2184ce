// SPDX-License-Identifier: MIT
// Dossier → canonical JSON, part by part in the order of the data contract.
#include "office/workbook/dossier_json.hpp"

#include "chuan/address.hpp"

namespace chuan::office {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t largest_exact = std::int64_t{1} << 53;

Json figure(const Number& number) {
  // What other programs read as floating point stays text where that would change it.
  const bool fits = number.is_whole() && number.numerator() <= largest_exact && number.numerator() >= -largest_exact;
  return fits ? Json(number.numerator()) : Json(to_string(number, ','));
}

Json value_json(const Fact& fact, const FactValue& value) {
  if (const bool* holds = std::get_if<bool>(&value)) return *holds;
  const Number& number = std::get<Number>(value);
  if (!fact.choices.empty()) return fact.choices[static_cast<std::size_t>(number.numerator())];
  if (fact.type == FactType::date) return to_iso(std::chrono::sys_days(std::chrono::days(number.numerator())));
  return figure(number);
}

Json none_json(NoFigure none) { return none == NoFigure::unknown ? "unknown" : "not_applicable"; }

/// An object that leaves out what says nothing.
class Fields {
 public:
  Fields& add(const char* name, const std::string& text) { return text.empty() ? *this : put(name, text); }
  Fields& add(const char* name, const std::vector<std::string>& list) { return list.empty() ? *this : put(name, list); }
  Fields& add(const char* name, const std::optional<Date>& date) { return date ? put(name, to_iso(*date)) : *this; }
  Fields& add(const char* name, const std::optional<int>& whole) { return whole ? put(name, *whole) : *this; }
  Fields& add(const char* name, Json part) { return part.empty() ? *this : put(name, std::move(part)); }
  Fields& put(const char* name, Json value) {
    json_[name] = std::move(value);
    return *this;
  }
  Json json() const { return json_; }

 private:
  Json json_ = Json::object();
};

template <class Item, class Write>
Json list_of(const std::vector<Item>& items, Write write) {
  Json list = Json::array();
  for (const Item& item : items) list.push_back(write(item));
  return list;
}

class Writer {
 public:
  Writer(const Dossier& dossier, const Rulebook& rulebook)
      : dossier_(dossier), book_(rulebook), addresses_(addresses(rulebook)) {
    for (const Criterion& each : rulebook.criteria) criteria_.push_back(each.id);
  }

  Json write() const {
    Fields all;
    all.add("school", school()).add("date", dossier_.date);
    level(all, dossier_.data);
    all.add("evidence", list_of(dossier_.evidence, evidence))
        .add("recognitions", list_of(dossier_.recognitions, recognition));
    if (dossier_.plan) all.put("plan", plan(*dossier_.plan));
    all.add("levels", levels())
        .add("sites", list_of(dossier_.sites, [this](const Site& each) { return site(each); }))
        .add("council", list_of(dossier_.council, member))
        .add("reviews", list_of(dossier_.reviews, review))
        .add("situation", situation());
    if (dossier_.provenance) all.put("provenance", provenance(*dossier_.provenance));
    return all.json();
  }

 private:
  Json school() const {
    Fields school;
    school.add("name", dossier_.name)
        .add("kind", dossier_.kind)
        .add("province", dossier_.province)
        .add("commune", dossier_.commune);
    if (dossier_.school_year) school.put("school_year", school_year_name(*dossier_.school_year));
    return school.json();
  }

  /// The entries of `given` in the order of `names`; those it does not name come last.
  template <class Value, class Write>
  static Json in_order(const std::vector<std::string>& names, const std::map<std::string, Value>& given, Write write) {
    Json object = Json::object();
    for (const std::string& name : names)
      if (const auto found = given.find(name); found != given.end()) object[name] = write(found->second);
    for (const auto& [name, value] : given)
      if (!object.contains(name)) object[name] = write(value);
    return object;
  }

  Json results(const std::map<std::string, RecordedLevel>& given) const {
    return in_order(criteria_, given, [](const RecordedLevel& each) { return each.level; });
  }

  Json requirements(const std::map<std::string, RecordedVerdict>& given) const {
    return in_order(addresses_, given, [](const RecordedVerdict& each) {
      return Fields().put("verdict", key(each.verdict)).add("evidence", each.evidence).add("note", each.note).json();
    });
  }

  Json facts(const LevelData& data) const {
    Json object = Json::object();
    for (std::size_t i = 0; i < data.facts.size(); ++i) {
      if (!data.facts[i]) continue;
      const FactValues& values = *data.facts[i];
      const Fact& fact = book_.facts[i];
      if (values.single || values.none) {
        object[fact.name] = values.single ? value_json(fact, *values.single) : none_json(*values.none);
        continue;
      }
      std::map<int, Json> years;
      for (const auto& [year, value] : values.by_year) years[year] = value_json(fact, value);
      for (const auto& [year, none] : values.none_by_year) years[year] = none_json(none);
      for (auto& [year, value] : years) object[fact.name][school_year_name(year)] = std::move(value);
    }
    return object;
  }

  void level(Fields& fields, const LevelData& data) const {
    fields.add("results", results(data.results))
        .add("requirements", requirements(data.requirements))
        .add("facts", facts(data));
  }

  Json levels() const {
    std::vector<std::string> names;
    for (const auto& each : book_.educational_levels) names.push_back(each.first);
    return in_order(names, dossier_.levels, [this](const LevelData& data) {
      Fields fields;
      level(fields, data);
      return fields.json();
    });
  }

  static Json evidence(const Evidence& each) {
    return Fields()
        .put("code", each.code)
        .add("title", each.title)
        .add("issued", each.issued)
        .add("expires", each.expires)
        .add("location", each.location)
        .add("aliases", each.aliases)
        .json();
  }

  static Json recognition(const RecordedRecognition& each) {
    return Fields()
        .put("id", each.id)
        .put("degree", each.degree)
        .put("date", to_iso(each.date))
        .add("circular", each.circular)
        .add("expires", each.expires)
        .json();
  }

  static Json goal(const PlanGoal& each) { return Fields().put("target", each.target).add("by", each.by).json(); }

  Json plan(const Plan& plan) const {
    Fields fields;
    if (plan.goal) fields.put("goal", goal(*plan.goal));
    return fields.add("further_goals", list_of(plan.further_goals, goal))
        .add("period", plan.period)
        .add("approved", plan.approved)
        .add("targets", results(plan.targets))
        .add("solutions", texts(plan.solutions))
        .add("actions", list_of(plan.actions, action))
        .add("conclusions", plan.conclusions)
        .add("recipients", plan.recipients)
        .json();
  }

  static Json action(const PlanAction& each) {
    Fields fields;
    fields.put("criterion", each.criterion)
        .add("action", each.action)
        .add("owner", each.owner)
        .add("decides", each.decides)
        .add("changes", each.changes);
    if (each.cost) fields.put("cost", figure(*each.cost));
    return fields.add("source", each.source)
        .add("starts", each.starts)
        .add("due", each.due)
        .add("days", each.days)
        .add("indicator", each.indicator)
        .add("evidence", each.evidence)
        .add("reaches", each.reaches)
        .json();
  }

  Json site(const Site& each) const {
    return Fields()
        .put("name", each.name)
        .add("results", results(each.results))
        .add("requirements", requirements(each.requirements))
        .json();
  }

  static Json member(const CouncilMember& each) {
    return Fields().add("name", each.name).add("role", each.role).add("position", each.position).json();
  }

  static Json review(const Review& each) { return Fields().add("date", each.date).add("content", each.content).json(); }

  /// What is said of criteria, without those of which nothing is said.
  template <class Text>
  Json texts(const std::map<std::string, Text>& given) const {
    std::map<std::string, Text> said = given;
    std::erase_if(said, [](const auto& each) { return each.second.empty(); });
    return in_order(criteria_, said, [](const Text& each) { return each; });
  }

  Json situation() const {
    const Situation& said = dossier_.situation;
    return Fields()
        .add("strengths", said.strengths)
        .add("limits", said.limits)
        .add("shortfalls", texts(said.shortfalls))
        .add("descriptions", texts(said.descriptions))
        .json();
  }

  static Json provenance(const Provenance& from) {
    return Fields()
        .add("file", from.file)
        .add("places", Json(from.places))
        .add("originals", Json(from.originals))
        .add("unread", list_of(from.unread,
                               [](const auto& each) {
                                 return Json{{"place", each.first}, {"text", each.second}};
                               }))
        .json();
  }

  const Dossier& dossier_;
  const Rulebook& book_;
  std::vector<std::string> addresses_, criteria_;
};

}  // namespace

std::vector<std::string> addresses(const Rulebook& rulebook) {
  std::vector<std::string> all;
  for (const Criterion& criterion : rulebook.criteria)
    for (const CriterionLevel& level : criterion.levels) {
      const std::string level_address = print(Subject{criterion.id, level.number});
      all.push_back(level_address);
      for (const Indicator& indicator : level.indicators) {
        all.push_back(print(Subject{criterion.id, level.number, indicator.letter}));
        for (const Requirement& requirement : indicator.requirements) {
          all.push_back(requirement.subject());
          for (std::size_t way = 1; way <= requirement.alternatives.size(); ++way)
            all.push_back(way_of(requirement.subject(), way));
        }
      }
    }
  return all;
}

std::string key(Verdict verdict) { return std::string(verdict_key(verdict)); }

Json to_json(const Dossier& dossier, const Rulebook& rulebook) { return Writer(dossier, rulebook).write(); }

std::string canonical_text(const Json& json) { return json.dump(2) + "\n"; }

}  // namespace chuan::office
