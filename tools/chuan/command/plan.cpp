// SPDX-License-Identifier: MIT
// `chuan plan`: the improvement plan of the cheapest repair in the official form, audited as it stands.
#include <set>

#include <fmt/format.h>

#include "chuan/joined.hpp"
#include "command/audit.hpp"
#include "command/declaration.hpp"
#include "command/forms_out.hpp"
#include "command_line.hpp"
#include "office/form/forms.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

using namespace office;

struct PlanOptions {
  std::string dossier, target, output;
  InquiryRequest law;
  std::optional<Date> by;
};

Target asked_target(const Inquiry& input, std::string asked) {
  if (asked.empty() && input.dossier.plan && input.dossier.plan->goal) asked = input.dossier.plan->goal->target;
  if (asked.empty()) throw Failure(Sentence::plan_without_target);
  return target_of(asked, input.law->rulebook);
}

std::string named(const Target& target, const Rulebook& book) {
  return in_both(describe(target, book, Language::vi), describe(target, book, Language::en));
}

/// What the plan as written would be told by `chuan audit`.
Diagnostics findings_of(Rules& rules, const Page& page, const Papers& words, const Inquiry& input, Session& session) {
  const PlanDocument document = find_plan(read_document(to_docx(page), "kế hoạch"), words);
  Dossier dossier = to_dossier(document, words);
  dossier.date = input.as_of;
  dossier.kind = input.dossier.kind;
  const Inquiry written = load_inquiry(rules, "kế hoạch", std::move(dossier), InquiryRequest{}, session);
  return audited(rules, audit_rules(session), {written, "kế hoạch", &document}, session);
}

std::string codes_of(const Diagnostics& findings) {
  std::string text;
  std::set<std::string_view> once;
  for (const Diagnostic& each : findings)
    if (once.insert(name(each)).second) text += (text.empty() ? "" : ", ") + std::string(name(each));
  return text;
}

/// Why the form has nothing to be filled with.
std::string nothing_to_plan(const Repair& repair) {
  std::string outside;
  for (const Change& each : repair.changes)
    if (std::holds_alternative<FigureChange>(each.what)) append(outside, subject_of(each));
  return outside.empty() ? in_both(Sentence::plan_undecided) : in_both(Sentence::plan_conditions_alone, {outside});
}

Exit run_plan(const PlanOptions& options, Session& session) {
  Rules rules = load_rules(session);
  const Inquiry input = load_inquiry(rules, options.dossier, options.law, session);
  const Rulebook& book = input.law->rulebook;
  const Assessment now = assess(input.law->program, book, input.dossier, input.as_of);
  const Target target = asked_target(input, options.target);
  const RepairSetting setting{input.law->program, book, input.dossier, now, session.language};
  RepairLimits limits;
  limits.by = options.by;
  const Repairs repairs = find_repairs(setting, target, limits);
  if (repairs.reached == Verdict::met) throw Failure(Sentence::plan_not_needed, {named(target, book)});
  if (repairs.cheapest.empty()) {
    say("chuan: " +
        in_both(limits.by ? Sentence::plan_no_way_in_time : Sentence::plan_no_way,
                {named(target, book), options.dossier, print(target)}) +
        "\n");
    return Exit::not_held;
  }
  std::optional<Date> by = limits.by;
  if (!by && input.dossier.plan && input.dossier.plan->goal)
    if (const auto span = parse_span(input.dossier.plan->goal->by)) by = span->second;
  const Papers words = papers(session);
  const Forms known = forms(session);
  const Page page = plan_form({input.law->program, book, input.dossier, now, words, known, input.as_of}, repairs, by);
  Diagnostics findings;
  try {
    findings = findings_of(rules, page, words, input, session);
  } catch (const BadDocument&) {
    // Nothing of a plan is left where every criterion to be lifted is a question, or no criterion is.
    say("chuan: " +
        in_both(Sentence::plan_nothing,
                {named(target, book), nothing_to_plan(repairs.cheapest.front()), options.dossier, print(target)}) +
        "\n");
    return Exit::not_held;
  }
  write_page(session.files, options.output, page);

  const std::vector<std::string> blanks = page.blanks();
  if (session.is_json()) {
    Json json{{"file", options.output},
              {"target", print(target)},
              {"changes", repairs.cheapest.front().changes.size()},
              {"blanks", blanks},
              {"findings", Json::array()}};
    for (const Diagnostic& each : findings)
      json["findings"].push_back({{"code", name(each)}, {"message", message(each, session.language)}});
    write_out(json.dump(2) + "\n");
    return Exit::done;
  }
  const Repair& best = repairs.cheapest.front();
  const Sentence written = !best.unpriced.empty()                  ? Sentence::plan_written_unpriced
                           : !best.optimal                         ? Sentence::plan_written_unproved
                           : best.measure == Repair::Measure::cost ? Sentence::plan_written_cheapest
                                                                   : Sentence::plan_written_fewest;
  std::string text =
      in_both(written, {options.output, named(target, book), std::to_string(best.changes.size())}) + "\n";
  text += told_blanks(blanks);
  text += (findings.empty() ? in_both(Sentence::plan_audited_clean)
                            : in_both(Sentence::plan_audited, {std::to_string(findings.size()), codes_of(findings)})) +
          "\n";
  write_out(text);
  return Exit::done;
}

}  // namespace

void add_plan(Commands& commands) {
  const auto [command, options] = commands.add("plan", Sentence::help_plan, Sentence::help_plan_more, run_plan);
  command.input(Sentence::value_dossier, options.dossier, Sentence::help_school_dossier)
      .option("--target", options.target, Sentence::value_target, Sentence::help_plan_target)
      .option("--by", end_of_span(options.by), Sentence::value_term, Sentence::help_plan_by)
      .output("-o,--output", options.output, Sentence::help_written_paper, true)
      .as_of(options.law.as_of)
      .common();
}

}  // namespace chuan
