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
      batch.levels(values, levels);
    }
    rounds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
  }
  std::nth_element(rounds.begin(), rounds.begin() + 10, rounds.end());
  std::cout << fmt::format("EVAL {:.6f}\n", rounds[10]);

  // One threshold five points higher, everything else as it was.
  Program changed = program;
  std::vector<std::uint32_t> threshold;
  for (std::uint32_t i = 0; i < program.cells.size() && threshold.empty(); ++i)
    if (program.cells[i].op == CellOp::at_least) threshold.push_back(i);
  const std::uint32_t literal = program.children(CellId{threshold.front()})[1].value;
  changed.literals.push_back(*add(changed.literals[changed.cells[literal].payload], Number(5)));
  changed.cells[literal].payload = static_cast<std::uint32_t>(changed.literals.size() - 1);
  const Batch after(changed, *book);
  const std::vector<std::uint32_t> dependent = after.depending_on(threshold);
  std::vector<BatchValues> held(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) batch.run(*blocks[i], held[i]);
  const auto started = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    after.run(*blocks[i], held[i], dependent);
    after.levels(held[i], levels);
  }
  std::cout << fmt::format("CHANGED {:.6f}\n",
                           std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
}
