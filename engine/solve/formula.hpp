// SPDX-License-Identifier: MIT
// A condition over yes/no variables as a graph of all, any and at-least-k: what the decision diagram is made from and
// what bounds are read off.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "solve/diagram.hpp"

namespace chuan::solve {

class Formula {
 public:
  struct Id {
    std::uint32_t value = 0;
    friend bool operator==(Id, Id) = default;
  };
  enum class Kind : std::uint8_t { never, always, literal, all, any, at_least };
  struct Node {
    Kind kind = Kind::never;
    bool positive = true;      ///< literal
    std::uint32_t number = 0;  ///< literal: the variable; at_least: how many
    std::vector<Id> children;  ///< each before this node
  };

  static constexpr Id never{0}, always{1};

  Formula() : nodes_{{Kind::never, true, 0, {}}, {Kind::always, true, 0, {}}} {}

  Id literal(Variable variable, bool positive = true);
  Id all(std::vector<Id> of);
  Id any(std::vector<Id> of);
  Id at_least(std::size_t count, std::vector<Id> of);

  /// When `id` does not hold.
  Id negation(Id id);

  const Node& operator[](Id id) const { return nodes_[id.value]; }
  std::size_t size() const { return nodes_.size(); }

  /// The same condition as a diagram.
  Bdd compile(Id root, Diagrams& diagrams) const { return compile(root, diagrams, {}); }
  /// With the variables of the diagram by `places`, where that is not empty.
  Bdd compile(Id root, Diagrams& diagrams, const std::vector<std::uint32_t>& places) const;
  /// When it holds although the variables of `never_true` are not.
  Id without(Id root, const std::vector<bool>& never_true);
  /// Whether it holds when exactly the variables of `holding` are true.
  bool holds(Id root, const std::vector<bool>& holding) const;

 private:
  Id make(Kind kind, std::uint32_t number, std::vector<Id> children);

  std::vector<Node> nodes_;
  std::unordered_map<std::uint64_t, Id> literals_;
  std::unordered_map<std::uint32_t, Id> negations_;
};

}  // namespace chuan::solve
