// SPDX-License-Identifier: MIT
// Conditions made small as they are made: constants folded, doubles dropped.
#include "solve/formula.hpp"

#include <algorithm>

namespace chuan::solve {

Formula::Id Formula::make(Kind kind, std::uint32_t number, std::vector<Id> children) {
  nodes_.push_back({kind, true, number, std::move(children)});
  return {static_cast<std::uint32_t>(nodes_.size() - 1)};
}

Formula::Id Formula::literal(Variable variable, bool positive) {
  const auto [known, is_new] = literals_.try_emplace(std::uint64_t{variable} * 2 + (positive ? 1 : 0));
  if (is_new) {
    known->second = make(Kind::literal, variable, {});
    nodes_[known->second.value].positive = positive;
  }
  return known->second;
}

Formula::Id Formula::all(std::vector<Id> of) {
  std::erase(of, always);
  std::sort(of.begin(), of.end(), [](Id a, Id b) { return a.value < b.value; });
  of.erase(std::unique(of.begin(), of.end()), of.end());
  if (!of.empty() && of.front() == never) return never;
  if (of.empty()) return always;
  return of.size() == 1 ? of.front() : make(Kind::all, 0, std::move(of));
}

Formula::Id Formula::any(std::vector<Id> of) {
  std::erase(of, never);
  std::sort(of.begin(), of.end(), [](Id a, Id b) { return a.value < b.value; });
  of.erase(std::unique(of.begin(), of.end()), of.end());
  if (!of.empty() && of.front() == always) return always;
  if (of.empty()) return never;
  return of.size() == 1 ? of.front() : make(Kind::any, 0, std::move(of));
}

Formula::Id Formula::at_least(std::size_t count, std::vector<Id> of) {
  const auto sure = static_cast<std::size_t>(std::count(of.begin(), of.end(), always));
  if (sure >= count) return always;
  count -= sure;
  std::erase(of, always);
  std::erase(of, never);
  if (of.size() < count) return never;
  if (count == 1) return any(std::move(of));
  if (count == of.size()) return all(std::move(of));
  return make(Kind::at_least, static_cast<std::uint32_t>(count), std::move(of));
}

Formula::Id Formula::negation(Id id) {
  if (const auto known = negations_.find(id.value); known != negations_.end()) return known->second;
  const Node node = nodes_[id.value];
  std::vector<Id> children;
  for (const Id child : node.children) children.push_back(negation(child));
  Id result = never;
  switch (node.kind) {
    case Kind::never:
      result = always;
      break;
    case Kind::always:
      break;
    case Kind::literal:
      result = literal(node.number, !node.positive);
      break;
    case Kind::all:
      result = any(std::move(children));
      break;
    case Kind::any:
      result = all(std::move(children));
      break;
    case Kind::at_least:
      result = at_least(node.children.size() - node.number + 1, std::move(children));
      break;
  }
  negations_[id.value] = result;
  return result;
}

namespace {

/// Which nodes are under `root`.
std::vector<bool> under(const Formula& formula, Formula::Id root) {
  std::vector<bool> needed(root.value + 1);
  needed[root.value] = true;
  for (std::uint32_t id = root.value + 1; id > 0; --id) {
    if (!needed[id - 1]) continue;
    for (const Formula::Id child : formula[{id - 1}].children) needed[child.value] = true;
  }
  return needed;
}

}  // namespace

Bdd Formula::compile(Id root, Diagrams& diagrams, const std::vector<std::uint32_t>& places) const {
  const std::vector<bool> needed = under(*this, root);
  std::vector<Bdd> made(root.value + 1);
  for (std::uint32_t id = 0; id <= root.value; ++id) {
    if (!needed[id]) continue;
    const Node& node = nodes_[id];
    switch (node.kind) {
      case Kind::never:
        made[id] = Diagrams::never;
        break;
      case Kind::always:
        made[id] = Diagrams::always;
        break;
      case Kind::literal:
        made[id] = diagrams.literal(places.empty() ? node.number : places[node.number], node.positive);
        break;
      case Kind::all:
        made[id] = Diagrams::always;
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child)
          made[id] = diagrams.both(made[child->value], made[id]);
        break;
      case Kind::any:
        made[id] = Diagrams::never;
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child)
          made[id] = diagrams.either(made[child->value], made[id]);
        break;
      case Kind::at_least: {
        std::vector<Bdd> of;
        for (const Id child : node.children) of.push_back(made[child.value]);
        made[id] = diagrams.at_least(node.number, of);
        break;
      }
    }
  }
  return made[root.value];
}

Formula::Id Formula::without(Id root, const std::vector<bool>& never_true) {
  const std::vector<bool> needed = under(*this, root);
  std::vector<Id> made(root.value + 1);
  for (std::uint32_t id = 0; id <= root.value; ++id) {
    if (!needed[id]) continue;
    const Node node = nodes_[id];
    std::vector<Id> children;
    for (const Id child : node.children) children.push_back(made[child.value]);
    const bool is_out = node.kind == Kind::literal && never_true[node.number];
    made[id] = is_out                        ? (node.positive ? never : always)
               : node.kind == Kind::all      ? all(std::move(children))
               : node.kind == Kind::any      ? any(std::move(children))
               : node.kind == Kind::at_least ? at_least(node.number, std::move(children))
                                             : Id{id};
  }
  return made[root.value];
}

bool Formula::holds(Id root, const std::vector<bool>& holding) const {
  std::vector<bool> value(root.value + 1);
  for (std::uint32_t id = 0; id <= root.value; ++id) {
    const Node& node = nodes_[id];
    const auto holds = [&](Id child) { return bool(value[child.value]); };
    switch (node.kind) {
      case Kind::never:
        break;
      case Kind::always:
        value[id] = true;
        break;
      case Kind::literal:
        value[id] = holding[node.number] == node.positive;
        break;
      case Kind::all:
        value[id] = std::all_of(node.children.begin(), node.children.end(), holds);
        break;
      case Kind::any:
        value[id] = std::any_of(node.children.begin(), node.children.end(), holds);
        break;
      case Kind::at_least:
        value[id] = std::count_if(node.children.begin(), node.children.end(), holds) >= node.number;
        break;
    }
  }
  return value[root.value];
}

}  // namespace chuan::solve
