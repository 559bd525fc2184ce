// SPDX-License-Identifier: MIT
// Keywords of JSON Schema, no more than the tests' validator knows.
#include "answer/shape.hpp"

namespace chuan::answer {

Json text() { return {{"type", "string"}}; }
Json whole() { return {{"type", "integer"}}; }
Json number() { return {{"type", "number"}}; }
Json truth() { return {{"type", "boolean"}}; }
Json day() { return {{"type", "string"}, {"pattern", "^\\d{4}-\\d{2}-\\d{2}$"}}; }
Json word_of(const std::vector<std::string>& words) { return {{"enum", words}}; }
Json either(Json one, Json other) { return {{"anyOf", Json::array({std::move(one), std::move(other)})}}; }
Json or_null(Json shape) { return either(std::move(shape), Json{{"type", "null"}}); }
Json list_of(Json shape) { return {{"type", "array"}, {"items", std::move(shape)}}; }
Json table_of(Json shape) { return {{"type", "object"}, {"additionalProperties", std::move(shape)}}; }
Json anything() { return Json::object(); }
Json count_shape() { return or_null(either(whole(), text())); }
Json verdict_shape() { return word_of({"not_met", "unknown", "met", "not_applicable"}); }

Json object_of(const std::vector<Key>& keys) {
  Json properties = Json::object(), required = Json::array();
  for (const Key& each : keys) {
    properties[each.name] = each.shape;
    if (!each.is_optional) required.push_back(each.name);
  }
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

Json interval() { return object_of({key("at_least", whole()), key("at_most", whole())}); }

}  // namespace chuan::answer
