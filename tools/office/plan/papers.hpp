// SPDX-License-Identifier: MIT
// What plans and reports look like under each circular and on each day, as `rules/ke-hoach/van-ban.json` declares.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chuan/date.hpp"

namespace chuan::office {

/// What a column of a table is.
enum class Role : std::uint8_t {
  none,
  criterion,
  standard,
  item,
  order,
  level,
  verdict,
  remark,
  cause,
  state,
  code,
  title,
  issued,
  location,
  issuer,
  note,
  target,
  action,
  content,
  owner,
  decides,
  cost,
  source,
  starts,
  due,
  time,
  indicator,
  proof,
  progress,
  name,
  position,
  duty,
  when,
  count,
  year,
};

/// Whose levels a group of columns shows.
enum class Context : std::uint8_t { none, aim, other, now };

/// What the lines below a heading are.
enum class Section : std::uint8_t { none, target, solutions, strengths, limits, recipients, conclusion, result };

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

  template <class Meaning>
  struct Words {
    Meaning meaning;
    std::vector<std::string> words;  ///< folded, without signs
  };
  struct Levels {
    int highest = 0;
    std::vector<std::string> not_met, met, unknown;
    std::vector<std::string> denied;  ///< before a level: it is not the one
    std::vector<std::string> before;  ///< a level of another time
    std::vector<std::string> from;    ///< directly before the level that is left
    std::vector<std::string> to;      ///< before the level that is aimed at: what stands before it is left
  };

  std::vector<Kind> kinds;
  std::vector<Group> groups;
  std::vector<Words<Role>> roles;
  std::vector<Words<Context>> contexts;
  std::vector<Words<Section>> sections;
  std::vector<Words<std::string>> units;  ///< of money, as people write it
  Levels levels;
  std::vector<std::string> yes_marks, no_marks;  ///< small letters, with their marks
  std::vector<std::string> examples;             ///< first cells of rows that only show how to fill a form in
  std::vector<std::string> blanks;               ///< in brackets: nothing was written there yet
  std::vector<std::string> evidence, council;    ///< words of a list of evidence, of the members of a council
  std::vector<Words<std::string>> statuses;      ///< how far an action is, as people write it: its whole text
  std::vector<std::string> counted;              ///< what is counted whole: pupils, classes, rooms
  std::vector<std::string> dropped;              ///< before the name of a figure: "tong so"
  std::vector<std::string> shares, averages;     ///< words of a percentage, of what may have a fraction
  std::vector<std::string> cut_codes;            ///< criteria that a spreadsheet's number cuts short: "1.10"
  std::vector<Goal> goals;     ///< the first that a text is about counts; the first of several is the goal of a plan
  std::vector<Bodies> bodies;  ///< the first that holds counts; the last holds always

  /// Whether a criterion belongs to a group outside the standards.
  bool is_in_group(const std::string& criterion) const;
  const Bodies& bodies_of(const std::string& kind, Date date) const;

  /// By the word that begins first in a heading, of those the longest.
  Role role_of(const std::string& heading) const;
  Context context_of(const std::string& heading) const;
  bool speaks_of(const std::string& heading, Context context) const;
  /// Of a line that begins so.
  Section section_of(const std::string& line) const;
  /// Whether the words are about things that have no parts, and not about a share or an average of them.
  bool counts(const std::string& words) const;
  bool is_share(const std::string& words) const;
  bool names_evidence(const std::string& words) const;
  bool names_council(const std::string& words) const;
  /// As the data contract names it; empty: the text is something else.
  std::string status_of(const std::string& text) const;
  /// "(chưa nhập)", "[nhà trường điền: …]".
  bool is_blank(const std::string& text) const;
  /// The unit that a heading names; empty: none.
  std::string unit_of(const std::string& heading) const;
};

/// Reads strictly: what is unknown, missing or of the wrong form is an error. Throws BadDeclaration.
Papers read_papers(const std::string& text, const std::string& name);

}  // namespace chuan::office
