// SPDX-License-Identifier: MIT
// `chuan explain`: why, why not, and what stands in the way of a target.
#include <algorithm>
#include <cstdint>

#include "chuan/explanation.hpp"

#include "answer/assess.hpp"
#include "answer/confidence.hpp"
#include "command/certificate.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/graph_file.hpp"
#include "load/load.hpp"
#include "load/log.hpp"
#include "text/outlook_text.hpp"
#include "text/repair_text.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

struct ExplainOptions {
  std::string dossier;
  InquiryRequest law;
  Profile profile = Profile::normal;
  std::string target, subject, graph, certificate;
  std::optional<Date> by;
  double repairs = 3, budget = 2;  ///< how many; seconds
};

struct Context {
  const ExplainOptions& options;
  Session& session;
  Language language;
  const Inquiry& input;
  const Assessment& assessment;
  const Rulebook& rulebook;

  const char* tr(const char* vi, const char* en) const { return language == Language::vi ? vi : en; }
};

Json reasons_json(const Explanation& why) {
  Json list = Json::array();
  for (const Reason& reason : why.reasons) {
    Json each{{"depth", reason.depth},
              {"subject", reason.subject},
              {"verdict", key(reason.verdict)},
              {"text", reason.text},
              {"cite", reason.cite}};
    if (!reason.unverified.empty()) each["unverified"] = reason.unverified;
    list.push_back(std::move(each));
  }
  return list;
}

Json why_json(const Context& context, const std::string& subject, const std::vector<Explanation>& parts) {
  Json json{{"subject", subject}, {"verdict", key(parts.front().verdict)}, {"reasons", reasons_json(parts.front())}};
  if (parts.size() < 2) return json;
  Verdict verdict = Verdict::not_applicable;
  json["parts"] = Json::array();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    verdict = both(verdict, parts[i].verdict);
    json["parts"].push_back({{"educational_level", context.assessment.parts[i].educational_level},
                             {"verdict", key(parts[i].verdict)},
                             {"reasons", reasons_json(parts[i])}});
  }
  json["verdict"] = key(verdict);
  json.erase("reasons");
  return json;
}

std::vector<Explanation> in_words(const Context& context, const std::vector<Derivation>& parts) {
  std::vector<Explanation> told;
  for (std::size_t i = 0; i < parts.size(); ++i)
    told.push_back(in_words(context.input.law->program, context.rulebook, context.assessment.parts[i], parts[i],
                            context.language));
  return told;
}

/// What the school has of a condition: the lines under it that say a figure.
std::vector<std::string> has_of(const Context& context, const Blocker& condition) {
  std::vector<std::string> lines;
  for (const LevelAssessment& part : context.assessment.parts) {
    const auto why = explain(context.input.law->program, context.rulebook, part, condition.subject, context.language);
    if (!why) continue;
    for (const Reason& reason : why->reasons)
      if (reason.depth > 0 && std::find(lines.begin(), lines.end(), reason.text) == lines.end())
        lines.push_back(reason.text);
  }
  return lines;
}

Json blocker_json(const Context& context, const Blocker& blocker) {
  if (blocker.kind == Blocker::Kind::condition)
    return {{"kind", "condition"},
            {"subject", blocker.subject},
            {"verdict", key(blocker.verdict)},
            {"has", has_of(context, blocker)},
            {"needs", blocker.text},
            {"cite", blocker.cite}};
  return {{"subject", blocker.subject},
          {"has", blocker.has.at_least},
          {"has_at_most", blocker.has.at_most},
          {"needs", blocker.needs},
          {"cite", blocker.cite}};
}

Json target_json(const Context& context, const TargetExplanation& explained, const Repairs& repairs) {
  Json json{{"target", print(explained.target)}, {"reached", reached_key(explained.reached)}};
  if (explained.conditions) json["conditions"] = key(*explained.conditions);
  json["blockers"] = Json::array();
  for (const Blocker& each : explained.blockers) json["blockers"].push_back(blocker_json(context, each));
  if (const auto held = answer::too_early(context.input, explained.target))
    json["may_be_asked_from"] = to_iso(*held->upgrade_from);
  json.update(repairs_json(repairs, context.rulebook, context.input.dossier, context.language));
  if (!explained.parts.empty()) json["why"] = why_json(context, json["target"], in_words(context, explained.parts));
  return json;
}

std::string why_text(const Context& context, const std::vector<Explanation>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts.size() > 1)
      text += std::string(context.tr("Cấp học ", "Educational level ")) +
              context.assessment.parts[i].educational_level + "\n";
    std::vector<std::string> cites, doubts;  // by depth: said once, where they first hold
    for (const Reason& reason : parts[i].reasons) {
      const auto depth = static_cast<std::size_t>(reason.depth);
      cites.resize(depth);
      doubts.resize(depth);
      const bool is_new = !reason.cite.empty() && (depth == 0 || cites.back() != reason.cite);
      const bool is_doubt = !reason.unverified.empty() && (depth == 0 || doubts.back() != reason.unverified);
      cites.push_back(reason.cite);
      doubts.push_back(reason.unverified);
      const std::size_t indent = std::min<std::size_t>(depth, 12) * 2;
      std::string line = reason.text + (is_new ? " (" + reason.cite + ")" : "");
      if (is_doubt) line += context.tr(" [chưa đối chiếu: ", " [unverified: ") + reason.unverified + "]";
      text += std::string(indent, ' ') + wrap(line, widest - indent, indent + 2) + "\n";
    }
  }
  return text;
}

/// First what no repair does without, then what only some of them lift.
std::vector<Blocker> by_leverage(std::vector<Blocker> blockers, const Repairs& repairs) {
  const auto is_in_all = [&](const Blocker& blocker) {
    return std::any_of(repairs.in_all.begin(), repairs.in_all.end(),
                       [&](const Change& each) { return is_below(subject_of(each), blocker.subject); });
  };
  std::stable_partition(blockers.begin(), blockers.end(), is_in_all);
  return blockers;
}

std::string target_text(const Context& context, const TargetExplanation& explained, const Repairs& repairs,
                        const std::string& outlook) {
  const Language language = context.language;
  std::string text = strong(std::string(context.tr("Đích ", "Target ")) + describe(explained.target, context.rulebook) +
                            ": " + verdict_word(explained.reached, language)) +
                     "\n";
  if (explained.conditions)
    text += std::string(context.tr("Trong đó điều kiện công nhận: ", "Of this, the recognition's conditions: ")) +
            verdict_word(*explained.conditions, language) + "\n";
  for (const Blocker& each : explained.blockers) {
    if (each.kind != Blocker::Kind::condition) continue;
    std::string has;
    for (const std::string& line : has_of(context, each)) has += (has.empty() ? "" : "; ") + line;
    text += "  " +
            wrap(each.subject + ": " + each.text + " — " + verdict_word(each.verdict, language) +
                     (has.empty() ? "" : ", " + has) + (each.cite.empty() ? "" : " (" + each.cite + ")"),
                 widest - 2, 6) +
            "\n";
  }
  if (const auto held = answer::too_early(context.input, explained.target))
    text += wrap(std::string(context.tr("Sớm nhất được xét: ", "To be considered from ")) +
                     display(*held->upgrade_from, language) + context.tr(", vì đang giữ ", ", because of ") +
                     held->label + " " + held->degree_word + " " + std::to_string(held->degree) +
                     context.tr(", ngày ", ", given ") + display(held->given, language),
                 widest, 2) +
            "\n";
  const auto criteria = static_cast<std::size_t>(
      std::count_if(explained.blockers.begin(), explained.blockers.end(),
                    [](const Blocker& each) { return each.kind == Blocker::Kind::criterion; }));
  if (criteria > 0) {
    text += std::string(context.tr("\nCòn ", "\nShort: ")) +
            criteria_count(criteria, explained.has_choice && has_quota(context.rulebook), language) + ":\n";
    for (const Blocker& each : by_leverage(explained.blockers, repairs)) {
      if (each.kind == Blocker::Kind::condition) continue;
      std::string has;
      for (const Criterion& criterion : context.rulebook.criteria)
        if (criterion.id == each.subject) has = level_words(each.has, criterion, language);
      text += "  " +
              wrap(each.subject + ": " + has + context.tr(", cần ", ", needs ") + level_word(language) + " " +
                       std::to_string(each.needs) + (each.cite.empty() ? "" : " (" + each.cite + ")"),
                   widest - 2, 6) +
              "\n";
    }
  }
  text += repairs_text(repairs, context.rulebook, context.input.dossier, language) + outlook;
  return text + context.tr("\nVì sao\n", "\nWhy\n") + why_text(context, in_words(context, explained.parts));
}

std::vector<Explanation> explained(const Context& context, const std::string& subject) {
  std::vector<Explanation> parts;
  for (const LevelAssessment& part : context.assessment.parts)
    if (auto why = explain(context.input.law->program, context.rulebook, part, subject, context.language))
      parts.push_back(std::move(*why));
  if (parts.empty()) throw Failure(Sentence::explain_unknown_subject, {context.rulebook.circular, subject});
  return parts;
}

Json lines_json(const Explanation& why) {
  Json lines = Json::array();
  for (const Reason& reason : why.reasons) lines.push_back({reason.depth, reason.text, reason.cite});
  return lines;
}

void draw_reasons(const Context& context, const std::string& subject, const std::string& advice) {
  if (context.options.graph.empty()) return;
  const Program& program = context.input.law->program;
  // Of several educational levels the one that decides: the least verdict.
  const LevelAssessment* lowest = &context.assessment.parts.front();
  std::optional<Verdict> least;
  for (const LevelAssessment& part : context.assessment.parts)
    if (const auto why = explain(program, context.rulebook, part, subject, context.language);
        why && (!least || why->verdict < *least)) {
      least = why->verdict;
      lowest = &part;
    }
  const auto drawing = draw(program, context.rulebook, *lowest, subject, context.language);
  if (!drawing) throw Failure(Sentence::explain_no_picture, {subject});
  GraphPage page;
  page.title = context.input.dossier.name.empty() ? subject : context.input.dossier.name + " — " + subject;
  page.hint = context.tr("Bấm vào một ô để xem lý do", "Click a box to see its reasons");
  page.summary = context.tr("Cần làm gì", "What to do");
  page.advice = advice;
  page.reasons = Json::object();
  for (const auto& [node, why] : drawing->reasons)
    page.reasons[node] = {{"subject", why.subject}, {"lines", lines_json(why)}};
  write_graph(context.session.files, context.options.graph, drawing->dot, page);
}

Target asked_target(const Context& context) {
  if (!context.options.target.empty()) return target_of(context.options.target, context.rulebook);
  if (context.rulebook.rating.empty()) throw Failure(Sentence::explain_no_rating, {context.rulebook.circular});
  return {"muc",
          answer::next_level(context.rulebook, context.assessment).value_or(context.rulebook.rating.back().number)};
}

/// What the law changes before the day asked for: the target may then ask for something else.
std::string law_text(const Context& context, const std::vector<LawChange>& changes) {
  std::string text;
  for (const LawChange& each : changes) {
    const std::string& circular = context.rulebook.circular;
    const std::string what = !each.is_end      ? each.by + context.tr(" sửa ", " amends ") + circular
                             : each.by.empty() ? circular + context.tr(" hết hiệu lực", " ends")
                                               : each.by + context.tr(" thay thế ", " replaces ") + circular;
    text += wrap(std::string(context.tr("Trước hạn ấy luật đổi: từ ", "The law changes before then: from ")) +
                     display(each.date, context.language) + ", " + what,
                 widest, 2) +
            "\n";
  }
  return text.empty() ? text : "\n" + text;
}

/// How the requirements that the answer rests on are established.
void add_confidence(const Context& context, const std::string& asked, Json& json, std::string& text) {
  const ConfidenceCounts counted = counts(established(context.rulebook, asked));
  if (!is_any_stated(counted)) return;
  json["confidence"] = answer::confidence_json(counted);
  text += "\n" +
          wrap(context.tr("Các yêu cầu ở đây xác lập bằng: ", "These requirements are established by: ") +
                   chuan::words(counted, context.language),
               widest, 2) +
          "\n";
}

RepairLimits limits(const ExplainOptions& options) {
  RepairLimits limits;
  limits.most_repairs = static_cast<std::size_t>(options.repairs);
  limits.by = options.by;
  constexpr double steps_a_unit = 4'000'000;  // about a second's work
  limits.most_steps = static_cast<std::uint64_t>(options.budget * steps_a_unit);
  return limits;
}

Exit run_explain(const ExplainOptions& options, Session& session) {
  Rules rules = load_rules(session, options.certificate.empty() ? RuleFiles::answers : RuleFiles::law);
  const Inquiry input = load_inquiry(rules, options.dossier, options.law, session);
  const Assessment assessment =
      assess(input.law->program, input.law->rulebook, input.dossier, input.as_of, options.profile);
  const Context context{options, session, session.language, input, assessment, input.law->rulebook};
  const Phase phase(Sentence::log_explain);
  Json json;
  std::string text;
  Exit exit = Exit::done;
  const bool has_target = !options.target.empty() || options.subject.empty();
  if (has_target) {
    const Target target = asked_target(context);
    TargetExplanation answer = explain_target(input.law->program, input.law->rulebook, assessment, target);
    if (answer::too_early(input, target)) answer.reached = Verdict::not_met;
    if (!options.target.empty() && answer.reached != Verdict::met) exit = Exit::not_held;
    const RepairSetting setting{input.law->program, input.law->rulebook, input.dossier, assessment, session.language};
    const RepairLimits within = limits(options);
    const Repairs repairs = find_repairs(setting, target, within);
    const Questions questions = open_questions(setting, within.most_steps);
    json = target_json(context, answer, repairs);
    json.update(questions_json(questions));
    const std::vector<LawChange> changes =
        repairs.by ? rules.law.changes(input.law->rulebook.circular, input.as_of, *repairs.by)
                   : std::vector<LawChange>{};
    for (const LawChange& each : changes)
      json["law_changes"].push_back({{"date", to_iso(each.date)}, {"by", each.by}, {"ends", each.is_end}});
    std::string outlook = law_text(context, changes) + questions_text(questions, session.language);
    if (answer.reached == Verdict::met) {
      const Robustness held = robustness(setting, within.most_steps);
      json["robustness"] = robustness_json(held);
      outlook += robustness_text(held, session.language);
    }
    text = target_text(context, answer, repairs, outlook);
    if (!options.certificate.empty()) {
      const std::string text_of_dossier = session.files.read(options.dossier, largest_dossier);
      const Certified about{input.law->program,
                            input.law->rulebook,
                            input.dossier,
                            text_of_dossier,
                            input.as_of,
                            options.profile == Profile::strict,
                            law_text_of(rules, *input.law)};
      session.files.write(options.certificate, certificate(about, assessment, target, repairs).dump(1) + "\n");
    }
    if (options.subject.empty())
      draw_reasons(context, json["target"],
                   repairs_text(repairs, context.rulebook, input.dossier, session.language) + outlook);
  }
  if (!options.subject.empty()) {
    const std::vector<Explanation> parts = explained(context, options.subject);
    Json why = why_json(context, options.subject, parts);
    if (has_target)
      json["subject"] = std::move(why);
    else
      json = std::move(why);
    text += (text.empty() ? "" : "\n") + why_text(context, parts);
    draw_reasons(context, options.subject, "");
  }
  add_confidence(context, has_target ? json["target"].get<std::string>() : options.subject, json, text);
  write_out(session.is_json() ? json.dump(2) + "\n" : text);
  return exit;
}

}  // namespace

void add_explain(Commands& commands) {
  const auto [command, options] =
      commands.add("explain", Sentence::help_explain, Sentence::help_explain_more, run_explain);
  command.input(Sentence::value_dossier, options.dossier, Sentence::help_dossier)
      .common()
      .as_of(options.law.as_of)
      .circular(options.law.circular)
      .option("--target", options.target, Sentence::value_target, Sentence::help_explain_target)
      .option("--by", end_of_span(options.by), Sentence::value_date, Sentence::help_explain_by)
      .option("--repairs", number_between(1, 1000, options.repairs), Sentence::value_count,
              Sentence::help_explain_repairs)
      .option("--budget", number_between(0, 3600, options.budget), Sentence::value_count, Sentence::help_explain_budget)
      .option("--subject", options.subject, Sentence::value_address, Sentence::help_explain_subject)
      .output("--graph", options.graph, Sentence::help_explain_graph)
      .output("--certificate", options.certificate, Sentence::help_explain_certificate)
      .strict(options.profile);
}

}  // namespace chuan
