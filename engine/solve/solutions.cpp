// SPDX-License-Identifier: MIT
// Large conditions are reduced. Orders are depth first, the larger child before the smaller; another order is tried
// before more nodes are spent.
#include "solve/solutions.hpp"

#include <algorithm>

#include "solve/modules.hpp"

namespace chuan::solve {
namespace {

using Id = Formula::Id;
using Kind = Formula::Kind;

/// Which child is visited first.
enum class Order : std::uint8_t { largest_first, as_written, smallest_first };

/// Places for all variables: those of a part right after the variable that stands for it.
class Placing {
 public:
  Placing(const Reduced& reduced, Order order) : reduced_(reduced), order_(order), places_(all(), UINT32_MAX) {
    // Weights of parts before those of what holds them.
    for (const Reduced::Part& part : reduced.parts) part_weights_.push_back(weights_of(part)[part.root.value]);
    visit(reduced.whole);
  }
  std::vector<std::uint32_t> take() { return std::move(places_); }

 private:
  std::size_t all() const { return reduced_.variables + reduced_.parts.size(); }

  /// How many leaves a node has, counted in every place; as much as a number holds of them.
  std::vector<double> weights_of(const Reduced::Part& part) const {
    std::vector<double> weights(part.root.value + 1, 0);
    for (std::uint32_t id = 0; id <= part.root.value; ++id) {
      const Formula::Node& node = part.formula[{id}];
      if (node.kind == Kind::literal)
        weights[id] = node.number < reduced_.variables ? 1 : part_weights_[node.number - reduced_.variables];
      for (const Id child : node.children) weights[id] += weights[child.value];
    }
    return weights;
  }

  void visit(const Reduced::Part& part) {
    const std::vector<double> weights = weights_of(part);
    std::vector<bool> seen(part.root.value + 1);
    std::vector<Id> open{part.root};
    while (!open.empty()) {
      const Id id = open.back();
      open.pop_back();
      if (seen[id.value]) continue;
      seen[id.value] = true;
      const Formula::Node& node = part.formula[id];
      if (node.kind == Kind::literal) {
        if (places_[node.number] != UINT32_MAX) continue;
        places_[node.number] = next_++;
        if (node.number >= reduced_.variables) visit(reduced_.parts[node.number - reduced_.variables]);
        continue;
      }
      std::vector<Id> children(node.children.rbegin(), node.children.rend());  // the last is visited first
      const auto before = [&](Id a, Id b) { return weights[a.value] < weights[b.value]; };
      if (order_ == Order::largest_first) std::stable_sort(children.begin(), children.end(), before);
      if (order_ == Order::smallest_first) std::stable_sort(children.rbegin(), children.rend(), before);
      open.insert(open.end(), children.begin(), children.end());
    }
  }

  const Reduced& reduced_;
  Order order_;
  std::vector<double> part_weights_;
  std::vector<std::uint32_t> places_;
  std::uint32_t next_ = 0;
};

}  // namespace

Solutions::Solutions(const Formula& formula, Formula::Id root, std::size_t variables, std::size_t most_nodes,
                     Steps& steps) {
  // Mostly the condition is small, and as it stands will do.
  try {
    constexpr std::size_t small = std::size_t{1} << 17;
    diagrams_ = std::make_unique<Diagrams>(std::min(most_nodes, small), &steps);
    sets_ = diagrams_->minimal(formula.compile(root, *diagrams_));
    for (Variable v = 0; v < variables; ++v) places_.push_back(v);
    variable_at_ = places_;
    return;
  } catch (const TooLarge&) {
    if (steps.are_spent() || most_nodes <= 1) throw;
  }
  const Reduced reduced = reduce(formula, root, variables);
  std::size_t allowed = std::min<std::size_t>(most_nodes, std::size_t{1} << 18);
  for (int tried = 0;; ++tried) {
    const auto order = static_cast<Order>(tried % 3);
    try {
      places_ = Placing(reduced, order).take();
      diagrams_ = std::make_unique<Diagrams>(allowed, &steps);
      const auto minimal = [&](const Reduced::Part& part) {
        return diagrams_->minimal(part.formula.compile(part.root, *diagrams_, places_));
      };
      std::vector<std::optional<Zdd>> families(places_.size());
      for (std::size_t i = 0; i < reduced.parts.size(); ++i)
        if (const std::uint32_t place = places_[variables + i]; place != UINT32_MAX)
          families[place] = diagrams_->expand(minimal(reduced.parts[i]), families);
      sets_ = diagrams_->expand(minimal(reduced.whole), families);
      break;
    } catch (const TooLarge&) {
      if (steps.are_spent()) throw;
      if (order != Order::smallest_first) continue;
      if (allowed >= most_nodes) throw;
      allowed = std::min(most_nodes, allowed * 8);
    }
  }
  variable_at_.assign(places_.size(), UINT32_MAX);
  for (Variable v = 0; v < variables; ++v)
    if (places_[v] != UINT32_MAX) variable_at_[places_[v]] = v;
  places_.resize(variables);
}

std::vector<Cost> Solutions::placed(const std::vector<Cost>& costs) const {
  std::vector<Cost> result(variable_at_.size());
  for (std::size_t v = 0; v < places_.size(); ++v)
    if (places_[v] != UINT32_MAX) result[places_[v]] = costs[v];
  return result;
}

std::vector<Count> Solutions::memberships() const {
  const std::vector<Count> by_place = diagrams_->memberships(sets_, variable_at_.size());
  std::vector<Count> result(places_.size());
  for (std::size_t v = 0; v < places_.size(); ++v)
    if (places_[v] != UINT32_MAX) result[v] = by_place[places_[v]];
  return result;
}

std::optional<ByCost::Found> Solutions::ByCost::next() {
  std::optional<solve::ByCost::Found> found = inner_.next();
  if (!found) return found;
  for (Variable& each : found->variables) each = solutions_.variable_at_[each];
  std::sort(found->variables.begin(), found->variables.end());
  return found;
}

}  // namespace chuan::solve
