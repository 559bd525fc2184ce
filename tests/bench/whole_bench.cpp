// SPDX-License-Identifier: MIT
// The three speeds that matter to one school: reading the law, assessing one dossier, and the floor it is held against.
#include <benchmark/benchmark.h>
#include <simdjson.h>

#include "chuan/assessment.hpp"
#include "chuan/repair.hpp"
#include "support/rules.hpp"

namespace chuan {
namespace {

constexpr const char* circular = "18/2018/TT-BGDĐT";

struct Texts {
  std::vector<std::string> files;
  std::string all;

  Texts() {
    for (const auto& path : test::rule_files(false))
      if (path.string().find("tt-18-2018") != std::string::npos) files.push_back(test::read_file(path));
    for (const std::string& text : files) all += text;
  }
};

void validate_utf8(benchmark::State& state) {
  const Texts texts;
  for (auto _ : state) benchmark::DoNotOptimize(simdjson::validate_utf8(texts.all));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * texts.all.size()));
}
BENCHMARK(validate_utf8);

void parse_check_lower(benchmark::State& state) {
  const Texts texts;
  for (auto _ : state) {
    Sources sources;
    Diagnostics said;
    Law law;
    for (const std::string& text : texts.files) law.add(sources, sources.add("rules", text), said);
    const auto book = law.rulebook(circular, *parse_date("2023-06-01"), said);
    benchmark::DoNotOptimize(lower(*book).cells.size());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * texts.all.size()));
}
BENCHMARK(parse_check_lower)->Unit(benchmark::kMillisecond);

/// A full dossier: every requirement attested with evidence, every figure given.
Dossier full_dossier(const Rulebook& book) {
  Dossier dossier;
  dossier.kind = "THCS";
  dossier.date = parse_date("2023-06-01");
  dossier.school_year = 2022;
  dossier.data.facts.resize(book.facts.size());
  for (std::size_t i = 2; i < book.facts.size(); ++i) {
    FactValues values;
    const FactValue value = book.facts[i].type == FactType::yes_no ? FactValue(false) : FactValue(Number(1));
    if (book.facts[i].yearly)
      for (int back = 0; back < 5; ++back) values.by_year[2022 - back] = value;
    else
      values.single = value;
    dossier.data.facts[i] = values;
  }
  for (const Criterion& criterion : book.criteria)
    for (const CriterionLevel& level : criterion.levels)
      for (const Indicator& indicator : level.indicators)
        for (const Requirement& requirement : indicator.requirements)
          if (requirement.kind != RequirementKind::computed)
            dossier.data.requirements[requirement.subject()] = {Verdict::met, {"[H1-1.1-01]"}, {}, {}};
  return dossier;
}

struct Ready {
  test::LoadedLaw loaded;
  Diagnostics said;
  Rulebook book = *loaded.law.rulebook(circular, *parse_date("2023-06-01"), said);
  Program program = lower(book);
  Dossier dossier = full_dossier(book);
};

/// The loop alone: values of every cell from bound inputs.
void run_loop(benchmark::State& state) {
  const Ready ready;
  const Inputs inputs = bind(ready.program, ready.book, ready.dossier, "", *ready.dossier.date, Profile::normal);
  std::vector<Value> values;
  for (auto _ : state) {
    run(ready.program, inputs, values);
    benchmark::DoNotOptimize(values.data());
  }
  state.counters["cells"] = static_cast<double>(ready.program.cells.size());
}
BENCHMARK(run_loop)->Unit(benchmark::kMicrosecond);

/// Inputs bound, loop run, levels and findings read off.
void assess_one(benchmark::State& state) {
  const Ready ready;
  for (auto _ : state)
    benchmark::DoNotOptimize(assess(ready.program, ready.book, ready.dossier, *ready.dossier.date).level);
}
BENCHMARK(assess_one)->Unit(benchmark::kMicrosecond);

void explain_one(benchmark::State& state) {
  const Ready ready;
  const Assessment assessment = assess(ready.program, ready.book, ready.dossier, *ready.dossier.date);
  for (auto _ : state)
    benchmark::DoNotOptimize(
        explain_target(ready.program, ready.book, assessment, {"muc", 3}, Language::vi).blockers.size());
}
BENCHMARK(explain_one)->Unit(benchmark::kMicrosecond);

/// A full dossier short of ten requirements.
void repair_one(benchmark::State& state) {
  Ready ready;
  int left = 10;
  for (auto& [subject, recorded] : ready.dossier.data.requirements)
    if (left > 0 && subject.find("/1/") != std::string::npos && left-- > 0) recorded.verdict = Verdict::not_met;
  const Assessment assessment = assess(ready.program, ready.book, ready.dossier, *ready.dossier.date);
  const RepairSetting setting{ready.program, ready.book, ready.dossier, assessment, Language::vi};
  for (auto _ : state) benchmark::DoNotOptimize(find_repairs(setting, {"muc", 3}, {}).count.size());
}
BENCHMARK(repair_one)->Unit(benchmark::kMicrosecond);

/// One requirement changes and the levels are told again.
void update_one(benchmark::State& state) {
  const Ready ready;
  Updater updater(ready.program,
                  bind(ready.program, ready.book, ready.dossier, "", *ready.dossier.date, Profile::normal));
  std::size_t input = 0;
  bool is_met = false;
  for (auto _ : state) {
    updater.set_verdict(input, is_met ? Verdict::met : Verdict::not_met);
    benchmark::DoNotOptimize(updater.values().data());
    if (is_met) input = (input + 1) % ready.program.verdicts.size();
    is_met = !is_met;
  }
}
BENCHMARK(update_one);

}  // namespace
}  // namespace chuan
