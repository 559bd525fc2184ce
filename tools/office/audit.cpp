// SPDX-License-Identifier: MIT
// The rules one after another; each check says what it finds.
#include "audit.hpp"

#include <algorithm>
#include <regex>

#include <fmt/args.h>
#include <fmt/format.h>

#include "auditor.hpp"
#include "phrases.hpp"

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

const Check* check_named(const std::string& name) {
  const auto found =
      std::find_if(all_checks().begin(), all_checks().end(), [&](const Check& each) { return each.name == name; });
  return found == all_checks().end() ? nullptr : &*found;
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
    keys(rule.with, check->parameters, {});
    patterns(rule.with);
    if (json.contains("circulars")) {
      if (!json["circulars"].is_array()) fail("\"circulars\" phải là danh sách");
      for (const nlohmann::json& each : json["circulars"]) rule.circulars.push_back(each.get<std::string>());
    }
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

  /// Every text under "with" must be a pattern that can be read.
  void patterns(const nlohmann::json& json) const {
    if (json.is_structured()) {
      for (const nlohmann::json& each : json) patterns(each);
    } else if (json.is_string()) {
      try {
        const std::regex ignored(json.get<std::string>());
      } catch (const std::regex_error&) {
        fail("mẫu `" + json.get<std::string>() + "` không đọc được");
      }
    }
  }

  void placeholders(const std::string& text, const Check& check) const {
    static const std::regex form("\\{([^}]*)\\}");
    for (std::sregex_iterator at(text.begin(), text.end(), form), end; at != end; ++at)
      if (std::find(check.placeholders.begin(), check.placeholders.end(), (*at)[1].str()) == check.placeholders.end())
        fail("{" + (*at)[1].str() + "} không có ở phép kiểm `" + check.name +
             "`; dùng được: " + listed(check.placeholders));
  }

  std::string name_, where_;
};

std::string filled(const std::string& text, const Auditor::Arguments& arguments) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const auto& [name, value] : arguments) store.push_back(fmt::arg(name.c_str(), value));
  return fmt::vformat(text, store);
}

}  // namespace

std::string listed(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& each : names) all += (all.empty() ? "" : ", ") + each;
  return all.empty() ? "không có gì" : all;
}

std::vector<AuditRule> read_audit_rules(const std::string& text, const std::string& name) {
  return RuleReader(name).read(text);
}

std::vector<std::pair<std::string, std::vector<std::string>>> audit_checks() {
  std::vector<std::pair<std::string, std::vector<std::string>>> all;
  for (const Check& each : all_checks()) all.emplace_back(each.name, each.parameters);
  return all;
}

Auditor::Auditor(const AuditSubject& subject, Language language) : subject_(subject), language_(language) {
  if (subject.document != nullptr)
    add_document();
  else
    add_dossier();
}

void Auditor::add_document() {
  std::string year;
  const std::vector<FoundHeading>& headings = subject_.document->headings;
  const auto add = [&](const Said& said) {
    if (said.text.empty()) return;
    const bool is_heading = std::any_of(headings.begin(), headings.end(),
                                        [&](const FoundHeading& each) { return each.said.place == said.place; });
    std::string plain = folded(said.text);
    if (is_heading) {
      static const std::regex form("(20\\d\\d)-(20\\d\\d)");
      std::smatch found;
      year = std::regex_search(plain, found, form) ? found[0].str() : "";
    }
    passages_.push_back({said.text, std::move(plain), said.place, year});
  };
  for (const Block& block : subject_.document->document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) add(*paragraph);
    if (const auto* table = std::get_if<Table>(&block))
      for (const auto& row : table->rows)
        for (const Said& cell : row) add(cell);
  }
}

void Auditor::add_dossier() {
  const auto add = [&](const std::string& text, const std::string& pointer) {
    if (!text.empty()) passages_.push_back({text, folded(text), place(pointer), ""});
  };
  const auto add_all = [&](const std::vector<std::string>& texts, const std::string& pointer) {
    for (std::size_t i = 0; i < texts.size(); ++i) add(texts[i], pointer + "/" + std::to_string(i));
  };
  add_all(subject_.dossier.situation.strengths, "/situation/strengths");
  add_all(subject_.dossier.situation.limits, "/situation/limits");
  for (const auto& [id, text] : subject_.dossier.situation.shortfalls) add(text, "/situation/shortfalls/" + id);
  if (plan() == nullptr) return;
  add_all(plan()->conclusions, "/plan/conclusions");
  for (const auto& [id, texts] : plan()->solutions) add_all(texts, "/plan/solutions/" + id);
  for (std::size_t i = 0; i < plan()->actions.size(); ++i)
    add(plan()->actions[i].action, "/plan/actions/" + std::to_string(i) + "/action");
  add_all(plan()->recipients, "/plan/recipients");
}

const Criterion* Auditor::criterion(const std::string& id) const {
  for (const Criterion& each : subject_.rulebook.criteria)
    if (each.id == id) return &each;
  return nullptr;
}

std::optional<int> Auditor::level(const std::string& id) const {
  for (std::size_t i = 0; i < subject_.rulebook.criteria.size(); ++i)
    if (subject_.rulebook.criteria[i].id == id && subject_.now.criteria[i].at_least == subject_.now.criteria[i].at_most)
      return subject_.now.criteria[i].at_least;
  return std::nullopt;
}

std::vector<const Criterion*> Auditor::failing() const {
  std::vector<const Criterion*> found;
  for (std::size_t i = 0; i < subject_.rulebook.criteria.size(); ++i) {
    const Criterion& each = subject_.rulebook.criteria[i];
    if (!each.in_group && !each.levels.empty() && subject_.now.criteria[i].at_most < each.levels.front().number)
      found.push_back(&each);
  }
  return found;
}

std::string Auditor::place(const std::string& pointer) const {
  if (!subject_.dossier.provenance) return pointer;
  // The nearest enclosing value that has a place of its own.
  for (std::string at = pointer; !at.empty(); at = at.substr(0, at.rfind('/')))
    if (const auto known = subject_.dossier.provenance->places.find(at);
        known != subject_.dossier.provenance->places.end())
      return known->second;
  return pointer;
}

void Auditor::say(const AuditRule& rule, std::string place, const Arguments& arguments) {
  const bool vi = language_ == Language::vi;
  found_.push_back({rule.code, rule.severity, std::move(place),
                    filled(vi ? rule.message_vi : rule.message_en, arguments),
                    filled(vi ? rule.remedy_vi : rule.remedy_en, arguments), rule.cite});
}

std::vector<AuditFinding> audit(const std::vector<AuditRule>& rules, const AuditSubject& subject, Language language) {
  Auditor auditor(subject, language);
  for (const AuditRule& rule : rules) {
    const bool is_of_circular = rule.circulars.empty() || std::find(rule.circulars.begin(), rule.circulars.end(),
                                                                    subject.rulebook.circular) != rule.circulars.end();
    if (!is_of_circular || (rule.from && subject.as_of < *rule.from)) continue;
    try {
      check_named(rule.check)->run(auditor, rule);
    } catch (const nlohmann::json::exception& error) {
      throw BadAuditRules(rule.code + ": mục \"with\" không đúng dạng: " + error.what());
    }
  }
  return auditor.take();
}

}  // namespace chuan::office
