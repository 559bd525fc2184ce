// SPDX-License-Identifier: MIT
// `chuan explain`: why, why not, and what stands in the way of a target.
#include "answer/explain.hpp"

#include <algorithm>

#include "answer/assess.hpp"
#include "command/asking.hpp"
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
  answer::ExplainParameters asked;
  std::string dossier, graph, certificate;
};

struct Context {
  const answer::Explained& explained;
  Language language;
  const Rulebook& rulebook = explained.inquiry.law->rulebook;

  const char* tr(const char* vi, const char* en) const { return language == Language::vi ? vi : en; }
};

std::string why_text(const Context& context, const std::vector<Explanation>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts.size() > 1)
      text += std::string(context.tr("Cấp học ", "Educational level ")) +
              context.explained.assessment.parts[i].educational_level + "\n";
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

std::string target_text(const Context& context, const std::string& outlook) {
  const Language language = context.language;
  const TargetExplanation& explained = *context.explained.target;
  const Repairs& repairs = *context.explained.repairs;
  std::string text = strong(std::string(context.tr("Đích ", "Target ")) + describe(explained.target, context.rulebook) +
                            ": " + verdict_word(explained.reached, language)) +
                     "\n";
  if (explained.conditions)
    text += std::string(context.tr("Trong đó điều kiện công nhận: ", "Of this, the recognition's conditions: ")) +
            verdict_word(*explained.conditions, language) + "\n";
  for (const Blocker& each : explained.blockers) {
    if (each.kind != Blocker::Kind::condition) continue;
    std::string has;
    for (const std::string& line : answer::has_of(context.explained, each, language))
      has += (has.empty() ? "" : "; ") + line;
    text += "  " +
            wrap(each.subject + ": " + each.text + " — " + verdict_word(each.verdict, language) +
                     (has.empty() ? "" : ", " + has) + (each.cite.empty() ? "" : " (" + each.cite + ")"),
                 widest - 2, 6) +
            "\n";
  }
  if (const auto held = answer::too_early(context.explained.inquiry, explained.target))
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
  text += repairs_text(repairs, context.rulebook, context.explained.inquiry.dossier, language) + outlook;
  text += context.tr("\nVì sao\n", "\nWhy\n");
  return context.explained.why_target ? text + why_text(context, context.explained.why_target->parts) : text;
}

Json lines_json(const Explanation& why) {
  Json lines = Json::array();
  for (const Reason& reason : why.reasons) lines.push_back({reason.depth, reason.text, reason.cite});
  return lines;
}

/// What the law changes before the day asked for: the target may then ask for something else.
std::string law_text(const Context& context) {
  std::string text;
  for (const LawChange& each : context.explained.law_changes) {
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
std::string confidence_text(const Context& context) {
  if (!is_any_stated(context.explained.confidence)) return "";
  return "\n" +
         wrap(context.tr("Các yêu cầu ở đây xác lập bằng: ", "These requirements are established by: ") +
                  chuan::words(context.explained.confidence, context.language),
              widest, 2) +
         "\n";
}

GraphPage page_of(const Context& context, const std::string& advice) {
  const std::string& name = context.explained.inquiry.dossier.name;
  const std::string subject =
      context.explained.why_subject ? context.explained.why_subject->subject : print(context.explained.target->target);
  GraphPage page;
  page.title = name.empty() ? subject : name + " — " + subject;
  page.hint = context.tr("Bấm vào một ô để xem lý do", "Click a box to see its reasons");
  page.summary = context.tr("Cần làm gì", "What to do");
  page.advice = advice;
  page.reasons = Json::object();
  for (const DrawnNode& each : context.explained.graph->nodes)
    if (!each.id.empty()) page.reasons[each.id] = {{"subject", each.why.subject}, {"lines", lines_json(each.why)}};
  return page;
}

Exit run_explain(const ExplainOptions& options, Session& session) {
  answer::ExplainParameters parameters = options.asked;
  parameters.graph = !options.graph.empty();
  parameters.certificate = !options.certificate.empty();
  refuse_other_files(options.dossier);
  const answer::OpenLaw law =
      open_law(load_rules(session, parameters.certificate ? RuleFiles::law : RuleFiles::answers));
  const answer::Bytes dossier{options.dossier, session.files.read(options.dossier, largest_dossier)};
  const answer::Explained explained = asking(law, session, [&](answer::Asked& asked) {
    const Phase phase(Sentence::log_explain);
    return answer::explain_school(asked, dossier, parameters);
  });
  if (parameters.certificate) session.files.write(options.certificate, explained.certificate);
  const Context context{explained, session.language};
  std::string text, advice;
  if (explained.target) {
    const Repairs& repairs = *explained.repairs;
    std::string outlook = law_text(context) + questions_text(*explained.questions, session.language);
    if (explained.robustness) outlook += robustness_text(*explained.robustness, session.language);
    text = target_text(context, outlook);
    if (!explained.why_subject)
      advice = repairs_text(repairs, context.rulebook, explained.inquiry.dossier, session.language) + outlook;
  }
  if (explained.why_subject) text += (text.empty() ? "" : "\n") + why_text(context, explained.why_subject->parts);
  text += confidence_text(context);
  if (explained.graph) write_graph(session.files, options.graph, explained.graph->dot, page_of(context, advice));
  write_out(session.is_json() ? answer::pretty(answer::to_json(explained, session.language)) : text);
  const bool holds = parameters.target.empty() || explained.target->reached == Verdict::met;
  return holds ? Exit::done : Exit::not_held;
}

}  // namespace

void add_explain(Commands& commands) {
  const auto [command, options] =
      commands.add("explain", Sentence::help_explain, Sentence::help_explain_more, run_explain);
  command.input(Sentence::value_dossier, options.dossier, Sentence::help_dossier)
      .common()
      .as_of(options.asked.law.as_of)
      .circular(options.asked.law.circular)
      .option("--target", options.asked.target, Sentence::value_target, Sentence::help_explain_target)
      .option("--by", end_of_span(options.asked.by.day), Sentence::value_date, Sentence::help_explain_by)
      .option("--repairs", number_between(1, 1000, options.asked.repairs.value), Sentence::value_count,
              Sentence::help_explain_repairs)
      .option("--budget", number_between(0, 3600, options.asked.budget.value), Sentence::value_count,
              Sentence::help_explain_budget)
      .option("--subject", options.asked.subject, Sentence::value_address, Sentence::help_explain_subject)
      .output("--graph", options.graph, Sentence::help_explain_graph)
      .output("--certificate", options.certificate, Sentence::help_explain_certificate)
      .strict(options.asked.profile);
}

}  // namespace chuan
