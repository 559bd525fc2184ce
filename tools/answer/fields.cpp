// SPDX-License-Identifier: MIT
// Types of parameters.
#include "answer/fields.hpp"

#include <cmath>

#include "answer/refusal.hpp"

namespace chuan::answer {
namespace {

Json text_of_form(const char* pattern, const char* about) {
  return {{"type", "string"}, {"pattern", pattern}, {"description", about}};
}

Json one_of_words(const std::vector<std::string>& words) { return {{"enum", words}}; }

}  // namespace

Json describe(const std::string&) { return {{"type", "string"}}; }
Json describe(const bool&) { return {{"type", "boolean"}}; }
Json describe(const std::optional<Date>&) {
  return text_of_form("^(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{4})$", "2022-08-20, 20/08/2022");
}
Json describe(const SpanEnd&) { return text_of_form("\\d{4}", "2025-05-31, 2024-2025, 2025"); }
Json describe(const Bounded& value) {
  return {{"type", "number"}, {"minimum", value.least}, {"maximum", value.most}, {"default", value.value}};
}
Json describe(const Language&) { return one_of_words({"vi", "en"}); }
Json describe(const Profile&) { return one_of_words({"normal", "strict"}); }
Json describe(const std::vector<std::string>&) { return {{"type", "array"}, {"items", {{"type", "string"}}}}; }

bool read(const Json& json, std::string& value) {
  if (json.is_string()) value = json.get<std::string>();
  return json.is_string();
}

bool read(const Json& json, bool& value) {
  if (json.is_boolean()) value = json.get<bool>();
  return json.is_boolean();
}

bool read(const Json& json, std::optional<Date>& value) {
  if (json.is_string()) value = parse_date(json.get<std::string>());
  return json.is_string() && value;
}

bool read(const Json& json, SpanEnd& value) {
  const auto span = json.is_string() ? parse_span(json.get<std::string>()) : std::nullopt;
  if (span) value.day = span->second;
  return span.has_value();
}

bool read(const Json& json, Bounded& value) {
  if (!json.is_number()) return false;
  const double number = json.get<double>();
  if (!(value.least <= number && number <= value.most)) return false;
  value.value = number;
  return true;
}

bool read(const Json& json, Language& value) {
  value = json == "en" ? Language::en : Language::vi;
  return json == "en" || json == "vi";
}

bool read(const Json& json, Profile& value) {
  value = json == "strict" ? Profile::strict : Profile::normal;
  return json == "strict" || json == "normal";
}

bool read(const Json& json, std::vector<std::string>& value) {
  if (!json.is_array()) return false;
  for (const Json& each : json) {
    if (!each.is_string()) return false;
    value.push_back(each.get<std::string>());
  }
  return true;
}

void FieldDescriber::add(const char* name, Json described, const char* about) {
  if (!described.contains("description")) described["description"] = about;
  properties_[name] = std::move(described);
}

Json FieldDescriber::schema() && {
  return {{"type", "object"}, {"properties", std::move(properties_)}, {"additionalProperties", false}};
}

void FieldReader::finish(Language language) const {
  const bool vi = language == Language::vi;
  for (const std::string& name : faulty_)
    throw Refusal("bad_parameter", vi ? "tham số `" + name + "` không dùng được; xem lược đồ của câu hỏi"
                                      : "the parameter `" + name + "` cannot be used; see the schema of the question");
  if (parameters_.empty()) return;
  std::string known;
  for (const std::string& each : known_) known += (known.empty() ? "" : ", ") + each;
  const std::string name = parameters_.begin().key();
  throw Refusal("unknown_parameter", vi ? "không có tham số `" + name + "`; có: " + known
                                        : "there is no parameter `" + name + "`; known: " + known);
}

}  // namespace chuan::answer
