// SPDX-License-Identifier: MIT
// A circular as pieces of source text, so that tests can shuffle, cut, date and amend them before writing them out.
#pragma once

#include <string>
#include <vector>

namespace chuan::test {

/// One `- …` with the lines it opens (ways, notes).
struct RequirementText {
  std::string line;
  std::vector<std::string> below;
};

/// `a) …`; without a letter the requirements stand directly under the level.
struct IndicatorText {
  std::string letter;
  std::vector<RequirementText> requirements;
};

struct LevelText {
  int number = 0;
  std::string tail;  ///< ", khoản 2 Điều 8", with a window if any
  std::vector<IndicatorText> indicators;
};

struct CriterionText {
  std::string id;
  std::string title;
  bool mandatory = false;
  std::vector<std::string> notes;  ///< suggested evidence, metrics, notes
  std::vector<LevelText> levels;
};

/// A standard or a group.
struct SectionText {
  bool is_group = false;
  std::string id;
  std::vector<CriterionText> criteria;
};

/// A clause at the margin with what it opens: a recognition, a check.
struct BlockText {
  std::string line;
  std::vector<std::string> below;
};

struct RuleText {
  std::vector<std::string> header;
  std::vector<std::string> facts;
  std::vector<std::string> definitions;
  std::vector<SectionText> sections;
  std::vector<std::string> rating;
  std::vector<BlockText> recognitions;
  std::vector<BlockText> checks;
  std::vector<std::string> windows;  ///< advisory and transitional provisions
};

/// The number of every generated circular.
inline constexpr const char* generated_circular = "1/2020/TT-BGDĐT";

std::string text_of(const RequirementText& requirement);
std::string text_of(const IndicatorText& indicator);
std::string text_of(const LevelText& level);
std::string text_of(const CriterionText& criterion);
std::string text_of(const SectionText& section);
std::string text_of(const BlockText& block);
std::string text_of(const RuleText& rules);

}  // namespace chuan::test
