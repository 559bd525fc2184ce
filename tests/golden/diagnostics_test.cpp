// SPDX-License-Identifier: MIT
// No diagnostic without a golden case: every code of diagnostics.def is said in some case.
#include <gtest/gtest.h>

#include <set>

#include "support/golden.hpp"

namespace {

using namespace chuan;

const std::filesystem::path project = CHUAN_PROJECT;

constexpr const char* codes[] = {
#define DIAGNOSTIC(code, severity, vi, en, help_vi, help_en) #code,
#define TERM(key, vi, en)
#include "diagnostic/diagnostics.def"
#undef DIAGNOSTIC
#undef TERM
};

struct Exemption {
  const char* code;
  const char* reason;
};
const std::vector<Exemption> exemptions = {};  // {"A…", "why no case can say it"}

bool is_exempt(const std::string& code) {
  for (const Exemption& each : exemptions)
    if (each.code == code) return true;
  return false;
}

// Codes as written: 'A' and three digits.
std::set<std::string> said() {
  std::set<std::string> found;
  for (const auto& path : golden::cases(project / "tests" / "golden")) {
    const golden::Sections sections = golden::parse(golden::read(path));
    const std::string text = golden::section(sections, "errors") + golden::section(sections, "expect");
    for (std::size_t at = text.find('A'); at != std::string::npos; at = text.find('A', at + 1))
      if (text.size() >= at + 4 && text.find_first_not_of("0123456789", at + 1) >= at + 4)
        found.insert(text.substr(at, 4));
  }
  return found;
}

TEST(diagnostics, every_code_is_said_in_a_golden_case) {
  const std::set<std::string> found = said();
  for (const char* code : codes) {
    if (is_exempt(code)) continue;
    EXPECT_TRUE(found.count(code) > 0) << code << " appears in no case under tests/golden";
  }
}

TEST(diagnostics, exemptions_are_needed) {
  const std::set<std::string> found = said();
  for (const Exemption& each : exemptions)
    EXPECT_EQ(found.count(each.code), 0u) << each.code << " has a case now: drop its exemption";
}

}  // namespace
