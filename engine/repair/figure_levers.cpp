// SPDX-License-Identifier: MIT
// Figures as levers: a step for each value worth bringing one to, and when a comparison of several says what is wanted.
#include <algorithm>
#include <map>

#include "repair/levers.hpp"

namespace chuan::repair {

std::size_t Levers::figure_lever(const Figure& figure, bool up) {
  const Fact& fact = setting_.rulebook[figure.fact];
  FigureChange change;
  change.at.fact = fact.name;
  if (fact.yearly)  // the first year that is open
    change.at.year = setting_.assessment.parts[figure.part].inputs.last_school_year + (figure.is_past ? 1 : 0);
  change.fact = figure.fact;
  change.from = figure.now;
  change.from_next_year = figure.is_past;
  Lever lever;
  lever.subject = print(change.at);
  lever.educational_level = figure.educational_level;
  lever.side = up ? Lever::Side::up : Lever::Side::down;
  lever.what = std::move(change);
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
    const auto* figure = std::get_if<FigureChange>(&lever.what);
    if (figure == nullptr || lever.steps.empty()) continue;
    for (std::size_t i = 1; i < lever.steps.size(); ++i)
      all.push_back(formula_.any(
          {formula_.literal(lever.steps[i - 1].variable), formula_.literal(lever.steps[i].variable, false)}));
    const auto [other, is_first] =
        first.try_emplace({lever.educational_level, figure->fact.value}, lever.steps.front().variable);
    if (!is_first)
      all.push_back(formula_.any(
          {formula_.literal(other->second, false), formula_.literal(lever.steps.front().variable, false)}));
  }
  return formula_.all(std::move(all));
}

}  // namespace chuan::repair
