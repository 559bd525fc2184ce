// SPDX-License-Identifier: MIT
// A plan on the way: dates that are none, actions that are late, reviews that are due.
#include <algorithm>
#include <regex>

#include "office/audit/auditor.hpp"

namespace chuan::office {
namespace {

using Days = std::chrono::sys_days;

/// A plan that was made before the day asked about, or a dossier, which is written while the plan is carried out.
bool is_under_way(const Auditor& auditor) {
  return auditor.subject().document == nullptr || auditor.subject().made < auditor.subject().as_of;
}

template <class Do>
void each_action(const Auditor& auditor, Do what) {
  if (auditor.plan() == nullptr) return;
  for (std::size_t i = 0; i < auditor.plan()->actions.size(); ++i) what(auditor.plan()->actions[i], i);
}

void date_unread(Auditor& auditor, const AuditRule& rule) {
  each_action(auditor, [&](const PlanAction& action, std::size_t i) {
    for (const auto& [key, written] : {std::pair("starts", &action.starts), std::pair("due", &action.due)})
      if (!written->empty() && !parse_span(*written))
        auditor.say(rule, auditor.place("/plan/actions/" + std::to_string(i) + "/" + key),
                    {{"criterion", action.criterion}, {"words", *written}});
  });
}

void ends_before_start(Auditor& auditor, const AuditRule& rule) {
  each_action(auditor, [&](const PlanAction& action, std::size_t i) {
    const auto starts = parse_span(action.starts), due = parse_span(action.due);
    if (starts && due && due->second < starts->first)
      auditor.say(
          rule, auditor.action_place(i),
          {{"criterion", action.criterion}, {"starts", day_in_both(action.starts)}, {"due", day_in_both(action.due)}});
  });
}

/// A dossier or an older plan: its end has passed. That a plan is due before it was made is `due_past`.
void overdue(Auditor& auditor, const AuditRule& rule) {
  if (!is_under_way(auditor)) return;
  const Date as_of = auditor.subject().as_of;
  each_action(auditor, [&](const PlanAction& action, std::size_t i) {
    const auto due = parse_span(action.due);
    if (!due || !(due->second < as_of)) return;
    if (auditor.subject().document != nullptr && due->second < auditor.subject().made) return;
    auditor.say(rule, auditor.action_place(i),
                {{"criterion", action.criterion},
                 {"due", day_in_both(action.due)},
                 {"days", std::to_string((Days(as_of) - Days(due->second)).count())}});
  });
}

void not_begun(Auditor& auditor, const AuditRule& rule) {
  if (!is_under_way(auditor)) return;
  const Date as_of = auditor.subject().as_of;
  each_action(auditor, [&](const PlanAction& action, std::size_t i) {
    const auto starts = parse_span(action.starts), due = parse_span(action.due);
    if (starts && starts->second < as_of && (!due || !(due->second < as_of)))
      auditor.say(rule, auditor.action_place(i),
                  {{"criterion", action.criterion}, {"starts", day_in_both(action.starts)}});
  });
}

/// Reviews of the school year of the plan that were held up to the day asked about.
void reviews_held(Auditor& auditor, const AuditRule& rule) {
  if (auditor.plan() == nullptr || !is_under_way(auditor)) return;
  const Date as_of = auditor.subject().as_of;
  const int year = last_completed_school_year(auditor.subject().made) + 1;
  const bool is_over = last_completed_school_year(as_of) >= year;
  if (is_over != rule.with["after_year"].get<bool>()) return;
  const Date first = std::chrono::year(year) / std::chrono::June / 1;
  const auto held = std::count_if(auditor.subject().dossier.reviews.begin(), auditor.subject().dossier.reviews.end(),
                                  [&](const Review& each) {
                                    const auto day = parse_span(each.date);
                                    return day && first <= day->first && day->second <= as_of;
                                  });
  if (!is_over && auditor.subject().dossier.reviews.empty()) return;  // `no_reviews` says it
  const int needed = rule.with["times"];
  if (held < needed)
    auditor.say(rule, auditor.place(held > 0 ? "/reviews/0" : ""),
                {{"done", std::to_string(held)}, {"needed", std::to_string(needed)}, {"year", school_year_name(year)}});
}

}  // namespace

std::vector<Check> checks_of_progress() {
  using Form = Parameter::Form;
  return {
      {"date_unread", {}, {"criterion", "words"}, &date_unread},
      {"ends_before_start", {}, {"criterion", "starts", "due"}, &ends_before_start},
      {"overdue", {}, {"criterion", "due", "days"}, &overdue},
      {"not_begun", {}, {"criterion", "starts"}, &not_begun},
      {"reviews_held", {{"times", Form::whole}, {"after_year", Form::flag}}, {"done", "needed", "year"}, &reviews_held},
  };
}

}  // namespace chuan::office
