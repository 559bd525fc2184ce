// SPDX-License-Identifier: MIT
// Lower bounds by sharing: what several parts need pays each of them an equal part of its cost, so that sums over parts
// never count it twice.
#include "solve/bound.hpp"

#include <algorithm>

namespace chuan::solve {
namespace {

using Id = Formula::Id;
using Kind = Formula::Kind;

enum class State : std::uint8_t { open, in, out };

constexpr Cost fine = 5040;  // shares are whole parts of this: divisible by 1 to 10

class Search {
 public:
  Search(const Formula& formula, Id root, const std::vector<Cost>& costs)
      : formula_(formula), root_(root), costs_(costs), parents_(root.value + 1), bounds_(root.value + 1) {
    std::vector<bool> needed(root.value + 1);
    needed[root.value] = true;
    parents_[root.value] = 1;
    for (std::uint32_t id = root.value + 1; id > 0; --id) {
      if (!needed[id - 1]) continue;
      order_.push_back(id - 1);
      for (const Id child : formula[{id - 1}].children) {
        needed[child.value] = true;
        ++parents_[child.value];
      }
    }
    std::reverse(order_.begin(), order_.end());
  }

  Bounded run(Steps& steps) {
    std::vector<State> states(costs_.size(), State::open);
    for (std::size_t v = 0; v < costs_.size(); ++v)
      if (costs_[v] >= unpayable) states[v] = State::out;
    open_.push_back({std::move(states), 0, 0});
    while (!open_.empty()) {
      if (!steps.spend(order_.size()) && best_.cost < unpayable) break;
      Node node = std::move(open_.back());
      open_.pop_back();
      if (node.bound < best_.cost) visit(std::move(node));
    }
    best_.lower_bound = best_.cost;
    for (const Node& node : open_) best_.lower_bound = std::min(best_.lower_bound, node.bound);
    return std::move(best_);
  }

 private:
  struct Node {
    std::vector<State> states;
    Cost paid = 0;
    Cost bound = 0;  // of everything below it, paid included
  };

  void visit(Node node) {
    set_bounds(node.states);
    const Cost below = bounds_[root_.value];
    if (below >= unpayable) return;
    node.bound = node.paid + (below + fine - 1) / fine;
    if (node.bound >= best_.cost) return;
    std::vector<bool> chosen = cheapest_guess(node.states);
    if (formula_.holds(root_, chosen)) take(drop_needless(std::move(chosen)));
    if (node.bound >= best_.cost) return;
    const std::optional<Variable> branch = branching(node.states);
    if (!branch) return;
    Node without = node;
    without.states[*branch] = State::out;
    node.states[*branch] = State::in;
    node.paid += costs_[*branch];
    open_.push_back(std::move(without));
    open_.push_back(std::move(node));
  }

  Cost bound_of(const Formula::Node& node, const std::vector<State>& states) const {
    const auto share = [this](Id child) {
      const Cost bound = bounds_[child.value];
      return bound >= unpayable ? unpayable : bound / parents_[child.value];
    };
    switch (node.kind) {
      case Kind::never:
        return unpayable;
      case Kind::always:
        return 0;
      case Kind::literal:
        if (!node.positive) return states[node.number] == State::in ? unpayable : 0;
        if (states[node.number] == State::in) return 0;
        return states[node.number] == State::out ? unpayable : costs_[node.number] * fine;
      case Kind::all: {
        Cost sum = 0;
        for (const Id child : node.children) sum = std::min(unpayable, sum + share(child));
        return sum;
      }
      default: {
        std::vector<Cost> shares;
        for (const Id child : node.children) shares.push_back(share(child));
        const std::size_t count = node.kind == Kind::any ? 1 : node.number;
        std::nth_element(shares.begin(), shares.begin() + static_cast<std::ptrdiff_t>(count - 1), shares.end());
        Cost sum = 0;
        for (std::size_t i = 0; i < count; ++i) sum = std::min(unpayable, sum + shares[i]);
        return sum;
      }
    }
  }

  void set_bounds(const std::vector<State>& states) {
    for (const std::uint32_t id : order_) bounds_[id] = bound_of(formula_[{id}], states);
  }

  /// What the bounds would choose, from the root down.
  std::vector<bool> cheapest_guess(const std::vector<State>& states) {
    std::vector<bool> chosen(costs_.size());
    for (std::size_t v = 0; v < states.size(); ++v) chosen[v] = states[v] == State::in;
    std::vector<bool> wanted(root_.value + 1);
    wanted[root_.value] = true;
    for (auto id = order_.rbegin(); id != order_.rend(); ++id) {
      if (!wanted[*id]) continue;
      const Formula::Node& node = formula_[{*id}];
      if (node.kind == Kind::literal && node.positive) chosen[node.number] = true;
      std::vector<Id> children = node.children;
      if (node.kind == Kind::any || node.kind == Kind::at_least) {
        std::stable_sort(children.begin(), children.end(),
                         [this](Id a, Id b) { return bounds_[a.value] < bounds_[b.value]; });
        children.resize(node.kind == Kind::any ? 1 : node.number);
      }
      for (const Id child : children) wanted[child.value] = true;
    }
    return chosen;
  }

  /// Dearest first; what is not needed costs nothing.
  std::vector<bool> drop_needless(std::vector<bool> chosen) const {
    std::vector<Variable> dearest;
    for (Variable v = 0; v < chosen.size(); ++v)
      if (chosen[v]) dearest.push_back(v);
    std::stable_sort(dearest.begin(), dearest.end(), [this](Variable a, Variable b) { return costs_[a] > costs_[b]; });
    for (const Variable v : dearest) {
      chosen[v] = false;
      if (!formula_.holds(root_, chosen)) chosen[v] = true;
    }
    return chosen;
  }

  void take(std::vector<bool> chosen) {
    Cost cost = 0;
    for (std::size_t v = 0; v < chosen.size(); ++v)
      if (chosen[v]) cost = std::min(unpayable, cost + costs_[v]);
    if (cost >= best_.cost) return;
    best_.cost = cost;
    best_.chosen = std::move(chosen);
  }

  /// The open variable most parts share.
  std::optional<Variable> branching(const std::vector<State>& states) const {
    std::optional<Variable> found;
    Cost most = -1;
    for (const std::uint32_t id : order_) {
      const Formula::Node& node = formula_[{id}];
      if (node.kind != Kind::literal || states[node.number] != State::open) continue;
      const Cost weight = costs_[node.number] * parents_[id] + parents_[id];
      if (weight <= most) continue;
      most = weight;
      found = node.number;
    }
    return found;
  }

  const Formula& formula_;
  Id root_;
  const std::vector<Cost>& costs_;
  std::vector<std::uint32_t> order_;  // nodes under the root, children first
  std::vector<Cost> parents_;
  std::vector<Cost> bounds_;  // scaled by `fine`
  std::vector<Node> open_;
  Bounded best_;
};

}  // namespace

Bounded search_bounded(const Formula& formula, Formula::Id root, const std::vector<Cost>& costs, Steps& steps) {
  if (root == Formula::never) return {};
  return Search(formula, root, costs).run(steps);
}

}  // namespace chuan::solve
