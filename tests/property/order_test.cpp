// SPDX-License-Identifier: MIT
// The order of declarations means nothing: facts, definitions, standards, criteria, recognitions and checks may stand
// in any order and in several files.
#include <gmock/gmock.h>

#include "support/answers.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"

namespace chuan {
namespace {

/// The clauses at the margin of a circular, each with what it opens.
std::vector<std::string> shuffled_blocks(test::Random& random, test::RuleText rules) {
  std::vector<std::string> blocks, facts = rules.facts, rating = rules.rating;
  random.shuffle(facts);
  std::size_t half = random.below(facts.size());
  for (const auto& [begin, end] : {std::pair(std::size_t{0}, half), std::pair(half, facts.size())}) {
    if (begin == end) continue;
    std::string& block = blocks.emplace_back("dữ liệu\n");
    for (std::size_t i = begin; i < end; ++i) block += "  " + facts[i] + "\n";
  }
  for (const std::string& each : rules.definitions) blocks.push_back(each + "\n");
  for (test::SectionText& section : rules.sections) {
    random.shuffle(section.criteria);
    blocks.push_back(text_of(section));
  }
  std::string& block = blocks.emplace_back("xếp mức trường\n");
  for (const std::string& each : rating) block += "  " + each + "\n";
  for (const test::BlockText& each : rules.recognitions) blocks.push_back(text_of(each));
  for (const test::BlockText& each : rules.checks) blocks.push_back(text_of(each));
  for (const std::string& each : rules.windows) blocks.push_back(each + "\n");
  random.shuffle(blocks);
  return blocks;
}

/// One circular in one to three files, the header anywhere.
std::vector<std::string> shuffled(test::Random& random, const test::RuleText& rules) {
  std::vector<std::string> files(static_cast<std::size_t>(random.between(1, 3)));
  const std::size_t head = random.below(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    files[i] = std::string("thông tư ") + test::generated_circular + (i == head ? " \"Thông tư thử\"\n" : "\n");
    if (i == head)
      for (const std::string& line : rules.header) files[i] += "  " + line + "\n";
  }
  for (const std::string& block : shuffled_blocks(random, rules)) random.pick_from(files) += block;
  random.shuffle(files);
  return files;
}

test::Answers answers(const Program& program, const Rulebook& book, const std::string& json,
                      std::vector<std::string>& findings) {
  const Dossier dossier = test::read_json(json, book);
  const Assessment assessment = assess(program, book, dossier, *dossier.date);
  findings = test::findings(assessment);
  return test::answers(program, book, assessment);
}

TEST(Order, OfDeclarationsMeansNothing) {
  test::for_each_seed(800, [](test::Random& random) {
    test::RuleText rules = test::random_rules(random).text;
    std::erase_if(rules.facts, [](const std::string& line) { return line[0] == ' '; });  // notes go with their fact
    const Date date = test::random_date(random);
    const std::string text = test::text_of(rules);
    const std::vector<std::string> files = shuffled(random, rules);
    const Rulebook book = test::LoadedRules({text}).rulebook(date), other = test::LoadedRules(files).rulebook(date);
    const Program program = lower(book), other_program = lower(other);
    const std::string json = test::to_json(test::random_dossier(random, book), book);
    std::vector<std::string> findings, other_findings;
    const test::Answers one = answers(program, book, json, findings);
    EXPECT_THAT(test::differences(one, answers(other_program, other, json, other_findings)), testing::IsEmpty());
    EXPECT_EQ(findings, other_findings);
    if (testing::Test::HasFailure()) {
      ADD_FAILURE() << json;
      for (const std::string& file : files) ADD_FAILURE() << file;
    }
  });
}

}  // namespace
}  // namespace chuan
