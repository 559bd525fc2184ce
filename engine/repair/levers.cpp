// SPDX-License-Identifier: MIT
// From the cells that fall short down to what people would write differently, at the finest the dossier knows.
#include "repair/levers.hpp"

#include <algorithm>
#include <set>

#include "explain/graph.hpp"
#include "repair/comparisons.hpp"

namespace chuan::repair {
namespace {

/// Whether people, figures or (where they count) other criteria may say something below a cell that itself is unknown.
/// Conditions are about the school, not about the criterion.
bool has_detail(const Program& program, const LevelAssessment& part, CellId top, bool criteria_count = true) {
  bool found = false;
  walk_below(program, top, [&](CellId id) -> std::span<const CellId> {
    const Cell& cell = program[id];
    if (program.subjects[id.value].kind == SubjectKind::criterion_reached) {
      found = found || criteria_count;
      return {};
    }
    const bool is_figure = cell.op == CellOp::figure || cell.op == CellOp::truth;
    found = found ||
            (id != top && !cell.input.is_none() && part.inputs.verdicts[cell.input.value] != Verdict::unknown) ||
            (is_figure && part.values[id.value].unknown == Unknown::no);
    if (found) return {};
    return program.children(id).subspan(is_when(cell.op) ? 1 : 0);
  });
  return found;
}

}  // namespace

Change change_of(const Lever& lever, const Lever::Step& step) {
  Change change;
  change.what = lever.what;
  change.educational_level = lever.educational_level;
  change.criterion = lever.criterion;
  if (auto* level = std::get_if<LevelChange>(&change.what)) level->to = step.level;
  if (auto* figure = std::get_if<FigureChange>(&change.what)) {
    figure->value = step.figure->value;
    figure->bound = step.figure->bound;
    figure->stated = step.figure->stated;
    figure->years_ahead = step.figure->years_ahead;
  }
  return change;
}

Levers::Levers(const RepairSetting& setting, const std::vector<CellId>& roots, Formula& formula)
    : setting_(setting), formula_(formula), figures_(setting) {
  mark_criteria();
  for (std::size_t part = 0; part < roots.size(); ++part) mark_covered(part);
  for (std::size_t part = 0; part < roots.size(); ++part)
    for (const auto& [at, cell, wanted] : comparisons_to_change(setting, *this, part, roots[part]))
      figures_.add(at, cell, wanted);
  if (figures_.has_any()) settle_figures(roots);
  for (std::size_t part = 0; part < roots.size(); ++part) mark_touched(part);
}

void Levers::mark_criteria() {
  const Program& program = setting_.program;
  rests_on_criteria_.resize(program.cells.size());
  for (std::uint32_t id = 0; id < program.cells.size(); ++id)
    for (const CellId child : program.children(CellId{id}))
      if (program.subjects[child.value].kind == SubjectKind::criterion_reached || rests_on_criteria_[child.value])
        rests_on_criteria_[id] = true;
}

/// Down from each conclusion to the criteria it may rest on.
void Levers::mark_covered(std::size_t part) {
  const Program& program = setting_.program;
  std::vector<bool>& covered = covered_.emplace_back(program.cells.size());
  for (std::uint32_t id = static_cast<std::uint32_t>(program.cells.size()); id > 0; --id) {
    const CellId cell{id - 1};
    const bool is_conclusion =
        program[cell].op != CellOp::attest && !program[cell].input.is_none() && is_concluded(part, cell);
    if (!is_conclusion && !covered[cell.value]) continue;
    for (const CellId child : program.children(cell))
      if (program.subjects[child.value].kind != SubjectKind::criterion_reached) covered[child.value] = true;
  }
}

/// Whether concluding a lower level of the criterion says that this one is not met, which is unknown now.
bool Levers::may_fall(std::size_t part, CellId id) const {
  const CellSubject& about = setting_.program.subjects[id.value];
  const std::vector<Value>& values = setting_.assessment.parts[part].values;
  if (about.kind != SubjectKind::criterion_level || values[id.value].verdict != Verdict::unknown) return false;
  const auto& own = setting_.program.own_level[about.index];
  const auto at = std::find(own.begin(), own.end(), id);
  if (at == own.begin() || at == own.end() || !is_only_level_known(part, about.index)) return false;
  const CellId below = *std::prev(at);
  return !is_satisfied(values[below.value].verdict) && is_concluded(part, below);
}

void Levers::settle_figures(const std::vector<CellId>& roots) {
  const Program& program = setting_.program;
  std::vector<std::pair<std::size_t, CellId>> cells;
  for (std::size_t part = 0; part < roots.size(); ++part) {
    const std::size_t first = cells.size();
    walk_below(program, roots[part], [&](CellId id) {
      if (is_compared(program[id].op)) cells.emplace_back(part, id);
      return program.children(id);
    });
    std::sort(cells.begin() + static_cast<std::ptrdiff_t>(first), cells.end(),
              [](const auto& a, const auto& b) { return a.second.value < b.second.value; });
  }
  figures_.settle(cells);
}

/// What stands although it is as it should be: figures may take it away, and so may what is lifted where that is
/// negated or a condition.
void Levers::mark_touched(std::size_t part) {
  const Program& program = setting_.program;
  std::vector<bool>& touched = touched_.emplace_back(program.cells.size());
  std::vector<bool> lifts(program.cells.size());
  for (std::uint32_t id = 0; id < program.cells.size(); ++id) {
    const Cell& cell = program.cells[id];
    const auto children = program.children(cell);
    const bool is_short = !is_satisfied(setting_.assessment.parts[part].values[id].verdict);
    bool touches = figures_.has_any() && is_compared(cell.op) && !figures_.in(part, CellId{id}).empty();
    touches = touches || may_fall(part, CellId{id});
    lifts[id] = is_short && !is_number(cell.op) && is_concluded(part, CellId{id});
    for (std::size_t i = 0; i < children.size(); ++i) {
      const bool turns =
          cell.op == CellOp::negate || (is_when(cell.op) && i == 0) || (cell.op == CellOp::select && i % 2 == 1);
      touches = touches || touched[children[i].value] || (turns && lifts[children[i].value]);
      lifts[id] = lifts[id] || lifts[children[i].value];
    }
    touched[id] = touches;
  }
}

bool Levers::is_only_level_known(std::size_t part, std::uint32_t criterion) const {
  const auto& levels = setting_.program.own_level[criterion];
  const LevelAssessment& assessed = setting_.assessment.parts[part];
  bool is_recorded = false;
  for (const CellId cell : levels) is_recorded = is_recorded || assessed.values[cell.value].from_record;
  // A criterion nobody said anything about is concluded as the others are.
  if (!is_recorded && setting_.dossier.data.results.empty()) return false;
  return std::none_of(levels.begin(), levels.end(), [&](CellId cell) {
    const Value& value = assessed.values[cell.value];
    return (!value.from_record && value.verdict != Verdict::unknown) ||
           has_detail(setting_.program, assessed, cell, !is_recorded);
  });
}

bool Levers::is_concluded(std::size_t part, CellId id) const {
  const Program& program = setting_.program;
  const CellSubject& about = program.subjects[id.value];
  const Value& value = setting_.assessment.parts[part].values[id.value];
  if (about.kind == SubjectKind::criterion_level && is_only_level_known(part, about.index)) return true;
  if (value.from_record || program[id].op == CellOp::attest) return true;
  const bool is_of_parts = about.kind == SubjectKind::indicator || about.kind == SubjectKind::criterion_level;
  return !program[id].input.is_none() && !is_of_parts && value.verdict == Verdict::unknown &&
         !has_detail(program, setting_.assessment.parts[part], id);
}

std::optional<Outcome> Levers::said(std::size_t part, CellId id) {
  if (is_satisfied(setting_.assessment.parts[part].values[id.value].verdict) || !is_concluded(part, id))
    return std::nullopt;
  if (covered_[part][id.value]) return std::nullopt;
  // Where details of the criterion are known too, only this level is said otherwise: a result would speak for all.
  const CellSubject& about = setting_.program.subjects[id.value];
  const bool is_level = about.kind == SubjectKind::criterion_level && is_only_level_known(part, about.index);
  return is_level ? level(part, id) : verdict(part, id);
}

std::optional<Outcome> Levers::compared(std::size_t part, CellId id) {
  if (!is_compared(setting_.program[id].op) || !touched_[part][id.value]) return std::nullopt;
  return Outcome{when_compared(part, id, Verdict::met), when_compared(part, id, Verdict::not_met), Formula::never};
}

bool Levers::is_fixed(std::size_t part, CellId cell) {
  const bool is_settled = is_satisfied(setting_.assessment.parts[part].values[cell.value].verdict) ||
                          (is_concluded(part, cell) && !rests_on_criteria_[cell.value]);
  return is_settled && !touched_[part][cell.value];
}

std::string Levers::owner_of(std::size_t part, const std::string& subject, bool is_criterion) const {
  const std::string& level = setting_.assessment.parts[part].educational_level;
  const auto found = setting_.dossier.levels.find(level);
  if (found == setting_.dossier.levels.end()) return "";
  const auto& said = found->second.requirements;
  if (!is_criterion) return said.count(subject) > 0 ? level : "";
  // What is said of a part of it does not stand in the way of the school's result; what is said of a level does.
  const bool is_level_said = std::any_of(said.begin(), said.end(), [&](const auto& each) {
    return is_below(each.first, subject) && each.first.find('/', subject.size() + 1) == std::string::npos;
  });
  return is_level_said || found->second.results.count(subject) > 0 ? level : "";
}

std::size_t Levers::add(Lever lever) {
  const auto [known, is_new] =
      by_subject_.try_emplace({lever.educational_level, lever.subject, lever.side}, levers_.size());
  if (is_new) levers_.push_back(std::move(lever));
  return known->second;
}

Variable Levers::add_step(std::size_t lever, Lever::Step step) {
  step.variable = static_cast<Variable>(places_.size());
  places_.emplace_back(lever, levers_[lever].steps.size());
  levers_[lever].steps.push_back(step);
  return step.variable;
}

/// Met when lifted, else what it is.
Outcome Levers::lifted(std::size_t part, CellId cell, Formula::Id by) {
  const bool is_not_met = setting_.assessment.parts[part].values[cell.value].verdict == Verdict::not_met;
  return {by, is_not_met ? formula_.negation(by) : Formula::never, Formula::never};
}

Outcome Levers::level(std::size_t part, CellId id) {
  const std::uint32_t index = setting_.program.subjects[id.value].index;
  const int number = setting_.program.subjects[id.value].level;
  const Criterion& criterion = setting_.rulebook.criteria[index];
  const LevelAssessment& assessed = setting_.assessment.parts[part];
  const Interval has = assessed.criteria[index];
  Lever lever;
  lever.what = LevelChange{criterion.id, has.is_closed() ? std::optional(has.at_least) : std::nullopt, 0};
  lever.subject = criterion.id;
  lever.educational_level = owner_of(part, criterion.id, true);
  lever.criterion = CriterionId{index};
  const std::size_t at = add(std::move(lever));
  std::vector<Formula::Id> steps;
  for (std::size_t i = 0; i < criterion.levels.size(); ++i) {
    const int each = criterion.levels[i].number;
    const CellId cell = setting_.program.own_level[index][i];
    if (each > number || is_satisfied(assessed.values[cell.value].verdict) || !is_concluded(part, cell)) continue;
    const auto& known = levers_[at].steps;
    const auto step = std::find_if(known.begin(), known.end(), [&](const Lever::Step& s) { return s.level == each; });
    steps.push_back(formula_.literal(step != known.end() ? step->variable : add_step(at, {0, each, nullptr})));
  }
  // A change names the criterion's final level: the next one is then not met.
  Formula::Id falls = Formula::never;
  if (may_fall(part, id) && steps.size() > 1)
    falls = formula_.all({steps[steps.size() - 2], formula_.negation(steps.back())});
  const Formula::Id met = formula_.all(std::move(steps));
  Outcome outcome = lifted(part, id, met);
  if (outcome.not_met == Formula::never) outcome.not_met = falls;
  return outcome;
}

Outcome Levers::verdict(std::size_t part, CellId id) {
  const Program& program = setting_.program;
  const Cell& cell = program[id];
  const CellSubject& about = program.subjects[id.value];
  Lever lever;
  lever.subject = cell.input.is_none() ? about.name : program[cell.input].subject;
  lever.educational_level = owner_of(part, lever.subject, false);
  lever.what = VerdictChange{parse_subject(lever.subject).value(),
                             setting_.assessment.parts[part].values[id.value].verdict, Verdict::met};
  const Located address = locate(setting_.rulebook, lever.subject);
  if (address.criterion != nullptr)
    lever.criterion = CriterionId{static_cast<std::uint32_t>(address.criterion - setting_.rulebook.criteria.data())};
  const std::size_t at = add(std::move(lever));
  if (levers_[at].steps.empty()) add_step(at, {0, address.level != nullptr ? address.level->number : 0, nullptr});
  return lifted(part, id, formula_.literal(levers_[at].steps.front().variable));
}

}  // namespace chuan::repair
