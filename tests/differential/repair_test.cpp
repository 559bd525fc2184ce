// SPDX-License-Identifier: MIT
// Repairs against brute force: diagrams over every assignment, conditions over every change made in the dossier itself.
#include <gmock/gmock.h>

#include <algorithm>
#include <sstream>

#include "chuan/repair.hpp"
#include "explain/subject.hpp"
#include "repair/levers.hpp"
#include "solve/bound.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"
#include "support/reference_evaluator.hpp"

namespace chuan {
namespace {

using namespace repair;
using namespace solve;
using Set = std::vector<Variable>;

Formula::Id random_formula(test::Random& random, Formula& formula, std::size_t variables, bool monotone) {
  std::vector<Formula::Id> made;
  for (Variable v = 0; v < variables; ++v) made.push_back(formula.literal(v, monotone || !random.chance(15)));
  const int gates = random.between(1, 14);
  for (int i = 0; i < gates; ++i) {
    std::vector<Formula::Id> children;
    for (int j = random.between(2, 5); j > 0; --j)
      children.push_back(made[static_cast<std::size_t>(random.between(0, static_cast<int>(made.size()) - 1))]);
    const int kind = random.between(0, 2);
    const auto count = static_cast<std::size_t>(random.between(1, static_cast<int>(children.size())));
    made.push_back(kind == 0   ? formula.all(children)
                   : kind == 1 ? formula.any(children)
                               : formula.at_least(count, children));
  }
  return made.back();
}

std::vector<bool> bits(std::size_t number, std::size_t count) {
  std::vector<bool> holding(count);
  for (std::size_t i = 0; i < count; ++i) holding[i] = (number >> i & 1) != 0;
  return holding;
}

Set set_of(std::size_t number, std::size_t count) {
  Set set;
  for (std::size_t i = 0; i < count; ++i)
    if ((number >> i & 1) != 0) set.push_back(static_cast<Variable>(i));
  return set;
}

TEST(Repair, DiagramsFindEveryMinimalSetInOrderOfCost) {
  test::for_each_seed(3000, [](test::Random& random) {
    const auto variables = static_cast<std::size_t>(random.between(1, 10));
    Formula formula;
    const Formula::Id root = random_formula(random, formula, variables, random.chance(60));
    std::vector<Cost> costs;
    for (std::size_t v = 0; v < variables; ++v) costs.push_back(random.between(0, 9));

    std::vector<std::size_t> solutions, minimal;
    for (std::size_t number = 0; number < std::size_t{1} << variables; ++number)
      if (formula.holds(root, bits(number, variables))) solutions.push_back(number);
    for (const std::size_t each : solutions)
      if (std::none_of(solutions.begin(), solutions.end(),
                       [&](std::size_t other) { return other != each && (other & each) == other; }))
        minimal.push_back(each);
    std::vector<Cost> expected_costs;
    std::vector<Set> expected;
    for (const std::size_t each : minimal) {
      expected.push_back(set_of(each, variables));
      Cost cost = 0;
      for (const Variable v : expected.back()) cost += costs[v];
      expected_costs.push_back(cost);
    }
    std::sort(expected_costs.begin(), expected_costs.end());

    Diagrams diagrams;
    const Zdd sets = diagrams.minimal(formula.compile(root, diagrams));
    EXPECT_EQ(diagrams.count(sets), minimal.size());
    EXPECT_EQ(diagrams.least_cost(sets, costs), expected_costs.empty() ? unpayable : expected_costs.front());
    std::vector<Set> found;
    std::vector<Cost> found_costs;
    ByCost in_order(diagrams, sets, costs);
    while (const auto each = in_order.next()) {
      found.push_back(each->variables);
      found_costs.push_back(each->cost);
    }
    EXPECT_EQ(found_costs, expected_costs);
    EXPECT_THAT(found, testing::UnorderedElementsAreArray(expected));
    const std::vector<Count> memberships = diagrams.memberships(sets, variables);
    for (Variable v = 0; v < variables; ++v)
      EXPECT_EQ(memberships[v], std::count_if(expected.begin(), expected.end(), [&](const Set& set) {
                  return std::count(set.begin(), set.end(), v) > 0;
                }));
    Steps steps;
    const Bounded bounded = search_bounded(formula, root, costs, steps);
    EXPECT_EQ(bounded.cost, diagrams.least_cost(sets, costs));
    EXPECT_EQ(bounded.lower_bound, bounded.cost);
    if (!bounded.chosen.empty()) {
      EXPECT_TRUE(formula.holds(root, bounded.chosen));
    }
    const Bdd negated = diagrams.negate(formula.compile(root, diagrams));
    EXPECT_EQ(diagrams.negate(negated), formula.compile(root, diagrams));
  });
}

/// Repairs are what hits every way to fail, and the other way round.
TEST(Repair, RepairsAndFailuresHitEachOther) {
  test::for_each_seed(1000, [](test::Random& random) {
    const auto variables = static_cast<std::size_t>(random.between(2, 9));
    Formula formula;
    const Formula::Id root = random_formula(random, formula, variables, true);
    Diagrams diagrams;
    const auto sets_of = [&](Formula::Id id) {
      std::vector<Set> sets;
      ByCost all(diagrams, diagrams.minimal(formula.compile(id, diagrams)), std::vector<Cost>(variables, 1));
      while (const auto each = all.next()) sets.push_back(each->variables);
      return sets;
    };
    // What must stay undone for the target to be missed: the failures, with each variable read as its opposite.
    Formula lost;
    std::vector<Formula::Id> made(root.value + 1);
    for (std::uint32_t id = 2; id <= root.value; ++id) {
      const Formula::Node& node = formula[{id}];
      std::vector<Formula::Id> children;
      for (const Formula::Id child : node.children) children.push_back(made[child.value]);
      const std::size_t most = node.children.size();
      made[id] = node.kind == Formula::Kind::literal ? lost.literal(node.number)
                 : node.kind == Formula::Kind::all   ? lost.any(children)
                 : node.kind == Formula::Kind::any   ? lost.all(children)
                                                     : lost.at_least(most - node.number + 1, children);
    }
    std::vector<Set> failures;
    ByCost in_order(diagrams, diagrams.minimal(lost.compile(made[root.value], diagrams)),
                    std::vector<Cost>(variables, 1));
    while (const auto each = in_order.next()) failures.push_back(each->variables);
    std::vector<Set> hitting;
    for (std::size_t number = 0; number < std::size_t{1} << variables; ++number) {
      const Set set = set_of(number, variables);
      const auto hits = [](const Set& by, const std::vector<Set>& all) {
        return std::all_of(all.begin(), all.end(), [&](const Set& each) {
          return std::any_of(each.begin(), each.end(),
                             [&](Variable v) { return std::find(by.begin(), by.end(), v) != by.end(); });
        });
      };
      if (!hits(set, failures)) continue;
      const bool is_minimal = std::all_of(set.begin(), set.end(), [&](Variable left_out) {
        Set less = set;
        std::erase(less, left_out);
        return !hits(less, failures);
      });
      if (is_minimal) hitting.push_back(set);
    }
    EXPECT_THAT(sets_of(root), testing::UnorderedElementsAreArray(hitting));
  });
}

/// What the dossier says once the steps of `chosen` are made.
std::vector<Change> changes_of(const Levers& levers, const std::vector<std::size_t>& reached) {
  std::vector<Change> changes;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    if (reached[i] == 0) continue;
    const Lever& lever = levers.all()[i];
    changes.push_back(change_of(lever, lever.steps[reached[i] - 1]));
  }
  return changes;
}

struct Generated {
  /// With `mixed`, verdicts of any depth beside each other; else of requirements only, as in a detailed dossier.
  Generated(test::Random& random, bool mixed) {
    test::RuleOptions rules;
    rules.raising = mixed;
    text = test::text_of(test::random_rules(random, rules).text);
    book = test::LoadedRules({text}).rulebook(test::random_date(random));
    program = lower(book);
    test::DossierOptions options;
    options.known = random.between(20, 100);
    options.records = mixed;
    options.levels = random.chance(30);
    dossier = test::random_dossier(random, book, options);
    assessment = assess(program, book, dossier, *dossier.date);
  }

  Verdict reached(const Dossier& changed, const Target& target) const {
    const Assessment again = assess(program, book, changed, *dossier.date);
    Verdict verdict = Verdict::not_applicable;
    for (const LevelAssessment& part : again.parts) {
      const auto cell = target_cell(program, book, target);
      if (cell) verdict = both(verdict, part.values[cell->value].verdict);
    }
    return verdict;
  }
  bool reaches(const Dossier& changed, const Target& target) const {
    const Verdict verdict = reached(changed, target);
    return is_satisfied(verdict);
  }

  std::string text;
  Rulebook book;
  Program program;
  Dossier dossier;
  Assessment assessment;
};

/// The first cell of which the conditions say something else than the assessment of the changed dossier.
std::string first_difference(const Generated& with, Conditions& conditions, const Formula& formula,
                             const std::vector<bool>& holding, const Dossier& changed, CellId root) {
  std::vector<bool> below(with.program.cells.size());
  below[root.value] = true;
  for (std::uint32_t id = root.value + 1; id > 0; --id)
    if (below[id - 1])
      for (const CellId child : with.program.children(CellId{id - 1})) below[child.value] = true;
  const Assessment again = assess(with.program, with.book, changed, *with.dossier.date);
  const std::vector<std::string> lines = [&] {
    std::vector<std::string> found;
    std::istringstream dumped(dump(with.program));
    for (std::string line; std::getline(dumped, line);) found.push_back(line);
    return found;
  }();
  for (std::size_t part = 0; part < again.parts.size(); ++part)
    for (std::uint32_t id = 0; id < with.program.cells.size(); ++id) {
      if (!below[id] || with.program.cells[id].op >= CellOp::literal) continue;
      const Outcome outcome = conditions.of(part, CellId{id});
      const Verdict said = formula.holds(outcome.met, holding)              ? Verdict::met
                           : formula.holds(outcome.not_met, holding)        ? Verdict::not_met
                           : formula.holds(outcome.not_applicable, holding) ? Verdict::not_applicable
                                                                            : Verdict::unknown;
      const Verdict is = again.parts[part].values[id].verdict;
      const Verdict was = with.assessment.parts[part].values[id].verdict;
      if (said != is)
        return lines[with.program.cells[id].child_count > 0 ? with.program.children(CellId{id})[0].value : id] + " / " +
               lines[id] + ": said " + std::to_string(int(said)) + ", is " + std::to_string(int(is)) + ", was " +
               std::to_string(int(was));
    }
  return "";
}

/// Every combination of steps that can be written: the condition says what the assessment then says.
void compare_conditions(test::Random& random, bool mixed) {
  const Generated with(random, mixed);
  const RepairSetting setting{with.program, with.book, with.dossier, with.assessment, Language::vi};
  for (const Target& target : targets(with.book)) {
    std::vector<CellId> roots;
    for (std::size_t part = 0; part < with.assessment.parts.size(); ++part)
      roots.push_back(*target_cell(with.program, with.book, target));
    Formula formula;
    Levers levers(setting, roots, formula);
    Conditions conditions(with.program, with.assessment, formula, levers);
    std::vector<Formula::Id> all;
    for (std::size_t part = 0; part < roots.size(); ++part) all.push_back(conditions.holds(part, roots[part]));
    const Formula::Id root = formula.all(std::move(all));
    const Formula::Id allowed = levers.constraints();
    for (int tries = 0; tries < 6; ++tries) {
      std::vector<std::size_t> reached;
      std::vector<bool> holding(levers.variables());
      for (const Lever& lever : levers.all()) {
        reached.push_back(
            static_cast<std::size_t>(random.chance(60) ? random.between(0, static_cast<int>(lever.steps.size())) : 0));
        for (std::size_t step = 0; step < reached.back(); ++step) holding[lever.steps[step].variable] = true;
      }
      if (!formula.holds(allowed, holding)) continue;
      const Dossier changed = with_changes(with.dossier, with.book, changes_of(levers, reached));
      const bool is_reached = with.reaches(changed, target);
      // What is said of one level of a criterion may come to speak for another: there the conditions are too strict.
      const bool said = formula.holds(root, holding);
      EXPECT_TRUE(said == is_reached || (mixed && is_reached))
          << print(target) << "\n"
          << first_difference(with, conditions, formula, holding, changed, roots[0]) << "\n"
          << with.text << test::to_json(changed, with.book);
    }
  }
}

TEST(Repair, ConditionsSayWhatTheChangedDossierReaches) {
  test::for_each_seed(1500, [](test::Random& random) { compare_conditions(random, random.chance(50)); });
}

std::string said(const std::vector<Change>& changes) {
  std::string text;
  for (const Change& each : changes) text += subject_of(each) + "\n";
  return text;
}

TEST(Repair, ReachesTheTargetAndNoPartOfItDoes) {
  test::for_each_seed(1000, [](test::Random& random) {
    const Generated with(random, false);
    const RepairSetting setting{with.program, with.book, with.dossier, with.assessment, Language::vi};
    for (const Target& target : targets(with.book)) {
      RepairLimits limits;
      limits.most_repairs = 4;
      const Repairs repairs = find_repairs(setting, target, limits);
      for (const Repair& repair : repairs.cheapest) {
        EXPECT_TRUE(with.reaches(with_changes(with.dossier, with.book, repair.changes), target))
            << print(target) << "\n"
            << said(repair.changes) << with.text;
        constexpr std::size_t most = 7;
        if (repair.changes.size() > most) continue;
        for (std::size_t part = 0; part + 1 < std::size_t{1} << repair.changes.size(); ++part) {
          std::vector<Change> some;
          for (const Variable i : set_of(part, repair.changes.size())) some.push_back(repair.changes[i]);
          EXPECT_FALSE(with.reaches(with_changes(with.dossier, with.book, some), target))
              << print(target) << "\n"
              << said(some) << "of\n"
              << said(repair.changes) << with.text;
        }
      }
    }
  });
}

}  // namespace
}  // namespace chuan
