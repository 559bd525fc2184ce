// SPDX-License-Identifier: MIT
// `chuan check`: what is wrong with the rules, and how much they hold.
#include <algorithm>

#include "command/declaration.hpp"
#include "command_line.hpp"
#include "load/load.hpp"
#include "load/log.hpp"
#include "text/confidence_text.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

struct Counts {
  std::string circular;
  bool is_amendment = false;
  std::vector<Rulebook> annexes;  // of its last text; one when it has no annexes
  std::size_t trials = 0;
};

std::size_t level_count(const Rulebook& rulebook) {
  std::size_t count = 0;
  for (const Criterion& criterion : rulebook.criteria)
    if (!rulebook.is_referenced(criterion)) count += criterion.levels.size();
  return count;
}

std::size_t metric_count(const Rulebook& rulebook) {
  std::size_t count = 0;
  for (const Criterion& criterion : rulebook.criteria) count += criterion.metrics.size();
  return count;
}

// Facts that people give: without the built-in ones and those of referenced circulars.
std::size_t fact_count(const Rulebook& rulebook) {
  return static_cast<std::size_t>(
      std::count_if(rulebook.facts.begin() + 2, rulebook.facts.end(), [&](const Fact& fact) {
        return fact.source != FactSource::school_year_day &&
               std::find(rulebook.references.begin(), rulebook.references.end(), fact.origin.circular) ==
                   rulebook.references.end();
      }));
}

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

std::string line(const Counts& counts) {
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
std::string confidence_text(const std::vector<Counts>& counts, Language language) {
  const char* const word = language == Language::vi ? ", phụ lục " : ", annex ";
  std::string text;
  for (const Counts& each : counts)
    for (const Rulebook& annex : each.annexes)
      text += each.circular + (annex.annex.empty() ? "" : word + annex.annex) + ": " +
              confidence_counts(annex, language) + "\n" + confidence_listing(annex, language);
  return text;
}

Json confidence_json(const Rulebook& rulebook) {
  Json list = Json::array();
  for (const Established& each : established(rulebook))
    list.push_back({{"confidence", key(each.confidence)},
                    {"count", each.subjects.size()},
                    {"sources", each.sources},
                    {"subjects", each.subjects}});
  return list;
}

Json to_json(const Counts& counts, bool with_confidence) {
  Json json{{"circular", counts.circular}, {"amendment", counts.is_amendment}, {"trials", counts.trials}};
  if (counts.is_amendment) return json;
  for (const Rulebook& rulebook : counts.annexes) {
    Json size{{"standards", rulebook.standards.size()}, {"criteria", rulebook.criteria.size()},
              {"levels", level_count(rulebook)},        {"requirements", rulebook.row_count()},
              {"facts", fact_count(rulebook)},          {"metrics", metric_count(rulebook)}};
    if (with_confidence) size["established"] = confidence_json(rulebook);
    if (rulebook.annex.empty()) {
      json.update(size);
    } else {
      Json annex{{"id", rulebook.annex}};
      annex.update(size);
      json["annexes"].push_back(std::move(annex));
    }
  }
  return json;
}

struct CheckOptions {
  std::vector<std::string> rules;
  bool with_confidence = false;
};

Exit run_check(const CheckOptions& options, Session& session) {
  const Rules rules = load_rules(rule_files(places_of(options.rules, session), RuleFiles::all), session);
  Diagnostics diagnostics = rules.diagnostics;
  rules.law.check_headers(diagnostics);
  rules.law.check_amendments(diagnostics);
  const std::vector<CircularHeader> headers = rules.law.circulars();
  std::vector<Counts> counts;
  for (const CircularHeader& header : headers) {
    Counts& each = counts.emplace_back();
    each.circular = header.number;
    each.is_amendment = header.is_amendment;
    const Phase phase("kiểm tra một thông tư");
    if (!header.is_amendment) each.annexes = rules.law.check(header.number, diagnostics);
  }
  rules.law.keep_certain(diagnostics);
  if (!has_errors(diagnostics)) rules.law.check_carry_tables(diagnostics);
  if (!has_errors(diagnostics)) {
    Diagnostics about_trials;
    for (const CaseResult& trial : run_trials(rules.law, about_trials).cases)
      for (Counts& each : counts) each.trials += each.circular == trial.circular;
    diagnostics.insert(diagnostics.end(), about_trials.begin(), about_trials.end());
  }
  sort(diagnostics);
  const Exit exit = has_errors(diagnostics) ? Exit::faulty_input : Exit::done;
  if (session.is_json()) {
    Json json{{"circulars", Json::array()},
              {"diagnostics", Json::parse(render_json(diagnostics, rules.sources, session.language))}};
    for (const Counts& each : counts) json["circulars"].push_back(to_json(each, options.with_confidence));
    write_out(json.dump(2) + "\n");
    return exit;
  }
  tell(diagnostics, rules.sources, session);
  std::string text;
  for (const Counts& each : counts) text += line(each);
  if (options.with_confidence) text += confidence_text(counts, session.language);
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
