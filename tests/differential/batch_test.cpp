// SPDX-License-Identifier: MIT
// Many schools side by side against one after the other: every cell's verdict and every level.
#include <gtest/gtest.h>

#include "chuan/batch.hpp"
#include "support/answers.hpp"
#include "support/columns.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"

namespace chuan {
namespace {

TEST(Batch, GivesEverySchoolWhatItGetsAlone) {
  test::for_each_seed(300, [](test::Random& random) {
    const std::string text = test::text_of(test::random_rules(random).text);
    test::LoadedRules loaded({text});
    const Date date = test::random_date(random);
    const Rulebook book = loaded.rulebook(date);
    const Program program = lower(book);
    const Batch batch(program, book);
    Columns columns(program, book);
    std::vector<Assessment> alone;
    const int schools = random.between(1, static_cast<int>(block_schools));
    for (int i = 0; i < schools; ++i) {
      test::DossierOptions options;
      options.known = random.between(0, 100);
      options.levels = false;
      Assessment made = assess(program, book, test::random_dossier(random, book, options), date);
      if (test::add(columns, made.parts.front().inputs)) alone.push_back(std::move(made));
    }
    ASSERT_EQ(columns.size(), alone.size());
    BatchValues values;
    BatchLevels levels;
    batch.run(columns, values);
    batch.levels(values, levels);
    for (std::size_t i = 0; i < alone.size(); ++i) {
      const LevelAssessment& part = alone[i].parts.front();
      for (std::size_t cell = 0; cell < program.cells.size(); ++cell)
        if (program.cells[cell].op < CellOp::literal) {
          ASSERT_EQ(values.verdicts[cell][i], part.values[cell].verdict) << text << "cell " << cell;
        }
      EXPECT_EQ(levels.level[i], part.level);
      for (std::size_t c = 0; c < part.criteria.size(); ++c) EXPECT_EQ(levels.criteria[c][i], part.criteria[c]);
      for (std::size_t s = 0; s < part.standards.size(); ++s) EXPECT_EQ(levels.standards[s][i], part.standards[s]);
      std::size_t given = 0;
      for (std::size_t r = 0; r < book.recognitions.size(); ++r)
        if (given < alone[i].recognitions.size() && alone[i].recognitions[given].id == book.recognitions[r].id) {
          EXPECT_EQ(levels.recognitions[r][i], alone[i].recognitions[given++].degree);
        }
    }
  });
}

}  // namespace
}  // namespace chuan
