// SPDX-License-Identifier: MIT
// One table of nodes for both kinds of diagram; results of operations are cached, and forgotten when the cache is full.
#include "solve/diagram.hpp"

#include <algorithm>

namespace chuan::solve {
namespace {

constexpr std::size_t first_table = std::size_t{1} << 12;
constexpr std::size_t cache_size = std::size_t{1} << 16;

std::size_t mixed(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  std::uint64_t h = a * 0x9E3779B97F4A7C15u ^ b * 0xC2B2AE3D27D4EB4Fu ^ c * 0x165667B19E3779F9u;
  h ^= h >> 29;
  h *= 0xBF58476D1CE4E5B9u;
  return static_cast<std::size_t>(h ^ h >> 32);
}

}  // namespace

Diagrams::Diagrams(std::size_t most_nodes, Steps* steps)
    : most_nodes_(most_nodes), steps_(steps), nodes_(2), table_(first_table), cache_(cache_size) {}

std::uint32_t Diagrams::unique(Variable variable, std::uint32_t low, std::uint32_t high) {
  std::size_t at = mixed(variable, low, high) & (table_.size() - 1);
  for (; table_[at] != 0; at = (at + 1) & (table_.size() - 1)) {
    const Node& node = nodes_[table_[at]];
    if (node.variable == variable && node.low == low && node.high == high) return table_[at];
  }
  if (nodes_.size() >= most_nodes_) throw TooLarge();
  const auto id = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({variable, low, high});
  table_[at] = id;
  if (nodes_.size() * 2 > table_.size()) grow();
  return id;
}

void Diagrams::grow() {
  table_.assign(table_.size() * 4, 0);
  for (std::uint32_t id = 2; id < nodes_.size(); ++id) {
    std::size_t at = mixed(nodes_[id].variable, nodes_[id].low, nodes_[id].high) & (table_.size() - 1);
    while (table_[at] != 0) at = (at + 1) & (table_.size() - 1);
    table_[at] = id;
  }
  if (cache_.size() < table_.size() / 4) cache_.assign(table_.size() / 4, {});
}

/// Equal branches: the variable does not matter.
std::uint32_t Diagrams::make(Variable variable, std::uint32_t low, std::uint32_t high) {
  return low == high ? low : unique(variable, low, high);
}

/// Nothing behind `high`: no set has the variable.
std::uint32_t Diagrams::make_family(Variable variable, std::uint32_t low, std::uint32_t high) {
  return high == nothing.node ? low : unique(variable, low, high);
}

Diagrams::Cached& Diagrams::cached(Operation operation, std::uint32_t a, std::uint32_t b) {
  return cache_[mixed(static_cast<std::uint64_t>(operation) + 7, a, b) & (cache_.size() - 1)];
}

std::uint32_t Diagrams::remember(Operation operation, std::uint32_t a, std::uint32_t b, std::uint32_t result) {
  if (steps_ != nullptr && !steps_->spend()) throw TooLarge();
  cached(operation, a, b) = {static_cast<std::uint32_t>(operation), a, b, result};
  return result;
}

Bdd Diagrams::literal(Variable variable, bool positive) {
  return {make(variable, positive ? never.node : always.node, positive ? always.node : never.node)};
}

std::uint32_t Diagrams::apply(Operation operation, std::uint32_t a, std::uint32_t b) {
  const bool is_both = operation == Operation::both;
  const std::uint32_t neutral = is_both ? always.node : never.node;
  const std::uint32_t final = is_both ? never.node : always.node;
  if (a == b || b == neutral) return a;
  if (a == neutral) return b;
  if (a == final || b == final) return final;
  if (a > b) std::swap(a, b);
  const Cached& known = cached(operation, a, b);
  if (known.operation == static_cast<std::uint32_t>(operation) && known.a == a && known.b == b) return known.result;
  const Node x = nodes_[a], y = nodes_[b];
  const Variable top = std::min(x.variable, y.variable);
  const std::uint32_t low = apply(operation, x.variable == top ? x.low : a, y.variable == top ? y.low : b);
  const std::uint32_t high = apply(operation, x.variable == top ? x.high : a, y.variable == top ? y.high : b);
  return remember(operation, a, b, make(top, low, high));
}

std::uint32_t Diagrams::negated(std::uint32_t a) {
  if (a < 2) return 1 - a;
  const Cached& known = cached(Operation::negate, a, a);
  if (known.operation == static_cast<std::uint32_t>(Operation::negate) && known.a == a) return known.result;
  const Node node = nodes_[a];
  const std::uint32_t low = negated(node.low), high = negated(node.high);
  return remember(Operation::negate, a, a, make(node.variable, low, high));
}

Bdd Diagrams::negate(Bdd a) { return {negated(a.node)}; }

Bdd Diagrams::at_least(std::size_t count, const std::vector<Bdd>& of) {
  if (count == 0) return always;
  if (count > of.size()) return never;
  // rows[k]: at least k of those seen so far from the back.
  std::vector<Bdd> rows(count + 1, never);
  rows[0] = always;
  for (std::size_t i = of.size(); i > 0; --i)
    for (std::size_t k = std::min(count, of.size() - i + 1); k > 0; --k)
      rows[k] = either(rows[k], both(of[i - 1], rows[k - 1]));
  return rows[count];
}

Zdd Diagrams::minimal(Bdd condition) { return {minimal_of(condition.node)}; }

std::uint32_t Diagrams::minimal_of(std::uint32_t condition) {
  if (condition < 2) return condition;
  const Cached& known = cached(Operation::minimal, condition, condition);
  if (known.operation == static_cast<std::uint32_t>(Operation::minimal) && known.a == condition) return known.result;
  const Node node = nodes_[condition];
  const std::uint32_t low = minimal_of(node.low);
  const std::uint32_t high = without(minimal_of(node.high), low);
  return remember(Operation::minimal, condition, condition, make_family(node.variable, low, high));
}

bool Diagrams::has_empty(std::uint32_t family) const {
  while (family >= 2) family = nodes_[family].low;
  return family == only_empty.node;
}

std::uint32_t Diagrams::without(std::uint32_t a, std::uint32_t b) {
  if (a == nothing.node || b == nothing.node) return a;
  if (a == b || has_empty(b)) return nothing.node;
  if (a == only_empty.node) return a;
  const Cached& known = cached(Operation::without, a, b);
  if (known.operation == static_cast<std::uint32_t>(Operation::without) && known.a == a && known.b == b)
    return known.result;
  const Node x = nodes_[a], y = nodes_[b];
  std::uint32_t result = 0;
  if (x.variable < y.variable) {
    const std::uint32_t low = without(x.low, b);
    result = make_family(x.variable, low, without(x.high, b));
  } else if (x.variable > y.variable) {
    result = without(a, y.low);
  } else {
    const std::uint32_t low = without(x.low, y.low);
    result = make_family(x.variable, low, without(without(x.high, y.low), y.high));
  }
  return remember(Operation::without, a, b, result);
}

std::uint32_t Diagrams::attach(std::uint32_t family, std::uint32_t with, std::uint32_t other,
                               std::map<std::array<std::uint32_t, 3>, std::uint32_t>& known) {
  if (family == only_empty.node) return with;
  if (family == nothing.node) return other;
  const std::array<std::uint32_t, 3> key{family, with, other};
  if (const auto found = known.find(key); found != known.end()) return found->second;
  const Node node = nodes_[family];
  const std::uint32_t low = attach(node.low, with, other, known);
  return known[key] = make_family(node.variable, low, attach(node.high, with, nothing.node, known));
}

Zdd Diagrams::expand(Zdd family, const std::vector<std::optional<Zdd>>& families) {
  std::unordered_map<std::uint32_t, std::uint32_t> made{{0, 0}, {1, 1}};
  std::map<std::array<std::uint32_t, 3>, std::uint32_t> known;
  for (const std::uint32_t id : below(family.node)) {
    const Node node = nodes_[id];
    const std::uint32_t low = made.at(node.low), high = made.at(node.high);
    const std::optional<Zdd>& inside = families[node.variable];
    made[id] = inside ? attach(inside->node, high, low, known) : make_family(node.variable, low, high);
  }
  return {made.at(family.node)};
}

Diagrams::Children Diagrams::below(std::uint32_t root) const {
  Children order;
  std::vector<std::pair<std::uint32_t, bool>> open{{root, false}};
  std::unordered_map<std::uint32_t, bool> seen;
  while (!open.empty()) {
    const auto [node, is_done] = open.back();
    open.pop_back();
    if (is_done) {
      order.push_back(node);
      continue;
    }
    if (node < 2 || !seen.try_emplace(node, true).second) continue;
    open.emplace_back(node, true);
    open.emplace_back(nodes_[node].low, false);
    open.emplace_back(nodes_[node].high, false);
  }
  return order;
}

Count Diagrams::count(Zdd family) const {
  std::unordered_map<std::uint32_t, Count> counts{{0, 0}, {1, 1}};
  for (const std::uint32_t node : below(family.node))
    counts[node] = counts.at(nodes_[node].low) + counts.at(nodes_[node].high);
  return counts.at(family.node);
}

Cost Diagrams::least_cost(Zdd family, const std::vector<Cost>& costs) const {
  std::unordered_map<std::uint32_t, Cost> least{{0, unpayable}, {1, 0}};
  for (const std::uint32_t node : below(family.node)) {
    const Cost with = std::min(unpayable, least.at(nodes_[node].high) + costs[nodes_[node].variable]);
    least[node] = std::min(least.at(nodes_[node].low), with);
  }
  return least.at(family.node);
}

std::vector<Count> Diagrams::memberships(Zdd family, std::size_t variables) const {
  std::vector<Count> result(variables);
  const Children order = below(family.node);
  std::unordered_map<std::uint32_t, Count> down{{0, 0}, {1, 1}}, up;
  for (const std::uint32_t node : order) down[node] = down.at(nodes_[node].low) + down.at(nodes_[node].high);
  up[family.node] = 1;
  for (auto node = order.rbegin(); node != order.rend(); ++node) {
    const Count paths = up[*node];
    up[nodes_[*node].low] += paths;
    up[nodes_[*node].high] += paths;
    result[nodes_[*node].variable] += paths * down.at(nodes_[*node].high);
  }
  return result;
}

std::vector<Variable> Diagrams::singles(Zdd family) const {
  std::vector<Variable> found;
  for (std::uint32_t node = family.node; node >= 2; node = nodes_[node].low)
    if (has_empty(nodes_[node].high)) found.push_back(nodes_[node].variable);
  return found;
}

std::vector<bool> Diagrams::support(Bdd condition, std::size_t variables) const {
  std::vector<bool> found(variables);
  for (const std::uint32_t node : below(condition.node)) found[nodes_[node].variable] = true;
  return found;
}

ByCost::ByCost(const Diagrams& diagrams, Zdd family, std::vector<Cost> costs)
    : diagrams_(diagrams), costs_(std::move(costs)), rest_{{0, unpayable}, {1, 0}} {
  for (const std::uint32_t node : diagrams_.below(family.node)) {
    const Diagrams::Node& at = diagrams_.nodes_[node];
    rest_[node] = std::min({unpayable, rest_.at(at.low), rest_.at(at.high) + costs_[at.variable]});
  }
  push(family.node, 0, UINT32_MAX);
}

void ByCost::push(std::uint32_t node, Cost paid, std::uint32_t step) {
  const Cost bound = std::min(unpayable, paid + rest_.at(node));
  if (bound < unpayable) open_.push({bound, paid, node, step});
}

std::optional<ByCost::Found> ByCost::next() {
  while (!open_.empty()) {
    const Open best = open_.top();
    open_.pop();
    if (best.node == Diagrams::only_empty.node) {
      Found found;
      found.cost = best.paid;
      for (std::uint32_t step = best.step; step != UINT32_MAX; step = steps_[step].before)
        found.variables.push_back(steps_[step].variable);
      std::reverse(found.variables.begin(), found.variables.end());
      return found;
    }
    const Diagrams::Node& node = diagrams_.nodes_[best.node];
    push(node.low, best.paid, best.step);
    const auto step = static_cast<std::uint32_t>(steps_.size());
    steps_.push_back({best.step, node.variable});
    push(node.high, best.paid + costs_[node.variable], step);
  }
  return std::nullopt;
}

}  // namespace chuan::solve
