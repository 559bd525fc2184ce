// SPDX-License-Identifier: MIT
// `chuan assess`: the levels of one or several schools.
#include <set>

#include "chuan/comparison.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/log.hpp"
#include "population/lines.hpp"
#include "population/population.hpp"
#include "text/assess_text.hpp"
#include "text/goals.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

Json blockers_json(const std::vector<Blocker>& blockers) {
  Json list = Json::array();
  for (const Blocker& each : blockers) {
    if (each.kind == Blocker::Kind::condition)
      list.push_back({{"kind", "condition"},
                      {"subject", each.subject},
                      {"verdict", key(each.verdict)},
                      {"text", each.text},
                      {"cite", each.cite}});
    else
      list.push_back({{"subject", each.subject},
                      {"has", each.has.at_least},
                      {"has_at_most", each.has.at_most},
                      {"needs", each.needs},
                      {"cite", each.cite}});
  }
  return list;
}

/// The degree that the level and the recognition's own conditions give together.
Interval with_conditions(const RecognitionResult& recognition) {
  const bool is_sure = recognition.conditions == Verdict::met || recognition.conditions == Verdict::not_applicable;
  return {is_sure ? recognition.degree.at_least : 0,
          recognition.conditions == Verdict::not_met ? 0 : recognition.degree.at_most};
}

// The doubts about wording on which each criterion's level rests.
Json unverified_json(const Case& input, const Assessment& assessment, const std::string& criterion, Language language) {
  std::set<std::string> once;
  Json list = Json::array();
  for (const LevelAssessment& part : assessment.parts)
    if (const auto why = explain(input.laid->program, input.laid->rulebook, part, criterion, language))
      for (const Reason& reason : why->reasons)
        if (!reason.unverified.empty() && once.insert(reason.subject + reason.unverified).second)
          list.push_back({{"subject", reason.subject}, {"reason", reason.unverified}});
  return list;
}

Json plan_json(const Case& input, const PlanOutlook& outlook) {
  const Rulebook& rulebook = input.laid->rulebook;
  Json plan;
  plan["level_if_targets_met"] = to_json(outlook.assessment.level);
  plan["recognitions_if_targets_met"] = Json::array();
  for (const RecognitionResult& each : outlook.assessment.recognitions)
    plan["recognitions_if_targets_met"].push_back({{"id", each.id},
                                                   {"degree", to_json(each.degree)},
                                                   {"conditions", key(each.conditions)},
                                                   {"recognised", to_json(with_conditions(each))}});
  plan["goals"] = Json::array();
  for (const GoalOutlook& goal : outlook.goals) {
    Json each{{"target", goal.goal.target}, {"by", goal.goal.by}};
    if (goal.target) {
      each["reached_if_targets_met"] = reached_key(goal.reached);
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
    Json dates{{"id", each.id}, {"degree", each.degree}, {"given", to_iso(each.given)}};
    if (!each.circular.empty()) dates["circular"] = each.circular;
    if (each.counts_as != each.degree) dates["counts_as"] = each.counts_as;
    if (each.see_certificate) dates["see_certificate"] = true;
    if (!each.unverified.empty()) dates["unverified"] = each.unverified;
    if (each.expires) dates["expires"] = to_iso(*each.expires);
    if (each.renew_by) dates["renew_by"] = to_iso(*each.renew_by);
    if (each.upgrade_from) dates["upgrade_from"] = to_iso(*each.upgrade_from);
    list.push_back(std::move(dates));
  }
  return list;
}

Json calendar_json(const std::vector<Due>& due) {
  constexpr const char* whats[] = {"expiry", "renewal", "upgrade", "evidence_expiry", "advisory_end", "law_ends"};
  Json list = Json::array();
  for (const Due& each : due)
    list.push_back(
        {{"date", to_iso(each.date)}, {"what", whats[static_cast<std::size_t>(each.what)]}, {"subject", each.subject}});
  return list;
}

// Each educational level by itself.
Json levels_json(const Rulebook& rulebook, const Assessment& assessment) {
  Json list = Json::array();
  for (const LevelAssessment& part : assessment.parts) {
    Json each{{"id", part.educational_level}, {"level", to_json(part.level)}};
    for (std::size_t i = 0; i < rulebook.criteria.size(); ++i)
      each["criteria"].push_back({{"id", rulebook.criteria[i].id}, {"level", to_json(part.criteria[i])}});
    list.push_back(std::move(each));
  }
  return list;
}

Json assessment_json(const Rules& rules, const Case& input, const Assessment& assessment, Profile profile,
                     Language language) {
  const Rulebook& rulebook = input.laid->rulebook;
  Json json;
  json["circular"] = rulebook.circular;
  json["amended_by"] = rulebook.amended_by;
  json["as_of"] = to_iso(assessment.as_of);
  json["school"] = {{"name", input.dossier.name}, {"kind", input.dossier.kind}};
  if (input.dossier.school_year) json["school"]["school_year"] = school_year_name(*input.dossier.school_year);
  json["level"] = to_json(assessment.level);
  json["standards"] = Json::array();
  for (std::size_t i = 0; i < rulebook.standards.size(); ++i)
    json["standards"].push_back({{"id", rulebook.standards[i].id}, {"level", to_json(assessment.standards[i])}});
  json["criteria"] = Json::array();
  for (std::size_t i = 0; i < rulebook.criteria.size(); ++i) {
    const Criterion& criterion = rulebook.criteria[i];
    Json each{{"id", criterion.id}, {"level", to_json(assessment.criteria[i])}, {"highest", criterion.highest()}};
    if (Json doubts = unverified_json(input, assessment, criterion.id, language); !doubts.empty())
      each["unverified"] = std::move(doubts);
    json["criteria"].push_back(std::move(each));
  }
  json["recognitions"] = Json::array();
  for (const RecognitionResult& each : assessment.recognitions)
    json["recognitions"].push_back({{"id", each.id},
                                    {"degree", to_json(each.degree)},
                                    {"conditions", key(each.conditions)},
                                    {"recognised", to_json(with_conditions(each))}});
  json["findings"] = Json::array();
  for (const Diagnostic& each : assessment.findings)
    json["findings"].push_back({{"code", std::string(name(each.code))},
                                {"severity", key(severity(each.code))},
                                {"subject", each.subject},
                                {"message", message(each, language)},
                                {"cite", each.cite}});
  if (const std::optional<int> level = next_level(rulebook, assessment)) {
    const TargetExplanation next = explain_target(input.laid->program, rulebook, assessment, {"muc", *level});
    json["next"] = {{"target", "muc." + std::to_string(*level)}, {"blockers", blockers_json(next.blockers)}};
    if (next.has_choice) json["next"]["choice"] = true;
  }
  const std::vector<RecognitionDates> held = recognition_dates(rulebook, input.dossier, &rules.law);
  if (!held.empty()) json["recognitions_held"] = recognition_json(held);
  if (const auto due = calendar(rulebook, input.dossier, held, input.as_of); !due.empty())
    json["calendar"] = calendar_json(due);
  if (assessment.parts.size() > 1) json["levels"] = levels_json(rulebook, assessment);
  if (const auto outlook = look_ahead(input, assessment, profile)) json["plan"] = plan_json(input, *outlook);
  return json;
}

struct AssessOptions {
  std::vector<std::string> dossiers;
  LawChoice law;
  Profile profile = Profile::normal;
  std::string target, kind, output;
  bool is_csv = false, is_levels = false, is_flat = false, ends_at_fault = false;
};

PopulationOptions population_options(const AssessOptions& options, const Common& common) {
  const LineForm form = options.is_levels  ? LineForm::levels
                        : options.is_csv   ? LineForm::csv
                        : common.is_json() ? LineForm::json
                                           : LineForm::text;
  return {
      {options.law, options.profile, options.is_flat ? options.kind : ""}, form, options.ends_at_fault, options.output};
}

Exit run_assess(const AssessOptions& options, Session& session) {
  if (options.is_flat && (options.kind.empty() || !options.law.as_of))
    throw Failure("--flat cần --kind LOẠI và --as-of NGÀY");
  if (options.dossiers.size() == 1 && (options.is_flat || is_population(options.dossiers.front())))
    return assess_population(options.dossiers.front(), population_options(options, session), session);
  Rules rules = load_rules(session, RuleFiles::answers);
  Output result(session.files, options.output);
  Exit exit = Exit::done;
  bool is_first = true;
  const bool is_several = options.dossiers.size() > 1;
  for (const std::string& path : options.dossiers) {
    try {
      const Case input = load_case(rules, path, options.law, session);
      const Assessment assessment = [&] {
        const Phase phase("xét hồ sơ");
        Assessment made =
            assess(input.laid->program, input.laid->rulebook, input.dossier, input.as_of, options.profile);
        const Diagnostics ahead = law_changes(rules.law, input.laid->rulebook, input.dossier);
        made.findings.insert(made.findings.begin(), input.findings.begin(), input.findings.end());
        made.findings.insert(made.findings.end(), ahead.begin(), ahead.end());
        return made;
      }();
      std::string text;
      if (session.is_json())
        text = assessment_json(rules, input, assessment, options.profile, session.language).dump(is_several ? -1 : 2) +
               "\n";
      else
        text = (is_first ? "" : "\n") + assessment_text(rules, input, assessment, options.profile, session.language);
      if (!options.target.empty()) {
        const Target target = target_of(options.target, input.laid->rulebook);
        const TargetExplanation held = explain_target(input.laid->program, input.laid->rulebook, assessment, target);
        if (held.reached != Verdict::met && exit == Exit::done) exit = Exit::not_held;
        const bool vi = session.language == Language::vi;
        if (!session.is_json())
          text += (vi ? "\nĐích " : "\nTarget ") + describe(target, input.laid->rulebook) + ": " +
                  verdict_words(held.reached, session.language) + "\n";
      }
      result.write(text);
      is_first = false;
    } catch (const Faulty&) {  // the other schools are still assessed
      exit = std::max(exit, Exit::faulty_input);
    } catch (const Unreadable& unreadable) {
      if (!is_several) throw;
      say("chuan: " + std::string(unreadable.what()) + "\n");
      exit = Exit::environment;
    }
  }
  if (!is_first) result.keep();
  return exit;
}

}  // namespace

void add_assess(Commands& commands) {
  const auto [command, options] = commands.add(
      "assess", "xét hồ sơ: mức của tiêu chí, tiêu chuẩn, trường; công nhận; kế hoạch",
      "Ví dụ: chuan assess truong.json\n       chuan assess truong.json --as-of 01/06/2023 --format json\n       chuan "
      "assess truong.json --target muc.2\n       chuan assess ca-tinh.jsonl.gz --csv -o ket-qua.csv",
      run_assess);
  command
      .inputs("HỒ_SƠ", options.dossiers,
              "hồ sơ JSON, một hay nhiều; hoặc nhiều trường: .jsonl, .jsonl.gz, thư mục, - (đầu vào chuẩn)")
      .common()
      .as_of(options.law.as_of)
      .circular(options.law.circular)
      .option("--target", options.target, "ĐÍCH", "thoát với mã 1 khi chưa đạt đích này")
      .flag("--csv", options.is_csv, "nhiều trường: kết quả dạng CSV")
      .flag("--levels", options.is_levels, "nhiều trường: chỉ tên, mức từng tiêu chí và mức của trường")
      .flag("--flat", options.is_flat,
            "mỗi dòng là một đối tượng phẳng: `id` là tên, còn lại là số liệu; cần --kind và --as-of")
      .option("--kind", options.kind, "LOẠI", "loại trường của các dòng phẳng")
      .flag("--fail-fast", options.ends_at_fault, "nhiều trường: dừng ở dòng hỏng đầu tiên")
      .strict(options.profile)
      .output("-o,--output", options.output, "ghi kết quả vào tệp này, chỉ khi đã đủ");
}

}  // namespace chuan
