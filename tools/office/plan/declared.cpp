// SPDX-License-Identifier: MIT
// Nothing unknown, nothing missing, everything of the right form.
#include "office/plan/declared.hpp"

#include <algorithm>
#include <cctype>
#include <regex>

#include "chuan/joined.hpp"

namespace chuan::office {

std::string listed(const std::vector<std::string>& names) {
  return names.empty() ? "không có gì" : chuan::joined(names);
}

nlohmann::json Declared::parsed(const std::string& text) const {
  try {
    return nlohmann::json::parse(text);
  } catch (const nlohmann::json::exception& error) {
    fail(std::string("không phải JSON đúng: ") + error.what());
  }
}

void Declared::fail(const std::string& what) const {
  throw BadDeclaration(name_ + (where_.empty() ? "" : ", " + where_) + ": " + what);
}

void Declared::keys(const nlohmann::json& object, const std::vector<std::string>& known,
                    const std::vector<std::string>& required) const {
  if (!object.is_object()) fail("cần một đối tượng {…}");
  for (const auto& [key, value] : object.items())
    if (std::find(known.begin(), known.end(), key) == known.end())
      fail("không có mục \"" + key + "\"; dùng được: " + listed(known));
  for (const std::string& key : required)
    if (!object.contains(key)) fail("thiếu \"" + key + "\"");
}

std::string Declared::text(const nlohmann::json& object, const char* key) const {
  if (!object.contains(key)) return "";
  if (!object[key].is_string()) fail(std::string("\"") + key + "\" phải là chữ");
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
  const auto expect = [&](bool is_so, const std::string& what) {
    if (!is_so) fail(std::string("\"") + known.name + "\" phải là " + what);
  };
  using Form = Parameter::Form;
  switch (known.form) {
    case Form::whole:
      return expect(json.is_number_unsigned() && json.get<std::uint64_t>() <= 100'000, "số nguyên từ 0 đến 100000");
    case Form::flag:
      return expect(json.is_boolean(), "true hoặc false");
    case Form::date:
      return expect(json.is_string() && parse_date(json.get<std::string>()), "ngày, như 2025-07-01");
    case Form::one_of:
      return expect(json.is_string() && std::find(known.choices.begin(), known.choices.end(),
                                                  json.get<std::string>()) != known.choices.end(),
                    "một trong: " + listed(known.choices));
    case Form::text:
      return expect(json.is_string(), "chữ");
    case Form::texts:
      expect(json.is_array() && !json.empty(), "danh sách chữ, ít nhất một");
      for (const nlohmann::json& each : json) expect(each.is_string(), "danh sách chữ, ít nhất một");
      return;
    case Form::in_two_languages:
      keys(json, {"vi", "en"}, {"vi", "en"});
      return expect(json["vi"].is_string() && json["en"].is_string(), "chữ ở cả hai ngôn ngữ");
    case Form::pattern:
      expect(json.is_string(), "một mẫu");
      return pattern(json, known.groups);
    case Form::patterns:
      expect(json.is_array() && !json.empty(), "danh sách mẫu, ít nhất một");
      for (const nlohmann::json& each : json) {
        expect(each.is_string(), "danh sách mẫu, ít nhất một");
        pattern(each, known.groups);
      }
      return;
    case Form::list:
      expect(json.is_array() && !json.empty(), "danh sách, ít nhất một mục");
      for (const nlohmann::json& each : json) members(each, known.members);
      return;
  }
}

void Declared::pattern(const std::string& text, const std::vector<unsigned>& groups) const {
  const auto fault = [&](const std::string& what) { fail("mẫu `" + text + "` " + what); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto letter = static_cast<unsigned char>(text[i]);
    if (letter >= 0x80 || (std::isupper(letter) != 0 && (i == 0 || text[i - 1] != '\\')))
      fault("phải viết không dấu, chữ thường");
  }
  try {
    const std::regex form(text);
    if (std::regex_match("", form)) fault("khớp cả chỗ trống");
    if (!groups.empty() && std::find(groups.begin(), groups.end(), form.mark_count()) == groups.end())
      fault("phải có từ " + std::to_string(groups.front()) + " đến " + std::to_string(groups.back()) +
            " nhóm (…) lấy ra giá trị");
  } catch (const std::regex_error&) {
    fault("không đọc được");
  }
}

}  // namespace chuan::office
