// SPDX-License-Identifier: MIT
// Rules checked, tested, formatted, compiled.
#include "answer/check.hpp"

#include <algorithm>

#include "answer/question.hpp"
#include "chuan/confidence.hpp"

namespace chuan::answer {
namespace {

struct RulesParameters {
  template <class Visit>
  static void fields(Visit&, RulesParameters&) {}
};

struct CheckParameters {
  bool with_confidence = false;

  template <class Visit>
  static void fields(Visit& visit, CheckParameters& of) {
    visit("confidence", of.with_confidence, "kèm từng thông tư được xác lập bằng gì: bản gốc, mấy nguồn, suy ra");
  }
};

struct TestParameters {
  std::vector<std::string> circulars;

  template <class Visit>
  static void fields(Visit& visit, TestParameters& of) {
    visit("circulars", of.circulars, "chỉ những thông tư này; để trống: mọi thông tư");
  }
};

bool is_complete(const Coverage& coverage) {
  return coverage.requirements_covered == coverage.requirements && coverage.thresholds_covered == coverage.thresholds &&
         coverage.missing.empty();
}

Json confidence_json(const Rulebook& rulebook) {
  Json list = Json::array();
  for (const Established& each : established(rulebook))
    list.push_back({{"confidence", chuan::key(each.confidence)},
                    {"count", each.subjects.size()},
                    {"sources", each.sources},
                    {"subjects", each.subjects}});
  return list;
}

Json to_json(const CircularSize& size, bool with_confidence) {
  Json json{{"circular", size.circular}, {"amendment", size.is_amendment}, {"trials", size.trials}};
  if (size.is_amendment) return json;
  for (const Rulebook& rulebook : size.annexes) {
    Json counts{{"standards", rulebook.standards.size()}, {"criteria", rulebook.criteria.size()},
                {"levels", level_count(rulebook)},        {"requirements", rulebook.row_count()},
                {"facts", fact_count(rulebook)},          {"metrics", metric_count(rulebook)}};
    if (with_confidence) counts["established"] = confidence_json(rulebook);
    if (rulebook.annex.empty()) {
      json.update(counts);
    } else {
      Json annex{{"id", rulebook.annex}};
      annex.update(counts);
      json["annexes"].push_back(std::move(annex));
    }
  }
  return json;
}

Made check(Asked& asked, const CheckParameters& parameters) {
  const Checked checked = check_rules(asked.rules());
  return {pretty(to_json(checked, asked.rules(), asked.language(), parameters.with_confidence)),
          has_errors(checked.diagnostics) ? Status::faulty_input : Status::done};
}

Made test(Asked& asked, const TestParameters& parameters) {
  const Trials trials = run_rule_tests(asked, parameters.circulars);
  return {pretty(to_json(trials, asked.rules())), trials.holds ? Status::done : Status::not_held};
}

Made format(Asked& asked, const RulesParameters&) {
  Formatted formatted = format_rules(asked);
  const Json json = to_json(formatted);
  const Status status = formatted.changed.empty() ? Status::done : Status::not_held;
  return {pretty(json), status, std::move(formatted.changed)};
}

Made compile(Asked& asked, const RulesParameters&) {
  const Rules& rules = asked.rules();
  asked.tell(rules.diagnostics, rules.sources);
  std::vector<CompiledSource> sources;
  for (const std::uint32_t file : rules.files) {
    const SourceFile& source = rules.sources[file];
    sources.push_back({source.name(), source.text().size(), sha256(source.text())});
  }
  Diagnostics diagnostics;
  std::optional<std::string> bytes = rules.law.compile(sources, diagnostics);
  asked.tell(std::move(diagnostics), rules.sources);
  if (!bytes) throw FaultyInput{};
  return {pretty(compiled_json(rules)), Status::done, {{"luat.chuan", std::move(*bytes)}}};
}

Json size_shape() {
  const Json established = object_of({key("confidence", text()), key("count", whole()), key("sources", list_of(text())),
                                      key("subjects", list_of(text()))});
  const std::vector<Key> counts{key("standards", whole()),
                                key("criteria", whole()),
                                key("levels", whole()),
                                key("requirements", whole()),
                                key("facts", whole()),
                                key("metrics", whole()),
                                maybe("established", list_of(established))};
  std::vector<Key> annex{key("id", text())};
  annex.insert(annex.end(), counts.begin(), counts.end());
  std::vector<Key> keys{key("circular", text()), key("amendment", truth()), key("trials", whole()),
                        maybe("annexes", list_of(object_of(annex)))};
  for (Key each : counts) {
    each.is_optional = true;
    keys.push_back(std::move(each));
  }
  return object_of(keys);
}

Json diagnostic_shape() {
  std::vector<Key> keys{key("file", or_null(text())),
                        key("line", or_null(whole())),
                        key("column", or_null(whole())),
                        key("end_line", or_null(whole())),
                        key("end_column", or_null(whole())),
                        key("code", text()),
                        key("severity", word_of({"note", "warning", "error"})),
                        key("message", text()),
                        key("help", text()),
                        maybe("subject", text()),
                        maybe("cite", text())};
  const Json note = object_of(keys);
  keys.push_back(maybe("notes", list_of(note)));
  return object_of(keys);
}

}  // namespace

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

std::size_t fact_count(const Rulebook& rulebook) {
  return static_cast<std::size_t>(
      std::count_if(rulebook.facts.begin() + 2, rulebook.facts.end(), [&](const Fact& fact) {
        return fact.source != FactSource::school_year_day &&
               std::find(rulebook.references.begin(), rulebook.references.end(), fact.origin.circular) ==
                   rulebook.references.end();
      }));
}

Checked check_rules(const Rules& rules) {
  Checked checked{{}, rules.diagnostics};
  rules.law.check_headers(checked.diagnostics);
  rules.law.check_amendments(checked.diagnostics);
  for (const CircularHeader& header : rules.law.circulars()) {
    CircularSize& each = checked.circulars.emplace_back();
    each.circular = header.number;
    each.is_amendment = header.is_amendment;
    if (!header.is_amendment) each.annexes = rules.law.check(header.number, checked.diagnostics);
  }
  rules.law.keep_certain(checked.diagnostics);
  if (!has_errors(checked.diagnostics)) rules.law.check_carry_tables(checked.diagnostics);
  if (!has_errors(checked.diagnostics)) {
    Diagnostics about_trials;
    for (const CaseResult& trial : run_trials(rules.law, about_trials).cases)
      for (CircularSize& each : checked.circulars) each.trials += each.circular == trial.circular;
    checked.diagnostics.insert(checked.diagnostics.end(), about_trials.begin(), about_trials.end());
  }
  sort(checked.diagnostics);
  return checked;
}

Json to_json(const Checked& checked, const Rules& rules, Language language, bool with_confidence) {
  Json json{{"circulars", Json::array()},
            {"diagnostics", Json::parse(render_json(checked.diagnostics, rules.sources, language))}};
  for (const CircularSize& each : checked.circulars) json["circulars"].push_back(to_json(each, with_confidence));
  return json;
}

Trials run_rule_tests(Asked& asked, const std::vector<std::string>& circulars) {
  const Rules& rules = asked.rules();
  asked.tell(rules.diagnostics, rules.sources);
  Trials trials;
  Diagnostics diagnostics;
  trials.result = run_trials(rules.law, diagnostics);
  asked.tell(std::move(diagnostics), rules.sources);
  const auto is_left_out = [&](const std::string& circular) {
    return !circulars.empty() && std::find(circulars.begin(), circulars.end(), circular) == circulars.end();
  };
  std::erase_if(trials.result.cases, [&](const CaseResult& each) { return is_left_out(each.circular); });
  std::erase_if(trials.result.coverage, [&](const Coverage& each) { return is_left_out(each.circular); });
  for (const CaseResult& each : trials.result.cases) {
    auto& [passed, failed] = trials.passed_failed[each.circular];
    ++(each.failures.empty() ? passed : failed);
    trials.holds = trials.holds && each.failures.empty();
  }
  for (const Coverage& each : trials.result.coverage) trials.holds = trials.holds && is_complete(each);
  for (const CircularHeader& header : rules.law.circulars())
    if (!header.is_amendment && !is_left_out(header.number) && trials.passed_failed.count(header.number) == 0 &&
        std::none_of(trials.result.coverage.begin(), trials.result.coverage.end(),
                     [&](const Coverage& each) { return each.circular == header.number; }))
      trials.untested.push_back(header.number);
  trials.holds = trials.holds && trials.untested.empty();
  return trials;
}

std::string place_of(const Rules& rules, SourceRange range) {
  const SourceFile& file = rules.sources[range.file];
  return file.name() + ":" + std::to_string(file.position(range.begin).line);
}

Json to_json(const Trials& trials, const Rules& rules) {
  Json json{{"circulars", Json::array()}, {"failures", Json::array()}};
  for (const CaseResult& each : trials.result.cases)
    if (!each.failures.empty())
      json["failures"].push_back({{"place", place_of(rules, each.range)},
                                  {"title", each.title},
                                  {"circular", each.circular},
                                  {"failures", each.failures}});
  for (const Coverage& each : trials.result.coverage) {
    const auto known = trials.passed_failed.find(each.circular);
    const auto [passed, failed] =
        known == trials.passed_failed.end() ? std::pair<std::size_t, std::size_t>() : known->second;
    json["circulars"].push_back({{"circular", each.circular},
                                 {"passed", passed},
                                 {"failed", failed},
                                 {"requirements", each.requirements},
                                 {"requirements_covered", each.requirements_covered},
                                 {"thresholds", each.thresholds},
                                 {"thresholds_covered", each.thresholds_covered},
                                 {"outcomes", each.outcomes},
                                 {"outcomes_covered", each.outcomes_covered},
                                 {"missing", each.missing}});
  }
  for (const std::string& each : trials.untested)
    json["circulars"].push_back(
        {{"circular", each}, {"passed", 0}, {"failed", 0}, {"missing", {"chưa có tình huống nào"}}});
  return json;
}

Formatted format_rules(Asked& asked) {
  const Rules& rules = asked.rules();
  asked.tell(rules.diagnostics, rules.sources);
  Formatted formatted{rules.files.size(), {}};
  for (const std::uint32_t file : rules.files) {
    std::optional<std::string> text = rules.law.format(file, asked.language());
    if (!text) throw FaultyInput{};
    if (*text != rules.sources[file].text())
      formatted.changed.push_back({rules.sources[file].name(), std::move(*text)});
  }
  return formatted;
}

Json to_json(const Formatted& formatted) {
  Json json{{"checked", formatted.checked}, {"changed", Json::array()}};
  for (const Bytes& each : formatted.changed) json["changed"].push_back(each.name);
  return json;
}

Json compiled_json(const Rules& rules) {
  Json json{{"rule_files", rules.files.size()}, {"circulars", Json::array()}};
  for (const CircularHeader& each : rules.law.circulars()) json["circulars"].push_back(each.number);
  return json;
}

Question check_question() {
  return question<CheckParameters, check>(
      "check", "lỗi, cảnh báo, số lượng của bộ quy tắc", {},
      object_of({key("circulars", list_of(size_shape())), key("diagnostics", list_of(diagnostic_shape()))}));
}

Question test_question() {
  const Json coverage = object_of(
      {key("circular", text()), key("passed", whole()), key("failed", whole()), maybe("requirements", whole()),
       maybe("requirements_covered", whole()), maybe("thresholds", whole()), maybe("thresholds_covered", whole()),
       maybe("outcomes", whole()), maybe("outcomes_covered", whole()), key("missing", list_of(text()))});
  const Json failure = object_of(
      {key("place", text()), key("title", text()), key("circular", text()), key("failures", list_of(text()))});
  return question<TestParameters, test>(
      "test", "mọi tình huống của bộ quy tắc, và độ phủ", {},
      object_of({key("circulars", list_of(coverage)), key("failures", list_of(failure))}));
}

Question format_question() {
  return question<RulesParameters, format>("format", "bộ quy tắc theo dạng chuẩn; trả lại các tệp đã đổi", {},
                                           object_of({key("checked", whole()), key("changed", list_of(text()))}));
}

Question compile_question() {
  return question<RulesParameters, compile>("compile", "bộ quy tắc thành một tệp đọc ngay được", {},
                                            object_of({key("rule_files", whole()), key("circulars", list_of(text()))}));
}

}  // namespace chuan::answer
