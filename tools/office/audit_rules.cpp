// SPDX-License-Identifier: MIT
// The declared rules read strictly: a slip of their editor is said, never passed over.
#include <algorithm>
#include <cctype>
#include <regex>

#include "auditor.hpp"

namespace chuan::office {
namespace {

const std::vector<Check>& all_checks() {
  static const std::vector<Check> all = [] {
    std::vector<Check> found;
    for (const auto& part : {checks_of_results(), checks_of_actions(), checks_of_words(), checks_of_layout()})
      found.insert(found.end(), part.begin(), part.end());
    return found;
  }();
  return all;
}

/// Reads one rules file; every fault says the rule it is in.
class RuleReader {
 public:
  explicit RuleReader(std::string name) : name_(std::move(name)) {}

  std::vector<AuditRule> read(const std::string& text) {
    nlohmann::json json;
    try {
      json = nlohmann::json::parse(text);
    } catch (const nlohmann::json::exception& error) {
      throw BadAuditRules(name_ + ": không phải JSON đúng: " + error.what());
    }
    keys(json, {"about", "rules"}, {"rules"});
    if (!json["rules"].is_array()) fail("\"rules\" phải là danh sách");
    std::vector<AuditRule> rules;
    for (const nlohmann::json& each : json["rules"]) {
      where_ = "quy tắc thứ " + std::to_string(rules.size() + 1);
      rules.push_back(rule(each));
      const auto same = [&](const AuditRule& other) { return other.code == rules.back().code; };
      if (std::count_if(rules.begin(), rules.end(), same) > 1) fail("mã " + rules.back().code + " đã dùng ở trên");
    }
    return rules;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw BadAuditRules(name_ + (where_.empty() ? "" : ", " + where_) + ": " + what);
  }

  void keys(const nlohmann::json& object, const std::vector<std::string>& known,
            const std::vector<std::string>& required) const {
    if (!object.is_object()) fail("cần một đối tượng {…}");
    for (const auto& [key, value] : object.items())
      if (std::find(known.begin(), known.end(), key) == known.end())
        fail("không có mục \"" + key + "\"; dùng được: " + listed(known));
    for (const std::string& key : required)
      if (!object.contains(key)) fail("thiếu \"" + key + "\"");
  }

  std::string text(const nlohmann::json& object, const char* key) const {
    if (!object.contains(key)) return "";
    if (!object[key].is_string()) fail(std::string("\"") + key + "\" phải là chữ");
    return object[key];
  }

  AuditRule rule(const nlohmann::json& json) {
    keys(json, {"code", "severity", "check", "with", "circulars", "from", "message", "remedy", "cite"},
         {"code", "severity", "check", "message", "remedy"});
    AuditRule rule;
    rule.code = text(json, "code");
    where_ = rule.code;
    if (!std::regex_match(rule.code, std::regex("K\\d{3}"))) fail("mã viết như K101");
    const std::string severity = text(json, "severity");
    if (severity != "error" && severity != "warning" && severity != "note")
      fail("\"severity\" là error, warning hoặc note");
    rule.severity = severity == "error" ? Severity::error : severity == "note" ? Severity::note : Severity::warning;
    rule.check = text(json, "check");
    const Check* check = check_named(rule.check);
    if (check == nullptr) {
      std::vector<std::string> names;
      for (const Check& each : all_checks()) names.emplace_back(each.name);
      fail("không có phép kiểm `" + rule.check + "`; dùng được: " + listed(names));
    }
    rule.with = json.value("with", nlohmann::json::object());
    members(rule.with, check->parameters);
    if (json.contains("circulars")) circulars(json["circulars"], rule);
    if (const std::string from = text(json, "from"); !from.empty()) {
      rule.from = parse_date(from);
      if (!rule.from) fail("\"from\" phải là ngày, như 2025-07-01");
    }
    rule.cite = text(json, "cite");
    for (const char* part : {"message", "remedy"}) {
      keys(json[part], {"vi", "en"}, {"vi", "en"});
      for (const char* language : {"vi", "en"}) placeholders(text(json[part], language), *check);
    }
    rule.message_vi = text(json["message"], "vi");
    rule.message_en = text(json["message"], "en");
    rule.remedy_vi = text(json["remedy"], "vi");
    rule.remedy_en = text(json["remedy"], "en");
    return rule;
  }

  void circulars(const nlohmann::json& json, AuditRule& rule) const {
    static const std::regex form("\\d{1,3}/20\\d\\d/TT-BGDĐT");
    if (!json.is_array()) fail("\"circulars\" phải là danh sách");
    for (const nlohmann::json& each : json) {
      if (!each.is_string() || !std::regex_match(each.get<std::string>(), form))
        fail("\"circulars\": " + each.dump() + " không phải số hiệu thông tư, như \"18/2018/TT-BGDĐT\"");
      rule.circulars.push_back(each);
    }
  }

  /// What the check is told: nothing it does not know, nothing missing, all of the right form.
  void members(const nlohmann::json& json, const std::vector<Parameter>& known) const {
    std::vector<std::string> names, required;
    for (const Parameter& each : known) {
      names.emplace_back(each.name);
      if (each.is_required) required.emplace_back(each.name);
    }
    keys(json, names, required);
    for (const Parameter& each : known)
      if (json.contains(each.name)) member(json[each.name], each);
  }

  void member(const nlohmann::json& json, const Parameter& known) const {
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

  /// Patterns are matched on text without marks and capitals: one that has them finds nothing, one that matches
  /// nothing at all finds everything.
  void pattern(const std::string& text, const std::vector<unsigned>& groups) const {
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

  void placeholders(const std::string& text, const Check& check) const {
    static const std::regex form("\\{([^}]*)\\}");
    for (std::sregex_iterator at(text.begin(), text.end(), form), end; at != end; ++at)
      if (std::find(check.placeholders.begin(), check.placeholders.end(), (*at)[1].str()) == check.placeholders.end())
        fail("{" + (*at)[1].str() + "} không có ở phép kiểm `" + check.name +
             "`; dùng được: " + listed(check.placeholders));
    if (std::regex_replace(text, form, "").find_first_of("{}") != std::string::npos)
      fail("«" + text + "» có dấu { hoặc } lẻ");
  }

  std::string name_, where_;
};

}  // namespace

const Check* check_named(const std::string& name) {
  const auto found =
      std::find_if(all_checks().begin(), all_checks().end(), [&](const Check& each) { return each.name == name; });
  return found == all_checks().end() ? nullptr : &*found;
}

std::vector<AuditRule> read_audit_rules(const std::string& text, const std::string& name) {
  return RuleReader(name).read(text);
}

std::vector<std::pair<std::string, std::vector<std::string>>> audit_checks() {
  std::vector<std::pair<std::string, std::vector<std::string>>> all;
  for (const Check& each : all_checks()) {
    std::vector<std::string> names;
    for (const Parameter& parameter : each.parameters) names.emplace_back(parameter.name);
    all.emplace_back(each.name, std::move(names));
  }
  return all;
}

}  // namespace chuan::office
