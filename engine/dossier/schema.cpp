// SPDX-License-Identifier: MIT
// The JSON Schema of dossiers under one rulebook, for editors that complete and check while people type.
#include <nlohmann/json.hpp>

#include "chuan/dossier.hpp"

namespace chuan {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* decimal = R"(^ *-?[0-9]+([.,][0-9]+)? *$)";
constexpr const char* percent = R"(^ *[0-9]+([.,][0-9]+)? *%? *$)";
constexpr const char* whole = R"(^ *([0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+) *$)";
constexpr const char* amount = R"(^ *([0-9]+([.,][0-9]+)?|[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?) *$)";
constexpr const char* school_year = R"(^ *[0-9]{4} *[-–—] *[0-9]{4} *$)";

Json ref(const std::string& name) { return {{"$ref", "#/$defs/" + name}}; }

Json object(Json properties, std::vector<std::string> required = {}) {
  Json schema = {{"type", {"object", "null"}}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

Json list(Json items) { return {{"type", {"array", "null"}}, {"items", std::move(items)}}; }

Json text() { return {{"type", {"string", "null"}}}; }

Json as_written() { return {{"type", {"string", "number", "null"}}}; }

Json either(Json first, Json second) {
  return {{"anyOf", Json::array({std::move(first), std::move(second), Json{{"type", "null"}}})}};
}

Json figure(const char* pattern, Json number) {
  number["type"] = "number";
  return either(std::move(number), {{"type", "string"}, {"pattern", pattern}});
}

Json names(const std::vector<std::string>& known) {
  Json values = known;
  values.push_back(nullptr);
  return {{"enum", std::move(values)}};
}

Json shared() {
  Json verdict = {
      {"enum",
       {"met", "not_met", "unknown", "not_applicable", "đạt", "không đạt", "chưa rõ", "không áp dụng", nullptr}}};
  return {
      {"date",
       {{"type", {"string", "null"}},
        {"pattern", R"(^ *([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}) *$)"}}},
      {"verdict", std::move(verdict)},
      {"requirement",
       {{"anyOf", Json::array({ref("verdict"),
                               object({{"verdict", ref("verdict")}, {"evidence", list(text())}, {"note", text()}})})}}},
      {"no_figure", {{"enum", {"unknown", "not_applicable", "chưa rõ", "không áp dụng"}}}},
      {"percent", figure(percent, {{"minimum", 0}, {"maximum", 100}})},
      {"count", either({{"type", "integer"}, {"minimum", 0}}, {{"type", "string"}, {"pattern", whole}})},
      {"number", figure(decimal, Json::object())},
      {"money", figure(amount, {{"minimum", 0}})}};
}

Json value_schema(const Fact& fact) {
  switch (fact.type) {
    case FactType::yes_no:
      return {{"enum", {true, false, "có", "không", nullptr}}};
    case FactType::count:
      return ref("count");
    case FactType::percent:
      return ref("percent");
    case FactType::number:
      return ref("number");
    case FactType::money:
      return ref("money");
    case FactType::date:
      return ref("date");
    case FactType::scale:
    case FactType::choice:
      return names(fact.choices);
  }
  return Json::object();
}

Json fact_schema(const Fact& fact) {
  Json schema = {{"title", fact.label}};
  std::string description = fact.unit;
  if (fact.yearly) description += std::string(description.empty() ? "" : ", ") + "mỗi năm học";
  if (!description.empty()) schema["description"] = description;
  const Json value = value_schema(fact);
  schema["anyOf"] = Json::array({value, ref("no_figure")});
  if (!fact.yearly) return schema;
  const Json in_a_year = {{"anyOf", schema["anyOf"]}};
  schema["anyOf"].push_back(
      {{"type", "object"}, {"patternProperties", {{school_year, in_a_year}}}, {"additionalProperties", false}});
  return schema;
}

Json facts(const Rulebook& rulebook) {
  Json properties = Json::object();
  for (std::size_t i = educational_level_fact.value + 1; i < rulebook.facts.size(); ++i)
    if (rulebook.facts[i].source != FactSource::school_year_day)
      properties[rulebook.facts[i].name] = fact_schema(rulebook.facts[i]);
  return object(std::move(properties));
}

/// Level 0, and those a summary table may name: in a group the criterion's own, else all up to its highest.
Json levels_of(const Criterion& criterion) {
  Json values = Json::array({0});
  for (int level = 1; level <= criterion.highest(); ++level)
    if (!criterion.in_group || criterion.level(level)) values.push_back(level);
  values.push_back(nullptr);
  return {{"title", criterion.title}, {"enum", std::move(values)}};
}

Json results(const Rulebook& rulebook) {
  Json properties = Json::object();
  for (const Criterion& criterion : rulebook.criteria) properties[criterion.id] = levels_of(criterion);
  return object(std::move(properties));
}

Json requirements(const Rulebook& rulebook) {
  Json properties = Json::object();
  const auto add = [&](const std::string& address, const std::string& title, const std::string& description) {
    Json schema = ref("requirement");
    if (!title.empty()) schema["title"] = title;
    if (!description.empty()) schema["description"] = description;
    properties[address] = std::move(schema);
  };
  for (const Criterion& criterion : rulebook.criteria)
    for (const CriterionLevel& level : criterion.levels) {
      const std::string address = criterion.id + "/" + std::to_string(level.number);
      add(address, criterion.title, level.origin.cite);
      for (const Indicator& indicator : level.indicators) {
        add(address + "/" + indicator.letter, "", indicator.origin.cite);
        for (const Requirement& requirement : indicator.requirements) {
          for (const RequirementRow& row : requirement.rows) add(row.subject, requirement.text, row.condition);
          for (std::size_t i = 0; i < requirement.alternatives.size(); ++i)
            add(requirement.subject() + "/+" + std::to_string(i + 1), requirement.alternatives[i].text,
                requirement.alternatives[i].origin.cite);
        }
      }
    }
  return object(std::move(properties));
}

Json level_properties() {
  return {{"results", ref("results")}, {"requirements", ref("requirements")}, {"facts", ref("facts")}};
}

Json by_criterion(const Rulebook& rulebook, const Json& value) {
  Json properties = Json::object();
  for (const Criterion& each : rulebook.criteria) properties[each.id] = value;
  return object(std::move(properties));
}

Json plan(const Rulebook& rulebook) {
  std::vector<std::string> targets, criteria;
  for (const RatingLevel& each : rulebook.rating) targets.push_back("muc." + std::to_string(each.number));
  for (const Recognition& each : rulebook.recognitions)
    for (const Degree& degree : each.degrees) targets.push_back(each.id + "." + std::to_string(degree.number));
  for (const Criterion& each : rulebook.criteria) criteria.push_back(each.id);
  const Json goal = object({{"target", names(targets)}, {"by", as_written()}}, {"target"});
  const Json count = {{"type", {"integer", "null"}}, {"minimum", 0}};
  const Json action = object({{"criterion", {{"enum", criteria}}},
                              {"action", text()},
                              {"owner", text()},
                              {"decides", text()},
                              {"changes", list(text())},
                              {"cost", ref("money")},
                              {"source", text()},
                              {"starts", as_written()},
                              {"due", as_written()},
                              {"days", count},
                              {"indicator", text()},
                              {"evidence", text()},
                              {"reaches", count}},
                             {"criterion"});
  return object({{"goal", goal},
                 {"further_goals", list(goal)},
                 {"period", as_written()},
                 {"approved", ref("date")},
                 {"targets", ref("results")},
                 {"solutions", by_criterion(rulebook, list(text()))},
                 {"actions", list(action)},
                 {"conclusions", list(text())},
                 {"recipients", list(text())}});
}

}  // namespace

std::string dossier_schema(const Rulebook& rulebook) {
  std::vector<std::string> kinds, recognitions;
  for (const SchoolKind& each : rulebook.kinds) kinds.push_back(each.name);
  for (const Recognition& each : rulebook.recognitions) recognitions.push_back(each.id);
  Json by_level = Json::object();
  for (const auto& [name, label] : rulebook.educational_levels) {
    by_level[name] = object(level_properties());
    by_level[name]["title"] = label;
  }
  const Json year = {{"type", {"string", "null"}}, {"pattern", school_year}};
  Json properties = {{"school", object({{"name", text()},
                                        {"kind", names(kinds)},
                                        {"school_year", year},
                                        {"province", text()},
                                        {"commune", text()}})},
                     {"date", ref("date")}};
  properties.update(level_properties());
  properties["evidence"] = list(object({{"code", {{"type", "string"}, {"minLength", 1}}},
                                        {"title", text()},
                                        {"issued", ref("date")},
                                        {"expires", ref("date")},
                                        {"location", text()},
                                        {"aliases", list(text())}},
                                       {"code"}));
  properties["recognitions"] = list(object({{"id", {{"enum", recognitions}}},
                                            {"degree", {{"type", "integer"}, {"minimum", 0}}},
                                            {"date", {{"type", "string"}, {"$ref", "#/$defs/date"}}},
                                            {"expires", ref("date")},
                                            {"circular", text()}},
                                           {"id", "degree", "date"}));
  properties["plan"] = plan(rulebook);
  properties["levels"] = object(std::move(by_level));
  properties["sites"] =
      list(either({{"type", "string"}},
                  object({{"name", text()}, {"results", ref("results")}, {"requirements", ref("requirements")}})));
  properties["council"] = list(object({{"name", text()}, {"role", text()}, {"position", text()}}));
  properties["reviews"] = list(object({{"date", as_written()}, {"content", text()}}));
  properties["situation"] = object({{"strengths", list(text())},
                                    {"limits", list(text())},
                                    {"shortfalls", by_criterion(rulebook, text())},
                                    {"descriptions", by_criterion(rulebook, text())}});
  const Json by_pointer = {{"type", {"object", "null"}}, {"additionalProperties", text()}};
  properties["provenance"] = object({{"file", text()},
                                     {"places", by_pointer},
                                     {"originals", by_pointer},
                                     {"unread", list(object({{"place", text()}, {"text", text()}}))}});

  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "Hồ sơ theo " + rulebook.circular},
                 {"description", rulebook.title}};
  schema.update(object(std::move(properties)));
  schema["type"] = "object";
  Json definitions = shared();
  definitions["results"] = results(rulebook);
  definitions["requirements"] = requirements(rulebook);
  definitions["facts"] = facts(rulebook);
  schema["$defs"] = std::move(definitions);
  return schema.dump(2) + "\n";
}

}  // namespace chuan
