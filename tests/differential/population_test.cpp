// SPDX-License-Identifier: MIT
// Many schools at once against one after the other: the program's lines for a population are what the engine says of
// each dossier.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <unistd.h>

#include "chuan/assessment.hpp"
#include "office/dossier_json.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"

namespace chuan {
namespace {

using Json = nlohmann::ordered_json;

Json interval(Interval each) { return {{"at_least", each.at_least}, {"at_most", each.at_most}}; }

TEST(Population, SaysOfEachSchoolWhatIsSaidOfItAlone) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("chuan-population-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  test::for_each_seed(12, [&](test::Random& random) {
    const std::string text = test::text_of(test::random_rules(random).text);
    test::LoadedRules loaded({text});
    const Date date = test::random_date(random);
    const Rulebook book = loaded.rulebook(date);
    const Program program = lower(book);
    std::ofstream(folder / "rules.luat") << text;
    std::ostringstream lines;
    std::vector<Assessment> alone;
    for (int i = 0; i < 150; ++i) {
      test::DossierOptions options;
      options.known = random.between(0, 100);
      Dossier dossier = test::random_dossier(random, book, options);
      dossier.date = date;
      if (dossier.kind.empty()) dossier.kind = book.kinds.front().name;
      alone.push_back(assess(program, book, dossier, date));
      lines << office::to_json(dossier, book).dump() << "\n";
    }
    std::ofstream(folder / "all.jsonl") << lines.str();
    const std::string command = std::string(CHUAN_PROGRAM) + " assess '" + (folder / "all.jsonl").string() +
                                "' --rules '" + (folder / "rules.luat").string() + "' --format json > '" +
                                (folder / "out").string() + "' 2> '" + (folder / "said").string() + "'";
    const int status = std::system(command.c_str());
    std::ifstream said_file(folder / "said");
    const std::string messages{std::istreambuf_iterator<char>(said_file), {}};
    ASSERT_EQ(status, 0) << messages << text;
    std::ifstream results(folder / "out");
    std::size_t i = 0;
    for (std::string line; std::getline(results, line); ++i) {
      const Json said = Json::parse(line);
      ASSERT_LT(i, alone.size());
      EXPECT_EQ(said["line"], i + 1);
      EXPECT_EQ(said["level"], interval(alone[i].level)) << text << lines.str();
      for (std::size_t c = 0; c < book.criteria.size(); ++c)
        EXPECT_EQ(said["criteria"][c]["level"], interval(alone[i].criteria[c]));
      for (std::size_t s = 0; s < book.standards.size(); ++s)
        EXPECT_EQ(said["standards"][s]["level"], interval(alone[i].standards[s]));
      for (std::size_t r = 0; r < alone[i].recognitions.size(); ++r)
        EXPECT_EQ(said["recognitions"][r]["degree"], interval(alone[i].recognitions[r].degree));
    }
    EXPECT_EQ(i, alone.size());
  });
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace chuan
