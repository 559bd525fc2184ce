// SPDX-License-Identifier: MIT
// `chuan check`: what is wrong with the rules, and how much they hold.
#include <algorithm>
#include <set>

#include "load.hpp"
#include "log.hpp"
#include "words.hpp"

namespace chuan {
namespace {

struct Counts {
  std::string circular;
  bool is_amendment = false;
  std::optional<Rulebook> rulebook;  // its last text
  std::size_t levels = 0;
  std::size_t trials = 0;
};

// The first day of every text that a circular has had: its own, and each later circular's that may amend it.
std::vector<Date> texts(const CircularHeader& circular, const std::vector<CircularHeader>& all) {
  std::set<Date> dates;
  if (!circular.effective) return {circular.issued.value_or(Date{std::chrono::year(2000) / 1 / 1})};  // for its faults
  dates.insert(*circular.effective);
  for (const CircularHeader& each : all)
    if (each.effective && *each.effective > *circular.effective && (!circular.ends || *each.effective < *circular.ends))
      dates.insert(*each.effective);
  return {dates.begin(), dates.end()};
}

std::string line(const Counts& counts) {
  if (counts.is_amendment)
    return counts.circular + ": văn bản sửa đổi; " + std::to_string(counts.trials) + " tình huống\n";
  if (!counts.rulebook) return counts.circular + ": có lỗi\n";
  const Rulebook& rulebook = *counts.rulebook;
  std::string text = counts.circular + ": " + std::to_string(rulebook.standards.size()) + " tiêu chuẩn, " +
                     std::to_string(rulebook.criteria.size()) + " tiêu chí";
  const auto in_groups = std::count_if(rulebook.criteria.begin(), rulebook.criteria.end(),
                                       [](const Criterion& each) { return each.in_group; });
  if (in_groups > 0) text += " (" + std::to_string(in_groups) + " ngoài tiêu chuẩn)";
  return text + ", " + std::to_string(counts.levels) + " mức tiêu chí, " + std::to_string(rulebook.row_count()) +
         " yêu cầu, " + std::to_string(rulebook.facts.size() - std::min<std::size_t>(2, rulebook.facts.size())) +
         " số liệu, " + std::to_string(counts.trials) + " tình huống\n";
}

Json to_json(const Counts& counts) {
  Json json{{"circular", counts.circular}, {"amendment", counts.is_amendment}, {"trials", counts.trials}};
  if (!counts.rulebook || counts.is_amendment) return json;
  const Rulebook& rulebook = *counts.rulebook;
  json["standards"] = rulebook.standards.size();
  json["criteria"] = rulebook.criteria.size();
  json["levels"] = counts.levels;
  json["requirements"] = rulebook.row_count();
  json["facts"] = rulebook.facts.size() - std::min<std::size_t>(2, rulebook.facts.size());
  return json;
}

Exit run_check(const Options& options) {
  const Rules rules = load_named_rules(options);
  Diagnostics diagnostics = rules.diagnostics;
  rules.law.check_amendments(diagnostics);
  const std::vector<CircularHeader> headers = rules.law.circulars();
  std::vector<Counts> counts;
  for (const CircularHeader& header : headers) {
    Counts& each = counts.emplace_back();
    each.circular = header.number;
    each.is_amendment = header.is_amendment;
    const Phase phase("kiểm tra một thông tư");
    for (const Date date : texts(header, headers)) {
      if (header.is_amendment) break;
      each.rulebook = rules.law.rulebook(header.number, date, diagnostics);
    }
    if (each.rulebook)
      for (const Criterion& criterion : each.rulebook->criteria) each.levels += criterion.levels.size();
  }
  if (!has_errors(diagnostics)) {
    Diagnostics about_trials;
    for (const CaseResult& trial : run_trials(rules.law, about_trials).cases)
      for (Counts& each : counts) each.trials += each.circular == trial.circular;
    diagnostics.insert(diagnostics.end(), about_trials.begin(), about_trials.end());
  }
  sort(diagnostics);
  const Exit exit = has_errors(diagnostics) ? Exit::faulty_input : Exit::done;
  if (options.is_json()) {
    Json json{{"circulars", Json::array()},
              {"diagnostics", Json::parse(render_json(diagnostics, rules.sources, options.language()))}};
    for (const Counts& each : counts) json["circulars"].push_back(to_json(each));
    write_out(json.dump(2) + "\n");
    return exit;
  }
  tell(diagnostics, rules.sources, options);
  std::string text;
  for (const Counts& each : counts) text += line(each);
  if (exit == Exit::done) text += "Không có lỗi.\n";
  write_out(text);
  return exit;
}

}  // namespace

void add_check(CLI::App& app, Options& options, Task& task) {
  CLI::App* command = app.add_subcommand("check", "kiểm tra bộ quy tắc: lỗi, cảnh báo, số lượng")->group("Lệnh");
  command->add_option("QUY_TẮC", options.inputs, "tệp hoặc thư mục .luat (mặc định: thư mục bộ quy tắc)")
      ->type_name("");
  add_common(*command, options);
  command->footer("Ví dụ: chuan check rules\n       chuan check rules/tt-18-2018 --format json");
  command->callback([&] { task = [&] { return run_check(options); }; });
}

}  // namespace chuan
