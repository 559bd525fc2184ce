// SPDX-License-Identifier: MIT
// `chuan plan`: the improvement plan of the cheapest repair in the official form, audited as it stands.
#include "answer/plan.hpp"

#include <set>

#include <fmt/format.h>

#include "chuan/joined.hpp"
#include "command/asking.hpp"
#include "command/declaration.hpp"
#include "command/forms_out.hpp"
#include "command_line.hpp"
#include "load/load.hpp"

namespace chuan {
namespace {

using Outcome = answer::MadePlan::Outcome;

struct PlanOptions {
  answer::PlanParameters asked;
  std::string dossier;
};

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

/// Why there is no plan, and what to do next.
std::string why_none(const answer::MadePlan& plan, const PlanOptions& options) {
  const std::string target = print(plan.target);
  if (plan.outcome == Outcome::nothing_to_fill)
    return "chuan: " +
           in_both(Sentence::plan_nothing, {plan.target_words, nothing_to_plan(*plan.best), options.dossier, target}) +
           "\n";
  return "chuan: " +
         in_both(options.asked.by.day ? Sentence::plan_no_way_in_time : Sentence::plan_no_way,
                 {plan.target_words, options.dossier, target}) +
         "\n";
}

std::string text_of(const answer::MadePlan& plan) {
  const Repair& best = *plan.best;
  const Sentence written = !best.unpriced.empty()                  ? Sentence::plan_written_unpriced
                           : !best.optimal                         ? Sentence::plan_written_unproved
                           : best.measure == Repair::Measure::cost ? Sentence::plan_written_cheapest
                                                                   : Sentence::plan_written_fewest;
  return in_both(written, {plan.paper.file.name, plan.target_words, std::to_string(best.changes.size())}) + "\n" +
         told_blanks(plan.paper.blanks) +
         (plan.findings.empty()
              ? in_both(Sentence::plan_audited_clean)
              : in_both(Sentence::plan_audited, {std::to_string(plan.findings.size()), codes_of(plan.findings)})) +
         "\n";
}

Exit run_plan(const PlanOptions& options, Session& session) {
  refuse_other_files(options.dossier);
  const answer::OpenLaw law = open_law(load_rules(session), session);
  const answer::Bytes dossier{options.dossier, session.files.read(options.dossier, largest_dossier)};
  const answer::MadePlan plan =
      asking(law, session, [&](answer::Asked& asked) { return answer::make_plan(asked, dossier, options.asked); });
  const bool is_made = plan.outcome == Outcome::made;
  if (is_made)
    session.files.write(plan.paper.file.name, plan.paper.file.bytes);
  else
    say(why_none(plan, options));
  if (session.is_json())
    write_out(answer::pretty(answer::to_json(plan, session.language)));
  else if (is_made)
    write_out(text_of(plan));
  return is_made ? Exit::done : Exit::not_held;
}

}  // namespace

void add_plan(Commands& commands) {
  const auto [command, options] = commands.add("plan", Sentence::help_plan, Sentence::help_plan_more, run_plan);
  command.input(Sentence::value_dossier, options.dossier, Sentence::help_school_dossier)
      .option("--target", options.asked.target, Sentence::value_target, Sentence::help_plan_target)
      .option("--by", end_of_span(options.asked.by.day), Sentence::value_term, Sentence::help_plan_by)
      .output("-o,--output", options.asked.file, Sentence::help_written_paper, true)
      .as_of(options.asked.law.as_of)
      .common();
}

}  // namespace chuan
