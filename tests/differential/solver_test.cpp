// SPDX-License-Identifier: MIT
// Least costs and counts against an answer-set solver (clingo) in a process of its own; left out where it is not
// installed.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include <unistd.h>

#include "solve/bound.hpp"
#include "support/for_each_seed.hpp"
#include "support/random.hpp"

namespace chuan {
namespace {

using namespace solve;

std::string answer_of(const std::string& command) {
  std::string text;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  if (!pipe) return text;
  char buffer[4096];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe.get())) text.append(buffer, count);
  return text;
}

/// Gates over gates over variables, many shared.
Formula::Id shared_formula(test::Random& random, Formula& formula, int variables, int gates) {
  std::vector<Formula::Id> made;
  for (int v = 0; v < variables; ++v) made.push_back(formula.literal(static_cast<Variable>(v)));
  for (int i = 0; i < gates; ++i) {
    std::vector<Formula::Id> children;
    for (int j = random.between(2, 5); j > 0; --j)
      children.push_back(
          made[static_cast<std::size_t>(random.between(std::max(0, i - 6), static_cast<int>(made.size()) - 1))]);
    const auto count = static_cast<std::size_t>(random.between(1, static_cast<int>(children.size())));
    made.push_back(random.chance(40)   ? formula.all(children)
                   : random.chance(50) ? formula.any(children)
                                       : formula.at_least(count, children));
  }
  return made.back();
}

/// The formula as a logic program; with costs, one that makes variables hold at the least cost.
std::string logic_program(const Formula& formula, Formula::Id root, const std::vector<Cost>& costs) {
  std::string text;
  for (std::uint32_t id = 2; id <= root.value; ++id) {
    const Formula::Node& node = formula[{id}];
    const std::string head = "n(" + std::to_string(id) + ")";
    if (node.kind == Formula::Kind::literal) {
      text += head + " :- v(" + std::to_string(node.number) + ").\n";
      continue;
    }
    const std::size_t needed = node.kind == Formula::Kind::all   ? node.children.size()
                               : node.kind == Formula::Kind::any ? 1
                                                                 : node.number;
    text += head + " :- #sum{";
    for (std::size_t i = 0; i < node.children.size(); ++i)
      text += (i == 0 ? "1," : "; 1,") + std::to_string(i) + " : n(" + std::to_string(node.children[i].value) + ")";
    text += "} >= " + std::to_string(needed) + ".\n";
  }
  text += ":- not n(" + std::to_string(root.value) + ").\n";
  if (costs.empty()) return text;
  text += "{ v(0.." + std::to_string(costs.size() - 1) + ") }.\n#minimize{";
  for (std::size_t v = 0; v < costs.size(); ++v)
    text +=
        (v == 0 ? "" : "; ") + std::to_string(costs[v]) + "," + std::to_string(v) + " : v(" + std::to_string(v) + ")";
  return text + "}.\n#show.\n";
}

/// How many sets of variables make the formula hold of which no proper part does, as the solver enumerates them.
std::string minimal_sets(const std::filesystem::path& file, const std::string& program, int variables) {
  std::ofstream(file) << program << "#show v/1.\n{ v(0.." << variables - 1 << ") }.\n";
  const std::string said = answer_of("clingo 0 --quiet=2,2 --heuristic=Domain --enum-mode=domRec --dom-mod=5,16 '" +
                                     file.string() + "' 2>/dev/null");
  const std::size_t at = said.find("Models       : ");
  return at == std::string::npos ? said : said.substr(at + 15, said.find('\n', at) - at - 15);
}

TEST(Solver, AgreesOnTheLeastCostAndOnHowManyMinimalSets) {
  if (answer_of("clingo --version 2>/dev/null").empty()) GTEST_SKIP() << "clingo is not installed";
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("chuan-" + std::to_string(::getpid()) + ".lp");
  test::for_each_seed(120, [&](test::Random& random) {
    const int variables = random.between(4, 24);
    Formula formula;
    const Formula::Id root = shared_formula(random, formula, variables, random.between(3, 30));
    if (root.value < 2) return;
    std::vector<Cost> costs;
    for (int v = 0; v < variables; ++v) costs.push_back(random.between(1, 50));
    std::ofstream(file) << logic_program(formula, root, costs);
    const std::string said = answer_of("clingo --opt-mode=opt --quiet=2,1 '" + file.string() + "' 2>/dev/null");
    const std::size_t at = said.find("Optimization : ");
    ASSERT_NE(at, std::string::npos) << said;
    const Cost expected = std::stoll(said.substr(at + 15));
    Diagrams diagrams;
    const Zdd minimal = diagrams.minimal(formula.compile(root, diagrams));
    EXPECT_EQ(diagrams.least_cost(minimal, costs), expected);
    Steps steps;
    EXPECT_EQ(search_bounded(formula, root, costs, steps).cost, expected);
    EXPECT_EQ(diagrams.count(minimal).str(), minimal_sets(file, logic_program(formula, root, {}), variables));
  });
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace chuan
