// SPDX-License-Identifier: MIT
// A population fed to the C interface in pieces of any size has the bytes of the command line, and whatever a caller
// does wrong is an answer.
#include <gtest/gtest.h>

#include <array>
#include <thread>

#include <nlohmann/json.hpp>

#include "chuan/chuan.h"
#include "support/asked_cases.hpp"

namespace {

using namespace chuan;
using Json = nlohmann::ordered_json;

golden::Sections case_of(const char* name) {
  const std::filesystem::path project = CHUAN_PROJECT;
  return golden::parse(golden::read(project / "tests" / "golden" / "population" / name));
}

chuan_handle law_of(const golden::Sections& sections) {
  const std::string& rules = golden::section(sections, "rules");
  const chuan_file text{"rules.luat", rules.data(), rules.size()};
  chuan_handle law = 0;
  chuan_free(chuan_open(&text, 1, &law));
  return law;
}

struct Told {
  std::string json, messages;
  int status = CHUAN_DONE;
};

void add(chuan_handle answer, Told& told) {
  told.json += chuan_json(answer);
  told.messages += chuan_messages(answer);
  told.status = chuan_status(answer);
  chuan_free(answer);
}

Told told_of(chuan_handle law, const char* question, const char* parameters, std::string_view lines,
             std::size_t piece) {
  chuan_handle population = 0;
  const chuan_handle opened = chuan_open_population(law, question, parameters, &population);
  EXPECT_EQ(chuan_status(opened), CHUAN_DONE) << chuan_json(opened);
  chuan_free(opened);
  Told told;
  for (std::size_t at = 0; at < lines.size(); at += piece) {
    const std::string_view part = lines.substr(at, piece);
    add(chuan_feed(population, part.data(), part.size()), told);
  }
  add(chuan_close(population), told);
  chuan_free(population);
  return told;
}

TEST(PopulationDoor, pieces_of_any_size_give_the_bytes_of_the_command_line) {
  for (const auto& [name, question, parameters] :
       {std::array{"assess_json.case", "assess", ""},
        std::array{"summary_json.case", "summary", R"({"divide":"kind"})"}}) {
    const golden::Sections sections = case_of(name);
    const chuan_handle law = law_of(sections);
    const std::string lines = golden::files_in(sections).at("tinh.jsonl");
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{1000}, lines.size()}) {
      const Told told = told_of(law, question, parameters, lines, piece);
      EXPECT_EQ(told.json, golden::section(sections, "expect")) << name << " in pieces of " << piece;
      EXPECT_EQ(std::to_string(told.status) + "\n", golden::section(sections, "exit")) << name;
    }
    chuan_free(law);
  }
}

TEST(PopulationDoor, a_bad_line_is_told_with_its_number_and_does_not_stop_the_rest) {
  const golden::Sections sections = case_of("assess_json.case");
  const chuan_handle law = law_of(sections);
  const std::string lines = "{bad\n\n" + golden::files_in(sections).at("tinh.jsonl");
  const Told told = told_of(law, "assess", R"({"language": "en"})", lines, 100);
  EXPECT_EQ(told.json.substr(0, told.json.find('\n')), R"({"line":1,"error":true})");
  EXPECT_NE(told.json.find(R"({"line":7,)"), std::string::npos);
  EXPECT_NE(told.messages.find("line:1:"), std::string::npos) << told.messages;
  EXPECT_EQ(told.status, CHUAN_FAULTY_INPUT);
  chuan_free(law);
}

TEST(PopulationDoor, a_line_that_does_not_end_is_refused_and_not_kept) {
  const golden::Sections sections = case_of("assess_json.case");
  const chuan_handle law = law_of(sections);
  chuan_handle population = 0;
  chuan_free(chuan_open_population(law, "assess", nullptr, &population));
  const std::string noise(std::size_t{1} << 20, 'x');
  Told told;
  for (int i = 0; i < 100; ++i) add(chuan_feed(population, noise.data(), noise.size()), told);
  const std::string lines = "\n" + golden::files_in(sections).at("tinh.jsonl");
  add(chuan_feed(population, lines.data(), lines.size()), told);
  add(chuan_close(population), told);
  EXPECT_EQ(told.json.substr(0, told.json.find('\n')), R"({"line":1,"error":true})");
  EXPECT_NE(told.json.find(R"({"line":2,)"), std::string::npos);
  chuan_free(population);
  chuan_free(law);
}

bool is_error(chuan_handle answer) {
  const bool is = chuan_status(answer) == CHUAN_REFUSED && Json::parse(chuan_json(answer)).contains("error");
  chuan_free(answer);
  return is;
}

TEST(PopulationDoor, survives_wrong_calls) {
  const chuan_handle law = law_of(case_of("assess_json.case"));
  chuan_handle population = 7;
  EXPECT_TRUE(is_error(chuan_open_population(law, "assess", nullptr, nullptr)));
  EXPECT_TRUE(is_error(chuan_open_population(0, "assess", nullptr, &population)));
  EXPECT_EQ(population, 0U);
  EXPECT_TRUE(is_error(chuan_open_population(law, nullptr, nullptr, &population)));
  EXPECT_TRUE(is_error(chuan_open_population(law, "show", nullptr, &population)));
  EXPECT_TRUE(is_error(chuan_open_population(law, "summary", R"({"divide": "x"})", &population)));
  EXPECT_TRUE(is_error(chuan_open_population(law, "assess", R"({"kind": "THCS"})", &population)));
  EXPECT_TRUE(is_error(chuan_open_population(law, "assess", "[1", &population)));
  for (const chuan_handle wrong : {chuan_handle{0}, law, ~chuan_handle{0}}) {
    EXPECT_TRUE(is_error(chuan_feed(wrong, "{}\n", 3)));
    EXPECT_TRUE(is_error(chuan_close(wrong)));
  }
  chuan_free(chuan_open_population(law, "assess", nullptr, &population));
  EXPECT_TRUE(is_error(chuan_feed(population, nullptr, 3)));
  EXPECT_EQ(chuan_status(population), CHUAN_REFUSED);
  chuan_free(chuan_close(population));
  EXPECT_TRUE(is_error(chuan_feed(population, "{}\n", 3)));
  EXPECT_TRUE(is_error(chuan_close(population)));
  chuan_free(law);
  chuan_free(population);
}

TEST(PopulationDoor, eight_threads_feed_their_own_under_one_law) {
  const golden::Sections sections = case_of("assess_json.case");
  const chuan_handle law = law_of(sections);
  const std::string lines = golden::files_in(sections).at("tinh.jsonl");
  std::array<std::string, 8> told;
  {
    std::vector<std::jthread> threads;
    for (std::string& each : told)
      threads.emplace_back([&] { each = told_of(law, "assess", nullptr, lines, 11).json; });
  }
  for (const std::string& each : told) EXPECT_EQ(each, golden::section(sections, "expect"));
  chuan_free(law);
}

}  // namespace
