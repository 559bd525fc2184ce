// SPDX-License-Identifier: MIT
// Levels alone: the workload's schools already in columns, cells and levels of criteria and school, one thread, median
// of many rounds: evaluate INPUT; prints EVAL seconds.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "chuan/batch_reader.hpp"
#include "chuan/law.hpp"

using namespace chuan;

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "evaluate INPUT\n";
    return 3;
  }
  Sources sources;
  Diagnostics said;
  Law law;
  std::ifstream rules(CHUAN_SOURCE_DIR "/tests/bench/workload/quy-tac.luat");
  law.add(sources, sources.add("quy-tac.luat", std::string(std::istreambuf_iterator<char>(rules), {})), said);
  constexpr Date date{std::chrono::year(2024) / 6 / 1};
  const auto book = law.rulebook("1/2024/TT-ĐOTOCDO", date, said, "THCS");
  if (!book) return 1;
  const Program program = lower(*book);
  const Batch batch(program, *book);
  Intake intake(program, *book, "THCS", Profile::normal);
  BatchReader reader;
  std::vector<std::unique_ptr<Columns>> blocks;
  std::ifstream input(arguments[1]);
  for (std::string line; std::getline(input, line);) {
    if (blocks.empty() || blocks.back()->is_full()) blocks.push_back(std::make_unique<Columns>(program, *book));
    intake.columns = blocks.back().get();
    SchoolHead head;
    head.kind = "THCS";
    head.as_of = date;
    const std::size_t size = line.size();
    line.resize(size + BatchReader::padding);
    if (!reader.read_flat(std::string_view(line).substr(0, size), intake, head)) return 1;
  }
  BatchValues values;
  BatchLevels levels;
  std::vector<double> rounds;
  for (int i = 0; i < 21; ++i) {
    const auto started = std::chrono::steady_clock::now();
    for (const auto& block : blocks) {
      batch.run(*block, values);
      batch.levels(*block, values, levels);
    }
    rounds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
  }
  std::nth_element(rounds.begin(), rounds.begin() + 10, rounds.end());
  std::cout << fmt::format("EVAL {:.6f}\n", rounds[10]);
}
