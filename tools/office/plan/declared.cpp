// SPDX-License-Identifier: MIT
// Nothing unknown, nothing missing, everything of the right form.
#include "office/plan/declared.hpp"

#include <algorithm>
#include <cctype>
#include <regex>

#include "chuan/joined.hpp"

namespace chuan::office {

std::string listed(const std::vector<std::string>& names) {
  return names.empty() ? in_both(Sentence::declared_nothing) : chuan::joined(names);
}

nlohmann::json Declared::parsed(const std::string& text) const {
  try {
    return nlohmann::json::parse(text);
  } catch (const nlohmann::json::exception& error) {
    fail(Sentence::declared_not_json, {error.what()});
  }
}

void Declared::fail(const std::string& what) const {
  throw BadDeclaration(name_ + (where_.empty() ? "" : ", " + where_) + ": " + what);
}

void Declared::keys(const nlohmann::json& object, const std::vector<std::string>& known,
                    const std::vector<std::string>& required) const {
  if (!object.is_object()) fail(Sentence::declared_no_object);
  for (const auto& [key, value] : object.items())
    if (std::find(known.begin(), known.end(), key) == known.end())
      fail(Sentence::declared_unknown_key, {key, listed(known)});
  for (const std::string& key : required)
    if (!object.contains(key)) fail(Sentence::declared_missing_key, {key});
}

std::string Declared::text(const nlohmann::json& object, const char* key) const {
  if (!object.contains(key)) return "";
  if (!object[key].is_string()) fail(Sentence::declared_not_text, {key});
  return object[key];
}

void Declared::members(const nlohmann::json& json, const std::vector<Parameter>& known) const {
  std::vector<std::string> names, required;
  for (const Parameter& each : known) {
    names.emplace_back(each.name);
    if (each.is_required) required.emplace_back(each.name);
  }
  keys(json, names, required);
  for (const Parameter& each : known)
    if (json.contains(each.name)) member(json[each.name], each);
}

void Declared::member(const nlohmann::json& json, const Parameter& known) const {
  const auto expect = [&](bool is_so, Sentence what) {
    if (!is_so) fail(what, {known.name, listed(known.choices)});
  };
  using Form = Parameter::Form;
  switch (known.form) {
    case Form::whole:
      return expect(json.is_number_unsigned() && json.get<std::uint64_t>() <= 100'000, Sentence::declared_not_whole);
    case Form::flag:
      return expect(json.is_boolean(), Sentence::declared_not_flag);
    case Form::date:
      return expect(json.is_string() && parse_date(json.get<std::string>()), Sentence::declared_not_date);
    case Form::one_of:
      return expect(json.is_string() && std::find(known.choices.begin(), known.choices.end(),
                                                  json.get<std::string>()) != known.choices.end(),
                    Sentence::declared_not_choice);
    case Form::text:
      return expect(json.is_string(), Sentence::declared_not_text);
    case Form::texts:
      expect(json.is_array() && !json.empty(), Sentence::declared_not_texts);
      for (const nlohmann::json& each : json) expect(each.is_string(), Sentence::declared_not_texts);
      return;
    case Form::in_two_languages:
      keys(json, {"vi", "en"}, {"vi", "en"});
      return expect(json["vi"].is_string() && json["en"].is_string(), Sentence::declared_not_both);
    case Form::pattern:
      expect(json.is_string(), Sentence::declared_not_pattern);
      return pattern(json, known.groups);
    case Form::patterns:
      expect(json.is_array() && !json.empty(), Sentence::declared_not_patterns);
      for (const nlohmann::json& each : json) {
        expect(each.is_string(), Sentence::declared_not_patterns);
        pattern(each, known.groups);
      }
      return;
    case Form::list:
      expect(json.is_array() && !json.empty(), Sentence::declared_not_list);
      for (const nlohmann::json& each : json) members(each, known.members);
      return;
  }
}

void Declared::pattern(const std::string& text, const std::vector<unsigned>& groups) const {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto letter = static_cast<unsigned char>(text[i]);
    if (letter >= 0x80 || (std::isupper(letter) != 0 && (i == 0 || text[i - 1] != '\\')))
      fail(Sentence::declared_pattern_marks, {text});
  }
  try {
    const std::regex form(text);
    if (std::regex_match("", form)) fail(Sentence::declared_pattern_empty, {text});
    if (!groups.empty() && std::find(groups.begin(), groups.end(), form.mark_count()) == groups.end())
      fail(Sentence::declared_pattern_groups, {text, std::to_string(groups.front()), std::to_string(groups.back())});
  } catch (const std::regex_error&) {
    fail(Sentence::declared_pattern_unreadable, {text});
  }
}

}  // namespace chuan::office
