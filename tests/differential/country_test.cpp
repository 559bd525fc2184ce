// SPDX-License-Identifier: MIT
// A country of schools through the program, against the reference evaluator on each dossier. CHUAN_SCHOOLS=52000 for
// the whole country.
#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/answers.hpp"
#include "support/country.hpp"
#include "support/generate.hpp"

namespace chuan {
namespace {

std::string said(Interval level) {
  return level.is_closed() ? std::to_string(level.at_least)
                           : std::to_string(level.at_least) + "-" + std::to_string(level.at_most);
}

TEST(Country, EverySchoolHasTheLevelsOfTheReference) {
  const char* wanted = std::getenv("CHUAN_SCHOOLS");
  const std::size_t schools = wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : 300;
  const auto folder = std::filesystem::temp_directory_path() / ("chuan-country-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  test::Country country;
  std::ofstream all(folder / "all.jsonl");
  for (std::size_t i = 0; i < schools; ++i) all << country.next() << "\n";
  all.close();
  const std::string command = std::string(CHUAN_PROGRAM) + " assess '" + (folder / "all.jsonl").string() +
                              "' --levels --rules " CHUAN_PROJECT "/rules > '" + (folder / "levels").string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  std::map<std::string, Rulebook> books;
  std::ifstream lines(folder / "all.jsonl"), results(folder / "levels");
  std::size_t same = 0, open = 0;
  for (std::string line, result; std::getline(lines, line); ++same) {
    ASSERT_TRUE(std::getline(results, result));
    Sources sources;
    Diagnostics problems;
    const std::uint32_t file = sources.add("dòng", line);
    const auto header = read_header(sources, file, problems);
    ASSERT_TRUE(header && header->date);
    auto& book = books[header->kind];
    if (book.circular.empty())
      book = *country.law().rulebook("57/2026/TT-BGDĐT", *header->date, problems, header->kind);
    const auto dossier = read_dossier(sources, file, book, problems);
    ASSERT_TRUE(dossier);
    const test::ReferenceAssessment expected = test::reference_assess(book, *dossier, *header->date);
    std::string words = dossier->name;
    for (const Criterion& each : book.criteria) words += " " + said(expected.criteria.at(each.id));
    ASSERT_EQ(result, words + " " + said(expected.level));
    open += !expected.level.is_closed();
  }
  EXPECT_EQ(same, schools);
  EXPECT_GT(open, 0U);
  std::printf("%zu schools as the reference has them, %zu of them with an open level\n", same, open);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace chuan
