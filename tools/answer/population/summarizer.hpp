// SPDX-License-Identifier: MIT
// Schools of a population counted as they are assessed, or as results tell them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "answer/population/schools.hpp"
#include "answer/population/summary.hpp"

namespace chuan::answer {

/// One thread uses one of these at a time; the law may be shared.
class Summarizer {
 public:
  Summarizer(const OpenLaw& law, const PopulationSetting& setting, Language language)
      : schools_(law, setting, language, true) {}

  /// What the piece comes to. Lines are dossiers, or results as `assess` prints them.
  Summary summarize(const PopulationPiece& piece);
  /// What there is to tell about the lines of the last piece: messages, or why there is no inquiry.
  const std::vector<School>& told() const { return told_; }

 private:
  /// One thing that may be met, or no longer asked: its cell, and the cells that rest on it.
  struct Lever {
    std::string subject;
    std::uint32_t cell = 0;
    std::vector<std::uint32_t> above;
  };
  static std::vector<Lever> levers(const Batch& batch);

  void add(const School& school);
  void add_titles(const Rulebook& book, const std::string& text);
  void result(const PopulationPiece& piece, const PopulationLine& line);
  void lift(const SchoolBlock& block);
  void tell(std::string words);

  SchoolAssessor schools_;
  Summary summary_;
  std::vector<School> told_;
  std::map<const LoweredLaw*, std::vector<Lever>> levers_;
  std::set<const LoweredLaw*> titled_;
  std::vector<Column> saved_;
  BatchLevels::Row before_, after_;
};

}  // namespace chuan::answer
