// SPDX-License-Identifier: MIT
// What a plan would bring: its targets, and what its actions reach, taken as reached.
#include <algorithm>
#include <map>

#include "chuan/address.hpp"
#include "chuan/assessment.hpp"

namespace chuan {
namespace {

/// Marks the figures a computed requirement rests on; yes/no facts describe the school and stay.
void mark_figures(const Rulebook& book, ExpressionId id, std::vector<char>& marked) {
  if (id.is_none()) return;
  const Expression& expression = book[id];
  if (expression.op == Operator::fact && book[expression.fact].type != FactType::choice)
    marked[expression.fact.value] = 1;
  for (ExpressionId operand : expression.operands) mark_figures(book, operand, marked);
}

}  // namespace

Dossier with_targets_met(const Dossier& dossier, const Rulebook& rulebook) {
  Dossier reached = dossier;
  if (!dossier.plan) return reached;
  LevelData& data = reached.data;
  std::vector<char> marked(rulebook.facts.size(), 0);
  std::map<std::string, RecordedLevel> targets = dossier.plan->targets;
  for (const PlanAction& each : dossier.plan->actions)
    if (each.reaches) {
      const auto [known, is_new] = targets.try_emplace(each.criterion, RecordedLevel{*each.reaches, each.range});
      if (!is_new) known->second.level = std::max(known->second.level, *each.reaches);
    }
  for (const auto& [id, target] : targets) {
    auto [result, fresh] = data.results.emplace(id, target);
    if (!fresh && result->second.level < target.level) result->second = target;
    std::erase_if(data.requirements, [&below = id](const auto& each) { return is_below(each.first, below); });
    for (const Criterion& criterion : rulebook.criteria) {
      if (criterion.id != id) continue;
      for (const CriterionLevel& level : criterion.levels)
        for (const Indicator& indicator : level.indicators)
          for (const Requirement& requirement : indicator.requirements)
            mark_figures(rulebook, requirement.body, marked);
    }
  }
  for (std::size_t i = 0; i < data.facts.size() && i < marked.size(); ++i)
    if (marked[i]) data.facts[i].reset();
  return reached;
}

}  // namespace chuan
