// SPDX-License-Identifier: MIT
// The plan's actions: what each lacks, whose it is, when it is due, and which criterion it truly serves.
#include <algorithm>
#include <regex>
#include <set>

#include "chuan/comparison.hpp"
#include "office/audit/auditor.hpp"
#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

const std::vector<PlanAction>& actions_of(const Auditor& auditor) {
  static const std::vector<PlanAction> none;
  return auditor.plan() == nullptr ? none : auditor.plan()->actions;
}

/// Says once what holds for several actions.
void say_of(Auditor& auditor, const AuditRule& rule, const std::vector<std::size_t>& which,
            Auditor::Arguments more = {}) {
  if (which.empty()) return;
  std::vector<std::string> names;
  for (const std::size_t i : which) {
    const std::string& id = actions_of(auditor)[i].criterion;
    if (std::find(names.begin(), names.end(), id) == names.end()) names.push_back(id);
  }
  more.emplace("count", std::to_string(which.size()));
  more.emplace("total", std::to_string(actions_of(auditor).size()));
  more.emplace("criteria", listed(names));
  auditor.say(rule, auditor.action_place(which.front()), more, "", names.size() == 1 ? names.front() : "");
}

const std::vector<std::pair<std::string, std::string PlanAction::*>> fields = {
    {"source", &PlanAction::source}, {"owner", &PlanAction::owner},         {"decides", &PlanAction::decides},
    {"due", &PlanAction::due},       {"indicator", &PlanAction::indicator}, {"evidence", &PlanAction::evidence}};

bool lacks(const PlanAction& action, const std::string& field) {
  if (field == "cost") return !action.cost;
  return std::any_of(fields.begin(), fields.end(),
                     [&](const auto& each) { return each.first == field && (action.*each.second).empty(); });
}

void action_lacks(Auditor& auditor, const AuditRule& rule) {
  std::vector<std::size_t> which;
  for (std::size_t i = 0; i < actions_of(auditor).size(); ++i) {
    const PlanAction& action = actions_of(auditor)[i];
    const bool is_free = rule.with.value("unless_free", false) && action.cost == Number(0);
    const bool is_meant = !rule.with.contains("only_with") || words_in(action.action, rule.with["only_with"]);
    if (lacks(action, rule.with["field"]) && !is_free && is_meant) which.push_back(i);
  }
  say_of(auditor, rule, which);
}

void owner_is_body(Auditor& auditor, const AuditRule& rule) {
  std::vector<std::size_t> which;
  for (std::size_t i = 0; i < actions_of(auditor).size(); ++i)
    if (is_one_of(actions_of(auditor)[i].owner, rule.with["bodies"])) which.push_back(i);
  if (!which.empty()) say_of(auditor, rule, which, {{"owner", actions_of(auditor)[which.front()].owner}});
}

void all_depend_on_others(Auditor& auditor, const AuditRule& rule) {
  std::vector<std::size_t> all;
  std::set<std::string> said;
  for (const PlanAction& each : actions_of(auditor)) {
    if (!begins_with(each.action, rule.with["words"])) return;
    const std::string action = without_dash(each.action);
    said.insert(action.substr(0, action.find(' ', action.find(' ') + 1)));
    all.push_back(all.size());
  }
  if (all.size() > 1) say_of(auditor, rule, all, {{"words", listed({said.begin(), said.end()})}});
}

void time_is_only_year(Auditor& auditor, const AuditRule& rule) {
  static const std::regex form("\\d{4}");
  std::vector<std::size_t> which;
  for (std::size_t i = 0; i < actions_of(auditor).size(); ++i)
    if (const PlanAction& action = actions_of(auditor)[i]; std::regex_match(action.due, form) && action.starts.empty())
      which.push_back(i);
  say_of(auditor, rule, which);
}

void due_too_soon(Auditor& auditor, const AuditRule& rule) {
  for (std::size_t i = 0; i < actions_of(auditor).size(); ++i) {
    const PlanAction& action = actions_of(auditor)[i];
    const auto due = parse_span(action.due), starts = parse_span(action.starts);
    if (!due) continue;
    const Date first = starts ? starts->first : auditor.subject().made;
    const auto days = (std::chrono::sys_days(due->second) - std::chrono::sys_days(first)).count();
    for (const nlohmann::json& work : rule.with["works"]) {
      if (!words_in(action.action, work["words"])) continue;
      const int needed = work["days"];
      if (days >= 0 && days < needed)
        auditor.say(rule, auditor.action_place(i),
                    {{"criterion", action.criterion},
                     {"days", std::to_string(days)},
                     {"work", in_both(work["work"])},
                     {"needed", std::to_string(needed)}});
      break;
    }
  }
}

/// Of a plan as it was written; what a dossier tells later is `overdue`.
void due_past(Auditor& auditor, const AuditRule& rule) {
  if (auditor.subject().document == nullptr || !auditor.subject().is_dated) return;
  for (std::size_t i = 0; i < actions_of(auditor).size(); ++i)
    if (const auto due = parse_span(actions_of(auditor)[i].due); due && due->second < auditor.subject().made)
      auditor.say(rule, auditor.action_place(i),
                  {{"criterion", actions_of(auditor)[i].criterion}, {"due", day_in_both(actions_of(auditor)[i].due)}});
}

void no_reviews(Auditor& auditor, const AuditRule& rule) {
  // That nothing was written down of those that are planned is `reviews_empty`.
  if (auditor.subject().document != nullptr && !auditor.subject().document->empty_reviews.empty()) return;
  if (!actions_of(auditor).empty() && auditor.subject().dossier.reviews.empty())
    auditor.say(rule, auditor.place(""), {});
}

/// Neighbouring words of a text, two by two.
std::set<std::string> pairs_of_words(const std::string& text) {
  std::set<std::string> pairs;
  std::string before, word;
  for (const char c : folded(text) + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      word += c;
      continue;
    }
    if (!word.empty()) {
      if (!before.empty()) pairs.insert(before + " " + word);
      before = word;
      word.clear();
    }
    if (c != ' ') before.clear();
  }
  return pairs;
}

void action_serves_other(Auditor& auditor, const AuditRule& rule) {
  const auto least = static_cast<std::size_t>(rule.with["shared_words"]);
  const Dossier& dossier = auditor.subject().dossier;
  const auto words_of = [&](const Criterion& criterion) {
    const auto shortfall = dossier.situation.shortfalls.find(criterion.id);
    return pairs_of_words(criterion.title + ". " +
                          (shortfall == dossier.situation.shortfalls.end() ? "" : shortfall->second));
  };
  const auto shared = [](const std::set<std::string>& a, const std::set<std::string>& b) {
    std::vector<std::string> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
  };
  for (const Criterion* other : auditor.failing()) {
    const bool is_served = std::any_of(actions_of(auditor).begin(), actions_of(auditor).end(),
                                       [&](const PlanAction& each) { return each.criterion == other->id; });
    if (is_served) continue;
    for (std::size_t i = 0; i < actions_of(auditor).size(); ++i) {
      const PlanAction& action = actions_of(auditor)[i];
      const Criterion* own = auditor.criterion(action.criterion);
      if (own == nullptr) continue;
      const std::set<std::string> said = pairs_of_words(action.action);
      const std::vector<std::string> with_other = shared(said, words_of(*other));
      if (with_other.size() < least || shared(said, words_of(*own)).size() * 2 >= with_other.size()) continue;
      auditor.say(rule, auditor.action_place(i),
                  {{"criterion", action.criterion}, {"other", other->id}, {"words", other->title}});
    }
  }
}

}  // namespace

std::vector<Check> checks_of_actions() {
  using Form = Parameter::Form;
  const std::vector<std::string> counted = {"count", "total", "criteria"};
  std::vector<std::string> lackable = {"cost"};
  for (const auto& [name, field] : fields) lackable.push_back(name);
  const Parameter works{
      "works",
      Form::list,
      true,
      {Parameter{"work", Form::in_two_languages}, Parameter{"words", Form::patterns}, Parameter{"days", Form::whole}}};
  return {
      {"action_lacks",
       {{"field", Form::one_of, true, {}, lackable},
        {"unless_free", Form::flag, false},
        {"only_with", Form::patterns, false}},
       counted,
       &action_lacks},
      {"owner_is_body", {{"bodies", Form::patterns}}, {"count", "total", "criteria", "owner"}, &owner_is_body},
      {"all_depend_on_others",
       {{"words", Form::patterns}},
       {"count", "total", "criteria", "words"},
       &all_depend_on_others},
      {"time_is_only_year", {}, counted, &time_is_only_year},
      {"due_too_soon", {works}, {"criterion", "days", "work", "needed"}, &due_too_soon},
      {"due_past", {}, {"criterion", "due"}, &due_past},
      {"no_reviews", {}, {}, &no_reviews},
      {"action_serves_other", {{"shared_words", Form::whole}}, {"criterion", "other", "words"}, &action_serves_other},
  };
}

}  // namespace chuan::office
