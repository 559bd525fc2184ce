// SPDX-License-Identifier: MIT
// What plans and reports look like under each circular and on each day, as `rules/ke-hoach/van-ban.json` declares.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chuan/date.hpp"

namespace chuan::office {

struct Papers {
  /// A kind of school, and the words by which a document shows that it is about one; folded.
  struct Kind {
    std::string name;
    std::vector<std::string> words;
  };
  /// Criteria outside the standards that have a table of their own: "met" in it is `level`.
  struct Group {
    std::string id;
    int level = 0;
    std::vector<std::string> words;  ///< in the heading of that table; folded
  };
  /// Who is above a school and whom its papers go to.
  struct Bodies {
    std::vector<std::string> kinds;  ///< empty: any
    std::optional<Date> from;        ///< papers of this day on
    std::string above;               ///< as the letter head has it; empty: left out
    std::vector<std::string> recipients;
    std::string signs;                       ///< the title above the signature
    std::vector<std::string> school_bodies;  ///< who decides within the school
  };
  /// A goal as documents word it: `target` with the number after the first of `degrees` that has one.
  struct Goal {
    std::string target;                ///< "chuan_quoc_gia"
    std::vector<std::string> words;    ///< any of them shows that a text is about it; folded
    std::vector<std::string> degrees;  ///< folded
  };

  std::vector<Kind> kinds;
  std::vector<Group> groups;
  std::vector<Goal> goals;     ///< the first that a text is about counts; the first of several is the goal of a plan
  std::vector<Bodies> bodies;  ///< the first that holds counts; the last holds always

  /// Whether a criterion belongs to a group outside the standards.
  bool is_in_group(const std::string& criterion) const;
  const Bodies& bodies_of(const std::string& kind, Date date) const;
};

/// Reads strictly: what is unknown, missing or of the wrong form is an error. Throws BadDeclaration.
Papers read_papers(const std::string& text, const std::string& name);

}  // namespace chuan::office
