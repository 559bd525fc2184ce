// SPDX-License-Identifier: MIT
// The examples of rules/examples/README.md are golden cases, and every command has one.
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "support/golden.hpp"

namespace {

using namespace chuan;

const std::filesystem::path project = CHUAN_PROJECT;

using Lines = std::set<std::string>;

// What follows "chuan " at the start of a line.
Lines commands_of_the_page() {
  Lines found;
  std::istringstream page(golden::read(project / "rules" / "examples" / "README.md"));
  for (std::string line; std::getline(page, line);)
    if (line.starts_with("chuan ")) found.insert(line.substr(6));
  return found;
}

Lines commands_of_the_cases() {
  Lines found;
  for (const auto& path : golden::cases(project / "tests" / "golden" / "examples")) {
    std::istringstream commands(golden::section(golden::parse(golden::read(path)), "command"));
    for (std::string line; std::getline(commands, line);) found.insert(line);
  }
  return found;
}

// The first words of the rows under "Lệnh:" in the help.
Lines commands_of_the_help() {
  Lines found;
  std::istringstream help(
      golden::section(golden::parse(golden::read(project / "tests" / "golden" / "cli" / "help.case")), "expect"));
  std::string line;
  while (std::getline(help, line) && line != "Lệnh:") continue;
  while (std::getline(help, line) && line.starts_with("  ")) found.insert(line.substr(2, line.find(' ', 2) - 2));
  return found;
}

TEST(examples, of_the_page_are_golden_cases) { EXPECT_EQ(commands_of_the_page(), commands_of_the_cases()); }

TEST(examples, show_every_command) {
  Lines shown;
  for (const std::string& each : commands_of_the_page()) shown.insert(each.substr(0, each.find(' ')));
  EXPECT_GT(shown.size(), 10u);
  EXPECT_EQ(shown, commands_of_the_help());
}

}  // namespace
