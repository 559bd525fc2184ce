// SPDX-License-Identifier: MIT
// Every golden answer in JSON, and every question asked in a golden case, is as the schema of the question says.
#include <gtest/gtest.h>

#include <sstream>

#include "support/asked_cases.hpp"
#include "support/json_schema.hpp"

namespace chuan {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

const fs::path folder = fs::path(CHUAN_PROJECT) / "tests" / "golden";

/// The values in `text`, one after the other, whatever else stands between them.
std::vector<Json> values_in(const std::string& text) {
  if (Json whole = Json::parse(text, nullptr, false); !whole.is_discarded()) return {std::move(whole)};
  std::vector<Json> values;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (Json each = Json::parse(line, nullptr, false); each.is_object()) values.push_back(std::move(each));
  return values;
}

/// The question of a case whose one run prints its answer as JSON; empty: it is none.
std::string question_of(const std::string& command) {
  const std::string line = command.substr(0, command.find('\n'));
  const bool is_one = command.find('\n') + 1 == command.size();
  if (!is_one || line.find("--format json") == std::string::npos || line.find_first_of("|;>&") != std::string::npos)
    return "";
  const std::string name = line.substr(0, line.find(' '));
  return name == "import" ? "read" : name;
}

TEST(AnswerSchema, every_golden_answer_is_as_its_schema_says) {
  std::map<std::string, std::size_t> seen;
  for (const fs::path& path : golden::cases(folder)) {
    const golden::Sections sections = golden::parse(golden::read(path));
    const auto asked = golden::asked_in(sections);
    const std::string name = asked.empty() ? question_of(golden::section(sections, "command")) : asked.back().name;
    const std::string text = answer::schema(name);
    if (text.empty()) continue;
    const Json schema = Json::parse(text);
    for (const Json& each : values_in(golden::section(sections, "expect"))) {
      const bool is_line = name == "assess" && (each.contains("line") || !each.contains("criteria"));
      ++seen[is_line ? "a line of a population" : name];
      for (const std::string& fault :
           test::schema_faults(each, is_line ? schema["population"]["line"] : schema["answer"]))
        ADD_FAILURE() << path << ": " << fault;
    }
  }
  EXPECT_GE(seen["a line of a population"], 5U);
  for (const std::string_view each : answer::questions()) EXPECT_GE(seen[std::string(each)], 1U) << each;
  for (const char* each : {"assess", "explain", "show", "check"}) EXPECT_GE(seen[each], 2U) << each;
}

TEST(AnswerSchema, every_golden_question_is_as_its_schema_says) {
  std::size_t count = 0;
  for (const fs::path& path : golden::cases(folder / "answer"))
    for (const golden::AskedQuestion& each : golden::asked_in(golden::parse(golden::read(path)))) {
      if (each.parameters.empty()) continue;
      ++count;
      const Json schema = Json::parse(answer::schema(each.name))["parameters"];
      for (const std::string& fault : test::schema_faults(Json::parse(each.parameters), schema))
        ADD_FAILURE() << path << ": " << fault;
    }
  EXPECT_GE(count, 10U);
}

TEST(AnswerSchema, faults_are_found) {
  const Json schema = Json::parse(answer::schema("format"))["answer"];
  EXPECT_TRUE(test::schema_faults(Json{{"checked", 1}, {"changed", {"a"}}}, schema).empty());
  EXPECT_EQ(test::schema_faults(Json{{"checked", "1"}, {"changed", {1}}, {"more", 1}}, schema).size(), 3U);
  EXPECT_EQ(test::schema_faults(Json{{"checked", 1}}, schema).size(), 1U);
}

TEST(AnswerSchema, parameters_are_held_to_their_schema) {
  for (const std::string_view name : answer::questions()) {
    const Json schema = Json::parse(answer::schema(name));
    EXPECT_TRUE(schema["parameters"].contains("properties")) << name;
    EXPECT_FALSE(test::schema_faults(Json{{"no_such_parameter", 1}}, schema["parameters"]).empty()) << name;
  }
}

}  // namespace
}  // namespace chuan
