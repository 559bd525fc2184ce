// SPDX-License-Identifier: MIT
// A population held in memory, and one clause of the law changed: how long starting over takes, and how long what
// differs. changes INPUT, dossiers of one date under TT 57/2026; prints a line of JSON.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>

#include "chuan/batch_reader.hpp"
#include "chuan/law.hpp"
#include "support/country.hpp"

namespace {

using namespace chuan;

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

struct Block {
  Columns columns;
  BatchValues values;
  BatchLevels levels;
};

/// Schools of one kind.
struct Group {
  Rulebook book;
  Program program, changed;
  std::unique_ptr<Batch> batch, after;
  std::unique_ptr<Intake> intake;
  std::uint32_t requirement = 0;
  std::vector<std::unique_ptr<Block>> blocks;
};

/// A requirement on which the school's level rests.
std::uint32_t some_requirement(const Batch& batch) {
  const Program& program = batch.program();
  for (std::uint32_t i = 0; i < program.cells.size(); ++i) {
    if (program.subjects[i].kind != SubjectKind::requirement) continue;
    const std::vector<std::uint32_t> above = batch.depending_on({i});
    if (std::find(above.begin(), above.end(), program.school.front().value) != above.end()) return i;
  }
  return 0;
}

/// The same program, where the law no longer asks for it.
Program without(const Program& program, std::uint32_t requirement) {
  Program changed = program;
  changed.cells[requirement] = Cell{};
  changed.cells[requirement].payload = static_cast<std::uint32_t>(Verdict::met);
  return changed;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::cerr << "changes INPUT\n";
    return 3;
  }
  const test::Country country;
  std::map<std::string, std::unique_ptr<Group>> groups;
  const auto intake_of = [&](SchoolHead& head) -> Intake& {
    auto& known = groups[head.kind];
    head.as_of = *head.date;
    if (!known) {
      Diagnostics said;
      known = std::make_unique<Group>();
      known->book = *country.law().rulebook("57/2026/TT-BGDĐT", head.as_of, said, head.kind);
      known->program = lower(known->book);
      known->batch = std::make_unique<Batch>(known->program, known->book);
      known->requirement = some_requirement(*known->batch);
      known->changed = without(known->program, known->requirement);
      known->after = std::make_unique<Batch>(known->changed, known->book);
      known->intake = std::make_unique<Intake>(known->program, known->book, head.kind, Profile::normal);
    }
    if (known->blocks.empty() || known->blocks.back()->columns.is_full())
      known->blocks.push_back(std::make_unique<Block>(Block{Columns(known->program, known->book), {}, {}}));
    known->intake->columns = &known->blocks.back()->columns;
    return *known->intake;
  };
  std::size_t schools = 0;
  const auto start_over = [&] {
    for (auto& each : groups) each.second->blocks.clear();
    schools = 0;
    const auto started = std::chrono::steady_clock::now();
    std::ifstream file(arguments[1]);
    BatchReader reader;
    SchoolHead head;
    for (std::string line; std::getline(file, line); ++schools) {
      const std::size_t size = line.size();
      line.resize(size + BatchReader::padding);
      const bool is_read =
          reader.read_head(std::string_view(line).substr(0, size), head) && reader.read(intake_of(head), head);
      if (!is_read) std::exit(1);
    }
    for (auto& each : groups)
      for (auto& block : each.second->blocks) {
        each.second->batch->run(block->columns, block->values);
        each.second->batch->levels(block->values, block->levels);
      }
    return seconds_since(started);
  };
  start_over();
  const double anew = start_over();

  // Levels alone, from columns.
  const auto evaluated = std::chrono::steady_clock::now();
  for (auto& each : groups)
    for (auto& block : each.second->blocks) {
      each.second->batch->run(block->columns, block->values);
      each.second->batch->levels(block->values, block->levels);
    }
  const double evaluating = seconds_since(evaluated);

  // One clause changed: the cells that rest on it, in place.
  std::size_t risen = 0, cells = 0;
  const auto changed = std::chrono::steady_clock::now();
  for (auto& each : groups) {
    Group& group = *each.second;
    const std::vector<std::uint32_t> dependent = group.after->depending_on({group.requirement});
    cells += dependent.size();
    BatchLevels levels;
    for (auto& block : group.blocks) {
      group.after->run(block->columns, block->values, dependent);
      group.after->levels(block->values, levels);
      for (std::size_t i = 0; i < block->columns.size(); ++i) risen += levels.level[i] != block->levels.level[i];
    }
  }
  const double changing = seconds_since(changed);
  std::cout
      << fmt::format(
             R"({{"schools": {}, "start_over_s": {:.6f}, "evaluate_s": {:.6f}, "one_clause_changed_s": {:.6f}, "cells": {}, "moved": {}}})",
             schools, anew, evaluating, changing, cells, risen)
      << "\n";
}
