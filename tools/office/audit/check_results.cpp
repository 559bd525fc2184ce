// SPDX-License-Identifier: MIT
// Results against goals: what is said of the school, what the targets would bring, what a later law makes of it.
#include <algorithm>
#include <regex>
#include <set>

#include "chuan/comparison.hpp"
#include "chuan/explanation.hpp"
#include "office/audit/auditor.hpp"

namespace chuan::office {
namespace {

std::vector<std::string> ids(const std::vector<const Criterion*>& criteria) {
  std::vector<std::string> names;
  for (const Criterion* each : criteria) names.push_back(each->id);
  return names;
}

/// A level of the school that the text states as reached; aims are none. Absent where it states none.
struct StatedLevel {
  int level = 0;
  const Passage* passage = nullptr;
};

std::optional<StatedLevel> stated_level(const Auditor& auditor, const nlohmann::json& with) {
  const std::regex claim(with["claim"].get<std::string>()), aim(with["aim"].get<std::string>());
  for (const Passage& passage : auditor.passages())
    for (std::sregex_iterator at(passage.folded.begin(), passage.folded.end(), claim), end; at != end; ++at) {
      const std::string before = passage.folded.substr(0, static_cast<std::size_t>(at->position()));
      const std::size_t clause = before.find_last_of(".;");
      if (!std::regex_search(clause == std::string::npos ? before : before.substr(clause), aim))
        return StatedLevel{std::stoi((*at)[1].str()), &passage};
    }
  return std::nullopt;
}

void level_misstated(Auditor& auditor, const AuditRule& rule) {
  const Interval level = auditor.subject().now.level;
  if (auditor.plan() == nullptr || auditor.subject().rulebook.rating.empty()) return;
  const auto stated = stated_level(auditor, rule.with);
  if (!stated || (level.at_least <= stated->level && stated->level <= level.at_most)) return;
  const int lowest = auditor.subject().rulebook.rating.front().number;
  const bool is_below = level.at_most < lowest;
  const int reached = stated->level < level.at_least ? level.at_least : level.at_most;
  const std::string fact = in_both(is_below ? Sentence::audit_level_below : Sentence::audit_level_reached,
                                   {std::to_string(is_below ? lowest : reached)});
  const std::vector<const Criterion*> failing = auditor.failing();
  auditor.say(rule, stated->passage->place,
              {{"words", stated->passage->text},
               {"level", std::to_string(stated->level)},
               {"fact", fact},
               {"count", std::to_string(failing.size())},
               {"criteria", listed(ids(failing))}});
}

void result_not_stated(Auditor& auditor, const AuditRule& rule) {
  if (rule.with.contains("claim") && rule.with.contains("aim") && stated_level(auditor, rule.with))
    return;  // `level_misstated` says it
  const Rulebook& book = auditor.subject().rulebook;
  if (auditor.plan() == nullptr || auditor.plan()->conclusions.empty() || book.rating.empty()) return;
  const int lowest = book.rating.front().number;
  if (auditor.subject().now.level.at_most >= lowest) return;
  for (const Passage& passage : auditor.passages())
    if (found_in(passage.text, rule.with["says"])) return;
  const std::vector<const Criterion*> failing = auditor.failing();
  auditor.say(rule, auditor.place("/plan/conclusions/0"),
              {{"level", std::to_string(lowest)},
               {"count", std::to_string(failing.size())},
               {"criteria", listed(ids(failing))}},
              book.rating.front().origin.cite.empty() ? book.rating_origin.cite : book.rating.front().origin.cite);
}

std::string named(const Target& target, const Rulebook& book) {
  return in_both(describe(target, book, Language::vi), describe(target, book, Language::en));
}

std::string cite_of(const Target& target, const Rulebook& book) {
  for (const Recognition& recognition : book.recognitions)
    for (const Degree& degree : recognition.degrees)
      if (recognition.id == target.id && degree.number == target.number)
        return degree.origin.cite.empty() ? recognition.origin.cite : degree.origin.cite;
  return book.rating_origin.cite;
}

/// The dossier with the levels that actions reach as targets, where the plan names none for their criterion.
Dossier with_aims(const Dossier& dossier) {
  Dossier aimed = dossier;
  for (const PlanAction& each : dossier.plan->actions)
    if (each.reaches && !dossier.plan->targets.contains(each.criterion)) {
      RecordedLevel& target = aimed.plan->targets[each.criterion];
      target.level = std::max(target.level, *each.reaches);
    }
  return aimed;
}

/// A goal whose way nobody describes cannot be judged.
void goal_without_targets(Auditor& auditor, const AuditRule& rule) {
  if (auditor.plan() == nullptr || !auditor.plan()->goal) return;
  const auto target = parse_target(auditor.plan()->goal->target, auditor.subject().rulebook);
  if (!target || !with_aims(auditor.subject().dossier).plan->targets.empty()) return;
  if (explain_target(auditor.subject().program, auditor.subject().rulebook, auditor.subject().now, *target).reached ==
      Verdict::not_met)
    auditor.say(rule, auditor.place("/plan/goal"), {{"target", named(*target, auditor.subject().rulebook)}}, "",
                print(*target));
}

void goal_out_of_reach(Auditor& auditor, const AuditRule& rule) {
  const AuditSubject& subject = auditor.subject();
  if (auditor.plan() == nullptr) return;
  const Dossier aimed = with_aims(subject.dossier);
  if (aimed.plan->targets.empty()) return;
  const Assessment after =
      assess(subject.program, subject.rulebook, with_targets_met(aimed, subject.rulebook), subject.now.as_of);
  std::vector<std::pair<PlanGoal, std::string>> goals;
  if (auditor.plan()->goal) goals.emplace_back(*auditor.plan()->goal, "/plan/goal");
  for (const PlanGoal& each : auditor.plan()->further_goals) goals.emplace_back(each, "/plan/further_goals");
  for (const auto& [goal, pointer] : goals) {
    const auto target = parse_target(goal.target, subject.rulebook);
    if (!target) continue;
    const TargetExplanation why = explain_target(subject.program, subject.rulebook, after, *target);
    if (why.reached != Verdict::not_met) continue;
    std::vector<std::string> names;
    for (const Blocker& each : why.blockers)  // conditions are no matter of targets
      if (each.kind == Blocker::Kind::criterion)
        names.push_back(in_both(Sentence::audit_criterion_to_level, {each.subject, std::to_string(each.needs)}));
    if (names.empty()) continue;
    auditor.say(rule, auditor.place(pointer),
                {{"target", named(*target, subject.rulebook)},
                 {"count", std::to_string(names.size())},
                 {"criteria", listed(names)}},
                cite_of(*target, subject.rulebook), print(*target));
  }
}

void target_is_present_level(Auditor& auditor, const AuditRule& rule) {
  if (auditor.plan() == nullptr) return;
  std::vector<std::string> names;
  for (const Criterion& each : auditor.subject().rulebook.criteria) {
    const auto target = auditor.plan()->targets.find(each.id);
    const auto level = auditor.level(each.id);
    if (target != auditor.plan()->targets.end() && level && *level > 0 && target->second.level <= *level)
      names.push_back(each.id);
  }
  if (!names.empty())
    auditor.say(rule, auditor.place("/plan/targets/" + names.front()),
                {{"count", std::to_string(names.size())}, {"criteria", listed(names)}});
}

void jump_too_fast(Auditor& auditor, const AuditRule& rule) {
  if (auditor.plan() == nullptr) return;
  const int levels = rule.with["levels"], within = rule.with["within_days"];
  const auto name_of = [&](int level) {
    return level == 0 ? in_both(Sentence::audit_from_not_met) : in_both(Sentence::level_name, {std::to_string(level)});
  };
  for (std::size_t i = 0; i < auditor.plan()->actions.size(); ++i) {
    const PlanAction& action = auditor.plan()->actions[i];
    const auto from = auditor.level(action.criterion);
    const auto due = parse_span(action.due);
    if (!from || !action.reaches || *action.reaches - *from < levels || !due) continue;
    const auto begun = parse_span(action.starts);
    // Without a start only a period ("năm 2023") says how long the action takes; a single day does not.
    if (!begun && due->first == due->second) continue;
    const Date first = begun ? begun->first : std::max(due->first, auditor.subject().made);
    const auto days = (std::chrono::sys_days(due->second) - std::chrono::sys_days(first)).count() + 1;
    if (days > within || days < 0) continue;
    auditor.say(rule, auditor.action_place(i),
                {{"criterion", action.criterion},
                 {"from", name_of(*from)},
                 {"to", std::to_string(*action.reaches)},
                 {"days", std::to_string(days)},
                 {"due", day_in_both(action.due)}});
  }
}

void criterion_without_action(Auditor& auditor, const AuditRule& rule) {
  if (auditor.plan() == nullptr || auditor.plan()->actions.empty()) return;
  for (const Criterion* each : auditor.failing())
    if (std::none_of(auditor.plan()->actions.begin(), auditor.plan()->actions.end(),
                     [&](const PlanAction& action) { return action.criterion == each->id; }))
      auditor.say(rule, auditor.place("/results/" + each->id), {{"criterion", each->id}});
}

void failing_without_reason(Auditor& auditor, const AuditRule& rule) {
  if (auditor.plan() == nullptr) return;
  const Dossier& dossier = auditor.subject().dossier;
  for (const Criterion* each : auditor.failing()) {
    const auto said = dossier.situation.shortfalls.find(each->id);
    const bool has_detail = std::any_of(dossier.data.requirements.begin(), dossier.data.requirements.end(),
                                        [&](const auto& one) { return is_below(one.first, each->id); });
    if (!has_detail && (said == dossier.situation.shortfalls.end() || said->second.empty()))
      auditor.say(rule, auditor.place("/results/" + each->id), {{"criterion", each->id}});
  }
}

void limit_against_result(Auditor& auditor, const AuditRule& rule) {
  const Dossier& dossier = auditor.subject().dossier;
  const int at_least = rule.with["at_least"];
  for (const nlohmann::json& pair : rule.with["pairs"])
    for (const Criterion& each : auditor.subject().rulebook.criteria) {
      const auto level = auditor.level(each.id);
      if (each.in_group || !level || *level < at_least || !found_in(each.title, nlohmann::json::array({pair["title"]})))
        continue;
      std::vector<std::pair<std::string, std::string>> texts;
      for (std::size_t i = 0; i < dossier.situation.limits.size(); ++i)
        texts.emplace_back(dossier.situation.limits[i], "/situation/limits/" + std::to_string(i));
      if (auditor.plan() != nullptr)
        if (const auto own = auditor.plan()->solutions.find(each.id); own != auditor.plan()->solutions.end())
          for (std::size_t i = 0; i < own->second.size(); ++i)
            texts.emplace_back(own->second[i], "/plan/solutions/" + each.id + "/" + std::to_string(i));
      for (const auto& [text, pointer] : texts) {
        if (!found_in(text, pair["words"])) continue;
        const std::string quoted = text.size() <= 120 ? text : text.substr(0, text.find(' ', 100)) + " …";
        auditor.say(rule, auditor.place(pointer),
                    {{"criterion", each.id}, {"level", std::to_string(*level)}, {"words", quoted}});
        break;
      }
    }
}

void carried_to_mandatory(Auditor& auditor, const AuditRule& rule) {
  const AuditSubject& subject = auditor.subject();
  if (subject.later == nullptr) return;
  std::map<std::string, std::set<std::string>> moved;  // new criterion → failing ones that mostly go there
  for (const Criterion* each : auditor.failing()) {
    std::map<std::string, std::size_t> rows;
    for (const CarryRow& row : subject.rows)
      if (std::any_of(row.sources.begin(), row.sources.end(),
                      [&](const std::string& source) { return is_below(source, each->id); }))
        for (const std::string& target : row.targets) ++rows[std::string(criterion_of(target))];
    const auto most =
        std::max_element(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != rows.end()) moved[most->first].insert(each->id);
  }
  for (const Criterion& each : subject.later->criteria) {
    const auto from = moved.find(each.id);
    if (!each.mandatory || from == moved.end()) continue;
    auditor.say(rule, auditor.place("/results/" + *from->second.begin()),
                {{"count", std::to_string(from->second.size())},
                 {"criteria", listed({from->second.begin(), from->second.end()})},
                 {"to", each.id},
                 {"circular", subject.later->circular}});
  }
}

void law_replaced(Auditor& auditor, const AuditRule& rule) {
  const AuditSubject& subject = auditor.subject();
  if (subject.later == nullptr) return;
  auditor.say(
      rule, auditor.place(""),
      {{"from", subject.rulebook.circular}, {"as_of", in_both(subject.as_of)}, {"to", subject.later->circular}});
}

}  // namespace

std::vector<Check> checks_of_results() {
  using Form = Parameter::Form;
  const Parameter pairs{
      "pairs", Form::list, true, {Parameter{"title", Form::pattern}, Parameter{"words", Form::patterns}}};
  return {
      {"result_not_stated",
       {{"says", Form::patterns}, {"claim", Form::pattern, false, {}, {}, {1}}, {"aim", Form::pattern, false}},
       {"level", "count", "criteria"},
       &result_not_stated},
      {"level_misstated",
       {{"claim", Form::pattern, true, {}, {}, {1}}, {"aim", Form::pattern}},
       {"words", "level", "fact", "count", "criteria"},
       &level_misstated},
      {"goal_without_targets", {}, {"target"}, &goal_without_targets},
      {"goal_out_of_reach", {}, {"target", "count", "criteria"}, &goal_out_of_reach},
      {"target_is_present_level", {}, {"count", "criteria"}, &target_is_present_level},
      {"jump_too_fast",
       {{"levels", Form::whole}, {"within_days", Form::whole}},
       {"criterion", "from", "to", "days", "due"},
       &jump_too_fast},
      {"criterion_without_action", {}, {"criterion"}, &criterion_without_action},
      {"failing_without_reason", {}, {"criterion"}, &failing_without_reason},
      {"limit_against_result",
       {pairs, {"at_least", Form::whole}},
       {"criterion", "level", "words"},
       &limit_against_result},
      {"carried_to_mandatory", {}, {"count", "criteria", "to", "circular"}, &carried_to_mandatory},
      {"law_replaced", {}, {"from", "as_of", "to"}, &law_replaced},
  };
}

}  // namespace chuan::office
