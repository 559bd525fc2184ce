// SPDX-License-Identifier: MIT
// A clause with a window (`từ … đến …`) is as good as undated inside it, first and last day included, and as good as
// unwritten outside.
#include <gmock/gmock.h>

#include "chuan/program.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"

namespace chuan {
namespace {

constexpr const char* window = ", từ 01/06/2022 đến 30/06/2023";

/// The program of a text on a date; what the engine says instead when it is refused.
std::string program_of(const std::string& text, const char* date) {
  Sources sources;
  Diagnostics said;
  Law law;
  law.add(sources, sources.add("rules.luat", text), said);
  const auto book = law.rulebook(test::generated_circular, *parse_date(date), said);
  if (book && !has_errors(said)) return dump(lower(*book));
  std::string refused;
  for (const Diagnostic& each : said)
    if (severity(each.code) == Severity::error) refused += message(each, Language::en) + "\n";
  return refused;
}

/// The same circular three times: as it is, with one clause dated, without that clause.
struct Texts {
  std::string plain, dated, without;
};

/// Dates a line in `lines` and cuts it with what it opens.
template <class List, class Line>
Texts one_dated(const test::RuleText& rules, List& list, std::size_t place, Line line) {
  Texts texts;
  texts.plain = test::text_of(rules);
  const auto kept = list[place];
  line(list[place]) += window;
  texts.dated = test::text_of(rules);
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(place));
  texts.without = test::text_of(rules);
  list.insert(list.begin() + static_cast<std::ptrdiff_t>(place), kept);
  return texts;
}

Texts one_dated(test::Random& random, test::RuleText& rules) {
  const auto itself = [](std::string& line) -> std::string& { return line; };
  const auto block_line = [](test::BlockText& block) -> std::string& { return block.line; };
  test::CriterionText& criterion = random.pick_from(random.pick_from(rules.sections).criteria);
  test::LevelText& level = random.pick_from(criterion.levels);
  test::IndicatorText& indicator = random.pick_from(level.indicators);
  switch (random.below(8)) {
    case 0:
      if (!rules.definitions.empty())
        return one_dated(rules, rules.definitions, random.below(rules.definitions.size()), itself);
      break;
    case 1:
      if (!rules.checks.empty()) return one_dated(rules, rules.checks, random.below(rules.checks.size()), block_line);
      break;
    case 2:
      if (!rules.recognitions.empty()) {
        auto& lines = random.pick_from(rules.recognitions).below;
        return one_dated(rules, lines, random.below(lines.size()), itself);
      }
      break;
    case 3:
      return one_dated(rules, rules.rating, random.below(rules.rating.size()), itself);
    case 4:
      if (criterion.levels.size() > 1)
        return one_dated(rules, criterion.levels, random.below(criterion.levels.size()),
                         [](test::LevelText& each) -> std::string& { return each.tail; });
      break;
    default:
      break;
  }
  return one_dated(rules, indicator.requirements, random.below(indicator.requirements.size()),
                   [](test::RequirementText& each) -> std::string& { return each.line; });
}

TEST(Window, IsUndatedInsideAndUnwrittenOutside) {
  test::for_each_seed(500, [](test::Random& random) {
    test::RuleText rules = test::random_rules(random, {.dated = false}).text;
    const Texts texts = one_dated(random, rules);
    SCOPED_TRACE(texts.dated);
    for (const char* date : {"01/06/2022", "15/01/2023", "30/06/2023"})
      EXPECT_EQ(program_of(texts.dated, date), program_of(texts.plain, date)) << date;
    for (const char* date : {"31/05/2022", "01/07/2023"})
      EXPECT_EQ(program_of(texts.dated, date), program_of(texts.without, date)) << date;
  });
}

}  // namespace
}  // namespace chuan
