// SPDX-License-Identifier: MIT
// The three speeds that matter to one school: reading the law, assessing one dossier, and the floor it is held against.
#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <algorithm>
#include <chrono>

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

/// The whole law as one file in memory: opened, one rulebook of it checked against its hash, read and lowered.
void load_compiled(benchmark::State& state) {
  const test::LoadedLaw loaded;
  Diagnostics said;
  const std::string bytes = *loaded.law.compile({}, said);
  for (auto _ : state) {
    std::vector<CompiledSource> sources;
    const Law law = Law::from_compiled(bytes, sources);
    const auto book = law.rulebook("57/2026/TT-BGDĐT", *parse_date("2026-11-15"), said, "THCS");
    benchmark::DoNotOptimize(lower(*book).cells.size());
  }
}
BENCHMARK(load_compiled)->Unit(benchmark::kMicrosecond);

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

/// What blocks a target and every step of why.
void explain_one(benchmark::State& state) {
  const Ready ready;
  const Assessment assessment = assess(ready.program, ready.book, ready.dossier, *ready.dossier.date);
  for (auto _ : state) {
    const TargetExplanation why = explain_target(ready.program, ready.book, assessment, {"muc", 3});
    benchmark::DoNotOptimize(why.blockers.size());
    state.counters["steps"] = static_cast<double>(why.parts.front().steps.size());
  }
}
BENCHMARK(explain_one)->Unit(benchmark::kMicrosecond);

/// The same told in sentences.
void words_of_one(benchmark::State& state) {
  const Ready ready;
  const Assessment assessment = assess(ready.program, ready.book, ready.dossier, *ready.dossier.date);
  const TargetExplanation why = explain_target(ready.program, ready.book, assessment, {"muc", 3});
  for (auto _ : state) {
    const auto told = in_words(ready.program, ready.book, assessment.parts[0], why.parts[0], Language::vi);
    benchmark::DoNotOptimize(told.reasons.size());
    state.counters["sentences"] = static_cast<double>(told.reasons.size());
  }
}
BENCHMARK(words_of_one)->Unit(benchmark::kMicrosecond);

/// A full dossier short of ten requirements.
void repair_one(benchmark::State& state) {
  Ready ready;
  int left = 10;
  for (auto& [subject, recorded] : ready.dossier.data.requirements)
    if (left > 0 && subject.find("/1/") != std::string::npos && left-- > 0) recorded.verdict = Verdict::not_met;
  const Assessment assessment = assess(ready.program, ready.book, ready.dossier, *ready.dossier.date);
  const RepairSetting setting{ready.program, ready.book, ready.dossier, assessment, Language::vi};
  std::vector<double> times;
  for (auto _ : state) {
    const auto start = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(find_repairs(setting, {"muc", 3}, {}).count.size());
    times.push_back(std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count());
  }
  const auto place = times.begin() + static_cast<std::ptrdiff_t>(times.size() * 99 / 100);
  std::nth_element(times.begin(), place, times.end());
  state.counters["p99"] = *place;
}
BENCHMARK(repair_one)->Unit(benchmark::kMicrosecond);

/// A circular of 100 definitions over 60 facts, each built on some before it, most used several times.
std::string shared_definitions() {
  std::string text =
      "thông tư 1/2020/TT-BGDĐT \"Thông tư thử\"\n  ban hành 01/01/2020\n  hiệu lực 15/02/2020\n"
      "  cấp học THCS \"Trung học cơ sở\"\n  loại trường THCS \"Trường\": THCS\n  áp dụng cho THCS\n\ndữ liệu\n";
  std::uint64_t state = 23;
  const auto below = [&state](std::size_t count) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state >> 33) % count;
  };
  std::vector<std::string> names;
  for (int i = 0; i < 60; ++i) {
    names.push_back("f" + std::to_string(i));
    text += "  " + names.back() + ": có hay không \"F\"\n";
  }
  for (int i = 0; i < 100; ++i) {
    const std::size_t kind = below(3);
    const char* const between = kind == 0 ? " và " : kind == 1 ? " hoặc " : "; ";
    std::string operands;
    for (std::size_t j = 3 + below(2); j > 0; --j)
      operands += (operands.empty() ? "" : between) + names[names.size() - 1 - below(60)];
    names.push_back("d" + std::to_string(i));
    text += "định nghĩa " + names.back() + " = " + (kind == 2 ? "ít nhất 2 trong (" + operands + ")" : operands) + "\n";
  }
  return text +
         "\ntiêu chuẩn 1 \"Một\"\n  tiêu chí 1.1 \"Một\"\n    mức 1\n"
         "      - \"Yêu cầu\": d99 và d98 và d97 và d96 và d95\n\nxếp mức trường\n  mức 1: mọi tiêu chí đạt "
         "mức 1\n";
}

void repair_shared(benchmark::State& state) {
  Sources sources;
  Diagnostics said;
  Law law;
  law.add(sources, sources.add("rules", shared_definitions()), said);
  const Date day = *parse_date("2021-01-01");
  const Rulebook book = *law.rulebook("1/2020/TT-BGDĐT", day, said);
  const Program program = lower(book);
  Dossier dossier;
  dossier.kind = "THCS";
  dossier.date = day;
  dossier.data.facts.resize(book.facts.size());
  for (std::size_t i = 2; i < book.facts.size(); ++i) {
    FactValues no;
    no.single = FactValue(false);
    dossier.data.facts[i] = no;
  }
  const Assessment assessment = assess(program, book, dossier, day);
  const RepairSetting setting{program, book, dossier, assessment, Language::vi};
  for (auto _ : state) state.counters["sets"] = std::stod(find_repairs(setting, {"muc", 1}, {}).count);
}
BENCHMARK(repair_shared)->Unit(benchmark::kMillisecond);

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
