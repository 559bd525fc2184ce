// SPDX-License-Identifier: MIT
// JSON Schema: type, enum, pattern, minimum, maximum, items, properties, required, additionalProperties, anyOf.
#include "support/json_schema.hpp"

#include <algorithm>
#include <regex>
#include <set>
#include <stdexcept>

namespace chuan::test {
namespace {

using Json = nlohmann::ordered_json;

bool is_of_type(const Json& json, const std::string& type) {
  if (type == "object") return json.is_object();
  if (type == "array") return json.is_array();
  if (type == "string") return json.is_string();
  if (type == "boolean") return json.is_boolean();
  if (type == "integer") return json.is_number_integer();
  if (type == "number") return json.is_number();
  if (type == "null") return json.is_null();
  throw std::logic_error("no such type: " + type);
}

void check_keywords(const Json& schema) {
  static const std::set<std::string> known = {"type",    "enum",     "pattern",    "minimum",
                                              "maximum", "items",    "default",    "additionalProperties",
                                              "anyOf",   "required", "properties", "description"};
  for (const auto& [keyword, value] : schema.items())
    if (known.count(keyword) == 0) throw std::logic_error("keyword not known: " + keyword);
}

void check(const Json& json, const Json& schema, const std::string& place, std::vector<std::string>& faults) {
  check_keywords(schema);
  const auto fault = [&](const std::string& what) { faults.push_back((place.empty() ? "/" : place) + ": " + what); };
  if (schema.contains("anyOf")) {
    const bool holds = std::any_of(schema["anyOf"].begin(), schema["anyOf"].end(),
                                   [&](const Json& each) { return schema_faults(json, each).empty(); });
    if (!holds) fault("is none of those allowed: " + json.dump().substr(0, 80));
  }
  if (schema.contains("enum") && std::find(schema["enum"].begin(), schema["enum"].end(), json) == schema["enum"].end())
    fault("no such word: " + json.dump());
  if (schema.contains("type") && !is_of_type(json, schema["type"])) return fault("is no " + schema["type"].dump());
  if (schema.contains("pattern") && json.is_string() &&
      !std::regex_search(json.get<std::string>(), std::regex(schema["pattern"].get<std::string>())))
    fault("does not match " + schema["pattern"].dump() + ": " + json.dump());
  if (json.is_number() && ((schema.contains("minimum") && json < schema["minimum"]) ||
                           (schema.contains("maximum") && json > schema["maximum"])))
    fault("is out of bounds: " + json.dump());
  if (json.is_array() && schema.contains("items"))
    for (std::size_t i = 0; i < json.size(); ++i)
      check(json[i], schema["items"], place + "/" + std::to_string(i), faults);
  if (!json.is_object()) return;
  for (const Json& name : schema.value("required", Json::array()))
    if (!json.contains(name.get<std::string>())) fault("has no " + name.dump());
  const Json properties = schema.value("properties", Json::object());
  for (const auto& [name, value] : json.items()) {
    const Json others = schema.value("additionalProperties", Json(true));
    if (properties.contains(name))
      check(value, properties[name], place + "/" + name, faults);
    else if (others.is_object())
      check(value, others, place + "/" + name, faults);
    else if (others == false)
      fault("has a key that is not declared: " + name);
  }
}

}  // namespace

std::vector<std::string> schema_faults(const Json& json, const Json& schema) {
  std::vector<std::string> faults;
  check(json, schema, "", faults);
  return faults;
}

}  // namespace chuan::test
