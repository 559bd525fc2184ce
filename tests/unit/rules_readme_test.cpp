// SPDX-License-Identifier: MIT
// The examples of rules/README.md are true of the engine: each is loaded, checked, formatted, and its rule tests run.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "chuan/law.hpp"
#include "syntax/keywords.hpp"

namespace chuan {
namespace {

constexpr const char* page_name = "rules/README.md";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// A fenced block whose info string begins with `luat`.
struct Block {
  int line = 0;                    ///< of its first line of content
  std::vector<std::string> words;  ///< of the info string: "luat-mảnh", "yêu_cầu"
  std::string text;

  bool is(const std::string& word) const { return std::find(words.begin(), words.end(), word) != words.end(); }
  std::string place() const { return std::string(page_name) + ":" + std::to_string(line); }
};

std::string page() {
  std::ifstream file(std::string(CHUAN_PROJECT) + "/" + page_name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Block> read_blocks() {
  std::vector<Block> blocks;
  const std::vector<std::string> lines = lines_of(page());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t fence = lines[i].find_first_not_of(' ');
    if (fence == std::string::npos || lines[i].compare(fence, 3, "```") != 0) continue;
    Block block;
    block.line = static_cast<int>(i) + 2;
    std::istringstream info(lines[i].substr(fence + 3));
    for (std::string word; info >> word;) block.words.push_back(word);
    for (++i; i < lines.size() && lines[i].find("```") == std::string::npos; ++i) block.text += lines[i] + "\n";
    if (!block.words.empty() && block.words[0].rfind("luat", 0) == 0) blocks.push_back(std::move(block));
  }
  return blocks;
}

const std::vector<Block>& blocks() {
  static const std::vector<Block> all = read_blocks();
  return all;
}

/// The circular of the page that fragments are about, and a place in it for requirements.
constexpr const char* going_on = "thông tư 1/2099/TT-BGDĐT\n\n";
constexpr const char* below_a_level = "tiêu chuẩn 9 \"Ví dụ\"\n\n  tiêu chí 9.1 \"Ví dụ\"\n    mức 1\n";

/// The block as a whole file; the second word of its info string says what it is a fragment of.
std::string whole_file(const Block& block) {
  if (block.words[0] == "luat" || block.is("tệp")) return block.text;
  if (block.is("thông_tư")) return going_on + block.text;
  std::string text = std::string(going_on) + below_a_level;
  for (const std::string& line : lines_of(block.text)) {
    const bool is_expression = block.is("biểu_thức") && line[0] != '#';
    text += std::string(6, ' ') + (is_expression ? "- \"Ví dụ\": " : "") + line + "\n";
  }
  return text;
}

/// Files loaded together as `chuan check` and `chuan test` would; the last is the one in question.
struct Loaded {
  Sources sources;
  Law law;
  Diagnostics diagnostics;
  std::uint32_t last = 0;

  Loaded(const std::vector<std::pair<std::string, std::string>>& files) {
    for (const auto& [name, text] : files) law.add(sources, last = sources.add(name, text), diagnostics);
    for (const CircularHeader& header : law.circulars())
      if (!header.is_amendment) law.check(header.number, diagnostics);
    law.check_amendments(diagnostics);
    if (!has_errors(diagnostics)) law.check_carry_tables(diagnostics);
    sort(diagnostics);
  }

  /// Codes of errors and warnings. An example may declare a fact that a later one uses.
  std::set<std::string> codes() const {
    std::set<std::string> found;
    for (const Diagnostic& each : diagnostics)
      if (severity(each.code) != Severity::note && name(each.code) != "A227")
        found.insert(std::string(name(each.code)));
    return found;
  }
};

using Files = std::vector<std::pair<std::string, std::string>>;

/// The files of earlier blocks that `block` may build on: the page's circular and what is marked `dùng_tiếp`.
Files before(const Block& block) {
  Files files;
  if (block.words[0] == "luat") return files;
  for (const Block& each : blocks())
    if (each.line < block.line && (each.words[0] == "luat" || each.is("dùng_tiếp")))
      files.emplace_back(each.place(), whole_file(each));
  return files;
}

class Example : public testing::TestWithParam<Block> {};

TEST_P(Example, IsTrueOfTheEngine) {
  const Block& block = GetParam();
  Files files = before(block);
  files.emplace_back(block.place(), whole_file(block));
  Loaded loaded(files);
  EXPECT_TRUE(loaded.codes().empty()) << block.place() << "\n"
                                      << render(loaded.diagnostics, loaded.sources, Language::vi);
  EXPECT_EQ(loaded.law.format(loaded.last, Language::vi), files.back().second)
      << block.place() << ": không đúng dạng chuẩn";
  Diagnostics said;
  for (const CaseResult& each : run_trials(loaded.law, said).cases)
    if (each.range.file == loaded.last)
      for (const std::string& failure : each.failures)
        ADD_FAILURE() << block.place() << ": \"" << each.title << "\": " << failure;
  EXPECT_FALSE(has_errors(said)) << block.place() << "\n" << render(said, loaded.sources, Language::vi);
}

/// `luat-sai`: each line is refused with the code in its comment, and with no other.
class Mistake : public testing::TestWithParam<Block> {};

TEST_P(Mistake, IsSaidAsThePageSays) {
  const Block& block = GetParam();
  Block one = block;
  for (const std::string& line : lines_of(block.text)) {
    const std::size_t comment = line.find("# ");
    ASSERT_NE(comment, std::string::npos) << one.place();
    one.text = line + "\n";
    Files files = before(block);
    files.emplace_back(one.place(), whole_file(one));
    const Loaded loaded(files);
    EXPECT_EQ(loaded.codes(), std::set<std::string>{line.substr(comment + 2)})
        << one.place() << ": " << line << "\n"
        << render(loaded.diagnostics, loaded.sources, Language::vi);
    ++one.line;
  }
}

std::vector<Block> blocks_of(bool mistakes) {
  std::vector<Block> found;
  for (const Block& block : blocks())
    if ((block.words[0] == "luat-sai") == mistakes) found.push_back(block);
  return found;
}

std::string block_name(const testing::TestParamInfo<Block>& info) { return "line_" + std::to_string(info.param.line); }

INSTANTIATE_TEST_SUITE_P(RulesReadme, Example, testing::ValuesIn(blocks_of(false)), block_name);
INSTANTIATE_TEST_SUITE_P(RulesReadme, Mistake, testing::ValuesIn(blocks_of(true)), block_name);

TEST(RulesReadme, MarksEveryExampleAsSomethingThatIsRun) {
  const std::set<std::string> fragments{"tệp", "thông_tư", "yêu_cầu", "biểu_thức"};
  ASSERT_GT(blocks().size(), 15u);
  for (const Block& block : blocks()) {
    if (block.words[0] == "luat") continue;
    EXPECT_TRUE(block.words[0] == "luat-mảnh" || block.words[0] == "luat-sai") << block.place();
    ASSERT_GE(block.words.size(), 2u) << block.place();
    EXPECT_EQ(fragments.count(block.words[1]), 1u) << block.place() << ": " << block.words[1];
  }
}

TEST(RulesReadme, HasAnExampleOfEveryKeyword) {
  std::string text;
  for (const Block& block : blocks())
    if (block.words[0] != "luat-sai") text += block.text;
  for (std::size_t i = 0; i < static_cast<std::size_t>(syntax::Keyword::none); ++i) {
    const auto keyword = static_cast<syntax::Keyword>(i);
    bool found = false;
    for (const char* at = text.data(); !found && at != text.data() + text.size(); ++at)
      found = (at == text.data() || !syntax::is_word(at[-1])) &&
              syntax::match(keyword, at, text.data() + text.size()) != nullptr;
    EXPECT_TRUE(found) << "no example on the page says `" << syntax::spelling(keyword, Language::vi) << "`";
  }
}

TEST(RulesReadme, NamesOnlyMessagesThatExist) {
  const std::set<std::string> known{
#define DIAGNOSTIC(code, severity, vi, en, help_vi, help_en) #code,
#define TERM(key, vi, en)
#include "diagnostic/diagnostics.def"
#undef DIAGNOSTIC
#undef TERM
  };
  const std::string text = page();
  for (std::size_t at = text.find('A'); at != std::string::npos; at = text.find('A', at + 1))
    if (text.size() > at + 4 && text.find_first_not_of("0123456789", at + 1) == at + 4) {
      EXPECT_EQ(known.count(text.substr(at, 4)), 1u) << text.substr(at, 4);
    }
}

}  // namespace
}  // namespace chuan
