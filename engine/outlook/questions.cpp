// SPDX-License-Identifier: MIT
// Unknowns as variables, one for each thing the dossier could say; what each answer does is read off the diagrams of
// the levels still open.
#include <algorithm>
#include <map>
#include <set>

#include "chuan/outlook.hpp"
#include "explain/graph.hpp"
#include "explain/place.hpp"
#include "explain/wording.hpp"
#include "solve/conditions.hpp"

namespace chuan {
namespace {

using namespace solve;

/// One unknown with the variables of its answers, each implying those before it: no variable true is its lowest answer.
struct Asked {
  Question question;
  std::vector<Variable> steps;
};

class Unknowns : public Leaves {
 public:
  Unknowns(const RepairSetting& setting, Formula& formula) : setting_(setting), formula_(formula) {}

  std::optional<Outcome> said(std::size_t part, CellId id) override {
    const Program& program = setting_.program;
    const Cell& cell = program[id];
    const CellSubject& about = program.subjects[id.value];
    if (cell.input.is_none() || !is_open(part, id)) return std::nullopt;
    if (about.kind == SubjectKind::criterion_level && is_blank(part, about.index)) return level(part, id);
    if (cell.op != CellOp::attest) return std::nullopt;
    const std::string& subject = program[cell.input].subject;
    return answered(formula_.literal(step_of(part, subject, place_text(id), 0)));
  }

  std::optional<Outcome> compared(std::size_t part, CellId id) override {
    const Cell& cell = setting_.program[id];
    if (!is_open(part, id) || (cell.op != CellOp::truth && !is_comparison(cell.op))) return std::nullopt;
    const FigureInput* missing = first_missing(part, id);
    if (missing == nullptr) return std::nullopt;
    const explanation::Scope scope{setting_.program, setting_.rulebook, setting_.assessment.parts[part],
                                   setting_.language};
    const Fact& fact = setting_.rulebook[missing->fact];
    const std::string subject = explanation::figure_subject(scope, *missing);
    const std::size_t step =
        steps_[{part, subject}].try_emplace(id.value, steps_[{part, subject}].size()).first->second;
    const std::string text = fact.label.empty() ? fact.name : fact.label;
    return answered(formula_.literal(step_of(part, subject, text, step)));
  }

  bool is_fixed(std::size_t part, CellId id) override {
    const CellSubject& about = setting_.program.subjects[id.value];
    const bool is_asked_whole = about.kind == SubjectKind::criterion_level && is_blank(part, about.index);
    return !is_open(part, id) || is_asked_whole;
  }

  const std::vector<Asked>& all() const { return all_; }
  std::size_t variables() const { return variables_; }

 private:
  bool is_open(std::size_t part, CellId id) const {
    const Cell& cell = setting_.program[id];
    return cell.op < CellOp::literal && setting_.assessment.parts[part].values[id.value].verdict == Verdict::unknown;
  }

  /// Nothing is said of any of its levels, while others are concluded as a whole.
  bool is_blank(std::size_t part, std::uint32_t criterion) const {
    if (setting_.dossier.data.results.empty()) return false;
    const auto& cells = setting_.program.own_level[criterion];
    return std::all_of(cells.begin(), cells.end(), [&](CellId cell) {
      return setting_.assessment.parts[part].values[cell.value].verdict == Verdict::unknown;
    });
  }

  Outcome level(std::size_t part, CellId id) {
    const CellSubject& about = setting_.program.subjects[id.value];
    const Criterion& criterion = setting_.rulebook.criteria[about.index];
    std::vector<Formula::Id> up_to;
    for (std::size_t i = 0; i < criterion.levels.size() && criterion.levels[i].number <= about.level; ++i)
      up_to.push_back(formula_.literal(step_of(part, criterion.id, criterion.title, i)));
    return answered(formula_.all(std::move(up_to)));
  }

  Outcome answered(Formula::Id met) { return {met, formula_.negation(met), Formula::never}; }

  Variable step_of(std::size_t part, const std::string& subject, const std::string& text, std::size_t step) {
    const std::string& level = setting_.assessment.parts[part].educational_level;
    const auto [known, is_new] = by_subject_.try_emplace(level + "\n" + subject, all_.size());
    if (is_new) {
      all_.emplace_back();
      all_.back().question.subject = subject;
      all_.back().question.educational_level = level;
      all_.back().question.text = text;
    }
    std::vector<Variable>& steps = all_[known->second].steps;
    while (steps.size() <= step) steps.push_back(variables_++);
    return steps[step];
  }

  std::string place_text(CellId id) const {
    const CellSubject& about = setting_.program.subjects[id.value];
    if (about.kind != SubjectKind::none) return explanation::place_of(setting_.rulebook, about).text;
    const std::string& subject = setting_.program[setting_.program[id].input].subject;
    const Located address = locate(setting_.rulebook, subject);
    return address.requirement != nullptr ? address.requirement->text : "";
  }

  const FigureInput* first_missing(std::size_t part, CellId top) const {
    const Program& program = setting_.program;
    const FigureInput* missing = nullptr;
    walk_below(program, top, [&](CellId id) -> std::span<const CellId> {
      if (missing != nullptr) return {};
      const Cell& cell = program[id];
      const bool is_missing = setting_.assessment.parts[part].values[id.value].unknown == Unknown::no_value;
      if (cell.op == CellOp::figure && is_missing) missing = &program.figures[cell.payload];
      if (cell.op == CellOp::truth && is_missing) missing = &program.truths[cell.payload];
      return program.children(id);
    });
    return missing;
  }

  const RepairSetting& setting_;
  Formula& formula_;
  std::vector<Asked> all_;
  std::map<std::string, std::size_t> by_subject_;
  std::map<std::pair<std::size_t, std::string>, std::map<std::uint32_t, std::size_t>> steps_;
  Variable variables_ = 0;
};

class Weighing {
 public:
  /// Of one level of the school: when it is reached, and when it is not; in neither case it stays unknown.
  struct Level {
    int number = 0;
    Bdd reached, missed;
  };

  Weighing(Diagrams& diagrams, const RepairSetting& setting, std::vector<Level> levels, std::size_t variables)
      : diagrams_(diagrams), setting_(setting), levels_(std::move(levels)), variables_(variables) {}

  void weigh(Asked& asked) {
    Question& question = asked.question;
    question.worst = {setting_.assessment.level.at_most, setting_.assessment.level.at_most};
    bool is_first = true;
    for (const Bdd answer : answers(asked)) {
      Interval left = setting_.assessment.level;
      for (const auto& [level, reached, missed] : levels_) {
        const bool is_sure = diagrams_.both(answer, reached) == answer;
        const bool is_out = diagrams_.both(answer, missed) == answer;
        if (is_sure) left.at_least = std::max(left.at_least, level);
        if (is_out) left.at_most = std::min(left.at_most, below(level));
        if (is_sure || is_out) note_settled(question, level);
      }
      if (is_first || width(left) > width(question.worst)) question.worst = left;
      is_first = false;
      widths_[question.subject + question.educational_level] += width(left);
    }
    if (!question.settles.empty())
      question.bearing = Question::Bearing::decides;
    else if (matters(asked))
      question.bearing = Question::Bearing::may_matter;
  }

  static int width(Interval interval) { return interval.at_most - interval.at_least; }
  int total_width(const Question& question) { return widths_[question.subject + question.educational_level]; }

 private:
  int below(int level) const {
    int found = 0;
    for (const RatingLevel& each : setting_.rulebook.rating)
      if (each.number < level) found = each.number;
    return found;
  }

  static void note_settled(Question& question, int level) {
    const Target target{std::string(Target::rating), level};
    if (std::find(question.settles.begin(), question.settles.end(), target) == question.settles.end())
      question.settles.push_back(target);
  }

  /// From the lowest answer to the highest.
  std::vector<Bdd> answers(const Asked& asked) {
    std::vector<Bdd> all;
    for (std::size_t reached = 0; reached <= asked.steps.size(); ++reached) {
      Bdd answer = Diagrams::always;
      for (std::size_t i = asked.steps.size(); i > 0; --i)
        answer = diagrams_.both(answer, diagrams_.literal(asked.steps[i - 1], i <= reached));
      all.push_back(answer);
    }
    return all;
  }

  bool matters(const Asked& asked) {
    for (const Level& level : levels_)
      for (const Bdd each : {level.reached, level.missed}) {
        const std::vector<bool> support = diagrams_.support(each, variables_);
        for (const Variable step : asked.steps)
          if (support[step]) return true;
      }
    return false;
  }

  Diagrams& diagrams_;
  const RepairSetting& setting_;
  std::vector<Level> levels_;
  std::size_t variables_ = 0;
  std::map<std::string, int> widths_;
};

}  // namespace

Questions open_questions(const RepairSetting& setting, std::uint64_t most_steps) try {
  const Assessment& assessment = setting.assessment;
  Questions result;
  result.level = assessment.level;
  Formula formula;
  Unknowns unknowns(setting, formula);
  Conditions conditions(setting.program, assessment, formula, unknowns);
  Steps steps(most_steps);
  Diagrams diagrams(std::size_t{1} << 23, &steps);
  std::vector<Weighing::Level> levels;
  for (std::size_t i = 0; i < setting.rulebook.rating.size(); ++i) {
    const int level = setting.rulebook.rating[i].number;
    if (level <= assessment.level.at_least || assessment.level.at_most < level) continue;
    std::vector<Formula::Id> all, some_missed;
    for (std::size_t part = 0; part < assessment.parts.size(); ++part) {
      all.push_back(conditions.holds(part, setting.program.school[i]));
      some_missed.push_back(conditions.of(part, setting.program.school[i]).not_met);
    }
    levels.push_back({level, formula.compile(formula.all(std::move(all)), diagrams),
                      formula.compile(formula.any(std::move(some_missed)), diagrams)});
  }
  Weighing weighing(diagrams, setting, std::move(levels), unknowns.variables());
  std::vector<std::pair<int, int>> ranks;
  for (Asked asked : unknowns.all()) {
    weighing.weigh(asked);
    ranks.emplace_back(Weighing::width(asked.question.worst), weighing.total_width(asked.question));
    result.all.push_back(std::move(asked.question));
  }
  for (std::size_t i = 0; i < result.all.size(); ++i) {
    if (result.all[i].bearing == Question::Bearing::cannot_matter) continue;
    if (!result.next || ranks[i] < ranks[*result.next]) result.next = i;
  }
  return result;
} catch (const TooLarge&) {
  Questions result;
  result.level = setting.assessment.level;
  result.is_complete = false;
  return result;
}

}  // namespace chuan
