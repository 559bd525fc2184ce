// SPDX-License-Identifier: MIT
// The rulebooks of the circulars against kept copies of the counts and thresholds of their facts.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "support/rules.hpp"

namespace chuan {
namespace {

using nlohmann::json;

json counts(const std::string& circular) {
  return json::parse(
      test::read_file(std::filesystem::path(CHUAN_SOURCE_DIR) / "tests/support" / ("tt-" + circular + "-counts.json")));
}

const test::LoadedLaw& loaded() {
  static const test::LoadedLaw law;
  return law;
}

std::optional<Rulebook> rulebook(const std::string& circular, const char* date, std::string_view kind = {}) {
  Diagnostics said;
  auto book = loaded().law.rulebook(circular, *parse_date(date), said, kind);
  EXPECT_TRUE(book) << render(said, loaded().sources, Language::vi);
  return book;
}

bool is_trend(const std::string& op) { return op.rfind("trend", 0) == 0; }

/// `wanted`: row, operator, value (a number, words, or none), unit, years.
void expect_threshold(const json& wanted, const std::map<std::string, json>& found) {
  const std::string row = wanted[0], op = wanted[1];
  ASSERT_TRUE(found.contains(row)) << row;
  const json& ours = found.at(row);
  const std::string our_op = ours.at("op");
  if (is_trend(op)) {
    EXPECT_TRUE(is_trend(our_op)) << row;
  } else {
    EXPECT_EQ(our_op, op) << row;
  }
  if (wanted[2].is_null()) {
    EXPECT_TRUE(ours.at("value").is_null()) << row;
  } else if (Number::parse(wanted[2].get<std::string>())) {
    EXPECT_EQ(ours.at("value"), wanted[2]) << row;
  } else {
    EXPECT_FALSE(ours.at("value").is_null()) << row;
  }
  EXPECT_EQ(ours.at("years"), wanted[4]) << row;
}

class Circular2018 : public testing::TestWithParam<const char*> {};

TEST_P(Circular2018, HasEveryIndicatorRequirementAndThreshold) {
  const json wanted_counts = counts(GetParam());
  const auto loaded_book = rulebook(wanted_counts.at("circular"), "2023-06-01");
  ASSERT_TRUE(loaded_book);
  EXPECT_TRUE(loaded_book->amended_by.empty());
  const json book = json::parse(to_json(*loaded_book));
  for (const auto& [part, totals_of] : {std::pair{"standards", "standards"}, {"groups", "group_M4"}}) {
    std::size_t criteria = 0, indicators = 0, rows = 0, thresholds = 0;
    for (const json& section : book.at(part))
      for (const json& criterion : section.at("criteria")) {
        ++criteria;
        const std::string id = criterion.at("id");
        ASSERT_TRUE(wanted_counts.at("criteria").contains(id)) << id;
        const json& wanted_levels = wanted_counts.at("criteria").at(id);
        EXPECT_EQ(criterion.at("levels").size(), wanted_levels.size()) << id;
        for (const json& level : criterion.at("levels")) {
          const std::string number = std::to_string(level.at("level").get<int>());
          ASSERT_TRUE(wanted_levels.contains(number)) << id << "/" << number;
          const json& wanted = wanted_levels.at(number);
          indicators += level.at("indicators").size();
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
          thresholds += wanted.at("thresholds").size();
          for (const json& threshold : wanted.at("thresholds")) expect_threshold(threshold, found);
        }
      }
    const json& totals = wanted_counts.at("totals").at(totals_of);
    EXPECT_EQ(criteria, totals.at("criteria")) << part;
    EXPECT_EQ(indicators, totals.at("indicators")) << part;
    EXPECT_EQ(rows, totals.at("requirements")) << part;
    EXPECT_EQ(thresholds, totals.at("thresholds")) << part;
  }
}

INSTANTIATE_TEST_SUITE_P(Circulars, Circular2018, testing::Values("17-2018", "18-2018", "19-2018"),
                         [](const auto& circular) { return "Tt" + std::string(circular.param, 2) + "2018"; });

struct Totals {
  std::size_t criteria = 0, mandatory = 0, level1 = 0, level2 = 0, indicators = 0, suggested_evidence = 0;

  void expect(const json& wanted, const std::string& where) const {
    EXPECT_EQ(criteria, wanted.at("criteria")) << where;
    EXPECT_EQ(mandatory, wanted.at("mandatory")) << where;
    EXPECT_EQ(level1, wanted.at("level1")) << where;
    EXPECT_EQ(level2, wanted.at("level2")) << where;
    EXPECT_EQ(level1 + level2, wanted.at("requirements")) << where;
    EXPECT_EQ(indicators, wanted.at("indicators")) << where;
    EXPECT_EQ(suggested_evidence, wanted.at("suggested_evidence")) << where;
  }
  void add(const Totals& other) {
    criteria += other.criteria;
    mandatory += other.mandatory;
    level1 += other.level1;
    level2 += other.level2;
    indicators += other.indicators;
    suggested_evidence += other.suggested_evidence;
  }
};

std::size_t row_count(const CriterionLevel* level) {
  std::size_t rows = 0;
  if (level)
    for (const Indicator& indicator : level->indicators)
      for (const Requirement& requirement : indicator.requirements) rows += requirement.rows.size();
  return rows;
}

/// Compares every criterion of one annex and sums what it found.
Totals expect_annex(const Rulebook& book, const json& wanted) {
  Totals totals;
  EXPECT_EQ(book.annex_title, wanted.at("label").get<std::string>());
  EXPECT_EQ(book.standards.size(), wanted.at("standards").size());
  EXPECT_TRUE(book.groups.empty());
  for (std::size_t i = 0; i < book.standards.size() && i < wanted.at("standards").size(); ++i) {
    std::vector<std::string> ids;
    for (CriterionId each : book.standards[i].criteria) ids.push_back(book[each].id);
    EXPECT_EQ(book.standards[i].id, wanted.at("standards")[i].at("id").get<std::string>());
    EXPECT_EQ(ids, wanted.at("standards")[i].at("criteria").get<std::vector<std::string>>());
  }
  for (const Criterion& criterion : book.criteria) {
    if (!wanted.at("criteria").contains(criterion.id)) {
      ADD_FAILURE() << "a criterion too many: " << criterion.id;
      continue;
    }
    const json& one = wanted.at("criteria").at(criterion.id);
    const std::size_t level1 = row_count(criterion.level(1)), level2 = row_count(criterion.level(2));
    EXPECT_EQ(criterion.mandatory, one.at("mandatory")) << criterion.id;
    EXPECT_EQ(criterion.levels.size(), one.at("levels").size()) << criterion.id;
    EXPECT_EQ(level1, one.at("levels").at("1")) << criterion.id;
    EXPECT_EQ(level2, one.at("levels").at("2")) << criterion.id;
    EXPECT_EQ(criterion.metrics.size(), one.at("indicators")) << criterion.id;
    EXPECT_EQ(criterion.suggested_evidence.size(), one.at("suggested_evidence")) << criterion.id;
    totals.add({1, criterion.mandatory ? 1u : 0u, level1, level2, criterion.metrics.size(),
                criterion.suggested_evidence.size()});
  }
  return totals;
}

TEST(Circular2026, HasEveryCriterionRequirementAndMetricOfThreeAnnexes) {
  const json wanted = counts("57-2026");
  Totals all;
  for (const auto& [annex, kind] : {std::pair{"I", "mầm_non"}, {"II", "THCS"}, {"III", "giáo_dục_thường_xuyên"}}) {
    SCOPED_TRACE(std::string("annex ") + annex);
    const auto book = rulebook(wanted.at("circular"), "2026-11-23", kind);
    ASSERT_TRUE(book);
    EXPECT_EQ(book->annex, annex);
    const Totals totals = expect_annex(*book, wanted.at("annexes").at(annex));
    totals.expect(wanted.at("annexes").at(annex).at("totals"), annex);
    all.add(totals);
  }
  all.expect(wanted.at("totals"), "all annexes");
  EXPECT_EQ(all.level1 + all.level2, 390u);
  EXPECT_EQ(all.indicators, 102u);
}

TEST(Circular2026, GivesEverySchoolOfAnAnnexTheSameText) {
  const auto thcs = rulebook("57/2026/TT-BGDĐT", "2026-11-23", "THCS");
  ASSERT_TRUE(thcs);
  for (const std::string& kind : thcs->applies_to) {
    const auto book = rulebook("57/2026/TT-BGDĐT", "2026-11-23", kind);
    ASSERT_TRUE(book);
    if (book->annex == thcs->annex) {
      EXPECT_EQ(to_json(*book), to_json(*thcs)) << kind;
    }
  }
}

}  // namespace
}  // namespace chuan
