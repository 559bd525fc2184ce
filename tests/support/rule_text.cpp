// SPDX-License-Identifier: MIT
// Pieces of a circular written out, one clause a line.
#include "support/rule_text.hpp"

namespace chuan::test {
namespace {

std::string lines(const std::vector<std::string>& all, const char* margin) {
  std::string text;
  for (const std::string& line : all) text += margin + line + '\n';
  return text;
}

template <class Piece>
std::string texts(const std::vector<Piece>& all) {
  std::string text;
  for (const Piece& each : all) text += text_of(each);
  return text;
}

}  // namespace

std::string text_of(const RequirementText& requirement) {
  return "      " + requirement.line + '\n' + lines(requirement.below, "        ");
}

std::string text_of(const IndicatorText& indicator) {
  const std::string letter = indicator.letter.empty() ? "" : "    " + indicator.letter + ")\n";
  return letter + texts(indicator.requirements);
}

std::string text_of(const LevelText& level) {
  return "    mức " + std::to_string(level.number) + level.tail + '\n' + texts(level.indicators);
}

std::string text_of(const CriterionText& criterion) {
  return "  tiêu chí " + criterion.id + " \"" + criterion.title + '"' + (criterion.mandatory ? " bắt buộc" : "") +
         '\n' + lines(criterion.notes, "    ") + texts(criterion.levels);
}

std::string text_of(const SectionText& section) {
  return (section.is_group ? "nhóm " : "tiêu chuẩn ") + section.id + " \"Phần " + section.id + "\"\n" +
         texts(section.criteria);
}

std::string text_of(const BlockText& block) { return block.line + '\n' + lines(block.below, "  "); }

std::string text_of(const RuleText& rules) {
  return std::string("thông tư ") + generated_circular + " \"Thông tư thử\"\n" + lines(rules.header, "  ") +
         "dữ liệu\n" + lines(rules.facts, "  ") + lines(rules.definitions, "") + texts(rules.sections) +
         "xếp mức trường\n" + lines(rules.rating, "  ") + texts(rules.recognitions) + texts(rules.checks) +
         lines(rules.windows, "");
}

}  // namespace chuan::test
