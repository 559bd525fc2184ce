// SPDX-License-Identifier: MIT
// Passes over the graph, each written into a new one, until nothing more stands apart.
#include "solve/modules.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace chuan::solve {
namespace {

using Id = Formula::Id;
using Kind = Formula::Kind;

bool is_gate(Kind kind) { return kind == Kind::all || kind == Kind::any || kind == Kind::at_least; }

/// One formula, with what a pass asks of it.
class Pass {
 public:
  Pass(const Formula& formula, Id root, std::size_t variables)
      : formula_(formula), root_(root), variables_(variables), parents_(root.value + 1), pure_(variables, true) {
    std::vector<bool> needed(root.value + 1);
    needed[root.value] = true;
    for (std::uint32_t id = root.value + 1; id > 0; --id) {
      if (!needed[id - 1]) continue;
      order_.push_back(id - 1);
      const Formula::Node& node = formula[{id - 1}];
      if (node.kind == Kind::literal && !node.positive) pure_[node.number] = false;
      for (const Id child : node.children) {
        needed[child.value] = true;
        parents_[child.value].push_back(id - 1);
      }
    }
    std::reverse(order_.begin(), order_.end());
    find_modules();
    find_groups();
  }

  bool finds_any() const { return !groups_.empty() || has_module_ || has_chain_; }

  /// The formula with its parts taken out, numbered from `result.variables + result.parts.size()` on.
  Reduced::Part run(Reduced& result) {
    std::vector<std::uint32_t> stand_ins;  // of the groups
    for (const auto& [place, members] : groups_) {
      Reduced::Part part;
      std::vector<Id> of;
      for (const std::uint32_t each : members) of.push_back(part.formula.literal(formula_[{each}].number));
      part.root = place.first == Kind::any ? part.formula.any(std::move(of)) : part.formula.all(std::move(of));
      stand_ins.push_back(add(result, std::move(part)));
      for (const std::uint32_t each : members) replaced_[each] = stand_ins.back();
    }
    Reduced::Part whole;
    std::map<std::uint32_t, Id> made;
    whole.root = copy(root_, whole.formula, made, result);
    return whole;
  }

 private:
  static std::uint32_t add(Reduced& result, Reduced::Part part) {
    result.parts.push_back(std::move(part));
    return static_cast<std::uint32_t>(result.variables + result.parts.size() - 1);
  }

  /// Gates under which only positive variables stand that stand nowhere else: all visits to them fall between the
  /// first and the last visit of the gate itself.
  void find_modules() {
    constexpr std::uint32_t never = UINT32_MAX;
    std::vector<std::uint32_t> first(root_.value + 1, never), last(root_.value + 1), left(root_.value + 1);
    std::uint32_t now = 0;
    std::vector<std::pair<std::uint32_t, bool>> open{{root_.value, false}};
    while (!open.empty()) {
      const auto [id, is_done] = open.back();
      open.pop_back();
      last[id] = ++now;
      if (is_done) {
        left[id] = now;
        continue;
      }
      if (first[id] != never) continue;
      first[id] = now;
      left[id] = now;
      if (formula_[{id}].children.empty()) continue;
      open.emplace_back(id, true);
      for (const Id child : formula_[{id}].children) open.emplace_back(child.value, false);
    }
    std::vector<std::uint32_t> least(root_.value + 1, never), most(root_.value + 1);
    std::vector<bool> is_pure(root_.value + 1, true);
    is_module_.resize(root_.value + 1);
    for (const std::uint32_t id : order_) {
      const Formula::Node& node = formula_[{id}];
      if (node.kind == Kind::literal) is_pure[id] = pure_[node.number];
      for (const Id child : node.children) {
        least[id] = std::min({least[id], first[child.value], least[child.value]});
        most[id] = std::max({most[id], last[child.value], most[child.value]});
        is_pure[id] = is_pure[id] && is_pure[child.value];
      }
      const bool stands_apart = first[id] < least[id] && most[id] < left[id];
      is_module_[id] = is_gate(node.kind) && id != root_.value && is_pure[id] && stands_apart;
      has_module_ = has_module_ || is_module_[id];
    }
  }

  /// Variables that stand in the same gates, all of one kind.
  void find_groups() {
    std::map<std::pair<Kind, std::vector<std::uint32_t>>, std::vector<std::uint32_t>> by_place;
    for (const std::uint32_t id : order_) {
      const Formula::Node& node = formula_[{id}];
      for (const Id child : node.children) has_chain_ = has_chain_ || is_spliced(id, child.value);
      if (node.kind != Kind::literal || !pure_[node.number] || parents_[id].empty()) continue;
      const Kind kind = formula_[{parents_[id].front()}].kind;
      if (kind == Kind::at_least) continue;
      const auto is_same = [&](std::uint32_t parent) { return formula_[{parent}].kind == kind; };
      if (std::all_of(parents_[id].begin(), parents_[id].end(), is_same)) by_place[{kind, parents_[id]}].push_back(id);
    }
    for (auto& [place, members] : by_place) {
      const bool is_whole_gate =
          place.second.size() == 1 && formula_[{place.second.front()}].children.size() == members.size();
      if (members.size() > 1 && !is_whole_gate) groups_.emplace(place, std::move(members));
    }
  }

  /// Whether the child is of the gate's own kind and in no other: its children can stand in the gate.
  bool is_spliced(std::uint32_t id, std::uint32_t child) const {
    const Kind kind = formula_[{id}].kind;
    return kind != Kind::at_least && formula_[{child}].kind == kind && parents_[child].size() == 1 &&
           !is_module_[child];
  }

  Id copy(Id top, Formula& into, std::map<std::uint32_t, Id>& made, Reduced& result) {
    std::vector<std::pair<std::uint32_t, bool>> open{{top.value, false}};
    while (!open.empty()) {
      const auto [id, is_done] = open.back();
      open.pop_back();
      if (made.contains(id)) continue;
      const Formula::Node& node = formula_[{id}];
      if (!is_gate(node.kind)) {
        const auto stand_in = replaced_.find(id);
        made[id] = node.kind != Kind::literal    ? Id{id}
                   : stand_in != replaced_.end() ? into.literal(stand_in->second)
                                                 : into.literal(node.number, node.positive);
        continue;
      }
      if (is_module_[id] && id != top.value) {
        made[id] = into.literal(module(id, result));
        continue;
      }
      if (!is_done) {
        open.emplace_back(id, true);
        for (const Id child : node.children) open.emplace_back(child.value, false);
        continue;
      }
      std::vector<Id> children;
      for (const Id child : node.children) {
        if (is_spliced(id, child.value) && is_gate(into[made[child.value]].kind))
          for (const Id inner : into[made[child.value]].children) children.push_back(inner);
        else
          children.push_back(made[child.value]);
      }
      made[id] = node.kind == Kind::all   ? into.all(std::move(children))
                 : node.kind == Kind::any ? into.any(std::move(children))
                                          : into.at_least(node.number, std::move(children));
    }
    return made[top.value];
  }

  /// The variable that stands for a module.
  std::uint32_t module(std::uint32_t id, Reduced& result) {
    if (const auto known = modules_.find(id); known != modules_.end()) return known->second;
    Reduced::Part part;
    std::map<std::uint32_t, Id> made;
    part.root = copy({id}, part.formula, made, result);
    return modules_[id] = add(result, std::move(part));
  }

  const Formula& formula_;
  Id root_;
  std::size_t variables_;
  std::vector<std::uint32_t> order_;  // nodes under the root, children first
  std::vector<std::vector<std::uint32_t>> parents_;
  std::vector<bool> pure_;  // by variable: nowhere negative
  std::vector<bool> is_module_;
  bool has_module_ = false, has_chain_ = false;
  std::map<std::pair<Kind, std::vector<std::uint32_t>>, std::vector<std::uint32_t>> groups_;
  std::map<std::uint32_t, std::uint32_t> replaced_;  // a variable's node: what stands for its group
  std::map<std::uint32_t, std::uint32_t> modules_;
};

}  // namespace

Reduced reduce(const Formula& formula, Id root, std::size_t variables) {
  Reduced result;
  result.variables = variables;
  result.whole = {formula, root};
  constexpr int most_passes = 64;
  for (int pass = 0; pass < most_passes; ++pass) {
    Pass next(result.whole.formula, result.whole.root, variables + result.parts.size());
    if (!next.finds_any()) break;
    result.whole = next.run(result);
  }
  return result;
}

}  // namespace chuan::solve
