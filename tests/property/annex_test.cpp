// SPDX-License-Identifier: MIT
// A circular with annexes reads, for a kind of school, as if the annex of that kind were the whole text.
#include <gmock/gmock.h>

#include "chuan/program.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"

namespace chuan {
namespace {

/// What stands below the header.
std::string body(test::RuleText rules) {
  rules.header.clear();
  const std::string text = test::text_of(rules);
  return text.substr(text.find('\n') + 1);
}

TEST(Annex, ReadsAsTheWholeTextForItsKinds) {
  test::for_each_seed(400, [](test::Random& random) {
    const test::RuleText one = test::random_rules(random).text, other = test::random_rules(random).text;
    std::vector<std::string> annexes = {"phụ lục I \"Một cấp\" cho một_cấp\n" + body(one),
                                        "phụ lục II \"Khác\" cho hai_cấp, tự_do\n" + body(other)};
    random.shuffle(annexes);
    test::RuleText header;
    header.header = one.header;
    std::string text = test::text_of(header);
    text = text.substr(0, text.find("dữ liệu\n"));
    const Date date = test::random_date(random);
    std::vector<std::string> files = {text + annexes[0] + annexes[1]};
    if (random.chance(50))
      files = {text + annexes[0], std::string("thông tư ") + test::generated_circular + "\n" + annexes[1]};
    SCOPED_TRACE(files[0]);
    test::LoadedRules law(files);
    const auto whole = [&](const test::RuleText& rules) {
      return dump(lower(test::LoadedRules({test::text_of(rules)}).rulebook(date)));
    };
    const auto for_kind = [&](const char* kind) { return dump(lower(law.rulebook(date, kind))); };
    EXPECT_EQ(for_kind("một_cấp"), whole(one));
    EXPECT_EQ(for_kind("hai_cấp"), whole(other));
    EXPECT_EQ(for_kind("tự_do"), whole(other));
  });
}

}  // namespace
}  // namespace chuan
