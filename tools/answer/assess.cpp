// SPDX-License-Identifier: MIT
// `assess` of one school.
#include "answer/assess.hpp"

#include <algorithm>
#include <set>

#include "answer/confidence.hpp"
#include "answer/json.hpp"
#include "answer/question.hpp"
#include "chuan/address.hpp"
#include "chuan/comparison.hpp"

namespace chuan::answer {
namespace {

/// The plan's own targets taken as met, and its goals held against that.
std::optional<PlanOutlook> look_ahead(const Inquiry& inquiry, const Assessment& now, Profile profile) {
  if (!inquiry.dossier.plan) return std::nullopt;
  const Plan& plan = *inquiry.dossier.plan;
  const Rulebook& rulebook = inquiry.law->rulebook;
  PlanOutlook outlook;
  outlook.assessment =
      assess(inquiry.law->program, rulebook, with_targets_met(inquiry.dossier, rulebook), inquiry.as_of, profile);
  outlook.has_targets =
      !plan.targets.empty() || std::any_of(plan.actions.begin(), plan.actions.end(),
                                           [](const PlanAction& each) { return each.reaches.has_value(); });
  std::vector<PlanGoal> goals = plan.further_goals;
  if (plan.goal) goals.insert(goals.begin(), *plan.goal);
  for (const PlanGoal& goal : goals) {
    GoalOutlook each;
    each.goal = goal;
    each.target = parse_target(goal.target, rulebook);
    if (each.target) {
      TargetExplanation explained = explain_target(inquiry.law->program, rulebook, outlook.assessment, *each.target);
      each.short_of = std::move(explained.blockers);
      each.reached = explained.reached;
      each.has_choice = explained.has_choice;
    }
    outlook.goals.push_back(std::move(each));
  }
  for (std::size_t i = 0; i < rulebook.criteria.size(); ++i) {
    const Criterion& criterion = rulebook.criteria[i];
    if (criterion.in_group || criterion.levels.empty() || now.criteria[i].at_most >= criterion.levels.front().number)
      continue;
    const bool is_named = std::any_of(plan.actions.begin(), plan.actions.end(),
                                      [&](const PlanAction& action) { return action.criterion == criterion.id; });
    if (!is_named) outlook.without_action.push_back(i);
  }
  return outlook;
}

/// The degree that the level and the recognition's own conditions give together.
Interval with_conditions(const RecognitionResult& recognition) {
  const bool is_sure = is_satisfied(recognition.conditions);
  return {is_sure ? recognition.degree.at_least : 0,
          recognition.conditions == Verdict::not_met ? 0 : recognition.degree.at_most};
}

Json recognitions_json(const std::vector<RecognitionResult>& recognitions) {
  Json list = Json::array();
  for (const RecognitionResult& each : recognitions)
    list.push_back({{"id", each.id},
                    {"degree", interval_json(each.degree)},
                    {"conditions", word(each.conditions)},
                    {"recognised", interval_json(with_conditions(each))}});
  return list;
}

// The doubts about wording on which each criterion's level rests.
Json unverified_json(const Assessed& assessed, const std::string& criterion, Language language) {
  std::set<std::string> once;
  Json list = Json::array();
  const LoweredLaw& law = *assessed.inquiry.law;
  for (const LevelAssessment& part : assessed.assessment.parts)
    if (const auto why = explain(law.program, law.rulebook, part, criterion, language))
      for (const Reason& reason : why->reasons)
        if (!reason.unverified.empty() && once.insert(reason.subject + reason.unverified).second)
          list.push_back({{"subject", reason.subject}, {"reason", reason.unverified}});
  return list;
}

Json plan_json(const Rulebook& rulebook, const PlanOutlook& outlook) {
  Json plan;
  if (!outlook.has_targets) plan["has_targets"] = false;
  plan["level_if_targets_met"] = interval_json(outlook.assessment.level);
  plan["recognitions_if_targets_met"] = recognitions_json(outlook.assessment.recognitions);
  plan["goals"] = Json::array();
  for (const GoalOutlook& goal : outlook.goals) {
    Json each{{"target", goal.goal.target}, {"by", goal.goal.by}};
    if (goal.target) {
      each["reached_if_targets_met"] = reached_word(goal.reached);
      each["still_short"] = blockers_json(goal.short_of);
      if (goal.has_choice) each["choice"] = true;
    } else {
      each["known"] = false;
    }
    plan["goals"].push_back(std::move(each));
  }
  plan["criteria_without_action"] = Json::array();
  for (const std::size_t criterion : outlook.without_action)
    plan["criteria_without_action"].push_back(rulebook.criteria[criterion].id);
  return plan;
}

Json recognition_json(const std::vector<RecognitionDates>& held) {
  Json list = Json::array();
  for (const RecognitionDates& each : held) {
    const auto day = [&](Date date) { return each.only_year ? to_iso(date).substr(0, 4) : to_iso(date); };
    Json dates{{"id", each.id}, {"degree", each.degree}, {"given", day(each.given)}};
    if (!each.is_encoded) dates["encoded"] = false;
    if (each.is_derived) dates["derived"] = true;
    if (!each.circular.empty()) dates["circular"] = each.circular;
    if (each.counts_as != each.degree) dates["counts_as"] = each.counts_as;
    if (each.see_certificate) dates["see_certificate"] = true;
    if (!each.unverified.empty()) dates["unverified"] = each.unverified;
    if (each.expires) dates["expires"] = day(*each.expires);
    if (each.renew_by) dates["renew_by"] = day(*each.renew_by);
    if (each.upgrade_from) dates["upgrade_from"] = day(*each.upgrade_from);
    list.push_back(std::move(dates));
  }
  return list;
}

constexpr const char* due_words[] = {"expiry",       "renewal",  "upgrade",      "evidence_expiry",
                                     "advisory_end", "law_ends", "action_start", "action_due"};

Json calendar_json(const std::vector<Due>& due) {
  Json list = Json::array();
  for (const Due& each : due) {
    list.push_back({{"date", to_iso(each.date)},
                    {"what", due_words[static_cast<std::size_t>(each.what)]},
                    {"subject", each.subject}});
    if (!each.text.empty()) list.back()["text"] = each.text;
    if (each.is_late) list.back()["late"] = true;
  }
  return list;
}

// Each educational level by itself.
Json levels_json(const Rulebook& rulebook, const Assessment& assessment) {
  Json list = Json::array();
  for (const LevelAssessment& part : assessment.parts) {
    Json each{{"id", part.educational_level}, {"level", interval_json(part.level)}};
    for (std::size_t i = 0; i < rulebook.criteria.size(); ++i)
      each["criteria"].push_back({{"id", rulebook.criteria[i].id}, {"level", interval_json(part.criteria[i])}});
    list.push_back(std::move(each));
  }
  return list;
}

Made assess_question_answer(Asked& asked, const AssessParameters& parameters) {
  const Assessed assessed = assess_school(asked, asked.input(0, "hồ sơ"), parameters);
  const bool holds = !assessed.asked || assessed.asked->reached == Verdict::met;
  return {pretty(to_json(assessed, asked.language())), holds ? Status::done : Status::not_held};
}

Json blockers_shape() {
  const Json criterion = object_of({key("subject", text()), key("has", whole()), key("has_at_most", whole()),
                                    key("needs", whole()), key("cite", text())});
  const Json condition =
      object_of({key("kind", word_of({"condition"})), key("subject", text()),
                 key("verdict", word_of({"not_met", "unknown"})), key("text", text()), key("cite", text())});
  return list_of(either(criterion, condition));
}

Json level_of(const char* id) { return object_of({key(id, text()), key("level", interval())}); }

}  // namespace

std::optional<int> next_level(const Rulebook& rulebook, const Assessment& assessment) {
  for (const RatingLevel& level : rulebook.rating)
    if (level.number > assessment.level.at_least) return level.number;
  return std::nullopt;
}

std::optional<RecognitionDates> too_early(const Inquiry& inquiry, const Target& target) {
  for (RecognitionDates& each : recognition_dates(inquiry.law->rulebook, inquiry.dossier))
    if (each.id == target.id && each.counts_as < target.number && each.upgrade_from &&
        inquiry.as_of < *each.upgrade_from)
      return std::move(each);
  return std::nullopt;
}

Assessed assess_school(Asked& asked, const Bytes& dossier, const AssessParameters& parameters) {
  Assessed made{asked.inquiry(dossier, parameters.law), {}, {}, {}, {}, {}, {}};
  const Rulebook& book = made.inquiry.law->rulebook;
  const Program& program = made.inquiry.law->program;
  made.assessment = assess(program, book, made.inquiry.dossier, made.inquiry.as_of, parameters.profile);
  Diagnostics& findings = made.assessment.findings;
  const Diagnostics ahead = law_changes(asked.rules().law, book, made.inquiry.dossier);
  findings.insert(findings.begin(), made.inquiry.findings.begin(), made.inquiry.findings.end());
  findings.insert(findings.end(), ahead.begin(), ahead.end());
  if (const std::optional<int> level = next_level(book, made.assessment))
    made.next = explain_target(program, book, made.assessment, {"muc", *level});
  made.held = recognition_dates(book, made.inquiry.dossier, &asked.rules().law);
  made.due = calendar(book, made.inquiry.dossier, made.held, made.inquiry.as_of);
  made.outlook = look_ahead(made.inquiry, made.assessment, parameters.profile);
  if (!parameters.target.empty())
    made.asked = explain_target(program, book, made.assessment, asked.target(parameters.target, book));
  if (made.asked && too_early(made.inquiry, made.asked->target)) made.asked->reached = Verdict::not_met;
  return made;
}

Json to_json(const Assessed& assessed, Language language) {
  const Assessment& assessment = assessed.assessment;
  const Rulebook& rulebook = assessed.inquiry.law->rulebook;
  const Dossier& dossier = assessed.inquiry.dossier;
  Json json;
  json["circular"] = rulebook.circular;
  json["amended_by"] = rulebook.amended_by;
  json["as_of"] = to_iso(assessment.as_of);
  json["school"] = {{"name", dossier.name}, {"kind", dossier.kind}};
  if (dossier.school_year) json["school"]["school_year"] = school_year_name(*dossier.school_year);
  json["level"] = interval_json(assessment.level);
  json["standards"] = Json::array();
  for (std::size_t i = 0; i < rulebook.standards.size(); ++i)
    json["standards"].push_back({{"id", rulebook.standards[i].id}, {"level", interval_json(assessment.standards[i])}});
  json["criteria"] = Json::array();
  for (std::size_t i = 0; i < rulebook.criteria.size(); ++i) {
    const Criterion& criterion = rulebook.criteria[i];
    Json each{{"id", criterion.id}, {"level", interval_json(assessment.criteria[i])}, {"highest", criterion.highest()}};
    if (Json doubts = unverified_json(assessed, criterion.id, language); !doubts.empty())
      each["unverified"] = std::move(doubts);
    json["criteria"].push_back(std::move(each));
  }
  json["recognitions"] = recognitions_json(assessment.recognitions);
  if (const ConfidenceCounts counted = counts(established(rulebook)); is_any_stated(counted))
    json["confidence"] = confidence_json(counted);
  json["findings"] = Json::array();
  for (const Diagnostic& each : assessment.findings)
    json["findings"].push_back({{"code", std::string(name(each.code))},
                                {"severity", word(severity(each.code))},
                                {"subject", each.subject},
                                {"message", message(each, language)},
                                {"cite", each.cite}});
  if (assessed.next) {
    json["next"] = {{"target", print(assessed.next->target)}, {"blockers", blockers_json(assessed.next->blockers)}};
    if (assessed.next->has_choice) json["next"]["choice"] = true;
  }
  if (!assessed.held.empty()) json["recognitions_held"] = recognition_json(assessed.held);
  if (!assessed.due.empty()) json["calendar"] = calendar_json(assessed.due);
  if (assessment.parts.size() > 1) json["levels"] = levels_json(rulebook, assessment);
  if (assessed.outlook) json["plan"] = plan_json(rulebook, *assessed.outlook);
  return json;
}

Json assessment_shape() {
  const Json school = object_of({key("name", text()), key("kind", text()), maybe("school_year", text())});
  const Json doubt = object_of({key("subject", text()), key("reason", text())});
  const Json criterion = object_of(
      {key("id", text()), key("level", interval()), key("highest", whole()), maybe("unverified", list_of(doubt))});
  const Json recognition = object_of({key("id", text()), key("degree", interval()), key("conditions", verdict_shape()),
                                      key("recognised", interval())});
  const Json finding = object_of({key("code", text()), key("severity", word_of({"note", "warning", "error"})),
                                  key("subject", text()), key("message", text()), key("cite", text())});
  const Json next = object_of({key("target", text()), key("blockers", blockers_shape()), maybe("choice", truth())});
  const Json held =
      object_of({key("id", text()), key("degree", whole()), key("given", text()), maybe("encoded", truth()),
                 maybe("derived", truth()), maybe("circular", text()), maybe("counts_as", whole()),
                 maybe("see_certificate", truth()), maybe("unverified", text()), maybe("expires", text()),
                 maybe("renew_by", text()), maybe("upgrade_from", text())});
  const Json due = object_of({key("date", day()), key("what", word_of({std::begin(due_words), std::end(due_words)})),
                              key("subject", text()), maybe("text", text()), maybe("late", truth())});
  const Json level =
      object_of({key("id", text()), key("level", interval()), maybe("criteria", list_of(level_of("id")))});
  const Json goal = object_of(
      {key("target", text()), key("by", text()), maybe("reached_if_targets_met", word_of({"yes", "no", "unknown"})),
       maybe("still_short", blockers_shape()), maybe("choice", truth()), maybe("known", truth())});
  const Json plan = object_of({key("level_if_targets_met", interval()),
                               key("recognitions_if_targets_met", list_of(recognition)), key("goals", list_of(goal)),
                               key("criteria_without_action", list_of(text())), maybe("has_targets", truth())});
  return object_of({key("circular", text()), key("amended_by", list_of(text())), key("as_of", day()),
                    key("school", school), key("level", interval()), key("standards", list_of(level_of("id"))),
                    key("criteria", list_of(criterion)), key("recognitions", list_of(recognition)),
                    key("findings", list_of(finding)), maybe("next", next), maybe("recognitions_held", list_of(held)),
                    maybe("calendar", list_of(due)), maybe("levels", list_of(level)), maybe("plan", plan),
                    maybe("confidence", table_of(whole()))});
}

Question assess_question() {
  return question<AssessParameters, assess_question_answer>("assess", "mức của một trường và điều trước mắt",
                                                            {"hồ sơ JSON"}, assessment_shape());
}

}  // namespace chuan::answer
