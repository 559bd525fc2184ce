// SPDX-License-Identifier: MIT
// `explain`: a target, a subject, or both.
#include "answer/explain.hpp"

#include <algorithm>

#include "answer/assess.hpp"
#include "answer/certificate.hpp"
#include "answer/confidence.hpp"
#include "answer/graph.hpp"
#include "answer/outlook.hpp"
#include "answer/question.hpp"
#include "answer/repair.hpp"
#include "chuan/sentence.hpp"

namespace chuan::answer {
namespace {

RepairLimits limits_of(const ExplainParameters& parameters) {
  RepairLimits limits;
  limits.most_repairs = static_cast<std::size_t>(parameters.repairs.value);
  limits.by = parameters.by.day;
  constexpr double steps_a_unit = 4'000'000;  // about a second's work
  limits.most_steps = static_cast<std::uint64_t>(parameters.budget.value * steps_a_unit);
  return limits;
}

Why why(const Asked& asked, const Explained& explained, const std::string& subject) {
  Why made{subject, {}};
  const LoweredLaw& law = *explained.inquiry.law;
  for (const LevelAssessment& part : explained.assessment.parts)
    if (auto each = explain(law.program, law.rulebook, part, subject, asked.language()))
      made.parts.push_back(std::move(*each));
  if (!made.parts.empty()) return made;
  throw Refusal("unknown_subject", in_both(Sentence::explain_unknown_subject, {law.rulebook.circular, subject}));
}

Target target_asked(const Asked& asked, const Explained& explained, const std::string& text) {
  const Rulebook& book = explained.inquiry.law->rulebook;
  if (!text.empty()) return asked.target(text, book);
  if (book.rating.empty())
    throw Refusal("no_rating", in_both(Sentence::explain_no_rating, {book.circular}),
                  asked.language() == Language::vi ? "nói rõ điều cần giải trình" : "say which subject");
  return {"muc", next_level(book, explained.assessment).value_or(book.rating.back().number)};
}

void explain_target_of(const Asked& asked, const Bytes& dossier, const ExplainParameters& parameters, Explained& made) {
  const LoweredLaw& law = *made.inquiry.law;
  const RepairLimits limits = limits_of(parameters);
  const Target target = target_asked(asked, made, parameters.target);
  made.target = explain_target(law.program, law.rulebook, made.assessment, target);
  if (too_early(made.inquiry, target)) made.target->reached = Verdict::not_met;
  const RepairSetting setting{law.program, law.rulebook, made.inquiry.dossier, made.assessment, asked.language()};
  made.repairs = find_repairs(setting, target, limits);
  made.questions = open_questions(setting, limits.most_steps);
  if (made.repairs->by)
    made.law_changes = asked.rules().law.changes(law.rulebook.circular, made.inquiry.as_of, *made.repairs->by);
  if (made.target->reached == Verdict::met) made.robustness = robustness(setting, limits.most_steps);
  if (!made.target->parts.empty()) {
    made.why_target = Why{print(target), {}};
    for (std::size_t i = 0; i < made.target->parts.size(); ++i)
      made.why_target->parts.push_back(
          in_words(law.program, law.rulebook, made.assessment.parts[i], made.target->parts[i], asked.language()));
  }
  if (!parameters.certificate) return;
  const Certified about{law.program,
                        law.rulebook,
                        made.inquiry.dossier,
                        dossier.bytes,
                        made.inquiry.as_of,
                        parameters.profile == Profile::strict,
                        law_text_of(asked.rules(), law)};
  made.certificate = certificate(about, made.assessment, target, *made.repairs).dump(1) + "\n";
}

Json why_json(const Explained& explained, const Why& why) {
  const Explanation& first = why.parts.front();
  Json json{{"subject", why.subject}, {"verdict", word(first.verdict)}};
  if (why.parts.size() < 2) {
    json["reasons"] = reasons_json(first);
    return json;
  }
  Verdict verdict = Verdict::not_applicable;
  json["parts"] = Json::array();
  for (std::size_t i = 0; i < why.parts.size(); ++i) {
    verdict = both(verdict, why.parts[i].verdict);
    json["parts"].push_back({{"educational_level", explained.assessment.parts[i].educational_level},
                             {"verdict", word(why.parts[i].verdict)},
                             {"reasons", reasons_json(why.parts[i])}});
  }
  json["verdict"] = word(verdict);
  return json;
}

Json blocker_json(const Explained& explained, const Blocker& blocker, Language language) {
  if (blocker.kind == Blocker::Kind::condition)
    return {{"kind", "condition"},
            {"subject", blocker.subject},
            {"verdict", word(blocker.verdict)},
            {"has", has_of(explained, blocker, language)},
            {"needs", blocker.text},
            {"cite", blocker.cite}};
  return std::move(blockers_json({blocker})[0]);
}

Json target_json(const Explained& explained, Language language) {
  const TargetExplanation& target = *explained.target;
  Json json{{"target", print(target.target)}, {"reached", reached_word(target.reached)}};
  if (target.conditions) json["conditions"] = word(*target.conditions);
  json["blockers"] = Json::array();
  for (const Blocker& each : target.blockers) json["blockers"].push_back(blocker_json(explained, each, language));
  if (const auto held = too_early(explained.inquiry, target.target))
    json["may_be_asked_from"] = to_iso(*held->upgrade_from);
  json.update(repairs_json(*explained.repairs, explained.inquiry.law->rulebook, explained.inquiry.dossier, language));
  if (explained.why_target) json["why"] = why_json(explained, *explained.why_target);
  json.update(questions_json(*explained.questions));
  for (const LawChange& each : explained.law_changes)
    json["law_changes"].push_back({{"date", to_iso(each.date)}, {"by", each.by}, {"ends", each.is_end}});
  if (explained.robustness) json["robustness"] = robustness_json(*explained.robustness);
  return json;
}

Made explain_answer(Asked& asked, const ExplainParameters& parameters) {
  Explained explained = explain_school(asked, asked.input(0, "hồ sơ"), parameters);
  const bool holds = parameters.target.empty() || explained.target->reached == Verdict::met;
  Made made{pretty(to_json(explained, asked.language())), holds ? Status::done : Status::not_held};
  if (parameters.certificate) made.files.push_back({"chung-thu.json", std::move(explained.certificate)});
  return made;
}

std::vector<Key> why_keys() {
  const Json part =
      object_of({key("educational_level", text()), key("verdict", verdict_shape()), key("reasons", reasons_shape())});
  return {key("subject", text()), key("verdict", verdict_shape()), maybe("reasons", reasons_shape()),
          maybe("parts", list_of(part))};
}

/// Of a target, or of a subject alone.
Json explain_shape() {
  const Json criterion = object_of({key("subject", text()), key("has", whole()), key("has_at_most", whole()),
                                    key("needs", whole()), key("cite", text())});
  const Json condition =
      object_of({key("kind", word_of({"condition"})), key("subject", text()), key("verdict", verdict_shape()),
                 key("has", list_of(text())), key("needs", text()), key("cite", text())});
  const Json change = object_of({key("date", day()), key("by", text()), key("ends", truth())});
  std::vector<Key> target{key("target", text()),
                          key("reached", word_of({"yes", "no", "unknown"})),
                          maybe("conditions", verdict_shape()),
                          key("blockers", list_of(either(criterion, condition))),
                          maybe("may_be_asked_from", day()),
                          maybe("why", object_of(why_keys())),
                          maybe("subject", object_of(why_keys())),
                          maybe("law_changes", list_of(change)),
                          maybe("robustness", robustness_shape()),
                          maybe("confidence", table_of(whole())),
                          maybe("graph", graph_shape())};
  for (const std::vector<Key>& more : {repairs_keys(), questions_keys()})
    target.insert(target.end(), more.begin(), more.end());
  std::vector<Key> subject = why_keys();
  subject.push_back(maybe("graph", graph_shape()));
  subject.push_back(maybe("confidence", table_of(whole())));
  return either(object_of(target), object_of(subject));
}

}  // namespace

Explained explain_school(Asked& asked, const Bytes& dossier, const ExplainParameters& parameters) {
  Explained made{asked.inquiry(dossier, parameters.law), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
  const LoweredLaw& law = *made.inquiry.law;
  made.assessment = assess(law.program, law.rulebook, made.inquiry.dossier, made.inquiry.as_of, parameters.profile);
  // A certificate is of a target.
  if (!parameters.target.empty() || parameters.subject.empty() || parameters.certificate)
    explain_target_of(asked, dossier, parameters, made);
  if (!parameters.subject.empty()) made.why_subject = why(asked, made, parameters.subject);
  asked.tell(made.inquiry.findings, asked.rules().sources);
  const std::string about = made.target ? print(made.target->target) : parameters.subject;
  made.confidence = counts(established(law.rulebook, about));
  if (parameters.graph)
    made.graph = drawn(asked, *made.inquiry.law, made.assessment,
                       made.why_subject ? made.why_subject->subject : print(made.target->target));
  return made;
}

std::vector<std::string> has_of(const Explained& explained, const Blocker& condition, Language language) {
  std::vector<std::string> lines;
  const LoweredLaw& law = *explained.inquiry.law;
  for (const LevelAssessment& part : explained.assessment.parts) {
    const auto each = explain(law.program, law.rulebook, part, condition.subject, language);
    if (!each) continue;
    for (const Reason& reason : each->reasons)
      if (reason.depth > 0 && std::find(lines.begin(), lines.end(), reason.text) == lines.end())
        lines.push_back(reason.text);
  }
  return lines;
}

Json to_json(const Explained& explained, Language language) {
  Json json = explained.target ? target_json(explained, language) : why_json(explained, *explained.why_subject);
  if (explained.target && explained.why_subject) json["subject"] = why_json(explained, *explained.why_subject);
  if (is_any_stated(explained.confidence)) json["confidence"] = confidence_json(explained.confidence);
  if (explained.graph) json["graph"] = graph_json(*explained.graph);
  return json;
}

Question explain_question() {
  return question<ExplainParameters, explain_answer>("explain", "vì sao, vì sao chưa, và các cách tới đích",
                                                     {"hồ sơ JSON"}, explain_shape());
}

}  // namespace chuan::answer
