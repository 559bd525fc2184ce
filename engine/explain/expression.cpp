// SPDX-License-Identifier: MIT
// What an expression says for itself in a line of reasoning.
#include "explain/expression.hpp"

#include <algorithm>

#include "chuan/joined.hpp"
#include "explain/graph.hpp"

namespace chuan::explanation {
namespace {

std::string quota(const Scope& scope, CellId id) {
  const Cell& cell = scope.program[id];
  std::size_t met = 0, open = 0, applicable = 0;
  bool of_criteria = false;
  for (const CellId child : scope.program.children(id)) {
    const Verdict verdict = scope.value(child).verdict;
    applicable += verdict != Verdict::not_applicable;
    met += verdict == Verdict::met;
    open += verdict == Verdict::unknown;
    of_criteria = of_criteria || scope.program.subjects[child.value].kind == SubjectKind::criterion_reached;
  }
  const std::string needed = std::to_string(cell.payload) + (cell.op == CellOp::percent_quota ? " %" : "");
  std::string text = std::to_string(met) + scope.say(" trong ", " of ") + std::to_string(applicable);
  text += of_criteria ? scope.say(" tiêu chí đạt", " criteria hold") : scope.say(" điều đạt", " hold");
  if (open > 0) text += ", " + std::to_string(open) + scope.say(" chưa đủ dữ liệu", " unknown");
  return text + scope.say("; cần ít nhất ", "; at least needed: ") + needed;
}

}  // namespace

Saying saying(const Program& program, const std::vector<Value>& values, CellId id) {
  const Cell& cell = program[id];
  const Value& value = values[id.value];
  switch (cell.op) {
    case CellOp::truth:
      return Saying::truth;
    case CellOp::attest:
      return value.unknown == Unknown::no ? Saying::nothing : Saying::missing;
    case CellOp::quota:
    case CellOp::percent_quota:
      return Saying::quota;
    case CellOp::any:
      if (value.verdict == Verdict::met || deciders(program, values, id).size() < 2) return Saying::nothing;
      if (value.verdict == Verdict::not_met) return Saying::no_way;
      return value.verdict == Verdict::unknown ? Saying::open_way : Saying::nothing;
    default:
      break;
  }
  if (is_comparison(cell.op)) return Saying::comparison;
  const bool is_definition = program.subjects[id.value].kind == SubjectKind::definition;
  return is_definition && is_number(cell.op) ? Saying::number : Saying::nothing;
}

std::string said_of_expression(const Scope& scope, CellId id) {
  const Value& value = scope.value(id);
  switch (saying(scope.program, scope.part.values, id)) {
    case Saying::nothing:
      return "";
    case Saying::comparison:
      return comparison(scope, id);
    case Saying::number:
      return number(scope, id);
    case Saying::truth: {
      const std::string name = figure_name(scope, scope.program.truths[scope.program[id].payload]);
      if (value.verdict == Verdict::unknown) return scope.say("chưa có số liệu ", "no value for ") + name;
      return name + ": " + (value.verdict == Verdict::met ? scope.say("có", "yes") : scope.say("không", "no"));
    }
    case Saying::missing:
      return missing(value.unknown, scope.language);
    case Saying::quota:
      return quota(scope, id);
    case Saying::no_way:
      return scope.say("không điều nào sau đây đạt", "none of these holds");
    case Saying::open_way:
      return scope.say("cần một trong các điều sau, chưa đủ dữ liệu", "one of these is needed; not enough data");
  }
  return "";
}

CellId attested(const Program& program, const std::vector<Value>& values, CellId cell) {
  while (!values[cell.value].from_record) {
    const std::vector<Decider> children = deciders(program, values, cell);
    const Decider* only = nullptr;
    for (const Decider& child : children)
      if (child.role != Role::condition) {
        if (only) return cell;
        only = &child;
      }
    const CellOp op = program[cell].op;
    const bool is_chain = is_when(op) || op == CellOp::all || op == CellOp::attained;
    if (!only || !is_chain || program.subjects[only->cell.value].kind == SubjectKind::alternative) return cell;
    cell = only->cell;
  }
  return cell;
}

bool has_ways(const Program& program, CellId cell) {
  return program[cell].child_count > 0 &&
         program.subjects[program.children(cell)[0].value].kind == SubjectKind::alternative;
}

bool is_recorded(const Program& program, const std::vector<Value>& values, CellId cell) {
  std::vector<Decider> children = deciders(program, values, cell);
  if (children.empty()) return false;
  return std::all_of(children.begin(), children.end(), [&](const Decider& child) {
    const bool is_chain = program.subjects[child.cell.value].kind == SubjectKind::criterion_reached;
    if (values[child.cell.value].from_record) return true;
    return is_chain && is_recorded(program, values, child.cell);
  });
}

std::string conditions_above(const Scope& scope, CellId cell, CellId inner) {
  std::string text;
  while (true) {
    const Decider* next = nullptr;
    const std::vector<Decider> children = deciders(scope.program, scope.part.values, cell);
    for (const Decider& child : children) {
      if (child.role == Role::condition)
        append(text, condition(scope, child.cell), "; ");
      else
        next = &child;
    }
    if (cell == inner || !next) return text;
    cell = next->cell;
  }
}

}  // namespace chuan::explanation
