// SPDX-License-Identifier: MIT
// Amending circulars change the law from their date on, and then exactly as written.
#include <gmock/gmock.h>

#include "support/answers.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"
#include "support/generate_amendment.hpp"

namespace chuan {
namespace {

Date day(const char* text) { return *parse_date(text); }

/// Everything a rulebook text says on a date: the consolidated text and the program.
struct InForce {
  std::string text;
  std::string program;
  std::vector<std::string> amended_by;

  InForce(const std::vector<std::string>& texts, Date date) {
    test::LoadedRules loaded(texts);
    const Rulebook book = loaded.rulebook(date);
    program = dump(lower(book));
    amended_by = book.amended_by;
    text = *loaded.law.consolidated(test::generated_circular, date, Language::vi, loaded.said);
  }
};

/// One amended law: the texts as published, and what they should lead to by date.
struct Amended {
  std::vector<std::string> texts;
  std::string before, between, after;  ///< the circular until 31/05/2022, from 01/06/2022, from 01/01/2023

  explicit Amended(test::Random& random) {
    test::GeneratedRules rules = test::random_rules(random, {.dated = false});
    before = test::text_of(rules.text);
    const std::string first = test::random_amendment(random, rules, "01/06/2022");
    between = test::text_of(rules.text);
    const std::string second = test::random_amendment(random, rules, "01/01/2023", "3/2022/TT-BGDĐT");
    after = test::text_of(rules.text);
    texts = {before, first, second};
    random.shuffle(texts);
  }

  std::string all() const { return texts[0] + "\n" + texts[1] + "\n" + texts[2]; }
};

TEST(Amendment, ChangesNothingBeforeItsDate) {
  test::for_each_seed(500, [](test::Random& random) {
    const Amended law(random);
    SCOPED_TRACE(law.all());
    for (const char* date : {"15/02/2020", "01/01/2022", "31/05/2022"}) {
      const InForce amended(law.texts, day(date)), plain({law.before}, day(date));
      EXPECT_EQ(amended.text, plain.text) << date;
      EXPECT_EQ(amended.program, plain.program) << date;
      EXPECT_THAT(amended.amended_by, testing::IsEmpty()) << date;
    }
  });
}

TEST(Amendment, DoesWhatItSaysFromItsDate) {
  test::for_each_seed(500, [](test::Random& random) {
    const Amended law(random);
    SCOPED_TRACE(law.all());
    for (const char* date : {"01/06/2022", "31/12/2022"}) {
      const InForce amended(law.texts, day(date)), plain({law.between}, day(date));
      EXPECT_EQ(amended.text, plain.text) << date;
      EXPECT_EQ(amended.program, plain.program) << date;
      EXPECT_THAT(amended.amended_by, testing::ElementsAre("2/2022/TT-BGDĐT")) << date;
    }
    for (const char* date : {"01/01/2023", "01/01/2030"}) {
      const InForce amended(law.texts, day(date)), plain({law.after}, day(date));
      EXPECT_EQ(amended.text, plain.text) << date;
      EXPECT_EQ(amended.program, plain.program) << date;
      EXPECT_THAT(amended.amended_by, testing::ElementsAre("2/2022/TT-BGDĐT", "3/2022/TT-BGDĐT")) << date;
    }
  });
}

TEST(Amendment, WaitsForTheDateOfAnOperation) {
  test::for_each_seed(300, [](test::Random& random) {
    test::GeneratedRules rules = test::random_rules(random, {.dated = false});
    const std::string before = test::text_of(rules.text);
    const bool ends = random.chance(50);
    const std::string amending =
        test::dated_amendment(random, rules, "01/06/2022", ends ? ", từ 01/01/2024 đến 31/12/2025" : ", từ 01/01/2024");
    const std::string after = test::text_of(rules.text);
    SCOPED_TRACE(before + "\n" + amending);
    for (const char* date : {"01/06/2022", "31/12/2023", "01/01/2024", "31/12/2025", "01/01/2026"}) {
      const bool is_changed = day(date) >= day("01/01/2024") && !(ends && day(date) > day("31/12/2025"));
      const InForce amended({before, amending}, day(date)), plain({is_changed ? after : before}, day(date));
      EXPECT_EQ(amended.text, plain.text) << date;
      EXPECT_EQ(amended.program, plain.program) << date;
    }
  });
}

TEST(Amendment, ChangesNoAnswerBeforeItsDate) {
  test::for_each_seed(300, [](test::Random& random) {
    const Amended law(random);
    SCOPED_TRACE(law.all());
    const Date date = day(random.word_of({"01/01/2021", "31/05/2022"}).c_str());
    const Rulebook plain = test::LoadedRules({law.before}).rulebook(date);
    const Rulebook amended = test::LoadedRules(law.texts).rulebook(date);
    const Program plain_program = lower(plain), amended_program = lower(amended);
    const Dossier dossier = test::random_dossier(random, plain);
    const Assessment one = assess(plain_program, plain, dossier, date);
    const Assessment other = assess(amended_program, amended, dossier, date);
    EXPECT_THAT(
        test::differences(test::answers(plain_program, plain, one), test::answers(amended_program, amended, other)),
        testing::IsEmpty());
    EXPECT_EQ(test::findings(one), test::findings(other));
  });
}

}  // namespace
}  // namespace chuan
