// SPDX-License-Identifier: MIT
// Decision diagrams: a condition over yes/no variables as a BDD, and its minimal solutions as a ZDD (Bryant 1986;
// Minato 1993; Rauzy 1993 for the minimal solutions).
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <queue>
#include <stdexcept>
#include <unordered_map>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

#include "solve/steps.hpp"

namespace chuan::solve {

using Count = boost::multiprecision::cpp_int;
using Cost = std::int64_t;
inline constexpr Cost unpayable = INT64_MAX / 4;
using Variable = std::uint32_t;

/// The diagram would need more nodes, or more steps, than was allowed.
struct TooLarge : std::runtime_error {
  TooLarge() : std::runtime_error("decision diagram too large") {}
};

/// A condition: variables in their order from the root down, both branches different.
struct Bdd {
  std::uint32_t node = 0;
  friend bool operator==(Bdd, Bdd) = default;
};

/// A family of sets of variables: what a path takes, no superset of another.
struct Zdd {
  std::uint32_t node = 0;
  friend bool operator==(Zdd, Zdd) = default;
};

class Diagrams {
 public:
  /// Beyond `most_nodes`, or when `steps` (where given) are spent, every operation throws TooLarge.
  explicit Diagrams(std::size_t most_nodes = std::size_t{1} << 23, Steps* steps = nullptr);

  static constexpr Bdd never{0}, always{1};
  static constexpr Zdd nothing{0}, only_empty{1};  ///< no set; the empty set alone

  Bdd literal(Variable variable, bool positive);
  Bdd both(Bdd a, Bdd b) { return {apply(Operation::both, a.node, b.node)}; }
  Bdd either(Bdd a, Bdd b) { return {apply(Operation::either, a.node, b.node)}; }
  Bdd negate(Bdd a);
  Bdd at_least(std::size_t count, const std::vector<Bdd>& of);

  /// The sets of variables that make the condition true, all others being false, of which no proper subset does.
  Zdd minimal(Bdd condition);

  /// The family with every set of `families[v]` in the place of variable v, where there is one. What stands for v has
  /// its variables after v and before what comes after v; it has a set, and none is empty.
  Zdd expand(Zdd family, const std::vector<std::optional<Zdd>>& families);

  /// How many sets.
  Count count(Zdd family) const;
  /// The least cost of a set; `unpayable` when there is none. `costs` by variable.
  Cost least_cost(Zdd family, const std::vector<Cost>& costs) const;
  /// In how many sets each variable is.
  std::vector<Count> memberships(Zdd family, std::size_t variables) const;
  /// The variables that are a set of their own.
  std::vector<Variable> singles(Zdd family) const;
  /// The variables the condition depends on.
  std::vector<bool> support(Bdd condition, std::size_t variables) const;

  std::size_t size() const { return nodes_.size(); }

 private:
  friend class ByCost;
  enum class Operation : std::uint32_t { both, either, negate, minimal, without };

  struct Node {
    Variable variable = UINT32_MAX;
    std::uint32_t low = 0, high = 0;
  };
  struct Cached {
    std::uint32_t operation = UINT32_MAX, a = 0, b = 0, result = 0;
  };
  using Children = std::vector<std::uint32_t>;

  std::uint32_t make(Variable variable, std::uint32_t low, std::uint32_t high);
  std::uint32_t make_family(Variable variable, std::uint32_t low, std::uint32_t high);
  std::uint32_t unique(Variable variable, std::uint32_t low, std::uint32_t high);
  void grow();
  Cached& cached(Operation operation, std::uint32_t a, std::uint32_t b);
  std::uint32_t remember(Operation operation, std::uint32_t a, std::uint32_t b, std::uint32_t result);
  std::uint32_t apply(Operation operation, std::uint32_t a, std::uint32_t b);
  std::uint32_t negated(std::uint32_t a);
  std::uint32_t minimal_of(std::uint32_t condition);
  /// The sets of `a` that contain no set of `b`.
  std::uint32_t without(std::uint32_t a, std::uint32_t b);
  bool has_empty(std::uint32_t family) const;
  /// Each set of `family` with each of `with`; or one of `other`. Variables of `family` come first.
  std::uint32_t attach(std::uint32_t family, std::uint32_t with, std::uint32_t other,
                       std::map<std::array<std::uint32_t, 3>, std::uint32_t>& known);
  /// Nodes below `root`, children first.
  Children below(std::uint32_t root) const;

  std::size_t most_nodes_;
  Steps* steps_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> table_;  // open addressing; 0: empty
  std::vector<Cached> cache_;
};

/// The sets of a family one after the other, cheapest first; ties in no particular order. Costs are not negative.
class ByCost {
 public:
  ByCost(const Diagrams& diagrams, Zdd family, std::vector<Cost> costs);

  struct Found {
    std::vector<Variable> variables;  ///< ascending
    Cost cost = 0;
  };
  std::optional<Found> next();

 private:
  struct Step {
    std::uint32_t before = UINT32_MAX;  // index into steps_
    Variable variable = UINT32_MAX;     // taken
  };
  struct Open {
    Cost bound = 0, paid = 0;
    std::uint32_t node = 0, step = UINT32_MAX;
    bool operator>(const Open& other) const { return bound > other.bound; }
  };
  void push(std::uint32_t node, Cost paid, std::uint32_t step);

  const Diagrams& diagrams_;
  std::vector<Cost> costs_;
  std::unordered_map<std::uint32_t, Cost> rest_;  // least cost from a node down
  std::vector<Step> steps_;
  std::priority_queue<Open, std::vector<Open>, std::greater<>> open_;
};

}  // namespace chuan::solve
