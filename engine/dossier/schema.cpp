// SPDX-License-Identifier: MIT
// The JSON Schema of dossiers under one rulebook, for editors that complete and check while people type.
#include <nlohmann/json.hpp>

#include "chuan/address.hpp"
#include "dossier/fields.hpp"
#include "dossier/words.hpp"

namespace chuan {
namespace dossier {
namespace {

using SchemaJson = nlohmann::ordered_json;

constexpr const char* decimal = R"(^ *-?[0-9]+([.,][0-9]+)? *$)";
constexpr const char* percent = R"(^ *[0-9]+([.,][0-9]+)? *%? *$)";
constexpr const char* whole = R"(^ *([0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+) *$)";
constexpr const char* amount = R"(^ *([0-9]+([.,][0-9]+)?|[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?) *$)";
constexpr const char* school_year = R"(^ *[0-9]{4} *[-–—] *[0-9]{4} *$)";

SchemaJson ref(const std::string& name) { return {{"$ref", "#/$defs/" + name}}; }

SchemaJson object(SchemaJson properties, std::vector<std::string> required = {}) {
  SchemaJson schema = {
      {"type", {"object", "null"}}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

SchemaJson list(SchemaJson items) { return {{"type", {"array", "null"}}, {"items", std::move(items)}}; }

SchemaJson text() { return {{"type", {"string", "null"}}}; }

SchemaJson as_written() { return {{"type", {"string", "number", "null"}}}; }

SchemaJson either(SchemaJson first, SchemaJson second) {
  return {{"anyOf", SchemaJson::array({std::move(first), std::move(second), SchemaJson{{"type", "null"}}})}};
}

SchemaJson figure(const char* pattern, SchemaJson number) {
  number["type"] = "number";
  return either(std::move(number), {{"type", "string"}, {"pattern", pattern}});
}

SchemaJson one_of(const std::vector<std::string>& known) {
  SchemaJson values = known;
  values.push_back(nullptr);
  return {{"enum", std::move(values)}};
}

SchemaJson shared(SchemaJson requirement) {
  SchemaJson verdict = {
      {"enum",
       {"met", "not_met", "unknown", "not_applicable", "đạt", "không đạt", "chưa rõ", "không áp dụng", nullptr}}};
  return {{"date",
           {{"type", {"string", "null"}},
            {"pattern", R"(^ *([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}) *$)"}}},
          {"verdict", std::move(verdict)},
          {"requirement", {{"anyOf", SchemaJson::array({ref("verdict"), std::move(requirement)})}}},
          {"no_figure", {{"enum", {"unknown", "not_applicable", "chưa rõ", "không áp dụng"}}}},
          {"percent", figure(percent, {{"minimum", 0}, {"maximum", 100}})},
          {"count", either({{"type", "integer"}, {"minimum", 0}}, {{"type", "string"}, {"pattern", whole}})},
          {"number", figure(decimal, SchemaJson::object())},
          {"money", figure(amount, {{"minimum", 0}})}};
}

SchemaJson value_schema(const Fact& fact) {
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
      return one_of(fact.choices);
  }
  return SchemaJson::object();
}

SchemaJson fact_schema(const Fact& fact) {
  SchemaJson schema = {{"title", fact.label}};
  std::string description = fact.unit;
  if (fact.yearly) description += std::string(description.empty() ? "" : ", ") + "mỗi năm học";
  if (!description.empty()) schema["description"] = description;
  const SchemaJson value = value_schema(fact);
  schema["anyOf"] = SchemaJson::array({value, ref("no_figure")});
  if (!fact.yearly) return schema;
  const SchemaJson in_a_year = {{"anyOf", schema["anyOf"]}};
  schema["anyOf"].push_back(
      {{"type", "object"}, {"patternProperties", {{school_year, in_a_year}}}, {"additionalProperties", false}});
  return schema;
}

SchemaJson facts(const Rulebook& rulebook) {
  SchemaJson properties = SchemaJson::object();
  for (std::size_t i = educational_level_fact.value + 1; i < rulebook.facts.size(); ++i)
    if (rulebook.facts[i].source != FactSource::school_year_day)
      properties[rulebook.facts[i].name] = fact_schema(rulebook.facts[i]);
  return object(std::move(properties));
}

/// Level 0, and those a summary table may name: in a group the criterion's own, else all up to its highest.
SchemaJson levels_of(const Criterion& criterion) {
  SchemaJson values = SchemaJson::array({0});
  for (int level = 1; level <= criterion.highest(); ++level)
    if (!criterion.in_group || criterion.level(level)) values.push_back(level);
  values.push_back(nullptr);
  return {{"title", criterion.title}, {"enum", std::move(values)}};
}

SchemaJson results(const Rulebook& rulebook) {
  SchemaJson properties = SchemaJson::object();
  for (const Criterion& criterion : rulebook.criteria) properties[criterion.id] = levels_of(criterion);
  return object(std::move(properties));
}

SchemaJson requirements(const Rulebook& rulebook) {
  SchemaJson properties = SchemaJson::object();
  const auto add = [&](const std::string& address, const std::string& title, const std::string& description) {
    SchemaJson schema = ref("requirement");
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

SchemaJson by_criterion(const Rulebook& rulebook, const SchemaJson& value) {
  SchemaJson properties = SchemaJson::object();
  for (const Criterion& each : rulebook.criteria) properties[each.id] = value;
  return object(std::move(properties));
}

/// The schema of a field by its type and meaning.
class Schema {
 public:
  explicit Schema(const Rulebook& rulebook) : book_(rulebook) {}

  template <class T>
  SchemaJson of(const T& value) const {
    SchemaJson properties = SchemaJson::object();
    std::vector<std::string> must;
    auto add = [&](Field field, auto& part) {
      properties[std::string(field.key)] = schema(field, part);
      if (field.is_required) must.emplace_back(field.key);
    };
    fields(add, value);
    return object(std::move(properties), std::move(must));
  }

 private:
  SchemaJson schema(Field field, const std::string&) const {
    std::vector<std::string> known;
    switch (field.meaning) {
      case Meaning::as_written:
        return as_written();
      case Meaning::school_kind:
        for (const SchoolKind& each : book_.kinds) known.push_back(each.name);
        return one_of(known);
      case Meaning::criterion:
        for (const Criterion& each : book_.criteria) known.push_back(each.id);
        return {{"enum", known}};
      case Meaning::recognition:
        for (const Recognition& each : book_.recognitions) known.push_back(each.id);
        return {{"enum", known}};
      case Meaning::target:
        for (const RatingLevel& each : book_.rating) known.push_back(print(Target{"muc", each.number}));
        for (const Recognition& each : book_.recognitions)
          for (const Degree& degree : each.degrees) known.push_back(each.id + "." + std::to_string(degree.number));
        return one_of(known);
      case Meaning::status:
      case Meaning::item_kind:
      case Meaning::verification:
        for (const auto& [written, kept] : words_of(field.meaning)) known.emplace_back(written);
        return one_of(known);
      default:
        return field.is_required ? SchemaJson{{"type", "string"}, {"minLength", 1}} : text();
    }
  }
  SchemaJson schema(Field, const std::vector<std::string>&) const { return list(text()); }
  SchemaJson schema(Field, const int&) const { return {{"type", "integer"}, {"minimum", 0}}; }
  SchemaJson schema(Field field, const std::optional<int>&) const {
    if (field.meaning == Meaning::school_year) return {{"type", {"string", "null"}}, {"pattern", school_year}};
    SchemaJson schema = {{"type", {"integer", "null"}}, {"minimum", field.meaning == Meaning::format ? 1 : 0}};
    if (field.meaning == Meaning::per_cent) schema["maximum"] = 100;
    return schema;
  }
  SchemaJson schema(Field, const Date&) const { return {{"type", "string"}, {"$ref", "#/$defs/date"}}; }
  SchemaJson schema(Field, const std::optional<Date>&) const { return ref("date"); }
  template <class AnyRecognition>
  SchemaJson schema(Field, const GivenOn<AnyRecognition>&) const {
    const SchemaJson year{{"type", {"string", "integer"}}, {"pattern", "^[0-9]{4}$"}};
    return {{"anyOf", SchemaJson::array({SchemaJson{{"type", "string"}, {"$ref", "#/$defs/date"}}, year})}};
  }
  SchemaJson schema(Field, const std::optional<Number>&) const { return ref("money"); }
  SchemaJson schema(Field, const Verdict&) const { return ref("verdict"); }
  SchemaJson schema(Field field, const std::map<std::string, std::string>&) const {
    if (field.meaning == Meaning::by_criterion) return by_criterion(book_, text());
    return {{"type", {"object", "null"}}, {"additionalProperties", text()}};
  }
  SchemaJson schema(Field, const std::map<std::string, std::vector<std::string>>&) const {
    return by_criterion(book_, list(text()));
  }
  SchemaJson schema(Field, const std::map<std::string, RecordedLevel>&) const { return ref("results"); }
  SchemaJson schema(Field, const std::map<std::string, RecordedVerdict>&) const { return ref("requirements"); }
  SchemaJson schema(Field, const std::vector<std::optional<FactValues>>&) const { return ref("facts"); }
  SchemaJson schema(Field, const std::map<std::string, LevelData>&) const {
    SchemaJson by_level = SchemaJson::object();
    const LevelData data;
    for (const auto& [name, label] : book_.educational_levels) {
      by_level[name] = of(data);
      by_level[name]["title"] = label;
    }
    return object(std::move(by_level));
  }
  SchemaJson schema(Field, const std::vector<Site>&) const {
    const Site site;
    return list(either({{"type", "string"}}, of(site)));
  }
  template <class T>
  SchemaJson schema(Field, const std::optional<T>&) const {
    const T value{};
    return of(value);
  }
  template <class T>
  SchemaJson schema(Field, const std::vector<T>&) const {
    const T value{};
    return list(of(value));
  }
  template <class T>
  SchemaJson schema(Field, const T& value) const {
    return of(value);
  }

  const Rulebook& book_;
};

}  // namespace
}  // namespace dossier

std::string dossier_schema(const Rulebook& rulebook) {
  using namespace dossier;
  const Dossier any;
  SchemaJson schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                       {"title", "Hồ sơ theo " + rulebook.circular},
                       {"description", rulebook.title}};
  schema.update(Schema(rulebook).of(any));
  schema["type"] = "object";
  const RecordedVerdict recorded;
  SchemaJson definitions = shared(Schema(rulebook).of(recorded));
  definitions["results"] = results(rulebook);
  definitions["requirements"] = requirements(rulebook);
  definitions["facts"] = facts(rulebook);
  schema["$defs"] = std::move(definitions);
  return schema.dump(2) + "\n";
}

}  // namespace chuan
