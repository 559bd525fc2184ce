// SPDX-License-Identifier: MIT
// Runs every benchmark several times in one run and prints one table: medians, what each is held against, and how far
// it is from what was aimed at.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

constexpr int repetitions = 9;

class Medians : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.error_occurred) failed_.insert(run.run_name.function_name);
      if (run.error_occurred || run.run_type != Run::RT_Iteration) continue;
      nanoseconds_[run.run_name.function_name].push_back(run.real_accumulated_time /
                                                         static_cast<double>(run.iterations) * 1e9);
      for (const auto& [name, counter] : run.counters) counters_[run.run_name.function_name + " " + name] = counter;
    }
  }
  bool failed(const std::string& name) const { return failed_.contains(name); }
  /// Of the last repetition; none when the benchmark has none such.
  const double* counter(const std::string& benchmark, const std::string& name) const {
    const auto found = counters_.find(benchmark + " " + name);
    return found == counters_.end() ? nullptr : &found->second;
  }
  /// None when it did not run.
  const double* median(const std::string& name) {
    const auto found = nanoseconds_.find(name);
    if (found == nanoseconds_.end()) return nullptr;
    auto& times = found->second;
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return &*middle;
  }

 private:
  std::map<std::string, std::vector<double>> nanoseconds_;
  std::map<std::string, double> counters_;
  std::set<std::string> failed_;
};

std::string time_words(double nanoseconds) {
  if (nanoseconds < 1e3) return fmt::format("{:.0f} ns", nanoseconds);
  if (nanoseconds < 1e6) return fmt::format("{:.1f} µs", nanoseconds / 1e3);
  return fmt::format("{:.2f} ms", nanoseconds / 1e6);
}

struct Row {
  const char* what;
  const char* name;
  const char* against;  ///< another benchmark; none: the time itself
  const char* aim;
};

constexpr Row rows[] = {
    {"UTF-8 of TT 18 (simdjson)", "validate_utf8", nullptr, ""},
    {"parse, check, lower TT 18", "parse_check_lower", "validate_utf8", "below 1000 times; below 30 ms"},
    {"open a compiled law, take TT 57", "load_compiled", nullptr, "below 1 ms"},
    {"the loop over all cells", "run_loop", nullptr, ""},
    {"assess a full dossier", "assess_one", nullptr, "below 20 µs"},
    {"explain a target", "explain_one", "assess_one", "below 1.5 times"},
    {"that explanation as sentences", "words_of_one", "assess_one", ""},
    {"all repairs, 10 requirements short", "repair_one", nullptr, "below 5 ms"},
    {"the same, 100 shared definitions", "repair_shared", nullptr, "below 2 s"},
    {"one requirement changes", "update_one", "assess_one", "at most 1/20"},
    {"process jq . real plan", "process_jq", nullptr, ""},
    {"process chuan assess", "process_assess", "process_jq", "below 1.5 times"},
    {"process chuan explain", "process_explain", "process_jq", ""},
};

std::string padded(std::string text, std::size_t most) {
  const auto wide = static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  return text.append(most > wide ? most - wide : 0, ' ');
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<char*> arguments(argv, argv + argc);
  std::string repeat = "--benchmark_repetitions=" + std::to_string(repetitions);
  std::string interleave = "--benchmark_enable_random_interleaving=true";
  arguments.insert(arguments.begin() + 1, {repeat.data(), interleave.data()});
  int count = static_cast<int>(arguments.size());
  benchmark::Initialize(&count, arguments.data());
  if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 3;
  Medians medians;
  benchmark::RunSpecifiedBenchmarks(&medians);
  fmt::print("{}{}{}{}\n", padded("what", 38), padded("median", 12), padded("compared", 30), "aim");
  for (const Row& row : rows) {
    const double* median = medians.median(row.name);
    if (medians.failed(row.name)) fmt::print("{}does not run\n", padded(row.what, 38));
    if (median == nullptr) continue;
    std::string ratio;
    if (const double* other = row.against != nullptr ? medians.median(row.against) : nullptr)
      ratio = fmt::format("{:.3g} times {}", *median / *other, row.against);
    if (const double* p99 = medians.counter(row.name, "p99")) ratio = "p99 " + time_words(*p99);
    if (const double* sentences = medians.counter(row.name, "sentences"))
      ratio += fmt::format(", {:.0f} sentences", *sentences);
    if (const double* sets = medians.counter(row.name, "sets")) ratio = fmt::format("{:.0f} minimal sets", *sets);
    fmt::print("{}{}{}{}\n", padded(row.what, 38), padded(time_words(*median), 12), padded(ratio, 30), row.aim);
  }
}
