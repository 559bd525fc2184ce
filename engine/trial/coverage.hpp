// SPDX-License-Identifier: MIT
// Which requirements and thresholds the rule tests exercise; private to this folder.
#pragma once

#include <map>
#include <set>
#include <string>

#include "chuan/assessment.hpp"
#include "chuan/law.hpp"

namespace chuan::trial {

/// Collects over all runs of one circular's rule tests, in every text and annex it has had.
class Exercise {
 public:
  /// Counts what `rulebook` asks, once; requirements of referenced circulars are theirs to test.
  void add(const Rulebook& rulebook);

  /// `verdict` of `requirement` in a run whose expectations speak of it.
  void note(const Rulebook& rulebook, const Requirement& requirement, Verdict verdict, const Inputs& inputs,
            const Program& program);

  Coverage result() const;

 private:
  struct Row {
    bool is_threshold = false;
    bool at_mark = false;  ///< met with the value exactly at the mark
    bool beyond = false;   ///< not met with a value just beyond
  };
  struct Seen {
    bool met = false, not_met = false;
    std::map<std::string, Row> rows;
  };

  /// A requirement by annex, address and the circular whose text it is.
  static std::string name_of(const Rulebook& rulebook, const Requirement& requirement, const std::string& subject);

  std::string circular_;
  std::set<const Rulebook*> added_;
  std::map<std::string, Seen> requirements_;
};

}  // namespace chuan::trial
