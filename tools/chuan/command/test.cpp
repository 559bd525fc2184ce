// SPDX-License-Identifier: MIT
// `chuan test`: the rule tests, and how much of the rules they exercise.
#include <filesystem>
#include <map>
#include <set>

#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "load/log.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

std::string place(const Rules& rules, SourceRange range) {
  const SourceFile& file = rules.sources[range.file];
  return file.name() + ":" + std::to_string(file.position(range.begin).line);
}

bool is_complete(const Coverage& coverage) {
  return coverage.requirements_covered == coverage.requirements && coverage.thresholds_covered == coverage.thresholds &&
         coverage.missing.empty();
}

std::string coverage_text(const Coverage& coverage) {
  constexpr std::size_t most_missing = 20;
  std::string text = coverage.circular + ": phủ " + std::to_string(coverage.requirements_covered) + "/" +
                     std::to_string(coverage.requirements) + " yêu cầu, " +
                     std::to_string(coverage.thresholds_covered) + "/" + std::to_string(coverage.thresholds) +
                     " ngưỡng";
  if (coverage.outcomes > 0)
    text += ", " + std::to_string(coverage.outcomes_covered) + "/" + std::to_string(coverage.outcomes) +
            " mức, bậc, điều kiện của trường";
  text += "\n";
  for (std::size_t i = 0; i < coverage.missing.size() && i < most_missing; ++i)
    text += "  còn thiếu: " + coverage.missing[i] + "\n";
  if (coverage.missing.size() > most_missing)
    text += "  … và " + std::to_string(coverage.missing.size() - most_missing) + " chỗ nữa: xem --format json\n";
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
  std::set<std::string> circulars;

  bool tells_of(const std::string& circular) const { return circulars.empty() || circulars.count(circular) > 0; }
};

Chosen choose(const TestOptions& options, Session& session) {
  const std::optional<std::filesystem::path> around = folder_around(options.rules);
  Chosen chosen{load_rules(rule_files(places_of(options.rules, session), RuleFiles::all), session), {}};
  if (!around || has_errors(chosen.rules.diagnostics)) return chosen;
  for (const CircularHeader& header : chosen.rules.law.circulars()) {
    if (!header.is_amendment) chosen.circulars.insert(header.number);
    chosen.circulars.insert(header.amends.begin(), header.amends.end());
  }
  chosen.rules = load_rules(rule_files({*around}, RuleFiles::all), session);
  return chosen;
}

Exit run_test(const TestOptions& options, Session& session) {
  const Chosen chosen = choose(options, session);
  const Rules& rules = chosen.rules;
  if (tell(rules.diagnostics, rules.sources, session)) return Exit::faulty_input;
  Diagnostics diagnostics;
  const TrialResult result = [&] {
    const Phase phase("chạy tình huống");
    return run_trials(rules.law, diagnostics);
  }();
  if (tell(diagnostics, rules.sources, session)) return Exit::faulty_input;

  std::map<std::string, std::pair<std::size_t, std::size_t>> passed_failed;
  std::string text;
  Json json{{"circulars", Json::array()}, {"failures", Json::array()}};
  bool holds = true;
  for (const CaseResult& each : result.cases) {
    if (!chosen.tells_of(each.circular)) continue;
    auto& [passed, failed] = passed_failed[each.circular];
    ++(each.failures.empty() ? passed : failed);
    if (each.failures.empty()) continue;
    holds = false;
    text += place(rules, each.range) + ": tình huống \"" + each.title + "\" không như mong đợi\n";
    for (const std::string& failure : each.failures) text += "  " + failure + "\n";
    json["failures"].push_back({{"place", place(rules, each.range)},
                                {"title", each.title},
                                {"circular", each.circular},
                                {"failures", each.failures}});
  }
  for (const auto& [circular, counts] : passed_failed)
    text += circular + ": " + std::to_string(counts.first) + " tình huống đúng, " + std::to_string(counts.second) +
            " sai\n";
  for (const Coverage& each : result.coverage) {
    if (!chosen.tells_of(each.circular)) continue;
    holds = holds && is_complete(each);
    text += coverage_text(each);
    const auto counts = passed_failed[each.circular];
    json["circulars"].push_back({{"circular", each.circular},
                                 {"passed", counts.first},
                                 {"failed", counts.second},
                                 {"requirements", each.requirements},
                                 {"requirements_covered", each.requirements_covered},
                                 {"thresholds", each.thresholds},
                                 {"thresholds_covered", each.thresholds_covered},
                                 {"outcomes", each.outcomes},
                                 {"outcomes_covered", each.outcomes_covered},
                                 {"missing", each.missing}});
  }
  for (const CircularHeader& header : rules.law.circulars()) {
    if (header.is_amendment || passed_failed.count(header.number) > 0 || !chosen.tells_of(header.number)) continue;
    holds = false;
    text += header.number + ": chưa có tình huống nào\n";
    json["circulars"].push_back(
        {{"circular", header.number}, {"passed", 0}, {"failed", 0}, {"missing", {"chưa có tình huống nào"}}});
  }
  write_out(session.is_json() ? json.dump(2) + "\n" : text);
  return holds ? Exit::done : Exit::not_held;
}

}  // namespace

void add_test(Commands& commands) {
  const auto [command, options] = commands.add("test", "chạy mọi tình huống của bộ quy tắc, in độ phủ",
                                               "Ví dụ: chuan test rules\n       chuan test rules/tt-18-2018", run_test);
  command.inputs("QUY_TẮC", options.rules, "tệp hoặc thư mục .luat (mặc định: thư mục bộ quy tắc)", false).common();
}

}  // namespace chuan
