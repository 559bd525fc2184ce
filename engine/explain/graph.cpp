// SPDX-License-Identifier: MIT
// Which children decide a cell, and the graph they make.
#include "explain/graph.hpp"

#include <span>
#include <unordered_map>

namespace chuan::explanation {
namespace {

/// Finds the deciding children of one cell.
class Choice {
 public:
  Choice(const Program& program, const std::vector<Value>& values, CellId cell, std::vector<Decider>& found)
      : cell_(program[cell]), children_(program.children(cell)), values_(values), found_(found) {}

  void of_all() {
    with(Verdict::not_met, Role::needed);
    if (found_.empty()) with(Verdict::unknown, Role::needed);
    if (found_.empty()) all_but_inapplicable(Role::needed);
  }

  void of_any(Verdict verdict) {
    if (verdict == Verdict::met || verdict == Verdict::unknown) with(verdict, Role::way);
    if (found_.empty()) all_but_inapplicable(Role::way);
  }

  void of_quota(Verdict verdict) {
    with(verdict, Role::way);
    if (verdict == Verdict::met && cell_.op == CellOp::quota && found_.size() > cell_.payload)
      found_.resize(cell_.payload);
    if (found_.empty() && verdict != Verdict::unknown) all_but_inapplicable(Role::way);
  }

  void of_select() {
    for (std::size_t i = 1; i + 1 < children_.size(); i += 2) {
      if (of(i) != Verdict::met) continue;
      add(i, Role::condition);
      add(i + 1, Role::branch);
      return;
    }
    for (std::size_t i = 1; i + 1 < children_.size(); i += 2) add(i, Role::condition);
    add(0, Role::branch);
    for (std::size_t i = 1; i + 1 < children_.size(); i += 2)
      if (of(i) == Verdict::unknown) add(i + 1, Role::branch);
  }

  void of_when() {
    add(0, Role::condition);
    if (of(0) == Verdict::met || of(0) == Verdict::unknown) add(1, Role::branch);
  }

  void every(Role role) {
    for (std::size_t i = 0; i < children_.size(); ++i) add(i, role);
  }

 private:
  Verdict of(std::size_t child) const { return values_[children_[child].value].verdict; }
  void add(std::size_t child, Role role) { found_.push_back({children_[child], role}); }

  void with(Verdict wanted, Role role) {
    for (std::size_t i = 0; i < children_.size(); ++i)
      if (of(i) == wanted) add(i, role);
  }

  void all_but_inapplicable(Role role) {
    for (std::size_t i = 0; i < children_.size(); ++i)
      if (of(i) != Verdict::not_applicable) add(i, role);
    if (found_.empty()) every(role);
  }

  const Cell& cell_;
  std::span<const CellId> children_;
  const std::vector<Value>& values_;
  std::vector<Decider>& found_;
};

}  // namespace

void deciders(const Program& program, const std::vector<Value>& values, CellId id, std::vector<Decider>& found) {
  found.clear();
  const Value& value = values[id.value];
  if (value.from_record || program[id].child_count == 0) return;
  Choice choice(program, values, id, found);
  switch (program[id].op) {
    case CellOp::all:
    case CellOp::attained:
      return choice.of_all();
    case CellOp::any:
      return choice.of_any(value.verdict);
    case CellOp::quota:
    case CellOp::percent_quota:
      return choice.of_quota(value.verdict);
    case CellOp::negate:
      return choice.every(Role::needed);
    case CellOp::select:
      return choice.of_select();
    case CellOp::when:
    case CellOp::when_counted:
      return choice.of_when();
    default:
      return choice.every(Role::figure);
  }
}

std::vector<Decider> deciders(const Program& program, const std::vector<Value>& values, CellId cell) {
  std::vector<Decider> found;
  deciders(program, values, cell, found);
  return found;
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

}  // namespace chuan::explanation
