// SPDX-License-Identifier: MIT
// The law as one file: it says what the rule files say, and nothing when it is damaged.
#include <gtest/gtest.h>

#include "chuan/law.hpp"
#include "chuan/program.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"
#include "support/rules.hpp"
#include "support/size.hpp"

namespace chuan {
namespace {

std::string compiled(const Law& law) {
  Diagnostics said;
  const auto bytes = law.compile({{"a.luat", 12, "00"}}, said);
  EXPECT_TRUE(bytes) << said.size();
  return bytes.value_or("");
}

Law read(const std::string& bytes) {
  std::vector<CompiledSource> sources;
  return Law::from_compiled(bytes, sources);
}

TEST(Compiled, SaysWhatTheRuleFilesSay) {
  const test::LoadedLaw loaded;
  const Law& law = loaded.law;
  const Law again = read(compiled(law));
  std::size_t books = 0;
  for (const CircularHeader& header : law.circulars()) {
    if (header.is_amendment || !header.effective) continue;
    EXPECT_EQ(law.texts(header.number), again.texts(header.number));
    for (const Date first : law.texts(header.number))
      for (const std::string& kind : header.applies_to)
        for (const int later : test::is_smoke() ? std::vector{0} : std::vector{0, 1, 40}) {
          const Date date = std::chrono::sys_days(first) + std::chrono::days(later);
          if (header.ends && std::chrono::sys_days(*header.ends) <= std::chrono::sys_days(date)) continue;
          Diagnostics said, ignored;
          const auto expected = law.rulebook(header.number, date, ignored, kind);
          const auto found = again.rulebook(header.number, date, said, kind);
          ASSERT_TRUE(expected && found) << header.number << " " << to_iso(date) << " " << kind;
          EXPECT_TRUE(said.empty());
          EXPECT_EQ(to_json(*expected), to_json(*found));
          EXPECT_EQ(dump(lower(*expected)), dump(lower(*found)));
          EXPECT_EQ(law.in_force(kind, date, ignored), again.in_force(kind, date, ignored));
          ++books;
        }
  }
  EXPECT_GT(books, test::is_smoke() ? 16U : 50U);
}

TEST(Compiled, TellsTheSameChanges) {
  const test::LoadedLaw loaded;
  const Law& law = loaded.law;
  const Law again = read(compiled(law));
  constexpr Date from{std::chrono::year(2019) / 1 / 1}, until{std::chrono::year(2030) / 1 / 1};
  for (const CircularHeader& header : law.circulars()) {
    if (header.is_amendment || !header.effective) continue;
    const auto expected = law.changes(header.number, from, until), found = again.changes(header.number, from, until);
    ASSERT_EQ(expected.size(), found.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(expected[i].date, found[i].date);
      EXPECT_EQ(expected[i].by, found[i].by);
      EXPECT_EQ(expected[i].subjects, found[i].subjects);
    }
  }
}

TEST(Compiled, DamageIsNeverRead) {
  test::LoadedRules loaded({test::text_of([] {
    test::Random random(7);
    return test::random_rules(random).text;
  }())});
  const std::string bytes = compiled(loaded.law);
  const CircularHeader header = loaded.law.circulars().front();
  const Date date = *header.effective;
  const auto answer = [&](const std::string& from) -> std::string {
    try {
      const Law law = read(from);
      Diagnostics said;
      const auto book = law.rulebook(header.number, date, said, header.applies_to.front());
      return book ? to_json(*book) : "none";
    } catch (const BadCompiledLaw&) {
      return "refused";
    }
  };
  const std::string whole = answer(bytes);
  ASSERT_NE(whole, "refused");
  std::size_t refused = 0;
  const std::size_t apart = test::is_smoke() ? 10 : 1;
  for (std::size_t at = 0; at < bytes.size(); at += 61 * apart) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x20);
    const std::string said = answer(damaged);
    EXPECT_TRUE(said == "refused" || said == whole) << at;  // another rulebook's part may be what is damaged
    refused += said == "refused";
  }
  EXPECT_GT(refused, 0U);
  for (std::size_t size = 0; size < bytes.size(); size += 97 * apart)
    EXPECT_NE(answer(bytes.substr(0, size)), "none") << size;
}

}  // namespace
}  // namespace chuan
