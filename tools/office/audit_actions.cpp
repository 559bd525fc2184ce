// SPDX-License-Identifier: MIT
// The plan's actions: what each lacks, whose it is, when it is due, and which criterion it truly serves.
#include <algorithm>
#include <regex>
#include <set>

#include "auditor.hpp"
#include "chuan/comparison.hpp"
#include "phrases.hpp"

namespace chuan::office {
namespace {

const std::vector<PlanAction>& actions_of(const Auditor& auditor) {
  static const std::vector<PlanAction> none;
  return auditor.plan() == nullptr ? none : auditor.plan()->actions;
}

/// The first of the words, written folded, that the text has; empty: none.
std::string first_of(const nlohmann::json& words, const std::string& text) {
  for (const nlohmann::json& each : words)
    if (mentions(text, each.get<std::string>())) return each;
  return "";
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
  auditor.say(rule, auditor.action_place(which.front()), more);
}

bool lacks(const PlanAction& action, const std::string& field) {
  if (field == "cost") return !action.cost;
  const std::map<std::string, const std::string*> texts = {
      {"source", &action.source}, {"owner", &action.owner},         {"decides", &action.decides},
      {"due", &action.due},       {"indicator", &action.indicator}, {"evidence", &action.evidence}};
  const auto text = texts.find(field);
  return text != texts.end() && text->second->empty();
}

void action_lacks(Auditor& auditor, const AuditRule& rule) {
  std::vector<std::size_t> which;
  for (std::size_t i = 0; i < actions_of(auditor).size(); ++i) {
    const PlanAction& action = actions_of(auditor)[i];
    const bool is_free = rule.with.value("unless_free", false) && action.cost == Number(0);
    const bool is_meant = !rule.with.contains("only_with") || !first_of(rule.with["only_with"], action.action).empty();
    if (lacks(action, rule.with.value("field", "")) && !is_free && is_meant) which.push_back(i);
  }
  say_of(auditor, rule, which);
}

void owner_is_body(Auditor& auditor, const AuditRule& rule) {
  std::vector<std::size_t> which;
  std::string named;
  for (std::size_t i = 0; i < actions_of(auditor).size(); ++i) {
    const std::string owner = folded(actions_of(auditor)[i].owner);
    const nlohmann::json bodies = rule.with.value("bodies", nlohmann::json::array());
    if (std::none_of(bodies.begin(), bodies.end(),
                     [&](const nlohmann::json& each) { return owner == each.get<std::string>(); }))
      continue;
    if (named.empty()) named = actions_of(auditor)[i].owner;
    which.push_back(i);
  }
  say_of(auditor, rule, which, {{"owner", named}});
}

void all_depend_on_others(Auditor& auditor, const AuditRule& rule) {
  const nlohmann::json words = rule.with.value("words", nlohmann::json::array());
  std::set<std::string> said;
  for (const PlanAction& action : actions_of(auditor)) {
    const std::string plain = folded(action.action);
    const auto found = std::find_if(words.begin(), words.end(), [&](const nlohmann::json& each) {
      return plain.starts_with(each.get<std::string>());
    });
    if (found == words.end()) return;
    said.insert(action.action.substr(0, action.action.find(' ', action.action.find(' ') + 1)));
  }
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < actions_of(auditor).size(); ++i) all.push_back(i);
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
    for (const nlohmann::json& work : rule.with.value("works", nlohmann::json::array())) {
      if (first_of(work.at("words"), action.action).empty()) continue;
      const int needed = work.at("days").get<int>();
      if (days >= 0 && days < needed)
        auditor.say(rule, auditor.action_place(i),
                    {{"criterion", action.criterion},
                     {"days", std::to_string(days)},
                     {"work", work.at("work").get<std::string>()},
                     {"needed", std::to_string(needed)}});
      break;
    }
  }
}

void due_past(Auditor& auditor, const AuditRule& rule) {
  for (std::size_t i = 0; i < actions_of(auditor).size(); ++i)
    if (const auto due = parse_span(actions_of(auditor)[i].due); due && due->second < auditor.subject().made)
      auditor.say(rule, auditor.action_place(i),
                  {{"criterion", actions_of(auditor)[i].criterion}, {"due", actions_of(auditor)[i].due}});
}

void no_reviews(Auditor& auditor, const AuditRule& rule) {
  if (!actions_of(auditor).empty() && auditor.subject().dossier.reviews.empty()) auditor.say(rule, "", {});
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
  const auto least = static_cast<std::size_t>(rule.with.value("shared_words", 2));
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
  const std::vector<std::string> counted = {"count", "total", "criteria"};
  return {
      {"action_lacks", {"field", "unless_free", "only_with"}, counted, &action_lacks},
      {"owner_is_body", {"bodies"}, {"count", "total", "criteria", "owner"}, &owner_is_body},
      {"all_depend_on_others", {"words"}, {"count", "total", "criteria", "words"}, &all_depend_on_others},
      {"time_is_only_year", {}, counted, &time_is_only_year},
      {"due_too_soon", {"works"}, {"criterion", "days", "work", "needed"}, &due_too_soon},
      {"due_past", {}, {"criterion", "due"}, &due_past},
      {"no_reviews", {}, {}, &no_reviews},
      {"action_serves_other", {"shared_words"}, {"criterion", "other", "words"}, &action_serves_other},
  };
}

}  // namespace chuan::office
