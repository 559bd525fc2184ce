// SPDX-License-Identifier: MIT
// The certificate checker's own reading of a program's dump against the engine's run of the program.
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "chuan/repair.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"
#include "verify/bound.hpp"

namespace chuan {
namespace {

verify::Rational rational(const Number& number) { return verify::Rational(number.numerator(), number.denominator()); }

std::string dumped_line(const Program& program, std::size_t wanted) {
  std::istringstream lines(dump(program));
  std::string line;
  for (std::size_t i = 0; i <= wanted; ++i) std::getline(lines, line);
  return line;
}

TEST(Checker, WorksOutWhatTheEngineSays) {
  test::for_each_seed(1500, [](test::Random& random) {
    const std::string text = test::text_of(test::random_rules(random).text);
    const Rulebook book = test::LoadedRules({text}).rulebook(test::random_date(random));
    const Program program = lower(book);
    test::DossierOptions options;
    options.known = random.between(20, 100);
    const Dossier dossier = test::random_dossier(random, book, options);
    const Assessment assessment = assess(program, book, dossier, *dossier.date);
    const std::vector<verify::Line> lines = verify::read_program(dump(program));
    ASSERT_EQ(lines.size(), program.cells.size());
    for (const LevelAssessment& part : assessment.parts) {
      std::map<std::string, Verdict> said;
      for (std::size_t i = 0; i < program.verdicts.size(); ++i)
        said[program.verdicts[i].subject] = part.inputs.verdicts[i];
      std::map<std::pair<std::string, std::size_t>, std::optional<verify::Rational>> figures;
      for (std::size_t i = 0; i < program.figures.size(); ++i)
        if (part.inputs.figures[i])
          figures[{book[program.figures[i].fact].name, program.figures[i].years_back}] =
              rational(*part.inputs.figures[i]);
      for (std::size_t i = 0; i < program.truths.size(); ++i)
        if (part.inputs.truths[i] != Verdict::unknown)
          figures[{book[program.truths[i].fact].name, program.truths[i].years_back}] =
              part.inputs.truths[i] == Verdict::met ? 1 : 0;
      verify::Leaves leaves;
      leaves.said = [&](const std::string& input) { return static_cast<verify::Answer>(said.at(input)); };
      leaves.figure = [&](const std::string& fact, std::size_t back) -> std::optional<verify::Rational> {
        const auto found = figures.find({fact, back});
        return found == figures.end() ? std::nullopt : found->second;
      };
      const verify::Worked worked = verify::work_out(lines, leaves);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (verify::is_number(lines[i])) continue;
        ASSERT_EQ(static_cast<int>(worked.answers[i]), static_cast<int>(part.values[i].verdict))
            << dumped_line(program, i) << "\n"
            << (lines[i].children.empty() ? "" : dumped_line(program, lines[i].children[0])) << "\n"
            << text;
        ASSERT_EQ(worked.recorded[i], part.values[i].from_record)
            << dumped_line(program, i) << "\n"
            << (lines[i].children.empty() ? "" : dumped_line(program, lines[i].children[0])) << "\n"
            << text;
      }
    }
  });
}

/// The least cost that the checker reads off the rules is never more than what the cheapest repair costs.
TEST(Checker, NeverBoundsARepairAboveItsCost) {
  std::size_t exact = 0, all = 0;
  test::for_each_seed(600, [&](test::Random& random) {
    const std::string text = test::text_of(test::random_rules(random).text);
    const Rulebook book = test::LoadedRules({text}).rulebook(test::random_date(random));
    const Program program = lower(book);
    test::DossierOptions options;
    options.known = random.between(0, 100);
    const Dossier dossier = test::random_dossier(random, book, options);
    const Assessment assessment = assess(program, book, dossier, *dossier.date);
    verify::Case checked;
    for (const Fact& fact : book.facts)
      if (!fact.choices.empty()) checked.choices[fact.name] = fact.choices;
    checked.program = dump(program);
    checked.as_of = to_iso(*dossier.date);
    for (const SchoolKind& kind : book.kinds)
      if (kind.name == dossier.kind && kind.educational_levels.size() == 1)
        checked.educational_level = kind.educational_levels.front();
    verify::Setting setting{checked, nlohmann::json::parse(write_dossier(dossier, book)), false, {}};
    const std::vector<verify::Line> lines = verify::read_program(checked.program);
    for (const RatingLevel& rating : book.rating) {
      const Target target{"muc", rating.number};
      const Repairs repairs = find_repairs({program, book, dossier, assessment, Language::vi}, target, {});
      if (repairs.cheapest.empty()) continue;
      setting.parts.clear();
      for (const LevelAssessment& part : assessment.parts)
        setting.parts.push_back({part.educational_level, target_cell(program, book, target)->value, {}});
      const verify::Proof proof(setting, lines);
      const auto least = verify::Bound(setting, lines, proof).least();
      ASSERT_TRUE(least) << text;
      EXPECT_LE(*least, rational(repairs.cheapest.front().cost)) << text << setting.dossier.dump(1) << rating.number;
      exact += *least == rational(repairs.cheapest.front().cost);
      ++all;
    }
  });
  EXPECT_GT(all, 0u);
  EXPECT_GT(exact, 0u) << "of " << all;
}

}  // namespace
}  // namespace chuan
