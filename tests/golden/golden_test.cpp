// SPDX-License-Identifier: MIT
// One test for each tests/golden/<folder>/*.case: runs the real program and compares everything it says.
#include <gtest/gtest.h>

#include <cstdlib>

#include "support/golden_run.hpp"

namespace {

namespace fs = std::filesystem;
using namespace chuan;

const fs::path project = CHUAN_PROJECT;
void update(const fs::path& path, const golden::Sections& sections, const golden::Answer& answer) {
  std::string text;
  for (const auto& [name, content] : sections)
    if (name != "expect" && name != "errors" && name != "exit") text += "=== " + name + "\n" + content;
  if (!answer.expect.empty()) text += "=== expect\n" + answer.expect;
  if (!answer.errors.empty()) text += "=== errors\n" + answer.errors;
  text += "=== exit\n" + std::to_string(answer.exit) + "\n";
  std::ofstream(path, std::ios::binary) << text;
}

class Golden : public testing::TestWithParam<fs::path> {};

TEST_P(Golden, says_what_it_said) {
  const golden::Sections sections = golden::parse(golden::read(GetParam()));
  const golden::Answer answer = golden::run(sections);
  EXPECT_EQ(GetParam().filename().string().starts_with("fail_"), answer.exit != 0)
      << "names begin with fail_ iff the exit is not 0";
  if (std::getenv("CHUAN_UPDATE")) return update(GetParam(), sections, answer);
  EXPECT_EQ(golden::section(sections, "expect"), answer.expect);
  EXPECT_EQ(golden::section(sections, "errors"), answer.errors);
  EXPECT_EQ(golden::section(sections, "exit"), std::to_string(answer.exit) + "\n");
}

std::string test_name(const testing::TestParamInfo<fs::path>& info) {
  std::string name = info.param.parent_path().filename().string() + "_" + info.param.stem().string();
  for (char& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(cases, Golden, testing::ValuesIn(golden::cases(project / "tests" / "golden")), test_name);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Golden);

}  // namespace
