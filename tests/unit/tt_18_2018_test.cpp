// SPDX-License-Identifier: MIT
// The rulebook of Thông tư 18/2018 against a kept copy of the counts and thresholds of its facts.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "support/rules.hpp"

namespace chuan {
namespace {

using nlohmann::json;

const json& counts() {
  static const json loaded =
      json::parse(test::read_file(std::filesystem::path(CHUAN_SOURCE_DIR) / "tests/support/tt-18-2018-counts.json"));
  return loaded;
}

json shown() {
  test::LoadedLaw loaded;
  Diagnostics said;
  const auto book = loaded.law.rulebook("18/2018/TT-BGDĐT", *parse_date("2023-06-01"), said);
  EXPECT_TRUE(book) << render(said, loaded.sources, Language::vi);
  return book ? json::parse(to_json(*book)) : json();
}

bool is_number(const std::string& text) { return Number::parse(text).has_value(); }

TEST(Tt182018, HasEveryIndicatorRequirementAndThreshold) {
  const json book = shown();
  std::size_t rows = 0, criteria = 0, thresholds = 0;
  for (const char* part : {"standards", "groups"})
    for (const json& section : book.at(part))
      for (const json& criterion : section.at("criteria")) {
        ++criteria;
        const std::string id = criterion.at("id");
        ASSERT_TRUE(counts().at("criteria").contains(id)) << id;
        const json& wanted_levels = counts().at("criteria").at(id);
        EXPECT_EQ(criterion.at("levels").size(), wanted_levels.size()) << id;
        for (const json& level : criterion.at("levels")) {
          const std::string number = std::to_string(level.at("level").get<int>());
          ASSERT_TRUE(wanted_levels.contains(number)) << id << "/" << number;
          const json& wanted = wanted_levels.at(number);
          EXPECT_EQ(level.at("indicators").size(), wanted.at("indicators")) << id << "/" << number;
          EXPECT_FALSE(level.at("cite").is_null()) << id << "/" << number;
          std::map<std::string, json> found;
          for (const json& indicator : level.at("indicators")) {
            const std::string letter = indicator.at("id");
            EXPECT_EQ(indicator.at("requirements").size(), wanted.at("requirements").at(letter))
                << id << "/" << number << "/" << letter;
            for (const json& row : indicator.at("requirements")) {
              ++rows;
              if (!row.at("threshold").is_null()) found[row.at("id")] = row.at("threshold");
            }
          }
          for (const json& threshold : wanted.at("thresholds")) {
            ++thresholds;
            const std::string row = threshold[0], op = threshold[1];
            ASSERT_TRUE(found.contains(row)) << row;
            const json& ours = found[row];
            const std::string our_op = ours.at("op");
            EXPECT_EQ(our_op.rfind("trend", 0) == 0, op.rfind("trend", 0) == 0) << row;
            if (op.rfind("trend", 0) != 0) {
              EXPECT_EQ(our_op, op) << row;
            }
            if (threshold[2].is_null()) {
              EXPECT_TRUE(ours.at("value").is_null()) << row;
            } else if (is_number(threshold[2])) {
              EXPECT_EQ(ours.at("value"), threshold[2]) << row;
            } else {
              EXPECT_FALSE(ours.at("value").is_null()) << row;
            }
            EXPECT_EQ(ours.at("years"), threshold[4]) << row;
          }
        }
      }
  const json& totals = counts().at("totals");
  EXPECT_EQ(criteria, totals.at("standards").at("criteria").get<std::size_t>() +
                          totals.at("group_M4").at("criteria").get<std::size_t>());
  EXPECT_EQ(rows, 269u + 12u);
  EXPECT_EQ(thresholds, 63u + 3u);
}

}  // namespace
}  // namespace chuan
