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
  std::string text =
      std::to_string(rulebook.standards.size()) + " tiêu chuẩn, " + std::to_string(criteria) + " tiêu chí";
  if (in_groups > 0) text += " (" + std::to_string(in_groups) + " ngoài tiêu chuẩn)";
  text += ", " + std::to_string(level_count(rulebook)) + " mức tiêu chí, " + std::to_string(rulebook.row_count()) +
          " yêu cầu, " + std::to_string(fact_count(rulebook)) + " số liệu";
  if (const std::size_t metrics = metric_count(rulebook); metrics > 0)
    text += ", " + std::to_string(metrics) + " chỉ số";
  return text;
}

std::string line(const CircularSize& counts) {
  const std::string trials = std::to_string(counts.trials) + " tình huống\n";
  if (counts.is_amendment)
    return counts.circular + ": văn bản sửa đổi" + (counts.trials > 0 ? ", " + trials : std::string("\n"));
  if (counts.annexes.empty()) return counts.circular + ": có lỗi\n";
  if (counts.annexes.size() == 1 && counts.annexes[0].annex.empty())
    return counts.circular + ": " + size_words(counts.annexes[0]) + ", " + trials;
  std::string text;
  std::size_t requirements = 0, metrics = 0;
  for (const Rulebook& annex : counts.annexes) {
    requirements += annex.row_count();
    metrics += metric_count(annex);
    text += "  phụ lục " + annex.annex + ": " + size_words(annex) + "\n";
  }
  return counts.circular + ": " + std::to_string(counts.annexes.size()) + " phụ lục, " + std::to_string(requirements) +
         " yêu cầu, " + (metrics > 0 ? std::to_string(metrics) + " chỉ số, " : "") + trials + text;
}

// What is established how, one part a circular and annex.
std::string confidence_text(const std::vector<CircularSize>& sizes, Language language) {
  const char* const word = language == Language::vi ? ", phụ lục " : ", annex ";
  std::string text;
  for (const CircularSize& each : sizes)
    for (const Rulebook& annex : each.annexes)
      text += each.circular + (annex.annex.empty() ? "" : word + annex.annex) + ": " +
              answer::confidence_counts(annex, language) + "\n" + answer::confidence_listing(annex, language);
  return text;
}
struct CheckOptions {
  std::vector<std::string> rules;
  bool with_confidence = false;
};

Exit run_check(const CheckOptions& options, Session& session) {
  const Rules rules = load_rules(rule_files(places_of(options.rules, session), RuleFiles::all), session);
  const Checked checked = [&] {
    const Phase phase("kiểm tra các thông tư");
    return answer::check_rules(rules);
  }();
  const Exit exit = has_errors(checked.diagnostics) ? Exit::faulty_input : Exit::done;
  if (session.is_json()) {
    write_out(answer::to_json(checked, rules, session.language, options.with_confidence).dump(2) + "\n");
    return exit;
  }
  tell(checked.diagnostics, rules.sources, session);
  std::string text;
  for (const CircularSize& each : checked.circulars) text += line(each);
  if (options.with_confidence) text += confidence_text(checked.circulars, session.language);
  if (exit == Exit::done) text += "Không có lỗi.\n";
  write_out(text);
  return exit;
}

}  // namespace

void add_check(Commands& commands) {
  const auto [command, options] =
      commands.add("check", "kiểm tra bộ quy tắc: lỗi, cảnh báo, số lượng",
                   "Ví dụ: chuan check rules\n       chuan check rules/tt-18-2018 --format json", run_check);
  command.inputs("QUY_TẮC", options.rules, "tệp hoặc thư mục .luat (mặc định: thư mục bộ quy tắc)", false)
      .common()
      .flag("--confidence", options.with_confidence,
            "in từng thông tư được xác lập bằng gì: bản gốc, mấy nguồn, suy ra");
}

}  // namespace chuan
