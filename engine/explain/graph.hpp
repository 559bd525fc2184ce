// SPDX-License-Identifier: MIT
// The deciding graph: the cells under one cell that made its value what it is, each edge with its role and place.
#pragma once

#include <string_view>
#include <vector>

#include <boost/graph/adjacency_list.hpp>

#include "chuan/assessment.hpp"

namespace chuan::explanation {

/// What a child is to its parent: one of the things all needed, one of several ways, what chose, what was chosen, a
/// figure.
enum class Role : std::uint8_t { root, needed, way, condition, branch, figure };

struct Decider {
  CellId cell;
  Role role = Role::needed;
};

struct Node {
  CellId cell;
};

struct Edge {
  Role role = Role::needed;
  SourceRange range;
};

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Node, Edge>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;

/// The children that decide the value of `cell`; none for a leaf or a verdict taken from the record.
std::vector<Decider> deciders(const Program& program, const std::vector<Value>& values, CellId cell);
/// The same into a list that keeps its room.
void deciders(const Program& program, const std::vector<Value>& values, CellId cell, std::vector<Decider>& found);

/// Everything that decides `root`, each cell once; vertex 0 is the root.
Graph deciding_graph(const Program& program, const std::vector<Value>& values, CellId root);

}  // namespace chuan::explanation
