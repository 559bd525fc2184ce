// SPDX-License-Identifier: MIT
// `chuan test`: the rule tests, and how much of the rules they exercise.
#include <filesystem>

#include "answer/check.hpp"
#include "command/asking.hpp"
#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "load/log.hpp"

namespace chuan {
namespace {

std::string coverage_text(const Coverage& coverage) {
  constexpr std::size_t most_missing = 20;
  const auto count = [](std::size_t number) { return std::to_string(number); };
  std::string text = in_both(Sentence::test_coverage,
                             {coverage.circular, count(coverage.requirements_covered), count(coverage.requirements),
                              count(coverage.thresholds_covered), count(coverage.thresholds)});
  if (coverage.outcomes > 0)
    text += ", " + in_both(Sentence::test_outcomes, {count(coverage.outcomes_covered), count(coverage.outcomes)});
  text += "\n";
  for (std::size_t i = 0; i < coverage.missing.size() && i < most_missing; ++i)
    text += "  " + in_both(Sentence::test_missing, {coverage.missing[i]}) + "\n";
  if (coverage.missing.size() > most_missing)
    text += "  " + in_both(Sentence::list_more, {count(coverage.missing.size() - most_missing)}) + "\n";
  return text;
}

struct TestOptions {
  std::vector<std::string> rules;
};

/// The folder `rules` in which all that is named lies; none when it is that folder itself, or lies elsewhere.
std::optional<std::filesystem::path> folder_around(const std::vector<std::string>& places) {
  std::optional<std::filesystem::path> common;
  for (const std::string& place : places) {
    std::filesystem::path path = std::filesystem::weakly_canonical(place).parent_path();
    while (path.filename() != "rules" && path.has_relative_path()) path = path.parent_path();
    if (path.filename() != "rules" || (common && *common != path)) return std::nullopt;
    common = std::move(path);
  }
  return common;
}

/// The rules to run, and which circulars are told about (none: all). A part of the rules is run with what amends it.
struct Chosen {
  Rules rules;
  std::vector<std::string> circulars;
};

Chosen choose(const TestOptions& options, Session& session) {
  const std::optional<std::filesystem::path> around = folder_around(options.rules);
  Chosen chosen{load_rules(rule_files(places_of(options.rules, session), RuleFiles::all), session), {}};
  if (!around || has_errors(chosen.rules.diagnostics)) return chosen;
  for (const CircularHeader& header : chosen.rules.law.circulars()) {
    if (!header.is_amendment) chosen.circulars.push_back(header.number);
    chosen.circulars.insert(chosen.circulars.end(), header.amends.begin(), header.amends.end());
  }
  chosen.rules = load_rules(rule_files({*around}, RuleFiles::all), session);
  return chosen;
}

Exit run_test(const TestOptions& options, Session& session) {
  Chosen chosen = choose(options, session);
  const answer::OpenLaw law = open_law(std::move(chosen.rules));
  const Rules& rules = law.rules();
  const answer::Trials trials = [&] {
    const Phase phase(Sentence::log_scenarios);
    return asking(law, session, [&](answer::Asked& asked) { return answer::run_rule_tests(asked, chosen.circulars); });
  }();
  const Exit exit = trials.holds ? Exit::done : Exit::not_held;
  if (session.is_json()) {
    write_out(answer::pretty(answer::to_json(trials, rules)));
    return exit;
  }
  std::string text;
  for (const CaseResult& each : trials.result.cases) {
    if (each.failures.empty()) continue;
    text += in_both(Sentence::test_failed, {answer::place_of(rules, each.range), each.title}) + "\n";
    for (const std::string& failure : each.failures) text += "  " + failure + "\n";
  }
  for (const auto& [circular, counts] : trials.passed_failed)
    text +=
        in_both(Sentence::test_counts, {circular, std::to_string(counts.first), std::to_string(counts.second)}) + "\n";
  for (const Coverage& each : trials.result.coverage) text += coverage_text(each);
  for (const std::string& each : trials.untested) text += in_both(Sentence::test_untested, {each}) + "\n";
  write_out(text);
  return exit;
}

}  // namespace

void add_test(Commands& commands) {
  const auto [command, options] = commands.add("test", Sentence::help_test, Sentence::help_test_more, run_test);
  command.inputs(Sentence::value_rules, options.rules, Sentence::help_rule_files, false).common();
}

}  // namespace chuan
