// SPDX-License-Identifier: MIT
// The algebra of verdicts read as conditions.
#include "solve/conditions.hpp"

#include <algorithm>

namespace chuan::solve {
namespace {

using Id = Formula::Id;

Outcome constant(Verdict verdict) {
  Outcome outcome;
  if (verdict == Verdict::met) outcome.met = Formula::always;
  if (verdict == Verdict::not_met) outcome.not_met = Formula::always;
  if (verdict == Verdict::not_applicable) outcome.not_applicable = Formula::always;
  return outcome;
}

template <class Pick>
std::vector<Id> picked(const std::vector<Outcome>& of, Pick pick) {
  std::vector<Id> result;
  result.reserve(of.size());
  for (const Outcome& each : of) result.push_back(pick(each));
  return result;
}

/// Cells whose children, if any, are numbers.
bool is_leaf(CellOp op) {
  return op == CellOp::constant || op == CellOp::attest || op == CellOp::truth || is_comparison(op) || is_number(op);
}

Id met(const Outcome& outcome) { return outcome.met; }
Id not_met(const Outcome& outcome) { return outcome.not_met; }
Id not_applicable(const Outcome& outcome) { return outcome.not_applicable; }

}  // namespace

Conditions::Conditions(const Program& program, const Assessment& assessment, Formula& formula, Leaves& leaves)
    : program_(program), assessment_(assessment), formula_(formula), leaves_(leaves) {
  known_.assign(assessment.parts.size(), std::vector<std::optional<Outcome>>(program.cells.size()));
}

Outcome Conditions::of(std::size_t part, CellId id) {
  std::optional<Outcome>& known = known_[part][id.value];
  if (known) return *known;
  const Cell& cell = program_[id];
  const Value& value = assessment_.parts[part].values[id.value];
  std::optional<Outcome> said = leaves_.said(part, id);
  const bool is_fixed = leaves_.is_fixed(part, id);
  Outcome outcome;
  if (is_fixed && !said) {
    outcome = constant(value.verdict);
  } else {
    const bool is_open = value.from_record || cell.op == CellOp::attest || is_fixed;
    if (!said && !cell.input.is_none()) said = constant(assessment_.parts[part].inputs.verdicts[cell.input.value]);
    if (const std::optional<Outcome> compared = leaves_.compared(part, id))
      outcome = *compared;
    else if (!is_fixed && !is_leaf(cell.op))
      outcome = computed(part, id);
    else
      outcome = constant(is_open ? Verdict::unknown : value.verdict);
    if (said) outcome = unless(outcome, *said);
  }
  known_[part][id.value] = outcome;
  return outcome;
}

/// What people say where nothing else does.
Outcome Conditions::unless(const Outcome& computed, const Outcome& said) {
  const Id open = neither(computed);
  const auto either = [&](Id sure, Id else_said) { return formula_.any({sure, formula_.all({open, else_said})}); };
  return {either(computed.met, said.met), either(computed.not_met, said.not_met),
          either(computed.not_applicable, said.not_applicable)};
}

Id Conditions::holds(std::size_t part, CellId cell) {
  const Outcome outcome = of(part, cell);
  return formula_.any({outcome.met, outcome.not_applicable});
}

Outcome Conditions::computed(std::size_t part, CellId id) {
  const Cell& cell = program_[id];
  std::vector<Outcome> children;
  children.reserve(cell.child_count);
  for (const CellId child : program_.children(id)) children.push_back(of(part, child));
  switch (cell.op) {
    case CellOp::all:
      return all(children);
    case CellOp::any:
      return any(children);
    case CellOp::attained: {
      Outcome outcome = all(children);
      outcome.met = formula_.all(picked(children, [this](const Outcome& each) {
        return formula_.any({each.met, each.not_applicable});
      }));
      outcome.not_applicable = Formula::never;
      return outcome;
    }
    case CellOp::negate:
      return {children[0].not_met, children[0].met, children[0].not_applicable};
    case CellOp::when:
      return when(children[0], children[1], false);
    case CellOp::when_counted:
      return when(children[0], children[1], true);
    case CellOp::select:
      return select(children);
    case CellOp::percent_quota:
      return percent_quota(children, cell);
    default:
      return quota(children, cell);
  }
}

Outcome Conditions::all(const std::vector<Outcome>& of) {
  const auto counts = [this](const Outcome& each) { return formula_.any({each.met, each.not_applicable}); };
  Outcome outcome;
  outcome.not_applicable = formula_.all(picked(of, not_applicable));
  outcome.not_met = formula_.any(picked(of, not_met));
  outcome.met = formula_.all(picked(of, counts));
  if (outcome.not_applicable != Formula::never)
    outcome.met = formula_.all({outcome.met, formula_.any(picked(of, met))});
  return outcome;
}

Outcome Conditions::any(const std::vector<Outcome>& of) {
  const auto fails = [this](const Outcome& each) { return formula_.any({each.not_met, each.not_applicable}); };
  Outcome outcome;
  outcome.not_applicable = formula_.all(picked(of, not_applicable));
  outcome.met = formula_.any(picked(of, met));
  outcome.not_met = formula_.all(picked(of, fails));
  if (outcome.not_applicable != Formula::never)
    outcome.not_met = formula_.all({outcome.not_met, formula_.any(picked(of, not_met))});
  return outcome;
}

Outcome Conditions::quota(const std::vector<Outcome>& of, const Cell& cell) {
  const std::size_t needed = cell.payload;
  const Id too_few =
      needed > of.size() ? Formula::always : formula_.at_least(of.size() - needed + 1, picked(of, not_applicable));
  Outcome outcome;
  outcome.met = formula_.at_least(needed, picked(of, met));
  if (needed <= of.size()) {
    const auto fails = [this](const Outcome& each) { return formula_.any({each.not_met, each.not_applicable}); };
    outcome.not_met =
        formula_.all({formula_.at_least(of.size() - needed + 1, picked(of, fails)), formula_.negation(too_few)});
    // An unknown part may turn out not to apply: enough must be known to.
    const auto applies = [this](const Outcome& each) { return formula_.any({each.met, each.not_met}); };
    if (cell.otherwise != Verdict::not_met)
      outcome.not_met = formula_.all({outcome.not_met, formula_.at_least(needed, picked(of, applies))});
  }
  if (cell.otherwise == Verdict::met) outcome.met = formula_.any({outcome.met, too_few});
  if (cell.otherwise == Verdict::not_met) outcome.not_met = formula_.any({outcome.not_met, too_few});
  if (cell.otherwise == Verdict::not_applicable) outcome.not_applicable = too_few;
  return outcome;
}

/// The more parts do not apply the fewer are needed: one case for each number of them.
Outcome Conditions::percent_quota(const std::vector<Outcome>& of, const Cell& cell) {
  const std::vector<Id> apart = picked(of, not_applicable);
  const auto sure = static_cast<std::size_t>(std::count(apart.begin(), apart.end(), Formula::always));
  std::vector<Id> met_when, not_met_when;
  for (std::size_t count = sure; count <= of.size(); ++count) {
    const Id at_least_so_many = formula_.at_least(count, apart);
    if (at_least_so_many == Formula::never) break;
    const std::size_t applicable = of.size() - count;
    const std::size_t needed = (cell.payload * applicable + 99) / 100;
    const std::size_t too_many = (100 - std::min<std::size_t>(cell.payload, 100)) * applicable / 100 + 1;
    met_when.push_back(formula_.all({at_least_so_many, formula_.at_least(needed, picked(of, met))}));
    not_met_when.push_back(formula_.all({at_least_so_many, formula_.at_least(too_many, picked(of, not_met))}));
  }
  return {formula_.any(std::move(met_when)), formula_.any(std::move(not_met_when)), Formula::never};
}

/// When the verdict is unknown.
Id Conditions::neither(const Outcome& outcome) {
  return formula_.negation(formula_.any({outcome.met, outcome.not_met, outcome.not_applicable}));
}

Outcome Conditions::when(const Outcome& condition, const Outcome& body, bool is_counted) {
  const Id unknown = neither(condition);
  const Id may_speak = formula_.any({condition.met, unknown});
  return {formula_.all({body.met, is_counted ? condition.met : may_speak}), formula_.all({body.not_met, condition.met}),
          formula_.any({condition.not_met, condition.not_applicable, formula_.all({body.not_applicable, may_speak})})};
}

Outcome Conditions::select(const std::vector<Outcome>& of) {
  Outcome chosen = of[0];
  for (std::size_t i = of.size(); i >= 3; i -= 2) {
    const Outcome& condition = of[i - 2];
    const Outcome& replacement = of[i - 1];
    const Id fails = formula_.any({condition.not_met, condition.not_applicable});
    const Id unknown = neither(condition);
    const auto between = [&](Id with, Id without) {
      return formula_.any({formula_.all({condition.met, with}), formula_.all({fails, without}),
                           formula_.all({unknown, with, without})});
    };
    chosen = {between(replacement.met, chosen.met), between(replacement.not_met, chosen.not_met),
              between(replacement.not_applicable, chosen.not_applicable)};
  }
  return chosen;
}

}  // namespace chuan::solve
