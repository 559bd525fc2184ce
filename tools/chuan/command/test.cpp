// SPDX-License-Identifier: MIT
// `chuan test`: the rule tests, and how much of the rules they exercise.
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
  std::string text = coverage.circular + ": phủ " + std::to_string(coverage.requirements_covered) + "/" +
                     std::to_string(coverage.requirements) + " yêu cầu, " +
                     std::to_string(coverage.thresholds_covered) + "/" + std::to_string(coverage.thresholds) +
                     " ngưỡng\n";
  for (std::size_t i = 0; i < coverage.missing.size() && i < most_missing; ++i)
    text += "  còn thiếu: " + coverage.missing[i] + "\n";
  if (coverage.missing.size() > most_missing)
    text += "  … và " + std::to_string(coverage.missing.size() - most_missing) + " chỗ nữa: xem --format json\n";
  return text;
}

struct TestOptions {
  std::vector<std::string> rules;
};

Exit run_test(const TestOptions& options, Session& session) {
  const answer::OpenLaw law =
      open_law(load_rules(rule_files(places_of(options.rules, session), RuleFiles::all), session));
  const Rules& rules = law.rules();
  const answer::Trials trials = [&] {
    const Phase phase("chạy tình huống");
    return asking(law, session, [](answer::Asked& asked) { return answer::run_rule_tests(asked); });
  }();
  const Exit exit = trials.holds ? Exit::done : Exit::not_held;
  if (session.is_json()) {
    write_out(answer::to_json(trials, rules).dump(2) + "\n");
    return exit;
  }
  std::string text;
  for (const CaseResult& each : trials.result.cases) {
    if (each.failures.empty()) continue;
    text += answer::place_of(rules, each.range) + ": tình huống \"" + each.title + "\" không như mong đợi\n";
    for (const std::string& failure : each.failures) text += "  " + failure + "\n";
  }
  for (const auto& [circular, counts] : trials.passed_failed)
    text += circular + ": " + std::to_string(counts.first) + " tình huống đúng, " + std::to_string(counts.second) +
            " sai\n";
  for (const Coverage& each : trials.result.coverage) text += coverage_text(each);
  for (const std::string& each : trials.untested) text += each + ": chưa có tình huống nào\n";
  write_out(text);
  return exit;
}

}  // namespace

void add_test(Commands& commands) {
  const auto [command, options] = commands.add("test", "chạy mọi tình huống của bộ quy tắc, in độ phủ",
                                               "Ví dụ: chuan test rules\n       chuan test rules/tt-18-2018", run_test);
  command.inputs("QUY_TẮC", options.rules, "tệp hoặc thư mục .luat (mặc định: thư mục bộ quy tắc)", false).common();
}

}  // namespace chuan
