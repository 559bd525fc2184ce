// SPDX-License-Identifier: MIT
// Targets: what they are called, and which criteria stand in their way.
#include <algorithm>
#include <map>

#include "chuan/explanation.hpp"
#include "chuan/sentence.hpp"
#include "explain/derive.hpp"
#include "explain/place.hpp"

namespace chuan {
namespace {

using namespace explanation;

// The criteria short of a target in one educational level: the level asked of each, 0 where none is.
class Descent {
 public:
  Descent(const Program& program, const std::vector<Value>& values)
      : program_(program), values_(values), seen_(program.cells.size()), asked(program.reached.size()) {}

  void from(CellId root) {
    std::vector<CellId> open{root};
    while (!open.empty()) {
      const CellId cell = open.back();
      open.pop_back();
      const Verdict verdict = values_[cell.value].verdict;
      if (is_satisfied(verdict) || seen_[cell.value]) continue;
      seen_[cell.value] = true;
      const CellSubject& subject = program_.subjects[cell.value];
      if (subject.kind == SubjectKind::criterion_reached) {
        asked[subject.index] = std::max(asked[subject.index], subject.level);
        continue;
      }
      if (subject.kind == SubjectKind::condition && subject.level > 0) {
        conditions.push_back(cell);
        continue;
      }
      const auto children = program_.children(cell);
      open.insert(open.end(), children.begin(), children.end());
      has_choice = has_choice || leaves_choice(cell);
    }
  }

 private:
  // Whether fewer of the cell's children than fall short need to be lifted.
  bool leaves_choice(CellId id) const {
    const Cell& cell = program_[id];
    std::uint32_t met = 0, short_of = 0;
    for (const CellId child : program_.children(id)) {
      const Verdict verdict = values_[child.value].verdict;
      met += verdict == Verdict::met;
      short_of += verdict == Verdict::not_met || verdict == Verdict::unknown;
    }
    if (cell.op == CellOp::any) return short_of > 1;
    if (cell.op == CellOp::quota) return met + short_of > cell.payload;
    return cell.op == CellOp::percent_quota && (met + short_of) * cell.payload <= (met + short_of - 1) * 100;
  }

  const Program& program_;
  const std::vector<Value>& values_;
  std::vector<bool> seen_;

 public:
  std::vector<int> asked;
  std::vector<CellId> conditions;  // that fail or are open
  bool has_choice = false;
};

std::string lacking_cite(const Rulebook& rulebook, const Criterion& criterion, Interval has) {
  for (const CriterionLevel& level : criterion.levels)
    if (level.number > has.at_least && !level.origin.cite.empty()) return level.origin.cite;
  const CellSubject subject{SubjectKind::criterion_reached, criterion.id, criterion.highest(),
                            static_cast<std::uint32_t>(&criterion - rulebook.criteria.data()), &criterion.origin};
  return place_of(rulebook, subject).cite;
}

std::string without_verb(const std::string& label) {
  constexpr std::string_view verb = "Đạt ";
  return label.starts_with(verb) ? label.substr(verb.size()) : label;
}

}  // namespace

std::string describe(const Target& target, const Rulebook& rulebook, Language language) {
  if (target.is_rating()) return sentence(Sentence::level_name, language, {std::to_string(target.number)});
  for (const Recognition& recognition : rulebook.recognitions)
    if (recognition.id == target.id)
      return without_verb(recognition.label.empty() ? recognition.name : recognition.label) + " " +
             degree_word(recognition.degree_word, language) + " " + std::to_string(target.number);
  return print(target);
}

std::string degree_word(const std::string& declared, Language language) {
  for (const Sentence each : {Sentence::degree_word, Sentence::grade_word})
    if (declared == sentence(each, Language::vi)) return sentence(each, language);
  return declared;
}

TargetExplanation explain_target(const Program& program, const Rulebook& rulebook, const Assessment& assessment,
                                 const Target& target) {
  TargetExplanation result;
  result.target = target;
  result.reached = Verdict::not_applicable;
  for (const RecognitionResult& each : assessment.recognitions)
    if (each.id == target.id) result.conditions = each.conditions;
  const std::optional<CellId> cell = target_cell(program, rulebook, target);
  if (!cell) return result;

  std::vector<int> asked(rulebook.criteria.size());
  std::map<std::uint32_t, Verdict> conditions;  // by cell
  for (const LevelAssessment& part : assessment.parts) {
    result.reached = both(result.reached, part.values[cell->value].verdict);
    Descent descent(program, part.values);
    descent.from(*cell);
    result.has_choice = result.has_choice || descent.has_choice;
    for (std::size_t c = 0; c < asked.size(); ++c) asked[c] = std::max(asked[c], descent.asked[c]);
    for (const CellId each : descent.conditions) {
      const auto [known, is_new] = conditions.try_emplace(each.value, part.values[each.value].verdict);
      if (!is_new) known->second = both(known->second, part.values[each.value].verdict);
    }
    result.parts.push_back(derive(program, part.values, *cell, print(target)));
  }
  for (std::size_t c = 0; c < asked.size(); ++c) {
    if (asked[c] == 0) continue;
    const Criterion& declared = rulebook.criteria[c];
    const int needs = std::min(asked[c], std::max(declared.highest(), 1));
    const Interval has = assessment.criteria[c];
    result.blockers.push_back(
        {Blocker::Kind::criterion, declared.id, has, needs, lacking_cite(rulebook, declared, has), {}, {}});
  }
  for (const auto& [id, verdict] : conditions) {
    const CellSubject& subject = program.subjects[id];
    const Condition& declared =
        rulebook.recognitions[subject.index].conditions[static_cast<std::size_t>(subject.level) - 1];
    result.blockers.push_back(
        {Blocker::Kind::condition, subject.name, {}, 0, place_of(rulebook, subject).cite, verdict, declared.stated});
  }
  return result;
}

}  // namespace chuan
