// SPDX-License-Identifier: MIT
// Failures that may rest on a requirement suspended as a ground: verdicts stand, the doubt is said.
#include <algorithm>

#include "assess/findings.hpp"
#include "assess/ladder.hpp"
#include "assess/run.hpp"
#include "diagnostic/code.hpp"

namespace chuan {
namespace {

constexpr SourceRange no_place{UINT32_MAX, 0, 0};

/// A requirement that is suspended on the day of the rulebook, where it stands.
struct Suspended {
  std::size_t criterion = 0;
  std::size_t level = 0;  ///< which of the criterion's own
  const Requirement* requirement = nullptr;
  CellId cell, indicator;
};

std::string window_text(const Transition& suspension) {
  std::string text;
  if (suspension.from) text += " từ " + to_vietnamese(*suspension.from);
  if (suspension.to) text += " đến " + to_vietnamese(*suspension.to);
  return suspension.text + (text.empty() ? "" : " (nhiều nhất là" + text + ")");
}

class SuspensionFinder {
 public:
  SuspensionFinder(const Program& program, const Rulebook& book, Date as_of) : program_(program), book_(book) {
    day_ = to_vietnamese(as_of);
    for (std::size_t c = 0; c < book.criteria.size(); ++c)
      for (std::size_t l = 0; l < book.criteria[c].levels.size(); ++l)
        for (const Indicator& indicator : book.criteria[c].levels[l].indicators)
          for (const Requirement& requirement : indicator.requirements)
            if (!requirement.suspensions.empty())
              all_.push_back({c, l, &requirement, cell_of(SubjectKind::requirement, requirement.subject()),
                              cell_of(SubjectKind::indicator, indicator_address(requirement.subject()))});
  }

  void look(const LevelAssessment& part, Diagnostics& found) {
    if (all_.empty()) return;
    const std::vector<Value> lifted = values_without_grounds(part);
    const Interval school = climbed(lifted, 0, [&](auto step) { climb_school(program_, book_, step); });
    for (std::size_t c = 0; c < book_.criteria.size(); ++c) {
      const auto climb = [&](auto step) { climb_criterion(program_, book_, c, step); };
      const Interval own = climbed(lifted, bottom_of(book_.criteria[c]), climb);
      if (own.at_most > part.criteria[c].at_most)
        say_alone(part, c, own, school, found);
      else
        say_cause_unknown(part, c, found);
    }
  }

 private:
  static std::string indicator_address(const std::string& requirement) {
    return requirement.substr(0, requirement.rfind('/'));
  }
  static std::string level_text(Interval level) {
    return level.at_least == level.at_most ? std::to_string(level.at_least)
                                           : std::to_string(level.at_least) + "-" + std::to_string(level.at_most);
  }

  CellId cell_of(SubjectKind kind, const std::string& name) const {
    for (std::uint32_t i = 0; i < program_.subjects.size(); ++i)
      if (program_.subjects[i].kind == kind && program_.subjects[i].name == name) return {i};
    return {};
  }

  /// Whether it fails, or an indicator recorded as failing may fail by it.
  bool may_fail(const LevelAssessment& part, const Suspended& each) const {
    if (each.cell.is_none()) return false;
    const Value& own = part.values[each.cell.value];
    if (own.verdict == Verdict::not_met) return true;
    return own.verdict == Verdict::unknown && !each.indicator.is_none() &&
           part.values[each.indicator.value].verdict == Verdict::not_met;
  }

  std::vector<Value> values_without_grounds(const LevelAssessment& part) const {
    std::vector<char> is_lifted(program_.cells.size(), 0);
    for (const Suspended& each : all_)
      if (may_fail(part, each)) is_lifted[each.cell.value] = 1;
    std::vector<Value> values(part.values);
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = value_of(program_, program_.cells[i], part.inputs, values.data());
      if (is_lifted[i] == 0) continue;
      values[i] = {};
      values[i].verdict = Verdict::not_applicable;
    }
    return values;
  }

  void say_alone(const LevelAssessment& part, std::size_t criterion, Interval own, Interval school,
                 Diagnostics& found) const {
    std::string subjects;
    const Suspended* first = nullptr;
    for (const Suspended& each : all_) {
      if (each.criterion != criterion || !may_fail(part, each)) continue;
      if (first == nullptr) first = &each;
      subjects += (subjects.empty() ? "" : ", ") + each.requirement->subject();
    }
    if (first == nullptr) return;
    const Transition& why = first->requirement->suspensions.front();
    found.push_back({Code::A530,
                     no_place,
                     {book_.criteria[criterion].id, subjects, day_, window_text(why), level_text(own),
                      level_text(school), level_text(part.level)},
                     {},
                     book_.criteria[criterion].id,
                     first->requirement->origin.cite});
  }

  void say_cause_unknown(const LevelAssessment& part, std::size_t criterion, Diagnostics& found) const {
    for (const Suspended& each : all_) {
      if (each.criterion != criterion || each.cell.is_none()) continue;
      const Value& level = part.values[program_.own_level[criterion][each.level].value];
      const bool is_recorded = level.verdict == Verdict::not_met && level.from_record;
      const bool is_lowest =
          each.level == 0 ||
          part.values[program_.own_level[criterion][each.level - 1].value].verdict != Verdict::not_met;
      if (!is_recorded || !is_lowest || part.values[each.cell.value].verdict != Verdict::unknown) continue;
      found.push_back({Code::A531,
                       no_place,
                       {book_.criteria[criterion].id, level_text(part.criteria[criterion]), each.requirement->subject(),
                        day_, window_text(each.requirement->suspensions.front())},
                       {},
                       book_.criteria[criterion].id,
                       each.requirement->origin.cite});
      return;
    }
  }

  const Program& program_;
  const Rulebook& book_;
  std::string day_;
  std::vector<Suspended> all_;
};

}  // namespace

void find_suspended(const Program& program, const Rulebook& rulebook, const Assessment& assessment,
                    Diagnostics& found) {
  SuspensionFinder finder(program, rulebook, assessment.as_of);
  for (const LevelAssessment& part : assessment.parts) finder.look(part, found);
}

}  // namespace chuan
