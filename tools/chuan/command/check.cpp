// SPDX-License-Identifier: MIT
// `chuan check`: what is wrong with the rules, and how much they hold.
#include <algorithm>

#include "answer/check.hpp"
#include "answer/confidence.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "load/log.hpp"

namespace chuan {
namespace {

using answer::Checked;
using answer::CircularSize;
using answer::fact_count;
using answer::level_count;
using answer::metric_count;

std::string size_words(const Rulebook& rulebook) {
  std::size_t criteria = 0, in_groups = 0;
  for (const Criterion& each : rulebook.criteria) {
    if (rulebook.is_referenced(each)) continue;
    ++criteria;
    in_groups += each.in_group;
  }
  std::string text = in_both(
      in_groups > 0 ? Sentence::check_size_in_groups : Sentence::check_size,
      {std::to_string(rulebook.standards.size()), std::to_string(criteria), std::to_string(level_count(rulebook)),
       std::to_string(rulebook.row_count()), std::to_string(fact_count(rulebook)), std::to_string(in_groups)});
  if (const std::size_t metrics = metric_count(rulebook); metrics > 0)
    text += ", " + in_both(Sentence::check_metrics, {std::to_string(metrics)});
  return text;
}

std::string line(const CircularSize& counts) {
  const std::string trials = in_both(Sentence::check_scenarios, {std::to_string(counts.trials)}) + "\n";
  if (counts.is_amendment)
    return in_both(Sentence::check_amendment, {counts.circular}) +
           (counts.trials > 0 ? ", " + trials : std::string("\n"));
  if (counts.annexes.empty()) return in_both(Sentence::check_faulty, {counts.circular}) + "\n";
  if (counts.annexes.size() == 1 && counts.annexes[0].annex.empty())
    return counts.circular + ": " + size_words(counts.annexes[0]) + ", " + trials;
  std::string text;
  std::size_t requirements = 0, metrics = 0;
  for (const Rulebook& annex : counts.annexes) {
    requirements += annex.row_count();
    metrics += metric_count(annex);
    text += "  " + in_both(Sentence::check_annex, {annex.annex, size_words(annex)}) + "\n";
  }
  return counts.circular + ": " +
         in_both(Sentence::check_annexes, {std::to_string(counts.annexes.size()), std::to_string(requirements)}) +
         ", " + (metrics > 0 ? in_both(Sentence::check_metrics, {std::to_string(metrics)}) + ", " : "") + trials + text;
}

// What is established how, one part a circular and annex.
std::string confidence_text(const std::vector<CircularSize>& sizes, Language language) {
  std::string text;
  for (const CircularSize& each : sizes)
    for (const Rulebook& annex : each.annexes)
      text += (annex.annex.empty() ? each.circular : in_both(Sentence::circular_annex, {each.circular, annex.annex})) +
              ": " + answer::confidence_counts(annex, language) + "\n" + answer::confidence_listing(annex, language);
  return text;
}
struct CheckOptions {
  std::vector<std::string> rules;
  bool with_confidence = false;
};

Exit run_check(const CheckOptions& options, Session& session) {
  const Rules rules = load_rules(rule_files(places_of(options.rules, session), RuleFiles::all), session);
  const Checked checked = [&] {
    const Phase phase(Sentence::log_check);
    return answer::check_rules(rules);
  }();
  const Exit exit = has_errors(checked.diagnostics) ? Exit::faulty_input : Exit::done;
  if (session.is_json()) {
    write_out(answer::pretty(answer::to_json(checked, rules, session.language, options.with_confidence)));
    return exit;
  }
  tell(checked.diagnostics, rules.sources, session);
  std::string text;
  for (const CircularSize& each : checked.circulars) text += line(each);
  if (options.with_confidence) text += confidence_text(checked.circulars, session.language);
  if (exit == Exit::done) text += in_both(Sentence::check_no_errors) + "\n";
  write_out(text);
  return exit;
}

}  // namespace

void add_check(Commands& commands) {
  const auto [command, options] = commands.add("check", Sentence::help_check, Sentence::help_check_more, run_check);
  command.inputs(Sentence::value_rules, options.rules, Sentence::help_rule_files, false)
      .common()
      .flag("--confidence", options.with_confidence, Sentence::help_check_confidence);
}

}  // namespace chuan
