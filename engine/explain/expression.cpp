// SPDX-License-Identifier: MIT
// What an expression says for itself in a line of reasoning.
#include "explain/graph.hpp"
#include "explain/wording.hpp"

namespace chuan::reasons {
namespace {

std::string quota(const Scope& scope, CellId id) {
  const Cell& cell = scope.program[id];
  std::size_t met = 0, open = 0, applicable = 0;
  bool of_criteria = false;
  for (const std::uint32_t* child = scope.program.begin(id); child != scope.program.end(id); ++child) {
    const Verdict verdict = scope.value(CellId{*child}).verdict;
    applicable += verdict != Verdict::not_applicable;
    met += verdict == Verdict::met;
    open += verdict == Verdict::unknown;
    of_criteria = of_criteria || scope.program.subjects[*child].kind == SubjectKind::criterion_reached;
  }
  const std::string needed = std::to_string(cell.payload) + (cell.op == CellOp::percent_quota ? " %" : "");
  std::string text = std::to_string(met) + scope.say(" trong ", " of ") + std::to_string(applicable);
  text += of_criteria ? scope.say(" tiêu chí đạt", " criteria hold") : scope.say(" điều đạt", " hold");
  if (open > 0) text += ", " + std::to_string(open) + scope.say(" chưa đủ dữ liệu", " unknown");
  return text + scope.say("; cần ít nhất ", "; at least needed: ") + needed;
}

}  // namespace

std::string said_of_expression(const Scope& scope, CellId id) {
  const Cell& cell = scope.program[id];
  const Value& value = scope.value(id);
  if (is_comparison(cell.op)) return comparison(scope, id);
  const bool is_definition = scope.program.subjects[id.value].kind == SubjectKind::definition;
  if (is_definition && cell.op >= CellOp::literal) return number(scope, id);
  if (cell.op == CellOp::truth) {
    const std::string name = figure_name(scope, scope.program.truths[cell.payload]);
    if (value.verdict == Verdict::unknown) return scope.say("chưa có số liệu ", "no value for ") + name;
    return name + ": " + (value.verdict == Verdict::met ? scope.say("có", "yes") : scope.say("không", "no"));
  }
  if (cell.op == CellOp::attest) return missing(value.unknown, scope.language);
  if (cell.op == CellOp::quota || cell.op == CellOp::percent_quota) return quota(scope, id);
  if (cell.op != CellOp::any || deciders(scope.program, scope.part.values, id).size() < 2) return "";
  if (value.verdict == Verdict::not_met) return scope.say("không điều nào sau đây đạt", "none of these holds");
  if (value.verdict == Verdict::unknown)
    return scope.say("cần một trong các điều sau, chưa đủ dữ liệu", "one of these is needed; not enough data");
  return "";
}

CellId attested(const Scope& scope, CellId cell) {
  while (!scope.value(cell).from_record) {
    const std::vector<Decider> children = deciders(scope.program, scope.part.values, cell);
    const Decider* only = nullptr;
    for (const Decider& child : children)
      if (child.role != Role::condition) {
        if (only) return cell;
        only = &child;
      }
    const CellOp op = scope.program[cell].op;
    const bool is_chain = op == CellOp::when || op == CellOp::all || op == CellOp::attained;
    if (!only || !is_chain || scope.program.subjects[only->cell.value].kind == SubjectKind::alternative) return cell;
    cell = only->cell;
  }
  return cell;
}

std::string conditions_above(const Scope& scope, CellId cell, CellId inner) {
  std::string text;
  while (true) {
    const Decider* next = nullptr;
    const std::vector<Decider> children = deciders(scope.program, scope.part.values, cell);
    for (const Decider& child : children) {
      if (child.role == Role::condition)
        text += (text.empty() ? "" : "; ") + condition(scope, child.cell);
      else
        next = &child;
    }
    if (cell == inner || !next) return text;
    cell = next->cell;
  }
}

}  // namespace chuan::reasons
