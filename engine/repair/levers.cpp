// SPDX-License-Identifier: MIT
// From the cells that fall short down to what people would write differently, at the finest the dossier knows.
#include "repair/levers.hpp"

#include <algorithm>
#include <set>

#include "explain/graph.hpp"
#include "explain/wording.hpp"

namespace chuan::repairs {
namespace {

bool is_good(Verdict verdict) { return verdict == Verdict::met || verdict == Verdict::not_applicable; }

bool is_compared(CellOp op) { return op == CellOp::truth || reasons::is_comparison(op); }

std::string plain(Verdict verdict) { return verdict == Verdict::not_met ? "not_met" : "unknown"; }

/// Whether people, figures or (where they count) other criteria may say something below a cell that itself is unknown.
/// Conditions are about the school, not about the criterion.
bool has_detail(const Program& program, const LevelAssessment& part, CellId top, bool criteria_count = true) {
  std::vector<CellId> open{top};
  std::set<std::uint32_t> seen;
  while (!open.empty()) {
    const CellId id = open.back();
    open.pop_back();
    if (!seen.insert(id.value).second) continue;
    const Cell& cell = program[id];
    if (id != top && cell.input != UINT32_MAX && part.inputs.verdicts[cell.input] != Verdict::unknown) return true;
    if (program.subjects[id.value].kind == SubjectKind::criterion_reached) {
      if (criteria_count) return true;
      continue;
    }
    const bool is_figure = cell.op == CellOp::figure || cell.op == CellOp::truth;
    if (is_figure && part.values[id.value].unknown == Unknown::no) return true;
    const std::uint32_t first = cell.op == CellOp::when ? 1 : 0;
    for (std::uint32_t i = first; i < cell.child_count; ++i) open.push_back(CellId{program.begin(id)[i]});
  }
  return false;
}

/// Walks from the roots to the comparisons that are not as they should be, past what people would conclude instead.
class Search {
 public:
  Search(const RepairSetting& setting, Levers& levers) : setting_(setting), levers_(levers) {}

  struct Found {
    std::size_t part = 0;
    CellId cell;
    bool wanted = true;
  };

  std::vector<Found> from(std::size_t part, CellId root) {
    part_ = part;
    visit(root, true);
    return std::move(found_);
  }

 private:
  void visit(CellId id, bool wanted) {
    const Program& program = setting_.program;
    const Verdict verdict = setting_.assessment.parts[part_].values[id.value].verdict;
    if (wanted ? is_good(verdict) : verdict == Verdict::not_met) return;
    if (!seen_.insert({id.value, wanted}).second) return;
    const Cell& cell = program[id];
    if (is_compared(cell.op)) found_.push_back({part_, id, wanted});
    if (levers_.is_concluded(part_, id)) return;
    const std::uint32_t* children = program.begin(id);
    switch (cell.op) {
      case CellOp::negate:
        return visit(CellId{children[0]}, !wanted);
      case CellOp::when:
        return visit(CellId{children[1]}, wanted);
      case CellOp::select: {
        for (const reasons::Decider& each : reasons::deciders(program, setting_.assessment.parts[part_].values, id))
          if (each.role == reasons::Role::branch) visit(each.cell, wanted);
        return;
      }
      case CellOp::all:
      case CellOp::any:
      case CellOp::quota:
      case CellOp::percent_quota:
      case CellOp::attained:
        for (std::uint32_t i = 0; i < cell.child_count; ++i) visit(CellId{children[i]}, wanted);
        return;
      default:
        return;
    }
  }

  const RepairSetting& setting_;
  Levers& levers_;
  std::size_t part_ = 0;
  std::set<std::pair<std::uint32_t, bool>> seen_;
  std::vector<Found> found_;
};

}  // namespace

Levers::Levers(const RepairSetting& setting, const std::vector<CellId>& roots, Formula& formula)
    : setting_(setting), formula_(formula), figures_(setting) {
  mark_criteria();
  for (std::size_t part = 0; part < roots.size(); ++part) mark_covered(part);
  for (std::size_t part = 0; part < roots.size(); ++part)
    for (const auto& [at, cell, wanted] : Search(setting, *this).from(part, roots[part]))
      figures_.add(at, cell, wanted);
  if (figures_.has_any()) settle_figures(roots);
  for (std::size_t part = 0; part < roots.size(); ++part) mark_touched(part);
}

void Levers::mark_criteria() {
  const Program& program = setting_.program;
  rests_on_criteria_.resize(program.cells.size());
  for (std::uint32_t id = 0; id < program.cells.size(); ++id)
    for (const std::uint32_t* child = program.begin(CellId{id}); child != program.end(CellId{id}); ++child)
      if (program.subjects[*child].kind == SubjectKind::criterion_reached || rests_on_criteria_[*child])
        rests_on_criteria_[id] = true;
}

/// Down from each conclusion to the criteria it may rest on.
void Levers::mark_covered(std::size_t part) {
  const Program& program = setting_.program;
  std::vector<bool>& covered = covered_.emplace_back(program.cells.size());
  for (std::uint32_t id = static_cast<std::uint32_t>(program.cells.size()); id > 0; --id) {
    const CellId cell{id - 1};
    const bool is_conclusion =
        program[cell].op != CellOp::attest && program[cell].input != UINT32_MAX && is_concluded(part, cell);
    if (!is_conclusion && !covered[cell.value]) continue;
    for (const std::uint32_t* child = program.begin(cell); child != program.end(cell); ++child)
      if (program.subjects[*child].kind != SubjectKind::criterion_reached) covered[*child] = true;
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
  return !is_good(values[below.value].verdict) && is_concluded(part, below);
}

void Levers::settle_figures(const std::vector<CellId>& roots) {
  const Program& program = setting_.program;
  std::vector<std::pair<std::size_t, CellId>> cells;
  for (std::size_t part = 0; part < roots.size(); ++part) {
    const std::vector<bool> below = cells_below(roots[part]);
    for (std::uint32_t id = 0; id < program.cells.size(); ++id)
      if (below[id] && is_compared(program.cells[id].op)) cells.emplace_back(part, CellId{id});
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
    const std::uint32_t* children = program.begin(CellId{id});
    const bool is_short = !is_good(setting_.assessment.parts[part].values[id].verdict);
    bool touches = figures_.has_any() && is_compared(cell.op) && !figures_.in(part, CellId{id}).empty();
    touches = touches || may_fall(part, CellId{id});
    lifts[id] = is_short && cell.op < CellOp::literal && is_concluded(part, CellId{id});
    for (std::uint32_t i = 0; i < cell.child_count; ++i) {
      const bool turns =
          cell.op == CellOp::negate || (cell.op == CellOp::when && i == 0) || (cell.op == CellOp::select && i % 2 == 1);
      touches = touches || touched[children[i]] || (turns && lifts[children[i]]);
      lifts[id] = lifts[id] || lifts[children[i]];
    }
    touched[id] = touches;
  }
}

std::vector<bool> Levers::cells_below(CellId root) const {
  std::vector<bool> below(setting_.program.cells.size());
  below[root.value] = true;
  for (std::uint32_t id = root.value + 1; id > 0; --id)
    if (below[id - 1])
      for (const std::uint32_t* child = setting_.program.begin(CellId{id - 1});
           child != setting_.program.end(CellId{id - 1}); ++child)
        below[*child] = true;
  return below;
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
  return program[id].input != UINT32_MAX && !is_of_parts && value.verdict == Verdict::unknown &&
         !has_detail(program, setting_.assessment.parts[part], id);
}

std::optional<Outcome> Levers::said(std::size_t part, CellId id) {
  if (is_good(setting_.assessment.parts[part].values[id.value].verdict) || !is_concluded(part, id)) return std::nullopt;
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
  const bool is_settled = is_good(setting_.assessment.parts[part].values[cell.value].verdict) ||
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
  const std::string prefix = subject + "/";
  const bool is_said = std::any_of(said.begin(), said.end(), [&](const auto& each) {
    return each.first.starts_with(prefix) && each.first.find('/', prefix.size()) == std::string::npos;
  });
  return is_said || found->second.results.count(subject) > 0 ? level : "";
}

std::size_t Levers::add(Lever lever) {
  const auto [known, is_new] =
      by_subject_.try_emplace(lever.educational_level + "\n" + lever.subject + "\n" + lever.side, levers_.size());
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
  Lever lever;
  lever.kind = Change::Kind::level;
  lever.subject = criterion.id;
  lever.educational_level = owner_of(part, criterion.id, true);
  const Interval has = assessed.criteria[index];
  lever.from = has.is_closed() ? std::to_string(has.at_least) : "unknown";
  lever.criterion = index;
  const std::size_t at = add(std::move(lever));
  std::vector<Formula::Id> steps;
  for (std::size_t i = 0; i < criterion.levels.size(); ++i) {
    const int each = criterion.levels[i].number;
    const CellId cell = setting_.program.own_level[index][i];
    if (each > number || is_good(assessed.values[cell.value].verdict) || !is_concluded(part, cell)) continue;
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
  lever.subject = cell.input != UINT32_MAX ? program.verdicts[cell.input].subject : about.name;
  lever.educational_level = owner_of(part, lever.subject, false);
  lever.from = plain(setting_.assessment.parts[part].values[id.value].verdict);
  const reasons::Address address = reasons::find_address(setting_.rulebook, lever.subject);
  if (address.criterion != nullptr)
    lever.criterion = static_cast<std::uint32_t>(address.criterion - setting_.rulebook.criteria.data());
  const std::size_t at = add(std::move(lever));
  if (levers_[at].steps.empty()) add_step(at, {0, address.level != nullptr ? address.level->number : 0, nullptr});
  return lifted(part, id, formula_.literal(levers_[at].steps.front().variable));
}

std::size_t Levers::figure_lever(const Figure& figure, bool up) {
  Lever lever;
  lever.kind = Change::Kind::figure;
  lever.fact = figure.fact;
  lever.is_past = figure.is_past;
  lever.educational_level = figure.educational_level;
  lever.side = up ? "+" : "-";
  const reasons::Scope scope{setting_.program, setting_.rulebook, setting_.assessment.parts[figure.part],
                             setting_.language};
  const Fact& fact = setting_.rulebook[figure.fact];
  lever.subject = reasons::figure_subject(scope, {figure.fact, 0});
  if (figure.is_past)  // the first year that is open
    lever.subject = fact.name + "@" + school_year_name(scope.part.inputs.last_school_year + 1);
  lever.from = !figure.now                     ? "unknown"
               : fact.type == FactType::yes_no ? (*figure.now == Number(1) ? "yes" : "no")
                                               : reasons::amount(*figure.now, &fact, setting_.language);
  const std::size_t at = add(std::move(lever));
  if (levers_[at].steps.empty())
    for (const Candidate& each : up ? figure.up : figure.down) add_step(at, {0, 0, &each});
  return at;
}

Formula::Id Levers::exactly(const Figure& figure, const Candidate* candidate) {
  std::vector<Formula::Id> parts;
  for (const bool up : {true, false}) {
    const auto& list = up ? figure.up : figure.down;
    if (list.empty()) continue;
    const std::vector<Lever::Step>& steps = levers_[figure_lever(figure, up)].steps;
    std::size_t reached = 0;
    for (std::size_t i = 0; i < list.size(); ++i)
      if (&list[i] == candidate) reached = i + 1;
    if (reached > 0) parts.push_back(formula_.literal(steps[reached - 1].variable));
    if (reached < steps.size()) parts.push_back(formula_.literal(steps[reached].variable, false));
  }
  return formula_.all(std::move(parts));
}

Formula::Id Levers::when_compared(std::size_t part, CellId cell, Verdict wanted) {
  constexpr std::size_t most_cases = 4096;
  const std::vector<const Figure*> figures = figures_.in(part, cell);
  std::vector<std::map<const Figure*, const Candidate*>> cases{{}};
  for (const Figure* figure : figures) {
    std::vector<std::map<const Figure*, const Candidate*>> more;
    for (auto values : cases) {
      values[figure] = nullptr;
      more.push_back(values);
      for (const auto* list : {&figure->up, &figure->down})
        for (const Candidate& each : *list) {
          if (more.size() == most_cases) break;
          values[figure] = &each;
          more.push_back(values);
        }
    }
    cases = std::move(more);
  }
  if (figures.size() == 1) {  // the usual case: from some value on
    const Figure& figure = *figures.front();
    const bool is_one_sided = figure.up.empty() || figure.down.empty();
    std::vector<bool> truth;
    for (const auto& values : cases) truth.push_back(figures_.verdict(part, cell, values) == wanted);
    if (is_one_sided && std::is_sorted(truth.begin(), truth.end())) {
      const auto first = static_cast<std::size_t>(std::find(truth.begin(), truth.end(), true) - truth.begin());
      if (first == truth.size()) return Formula::never;
      if (first == 0) return Formula::always;
      const std::vector<Lever::Step>& steps = levers_[figure_lever(figure, figure.down.empty())].steps;
      std::vector<Formula::Id> up_to;
      for (std::size_t i = 0; i < first; ++i) up_to.push_back(formula_.literal(steps[i].variable));
      return formula_.all(std::move(up_to));
    }
  }
  std::vector<Formula::Id> ways;
  for (const auto& values : cases) {
    if (figures_.verdict(part, cell, values) != wanted) continue;
    std::vector<Formula::Id> together;
    for (const auto& [figure, candidate] : values) together.push_back(exactly(*figure, candidate));
    ways.push_back(formula_.all(std::move(together)));
  }
  return formula_.any(std::move(ways));
}

Formula::Id Levers::constraints() {
  std::vector<Formula::Id> all;
  std::map<std::pair<std::string, std::uint32_t>, Variable> first;
  for (const Lever& lever : levers_) {
    if (lever.kind != Change::Kind::figure || lever.steps.empty()) continue;
    for (std::size_t i = 1; i < lever.steps.size(); ++i)
      all.push_back(formula_.any(
          {formula_.literal(lever.steps[i - 1].variable), formula_.literal(lever.steps[i].variable, false)}));
    const auto [other, is_first] =
        first.try_emplace({lever.educational_level, lever.fact.value}, lever.steps.front().variable);
    if (!is_first)
      all.push_back(formula_.any(
          {formula_.literal(other->second, false), formula_.literal(lever.steps.front().variable, false)}));
  }
  return formula_.all(std::move(all));
}

}  // namespace chuan::repairs
