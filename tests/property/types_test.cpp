// SPDX-License-Identifier: MIT
// What the checker lets through never meets a type error at run: every cell has children of the kinds it reads.
#include <gtest/gtest.h>

#include "chuan/assessment.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"

namespace chuan {
namespace {

bool has_its_children(const Program& program, const Cell& cell) {
  switch (cell.op) {
    case CellOp::constant:
    case CellOp::attest:
      return cell.child_count == 0;
    case CellOp::truth:
      return cell.child_count == 0 && cell.payload < program.truths.size();
    case CellOp::literal:
      return cell.child_count == 0 && cell.payload < program.literals.size();
    case CellOp::figure:
      return cell.child_count == 0 && cell.payload < program.figures.size();
    case CellOp::negate:
      return cell.child_count == 1;
    case CellOp::when:
    case CellOp::when_counted:
      return cell.child_count == 2;
    case CellOp::select:
      return cell.child_count % 2 == 1;
    case CellOp::quota:
      return cell.payload >= 1 && cell.payload <= cell.child_count;
    case CellOp::percent_quota:
      return cell.payload >= 1 && cell.payload <= 100 && cell.child_count > 0;
    default:
      return cell.child_count == 2 || !(is_number(cell.op) || is_comparison(cell.op));
  }
}

void expect_well_typed(const Program& program) {
  for (std::uint32_t i = 0; i < program.cells.size(); ++i) {
    const Cell& cell = program.cells[i];
    ASSERT_TRUE(has_its_children(program, cell)) << "cell " << i;
    const bool reads_numbers = is_number(cell.op) || is_comparison(cell.op);
    for (const CellId child : program.children(cell)) {
      ASSERT_LT(child.value, i);
      ASSERT_EQ(is_number(program[child].op), reads_numbers) << "cell " << i << " reads " << child.value;
    }
    if (!cell.input.is_none()) {
      ASSERT_LT(cell.input.value, program.verdicts.size());
      ASSERT_EQ(program[cell.input].cell.value, i);
      ASSERT_FALSE(is_number(cell.op));
    }
    const SubjectKind kind = program.subjects[i].kind;
    ASSERT_TRUE(!is_number(cell.op) || kind == SubjectKind::none || kind == SubjectKind::fact ||
                kind == SubjectKind::definition);
  }
}

TEST(Types, ACheckedRulebookIsAWellTypedProgram) {
  test::for_each_seed(2000, [](test::Random& random) {
    const std::string text = test::text_of(test::random_rules(random).text);
    SCOPED_TRACE(text);
    const Rulebook book = test::LoadedRules({text}).rulebook(test::random_date(random));
    const Program program = lower(book);
    expect_well_typed(program);
  });
}

TEST(Types, NumbersHaveNoVerdictAndWhatIsKnownHasNoReasonNotToBe) {
  test::for_each_seed(500, [](test::Random& random) {
    const std::string text = test::text_of(test::random_rules(random).text);
    SCOPED_TRACE(text);
    const Rulebook book = test::LoadedRules({text}).rulebook(test::random_date(random));
    const Program program = lower(book);
    const Dossier dossier = test::random_dossier(random, book);
    const Assessment assessment = assess(program, book, dossier, *dossier.date);
    for (const LevelAssessment& part : assessment.parts)
      for (std::size_t i = 0; i < program.cells.size(); ++i) {
        const Value& value = part.values[i];
        if (is_number(program.cells[i].op)) {
          ASSERT_EQ(value.verdict, Verdict::unknown) << "cell " << i;
          ASSERT_FALSE(value.from_record) << "cell " << i;
        } else {
          ASSERT_TRUE(value.verdict == Verdict::unknown || value.unknown == Unknown::no) << "cell " << i;
        }
      }
  });
}

}  // namespace
}  // namespace chuan
