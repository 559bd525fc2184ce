// SPDX-License-Identifier: MIT
// What many schools come to together. No school is named and none is put before another.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "answer/json.hpp"
#include "chuan/assessment.hpp"

namespace chuan::answer {

/// How many schools have each level; a level known as an interval counts under that interval.
using LevelCounts = std::map<std::pair<int, int>, std::size_t>;

/// What of one school a summary counts.
struct SummaryRow {
  std::string province, commune, kind, circular;
  std::string text;  ///< whose criteria: the circular, with its annex where it has several
  Interval level;
  std::vector<std::pair<std::string, Interval>> degrees;          ///< recognition id, degree
  std::vector<std::string> blockers;                              ///< criteria below the next rating level
  std::vector<std::pair<std::string, std::string>> certificates;  ///< label; month "2027-05", or empty
};

/// The divisions in which schools are counted.
enum class Division : std::uint8_t { province, commune, kind, circular };

class Summary {
 public:
  struct Blocker {
    std::size_t schools = 0;  ///< that are not at their next rating level here
    std::size_t alone = 0;    ///< of these, those for which it is all that is missing
  };

  void add(const SummaryRow& row);
  void add(const Summary& other);
  /// Schools that would rise, if only `subject` of `text` were met.
  void add_lift(const std::string& text, const std::string& subject, std::size_t schools);

  /// "An Giang", "An Giang / Long Xuyên", … in alphabetical order.
  std::map<std::string, LevelCounts> by(Division division, Language language) const;

  std::size_t schools = 0;
  std::size_t bad = 0;
  std::size_t without_lifts = 0;  ///< schools that could only be read by themselves
  bool has_lifts = false;         ///< results alone do not tell them
  /// What rulebooks call a text's criterion, a circular's recognition and, under "", a kind of school.
  std::map<std::pair<std::string, std::string>, std::string> titles;
  std::string partial;  ///< why it is not all; empty: it is
  LevelCounts levels;
  std::map<std::pair<std::string, std::string>, LevelCounts> degrees;      ///< circular, recognition
  std::map<std::string, std::map<std::string, std::size_t>> certificates;  ///< month, label
  std::map<std::pair<std::string, std::string>, Blocker> blockers;         ///< text, criterion
  std::map<std::pair<std::string, std::string>, std::size_t> lifts;        ///< text, subject

 private:
  std::map<std::array<std::string, 4>, LevelCounts> groups_;  // province, commune, kind, circular
};

/// "57/2026/TT-BGDĐT, phụ lục II".
std::string text_name(const std::string& circular, const std::string& annex);
/// "province", "commune", "kind", "circular".
const char* key(Division division);
/// What "province,kind" names. Throws Refusal.
std::vector<Division> divisions_of(const std::string& words, Language language);
Json to_json(const Summary& summary, const std::vector<Division>& divisions, Language language);
Json summary_shape();

}  // namespace chuan::answer
