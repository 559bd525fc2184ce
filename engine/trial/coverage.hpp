// SPDX-License-Identifier: MIT
// Which requirements and thresholds the rule tests exercise; private to this folder.
#pragma once

#include <map>
#include <string>

#include "chuan/assessment.hpp"
#include "chuan/law.hpp"

namespace chuan::trial {

/// Collects over all runs of one circular's rule tests.
class Exercise {
 public:
  explicit Exercise(const Rulebook& rulebook);

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

  std::string circular_;
  std::map<std::string, Seen> requirements_;
};

}  // namespace chuan::trial
