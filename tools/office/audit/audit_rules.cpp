// SPDX-License-Identifier: MIT
// The declared rules read strictly: a slip of their editor is said, never passed over.
#include <algorithm>
#include <regex>

#include "office/audit/auditor.hpp"

namespace chuan::office {
namespace {

const std::vector<Check>& all_checks() {
  static const std::vector<Check> all = [] {
    std::vector<Check> found;
    for (const auto& part :
         {checks_of_results(), checks_of_actions(), checks_of_words(), checks_of_layout(), checks_of_progress(),
          checks_of_evidence(), checks_of_figures(), checks_of_reports(), checks_of_codes()})
      found.insert(found.end(), part.begin(), part.end());
    return found;
  }();
  return all;
}

/// Reads one rules file; every fault says the rule it is in.
class RuleReader : Declared {
 public:
  using Declared::Declared;

  std::vector<AuditRule> read(const std::string& text) {
    const nlohmann::json json = parsed(text);
    keys(json, {"about", "rules"}, {"rules"});
    if (!json["rules"].is_array()) fail(Sentence::rule_list);
    std::vector<AuditRule> rules;
    for (const nlohmann::json& each : json["rules"]) {
      where_ = in_both(Sentence::rule_number, {std::to_string(rules.size() + 1)});
      rules.push_back(rule(each));
      const std::string& name = rules.back().code->name;
      const auto same = [&](const AuditRule& other) { return other.code->name == name; };
      if (std::count_if(rules.begin(), rules.end(), same) > 1) fail(Sentence::rule_code_twice, {name});
    }
    return rules;
  }

 private:
  AuditRule rule(const nlohmann::json& json) {
    keys(json, {"code", "severity", "check", "with", "circulars", "from", "message", "remedy", "cite"},
         {"code", "severity", "check", "message", "remedy"});
    AuditRule rule;
    DeclaredCode code;
    code.name = text(json, "code");
    where_ = code.name;
    if (!std::regex_match(code.name, std::regex("K\\d{3}"))) fail(Sentence::rule_code);
    const std::string severity = text(json, "severity");
    if (severity != "error" && severity != "warning" && severity != "note") fail(Sentence::rule_severity);
    code.severity = severity == "error" ? Severity::error : severity == "note" ? Severity::note : Severity::warning;
    rule.check = text(json, "check");
    const Check* check = check_named(rule.check);
    if (check == nullptr) {
      std::vector<std::string> names;
      for (const Check& each : all_checks()) names.emplace_back(each.name);
      fail(Sentence::rule_unknown_check, {rule.check, listed(names)});
    }
    rule.with = json.value("with", nlohmann::json::object());
    members(rule.with, check->parameters);
    if (json.contains("circulars")) circulars(json["circulars"], rule);
    if (const std::string from = text(json, "from"); !from.empty()) {
      rule.from = parse_date(from);
      if (!rule.from) fail(Sentence::rule_from);
    }
    rule.cite = text(json, "cite");
    for (const char* part : {"message", "remedy"}) {
      keys(json[part], {"vi", "en"}, {"vi", "en"});
      for (const char* language : {"vi", "en"}) placeholders(text(json[part], language), *check);
    }
    code.message_vi = text(json["message"], "vi");
    code.message_en = text(json["message"], "en");
    code.help_vi = text(json["remedy"], "vi");
    code.help_en = text(json["remedy"], "en");
    code.placeholders = check->placeholders;
    rule.code = std::make_shared<const DeclaredCode>(std::move(code));
    return rule;
  }

  void circulars(const nlohmann::json& json, AuditRule& rule) const {
    static const std::regex form("\\d{1,3}/20\\d\\d/TT-BGDĐT");
    if (!json.is_array()) fail(Sentence::rule_circulars);
    for (const nlohmann::json& each : json) {
      if (!each.is_string() || !std::regex_match(each.get<std::string>(), form))
        fail(Sentence::rule_circular, {each.dump()});
      rule.circulars.push_back(each);
    }
  }

  void placeholders(const std::string& text, const Check& check) const {
    static const std::regex form("\\{([^}]*)\\}");
    for (std::sregex_iterator at(text.begin(), text.end(), form), end; at != end; ++at)
      if (std::find(check.placeholders.begin(), check.placeholders.end(), (*at)[1].str()) == check.placeholders.end())
        fail(Sentence::rule_placeholder, {(*at)[1].str(), check.name, listed(check.placeholders)});
    if (std::regex_replace(text, form, "").find_first_of("{}") != std::string::npos) fail(Sentence::rule_brace, {text});
  }
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
