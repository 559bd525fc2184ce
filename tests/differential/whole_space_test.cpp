// SPDX-License-Identifier: MIT
// Every vector of results of the fifteen criteria of TT 57/2026 through the program, against the rule in closed form.
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "chuan/assessment.hpp"
#include "support/rules.hpp"

namespace chuan {
namespace {

constexpr std::size_t criteria = 15;
constexpr std::size_t vectors = 14'348'907;  // 3^15

constexpr std::array<const char*, criteria> ids = {"1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "3.1",
                                                   "3.2", "3.3", "3.4", "3.5", "4.1", "4.2", "4.3"};
// The rule as read in the circular, not in the rulebook: eight mandatory criteria, five of the seven others.
constexpr std::array<bool, criteria> mandatory = {false, false, true,  true,  true, true, false, true,
                                                  true,  false, false, false, true, true, false};

using Results = std::array<int, criteria>;

int level_by_hand(const Results& results) {
  int mandatory_at_1 = 0, mandatory_at_2 = 0, others_at_1 = 0, others_at_2 = 0;
  for (std::size_t i = 0; i < criteria; ++i) {
    (mandatory[i] ? mandatory_at_1 : others_at_1) += results[i] >= 1;
    (mandatory[i] ? mandatory_at_2 : others_at_2) += results[i] >= 2;
  }
  if (mandatory_at_2 == 8 && others_at_2 >= 5 && others_at_1 == 7) return 2;
  return mandatory_at_1 == 8 && others_at_1 >= 5 ? 1 : 0;
}

constexpr std::array<std::size_t, criteria> weights = [] {
  std::array<std::size_t, criteria> made{};
  std::size_t weight = 1;
  for (std::size_t& each : made) {
    each = weight;
    weight *= 3;
  }
  return made;
}();

/// The program with recorded levels of criteria as its only inputs.
class School {
 public:
  explicit School(const Program& program) : program_(program), updater_(program, unknown(program)) {
    for (std::size_t i = 0; i < criteria; ++i)
      for (int level : {1, 2}) inputs_[i][level - 1] = input(std::string(ids[i]) + "/" + std::to_string(level));
    for (std::size_t i = 0; i < criteria; ++i) record(i, 0);
  }

  /// As `bind` reads a recorded level: met up to it, not met at the next one.
  void record(std::size_t criterion, int level) {
    updater_.set_verdict(inputs_[criterion][0], level >= 1 ? Verdict::met : Verdict::not_met);
    updater_.set_verdict(inputs_[criterion][1], level == 2   ? Verdict::met
                                                : level == 1 ? Verdict::not_met
                                                             : Verdict::unknown);
  }

  /// -1 when the program leaves it open, or says level 2 without level 1.
  int level() const {
    const Verdict first = updater_.values()[program_.school[0].value].verdict;
    const Verdict second = updater_.values()[program_.school[1].value].verdict;
    if (first == Verdict::not_met && second == Verdict::not_met) return 0;
    if (first == Verdict::met && second == Verdict::not_met) return 1;
    return first == Verdict::met && second == Verdict::met ? 2 : -1;
  }

 private:
  static Inputs unknown(const Program& program) {
    Inputs inputs;
    inputs.truths.assign(program.truths.size(), Verdict::unknown);
    inputs.figures.resize(program.figures.size());
    inputs.verdicts.assign(program.verdicts.size(), Verdict::unknown);
    inputs.verdict_reasons.assign(program.verdicts.size(), Unknown::not_recorded);
    return inputs;
  }

  std::size_t input(const std::string& subject) const {
    for (std::size_t i = 0; i < program_.verdicts.size(); ++i)
      if (program_.verdicts[i].subject == subject) return i;
    throw std::logic_error("no input " + subject);
  }

  const Program& program_;
  Updater updater_;
  std::array<std::array<std::size_t, 2>, criteria> inputs_{};
};

/// All vectors, each one step of one criterion from the last (Knuth's loopless reflected Gray code).
class GrayCode {
 public:
  GrayCode() {
    for (std::size_t i = 0; i <= criteria; ++i) focus_[i] = i;
    direction_.fill(1);
  }

  const Results& results() const { return results_; }
  /// The place of `results()` in the space.
  std::size_t place() const { return place_; }

  /// The criterion that moved; absent at the end.
  std::optional<std::size_t> next() {
    const std::size_t i = focus_[0];
    focus_[0] = 0;
    if (i == criteria) return std::nullopt;
    results_[i] += direction_[i];
    place_ = direction_[i] > 0 ? place_ + weights[i] : place_ - weights[i];
    if (results_[i] == 0 || results_[i] == 2) {
      direction_[i] = -direction_[i];
      focus_[i] = focus_[i + 1];
      focus_[i + 1] = i + 1;
    }
    return i;
  }

 private:
  Results results_{};
  std::array<int, criteria> direction_{};
  std::array<std::size_t, criteria + 1> focus_{};
  std::size_t place_ = 0;
};

Rulebook rulebook() {
  test::LoadedLaw loaded;
  Diagnostics said;
  auto book = loaded.law.rulebook("57/2026/TT-BGDĐT", *parse_date("2026-11-23"), said, "THCS");
  if (!book) throw std::runtime_error(render(said, loaded.sources, Language::vi));
  return std::move(*book);
}

TEST(WholeSpace, EveryVectorOfResultsHasTheLevelOfTheRule) {
  const Rulebook book = rulebook();
  ASSERT_EQ(book.criteria.size(), criteria);
  const Program program = lower(book);
  ASSERT_EQ(program.school.size(), 2u);
  School school(program);
  GrayCode code;
  constexpr std::int8_t not_visited = -2;
  std::vector<std::int8_t> levels(vectors, not_visited);
  std::array<std::size_t, 3> count{};
  std::size_t visited = 0;
  while (true) {
    const int level = school.level();
    ASSERT_EQ(level, level_by_hand(code.results())) << "vector " << code.place();
    ASSERT_EQ(levels[code.place()], not_visited) << "vector " << code.place() << " twice";
    levels[code.place()] = static_cast<std::int8_t>(level);
    ++count[static_cast<std::size_t>(level)];
    ++visited;
    const auto moved = code.next();
    if (!moved) break;
    school.record(*moved, code.results()[*moved]);
  }
  EXPECT_EQ(visited, vectors);
  EXPECT_EQ(count[2], 29u);
  EXPECT_EQ(count[1], 319'459u);
  EXPECT_EQ(count[0], vectors - 29 - 319'459);

  // Not only along the code: no step up of one criterion, from any vector, lowers the school.
  std::size_t lowered = 0, steps = 0;
  for (const std::size_t weight : weights)
    for (std::size_t place = 0; place < vectors; ++place) {
      if (place / weight % 3 == 2) continue;
      ++steps;
      lowered += levels[place + weight] < levels[place];
    }
  EXPECT_EQ(lowered, 0u);
  EXPECT_EQ(steps, criteria * (vectors / 3) * 2);
}

// The inputs of the walk above are those of a dossier that records the same levels.
TEST(WholeSpace, DossiersOfRecordedLevelsTakeTheSameWay) {
  const Rulebook book = rulebook();
  const Program program = lower(book);
  std::mt19937 random(57);
  for (int i = 0; i < 300; ++i) {
    Dossier dossier;
    dossier.kind = "THCS";
    dossier.data.facts.resize(book.facts.size());
    Results results{};
    const int few = i % 3;  // mostly level 2, so that all three levels occur
    for (std::size_t c = 0; c < criteria; ++c) {
      results[c] = few == 0 || random() % 8 == 0 ? static_cast<int>(random() % 3) : few;
      dossier.data.results[ids[c]] = {results[c], {}};
    }
    const Interval level = assess(program, book, dossier, *parse_date("2026-11-23")).level;
    ASSERT_TRUE(level.is_closed()) << "vector " << i;
    ASSERT_EQ(level.at_least, level_by_hand(results)) << "vector " << i;
  }
}

}  // namespace
}  // namespace chuan
