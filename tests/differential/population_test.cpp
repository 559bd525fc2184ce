// SPDX-License-Identifier: MIT
// Many schools at once against one after the other: the program's lines for a population are what the engine says of
// each dossier.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>

#include <unistd.h>

#include "chuan/assessment.hpp"
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
    std::ofstream(folder / "rules.luat") << text;
    std::ostringstream lines;
    struct Text {
      Rulebook book;
      Program program;
    };
    std::vector<std::pair<Date, std::shared_ptr<Text>>> texts;
    for (int i = 0; i < 5; ++i) {
      const Date date = test::random_date(random);
      auto made = std::make_shared<Text>(Text{loaded.rulebook(date), {}});
      made->program = lower(made->book);
      texts.emplace_back(date, std::move(made));
    }
    std::vector<std::pair<Assessment, const Rulebook*>> alone;
    for (int i = 0; i < 150; ++i) {
      const auto& [date, made_text] = texts[static_cast<std::size_t>(random.between(0, 4))];
      const Rulebook& book = made_text->book;
      test::DossierOptions options;
      options.known = random.between(0, 100);
      Dossier dossier = test::random_dossier(random, book, options);
      dossier.date = date;
      if (dossier.kind.empty()) dossier.kind = book.kinds.front().name;
      alone.emplace_back(assess(made_text->program, book, dossier, date), &book);
      lines << nlohmann::ordered_json::parse(write_dossier(dossier, book)).dump() << "\n";
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
      const auto& [made, book] = alone[i];
      EXPECT_EQ(said["line"], i + 1);
      EXPECT_EQ(said["as_of"], to_iso(made.as_of));
      EXPECT_EQ(said["level"], interval(made.level)) << text << lines.str();
      for (std::size_t c = 0; c < book->criteria.size(); ++c)
        EXPECT_EQ(said["criteria"][c]["level"], interval(made.criteria[c]));
      for (std::size_t s = 0; s < book->standards.size(); ++s)
        EXPECT_EQ(said["standards"][s]["level"], interval(made.standards[s]));
      for (std::size_t r = 0; r < made.recognitions.size(); ++r)
        EXPECT_EQ(said["recognitions"][r]["degree"], interval(made.recognitions[r].degree));
    }
    EXPECT_EQ(i, alone.size());
  });
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace chuan
