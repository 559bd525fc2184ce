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
  const AuditSubject& subject = auditor.subject();
  return subject.document == nullptr || !subject.is_dated || subject.made < subject.as_of;
}

bool is_closed(const PlanAction& action) {
  return action.status == "done" || action.status == "stopped" || action.progress == 100;
}

bool is_begun(const PlanAction& action) { return action.status == "under_way" || action.progress.value_or(0) > 0; }

/// How far an action is.
std::string state_of(const PlanAction& action) {
  if (action.progress.value_or(0) > 0)
    return in_both("mới làm " + std::to_string(*action.progress) + " %",
                   "done so far: " + std::to_string(*action.progress) + " %");
  if (action.status == "not_started" || action.progress) return in_both(std::string("chưa bắt đầu"), "not begun");
  if (action.status == "under_way") return in_both(std::string("đang làm"), "under way");
  return in_both(std::string("chưa ghi tiến độ"), "no progress is recorded");
}

/// The same, or the words of the document where they are none of the known.
std::string state_said(const Auditor& auditor, std::size_t i) {
  const PlanAction& action = auditor.plan()->actions[i];
  const PlanDocument* document = auditor.subject().document;
  if (!action.status.empty() || action.progress || document == nullptr || i >= document->actions.size() ||
      document->actions[i].progress.text.empty())
    return state_of(action);
  const std::string& said = document->actions[i].progress.text;
  return in_both("văn bản ghi «" + said + "»", "the document says “" + said + "”");
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
    if (!due || !(due->second < as_of) || is_closed(action)) return;
    const bool is_made_before = auditor.subject().document == nullptr || !auditor.subject().is_dated;
    if (!is_made_before && due->second < auditor.subject().made) return;
    auditor.say(rule, auditor.action_place(i),
                {{"criterion", action.criterion},
                 {"due", day_in_both(action.due)},
                 {"state", state_said(auditor, i)},
                 {"days", std::to_string((Days(as_of) - Days(due->second)).count())}});
  });
}

void not_begun(Auditor& auditor, const AuditRule& rule) {
  if (!is_under_way(auditor)) return;
  const Date as_of = auditor.subject().as_of;
  each_action(auditor, [&](const PlanAction& action, std::size_t i) {
    const auto starts = parse_span(action.starts), due = parse_span(action.due);
    if (is_closed(action) || is_begun(action)) return;
    if (starts && starts->second < as_of && (!due || !(due->second < as_of)))
      auditor.say(
          rule, auditor.action_place(i),
          {{"criterion", action.criterion}, {"starts", day_in_both(action.starts)}, {"state", state_of(action)}});
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
      {"overdue", {}, {"criterion", "due", "days", "state"}, &overdue},
      {"not_begun", {}, {"criterion", "starts", "state"}, &not_begun},
      {"reviews_held", {{"times", Form::whole}, {"after_year", Form::flag}}, {"done", "needed", "year"}, &reviews_held},
  };
}

}  // namespace chuan::office
