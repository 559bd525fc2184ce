// SPDX-License-Identifier: MIT
// Repairs under the project's own rules, those listed and those drawn from the diagram: applied to the dossier each
// reaches, and none of its parts does.
#include <gtest/gtest.h>

#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>

#include "chuan/repair.hpp"
#include "repair/levers.hpp"
#include "solve/solutions.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"
#include "support/rules.hpp"
#include "support/size.hpp"

namespace chuan {
namespace {

using namespace repair;

struct LoweredBook {
  std::string name;
  Rulebook book;
  Program program;
};

/// The last text of every circular, for one kind of school of each annex.
std::vector<std::unique_ptr<LoweredBook>> last_texts() {
  const test::LoadedLaw loaded;
  std::vector<std::unique_ptr<LoweredBook>> all;
  for (const CircularHeader& header : loaded.law.circulars()) {
    if (header.is_amendment || header.is_reference) continue;
    std::vector<std::string> kinds;
    for (const AnnexHeader& annex : header.annexes) kinds.push_back(annex.kinds.at(0));
    if (kinds.empty()) kinds = header.applies_to;
    for (const std::string& kind : kinds) {
      Diagnostics said;
      auto book = loaded.law.rulebook(header.number, loaded.law.texts(header.number).back(), said, kind);
      if (!book) throw std::runtime_error(render(said, loaded.sources, Language::en));
      auto& law = all.emplace_back(std::make_unique<LoweredBook>());
      law->name = header.number + " for " + kind;
      law->book = std::move(*book);
      law->program = lower(law->book);
    }
  }
  return all;
}

struct Counts {
  std::size_t dossiers = 0, listed = 0, drawn = 0, parts = 0, faults = 0;
};

/// One dossier and one target; every set of changes is made in the dossier itself and assessed anew.
class Trial {
 public:
  Trial(const LoweredBook& law, const Dossier& dossier, const Target& target, test::Random& random, Counts& counts)
      : law_(law),
        dossier_(dossier),
        target_(target),
        assessment_(assess(law.program, law.book, dossier, *dossier.date)),
        random_(random),
        counts_(counts) {}

  void run() {
    ++counts_.dossiers;
    RepairLimits limits;
    limits.most_repairs = 10;
    limits.most_steps = most_steps;
    const Repairs found = find_repairs(setting(), target_, limits);
    for (const Repair& repair : found.cheapest) {
      ++counts_.listed;
      check(repair.changes, {});
    }
    if (!found.cheapest.empty()) draw();
  }

 private:
  static constexpr std::uint64_t most_steps = 2'000'000;

  RepairSetting setting() const { return {law_.program, law_.book, dossier_, assessment_, Language::vi}; }

  bool reaches(const std::vector<Change>& changes) const {
    const CellId cell = *target_cell(law_.program, law_.book, target_);
    const Assessment after =
        assess(law_.program, law_.book, with_changes(dossier_, law_.book, changes), *dossier_.date);
    return std::all_of(after.parts.begin(), after.parts.end(),
                       [&](const LevelAssessment& part) { return is_satisfied(part.values[cell.value].verdict); });
  }

  /// Fifty sets of the diagram, each the cheapest under costs that luck gives.
  void draw() {
    Formula formula;
    const std::vector<CellId> roots(assessment_.parts.size(), *target_cell(law_.program, law_.book, target_));
    const RepairSetting setting = this->setting();
    Levers levers(setting, roots, formula);
    Conditions conditions(law_.program, assessment_, formula, levers);
    std::vector<Formula::Id> all{levers.constraints()};
    for (std::size_t part = 0; part < roots.size(); ++part) all.push_back(conditions.holds(part, roots[part]));
    const Formula::Id root = formula.all(std::move(all));
    Steps steps(most_steps);
    std::optional<Solutions> sets;
    try {
      sets.emplace(formula, root, levers.variables(), std::size_t{1} << 20, steps);
    } catch (const TooLarge&) {
      return;
    }
    std::set<std::vector<Variable>> seen;
    for (int tries = 0; tries < 50; ++tries) {
      std::vector<Cost> costs;
      for (std::size_t v = 0; v < levers.variables(); ++v)
        costs.push_back(random_.chance(50) ? random_.between(1, 9) : random_.between(100, 1000));
      const auto chosen = Solutions::ByCost(*sets, costs).next();
      if (!chosen || !seen.insert(chosen->variables).second) continue;
      ++counts_.drawn;
      check_drawn(levers, chosen->variables);
    }
  }

  void check_drawn(const Levers& levers, const std::vector<Variable>& chosen) {
    std::map<std::size_t, std::size_t> highest;  // by lever, its step
    for (const Variable v : chosen) {
      const auto [lever, step] = levers.at(v);
      highest[lever] = std::max(highest[lever], step);
    }
    std::vector<Change> changes;
    std::vector<std::optional<Change>> weaker;
    for (const auto& [lever, step] : highest) {
      const Lever& its = levers.all()[lever];
      changes.push_back(change_of(its, its.steps[step]));
      weaker.push_back(step > 0 ? std::optional(change_of(its, its.steps[step - 1])) : std::nullopt);
    }
    check(changes, weaker);
  }

  /// `weaker`, where given: for each change the one that goes a step less far.
  void check(const std::vector<Change>& changes, const std::vector<std::optional<Change>>& weaker) {
    if (!reaches(changes)) return fault("does not reach", changes, changes);
    for (std::size_t out = 0; out < changes.size(); ++out) {
      std::vector<Change> fewer = changes;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(out));
      check_part(fewer, changes);
      if (weaker.empty() || !weaker[out]) continue;
      std::vector<Change> less = changes;
      less[out] = *weaker[out];
      check_part(less, changes);
    }
    const std::size_t size = changes.size();
    const bool are_few = size <= 5;
    for (std::size_t i = 0; i < (are_few ? (std::size_t{1} << size) - 1 : 12); ++i) {
      std::vector<Change> some;
      for (std::size_t each = 0; each < size; ++each)
        if (are_few ? (i >> each & 1) != 0 : random_.chance(70)) some.push_back(changes[each]);
      if (some.size() < size) check_part(some, changes);
    }
  }

  void check_part(const std::vector<Change>& part, const std::vector<Change>& whole) {
    ++counts_.parts;
    if (reaches(part)) fault("a part reaches", part, whole);
  }

  static std::string told(const std::vector<Change>& changes) {
    std::string text;
    for (const Change& each : changes) {
      text += "  " + each.educational_level + " " + subject_of(each);
      if (const auto* level = std::get_if<LevelChange>(&each.what)) text += " to " + std::to_string(level->to);
      text += "\n";
    }
    return text;
  }

  void fault(const char* what, const std::vector<Change>& part, const std::vector<Change>& whole) {
    if (++counts_.faults > 1) return;  // of each kind of school the first is told
    ADD_FAILURE() << law_.name << ", " << print(target_) << ": " << what << "\n"
                  << told(part) << "of\n"
                  << told(whole) << test::to_json(dossier_, law_.book);
  }

  const LoweredBook& law_;
  const Dossier& dossier_;
  Target target_;
  Assessment assessment_;
  test::Random& random_;
  Counts& counts_;
};

TEST(Repairs, OfTheProjectsRulesReachAndHaveNoPartTooMany) {
  const auto rules = last_texts();
  ASSERT_FALSE(rules.empty());
  std::map<std::string, Counts> counts;
  const std::uint64_t in_full = (20'000 + rules.size() - 1) / rules.size();
  const test::Seeds run = test::seeds(test::is_full() ? in_full : 6);
  for (std::uint64_t seed = run.first; seed < run.first + run.count; ++seed) {
    SCOPED_TRACE("repeat with CHUAN_SEEDS=" + std::to_string(seed) + ":1");
    test::Random random(seed);
    for (const auto& each : rules) {
      test::DossierOptions options;
      options.known = random.between(30, 100);
      options.records = random.chance(70);
      options.levels = false;  // where a result is shared by levels of which one is known in detail: not minimal yet
      const Dossier dossier = test::random_dossier(random, each->book, options);
      const std::vector<Target> all = targets(each->book);
      if (all.empty()) continue;
      Trial(*each, dossier, random.pick(all), random, counts[each->name]).run();
    }
  }
  for (const auto& [name, each] : counts)
    std::cout << name << ": " << each.dossiers << " dossiers, " << each.listed << " repairs listed, " << each.drawn
              << " drawn, " << each.parts << " parts, " << each.faults << " faults\n";
  EXPECT_GT(counts.size(), 3u);
}

}  // namespace
}  // namespace chuan
