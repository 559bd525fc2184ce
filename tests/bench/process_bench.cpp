// SPDX-License-Identifier: MIT
// Whole processes: the program on the real plan, and jq on the same file as the measure of what a user waits for
// anyway.
#include <benchmark/benchmark.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

extern char** environ;

namespace {

const std::string dossier = CHUAN_PROJECT "/rules/examples/thcs-hai-phong-2022.json";

/// The exit code; -1 when it could not be started.
int run_quietly(std::vector<std::string> arguments) {
  std::vector<char*> pointers;
  for (std::string& each : arguments) pointers.push_back(each.data());
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, pointers[0], &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  if (failed != 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

void time_process(benchmark::State& state, const std::vector<std::string>& arguments) {
  for (auto _ : state)
    if (run_quietly(arguments) != 0) return state.SkipWithError("did not run");
}

void process_jq(benchmark::State& state) { time_process(state, {"jq", ".", dossier}); }
BENCHMARK(process_jq)->Unit(benchmark::kMillisecond)->UseRealTime();

void process_assess(benchmark::State& state) {
  time_process(state, {CHUAN_PROGRAM, "assess", "--rules", CHUAN_PROJECT "/rules", dossier});
}
BENCHMARK(process_assess)->Unit(benchmark::kMillisecond)->UseRealTime();

void process_explain(benchmark::State& state) {
  for (auto _ : state)
    if (run_quietly({CHUAN_PROGRAM, "explain", "--rules", CHUAN_PROJECT "/rules", dossier, "--target", "muc.2"}) != 1)
      return state.SkipWithError("did not run");
}
BENCHMARK(process_explain)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
