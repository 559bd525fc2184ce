// SPDX-License-Identifier: MIT
// Which requirements and thresholds the rule tests exercise; private to this folder.
#pragma once

#include <functional>
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

  /// What a run whose expectations speak of the school's level, or of a recognition, saw of them.
  void note_school(const Rulebook& book, const LevelAssessment& part, const Program& program);
  void note_recognition(const Rulebook& book, const std::string& name, const LevelAssessment& part,
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

  /// Something concluded of the school: seen to hold and seen not to.
  struct Outcome {
    bool met = false, not_met = false;
  };
  using Quota = std::function<void(const std::string& name, const Expression&)>;
  static void each_quota(const Rulebook& book, const std::string& name, ExpressionId id, const Quota& visit);
  void note_outcome(const Rulebook& book, const std::string& name, ExpressionId id, CellId cell,
                    const LevelAssessment& part, const Program& program);
  void add_outcome(const Rulebook& book, const std::string& name, ExpressionId id);

  std::string circular_;
  std::set<const Rulebook*> added_;
  std::map<std::string, Seen> requirements_;
  std::map<std::string, Outcome> outcomes_;
};

}  // namespace chuan::trial
