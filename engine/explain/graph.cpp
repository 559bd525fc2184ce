// SPDX-License-Identifier: MIT
// Which children decide a cell, and the graph they make.
#include "explain/graph.hpp"

#include <algorithm>
#include <unordered_map>

namespace chuan::reasons {
namespace {

std::vector<CellId> children_of(const Program& program, CellId cell) {
  std::vector<CellId> found;
  for (const std::uint32_t* child = program.begin(cell); child != program.end(cell); ++child)
    found.push_back(CellId{*child});
  return found;
}

std::vector<Decider> with_verdict(const std::vector<CellId>& children, const std::vector<Value>& values, Verdict wanted,
                                  Role role) {
  std::vector<Decider> found;
  for (CellId child : children)
    if (values[child.value].verdict == wanted) found.push_back({child, role});
  return found;
}

std::vector<Decider> all_but_inapplicable(const std::vector<CellId>& children, const std::vector<Value>& values,
                                          Role role) {
  std::vector<Decider> found;
  for (CellId child : children)
    if (values[child.value].verdict != Verdict::not_applicable) found.push_back({child, role});
  if (found.empty())
    for (CellId child : children) found.push_back({child, role});
  return found;
}

std::vector<Decider> of_all(const std::vector<CellId>& children, const std::vector<Value>& values) {
  std::vector<Decider> found = with_verdict(children, values, Verdict::not_met, Role::needed);
  if (found.empty()) found = with_verdict(children, values, Verdict::unknown, Role::needed);
  return found.empty() ? all_but_inapplicable(children, values, Role::needed) : found;
}

std::vector<Decider> of_any(const std::vector<CellId>& children, const std::vector<Value>& values, Verdict verdict) {
  std::vector<Decider> found;
  if (verdict == Verdict::met || verdict == Verdict::unknown)
    found = with_verdict(children, values, verdict, Role::way);
  return found.empty() ? all_but_inapplicable(children, values, Role::way) : found;
}

std::vector<Decider> of_quota(const Cell& cell, const std::vector<CellId>& children, const std::vector<Value>& values,
                              Verdict verdict) {
  std::vector<Decider> found = with_verdict(children, values, verdict, Role::way);
  if (verdict == Verdict::met && cell.op == CellOp::quota && found.size() > cell.payload) found.resize(cell.payload);
  if (verdict == Verdict::unknown) return found;
  return found.empty() ? all_but_inapplicable(children, values, Role::way) : found;
}

std::vector<Decider> of_select(const std::vector<CellId>& children, const std::vector<Value>& values) {
  std::vector<Decider> conditions, branches;
  for (std::size_t i = 1; i + 1 < children.size(); i += 2) {
    const Verdict holds = values[children[i].value].verdict;
    if (holds == Verdict::met) return {{children[i], Role::condition}, {children[i + 1], Role::branch}};
    conditions.push_back({children[i], Role::condition});
    if (holds == Verdict::unknown) branches.push_back({children[i + 1], Role::branch});
  }
  branches.insert(branches.begin(), {children.front(), Role::branch});
  conditions.insert(conditions.end(), branches.begin(), branches.end());
  return conditions;
}

std::vector<Decider> of_when(const std::vector<CellId>& children, const std::vector<Value>& values) {
  const Verdict condition = values[children[0].value].verdict;
  if (condition != Verdict::met && condition != Verdict::unknown) return {{children[0], Role::condition}};
  return {{children[0], Role::condition}, {children[1], Role::branch}};
}

}  // namespace

std::vector<Decider> deciders(const Program& program, const std::vector<Value>& values, CellId id) {
  const Value& value = values[id.value];
  const Cell& cell = program[id];
  if (value.from_record || cell.child_count == 0) return {};
  const std::vector<CellId> children = children_of(program, id);
  switch (cell.op) {
    case CellOp::all:
    case CellOp::attained:
      return of_all(children, values);
    case CellOp::any:
      return of_any(children, values, value.verdict);
    case CellOp::quota:
    case CellOp::percent_quota:
      return of_quota(cell, children, values, value.verdict);
    case CellOp::negate:
      return {{children[0], Role::needed}};
    case CellOp::select:
      return of_select(children, values);
    case CellOp::when:
      return of_when(children, values);
    default:
      break;
  }
  std::vector<Decider> figures;
  for (CellId child : children) figures.push_back({child, Role::figure});
  return figures;
}

Graph deciding_graph(const Program& program, const std::vector<Value>& values, CellId root) {
  Graph graph;
  std::unordered_map<std::uint32_t, Vertex> vertices;
  vertices[root.value] = boost::add_vertex(Node{root}, graph);
  std::vector<CellId> open{root};
  while (!open.empty()) {
    const CellId cell = open.back();
    open.pop_back();
    for (const Decider& child : deciders(program, values, cell)) {
      const auto [place, is_new] = vertices.try_emplace(child.cell.value, 0);
      if (is_new) {
        place->second = boost::add_vertex(Node{child.cell}, graph);
        open.push_back(child.cell);
      }
      boost::add_edge(vertices[cell.value], place->second, Edge{child.role, program.ranges[child.cell.value]}, graph);
    }
  }
  return graph;
}

}  // namespace chuan::reasons
