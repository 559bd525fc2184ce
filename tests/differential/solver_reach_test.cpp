// SPDX-License-Identifier: MIT
// How far the solver reaches: published fault trees counted exactly, random graphs of k-of-n gates proved optimal.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <set>

#include "chuan/repair.hpp"
#include "solve/bound.hpp"
#include "solve/solutions.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"
#include "support/rules.hpp"
#include "support/size.hpp"

namespace chuan {
namespace {

using namespace solve;

/// From the Aralia set, written as rulebooks; the counts are those published with it.
TEST(Reach, FaultTreesAreCountedExactly) {
  const std::filesystem::path folder = std::filesystem::path(CHUAN_SOURCE_DIR) / "tests/support/fault_trees";
  const std::pair<const char*, const char*> trees[] = {{"edf9204", "32580630"}, {"edfpa14q", "105950670"}};
  for (const auto& [name, count] : trees) {
    Sources sources;
    Diagnostics said;
    Law law;
    law.add(sources, sources.add(name, test::read_file(folder / name / "rules.luat")), said);
    const auto read = law.rulebook("900/2019/TT-BGDĐT", *parse_date("2021-09-01"), said);
    ASSERT_TRUE(read) << render(said, sources, Language::en);
    const Rulebook& book = *read;
    const Program program = lower(book);
    const Dossier dossier = test::read_json(test::read_file(folder / name / "dossier.json"), book);
    const Assessment assessment = assess(program, book, dossier, *dossier.date);
    const Repairs found = find_repairs({program, book, dossier, assessment, Language::vi}, {"muc", 1}, {});
    EXPECT_EQ(found.count, count) << name;
    EXPECT_TRUE(!found.cheapest.empty() && found.cheapest.front().optimal) << name;
    std::cout << name << ": " << found.count << " in " << found.steps << " steps\n";
  }
}

/// With `whole` the root asks for every gate that no other uses, else it is the last gate and what that rests on.
void prove_random_graphs(bool whole) {
  constexpr int leaves = 40, gates = 60;
  constexpr std::uint64_t budget = 8'000'000;
  std::size_t all = 0, optimal = 0, counted = 0;
  test::for_each_seed(test::is_full() ? 1000 : 100, [&](test::Random& random) {
    Formula formula;
    std::vector<Formula::Id> made;
    std::set<std::uint32_t> used;
    std::vector<Cost> costs;
    for (Variable v = 0; v < leaves; ++v) {
      made.push_back(formula.literal(v));
      costs.push_back(random.between(1, 9));
    }
    for (int i = 0; i < gates; ++i) {
      std::vector<Formula::Id> children;
      for (int j = random.between(2, 5); j > 0; --j) {
        const Formula::Id child = made[static_cast<std::size_t>(random.between(0, static_cast<int>(made.size()) - 1))];
        if (std::find(children.begin(), children.end(), child) == children.end()) children.push_back(child);
      }
      for (const Formula::Id child : children) used.insert(child.value);
      const auto count = static_cast<std::size_t>(random.between(1, static_cast<int>(children.size())));
      made.push_back(formula.at_least(count, children));
    }
    Formula::Id root = made.back();
    if (whole) {
      std::vector<Formula::Id> unused;
      for (std::size_t i = leaves; i < made.size(); ++i)
        if (!used.contains(made[i].value)) unused.push_back(made[i]);
      root = formula.all(std::move(unused));
    }
    Steps steps(budget / 2);
    ++all;
    Cost exact = unpayable;
    try {
      exact = Solutions(formula, root, leaves, std::size_t{1} << 22, steps).least_cost(costs);
      ++counted;
      ++optimal;
    } catch (const TooLarge&) {
    }
    steps.allow(budget / 2);
    const Bounded bounded = search_bounded(formula, root, costs, steps);
    if (exact == unpayable)
      optimal += bounded.cost == bounded.lower_bound;
    else
      EXPECT_LE(bounded.lower_bound, exact);
  });
  std::cout << optimal << " of " << all << " proved optimal, " << counted << " of them by counting every set\n";
  EXPECT_GE(optimal * 100, all * 99) << optimal << " of " << all;
}

TEST(Reach, RandomGraphsOfCountingGatesAreProvedOptimal) { prove_random_graphs(false); }

TEST(Reach, RandomGraphsOfWhichEveryGateCountsAreProvedOptimal) { prove_random_graphs(true); }

}  // namespace
}  // namespace chuan
