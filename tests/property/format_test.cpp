// SPDX-License-Identifier: MIT
// The formatter loses nothing: what it prints reads back as the same tree, in either vocabulary, and formatting is done
// after once.
#include <gtest/gtest.h>

#include "chuan/program.hpp"
#include "support/for_each_seed.hpp"
#include "support/generate.hpp"
#include "support/generate_amendment.hpp"
#include "support/rules.hpp"
#include "syntax/parse.hpp"

namespace chuan {
namespace {

ast::Document parse(const std::string& text) {
  Sources sources;
  Diagnostics said;
  ast::Document document = syntax::parse(sources, sources.add("text.luat", text), said);
  EXPECT_TRUE(said.empty()) << render(said, sources, Language::en) << text;
  return document;
}

/// The innermost clauses that differ, as the formatter prints them with their comments.
std::string difference(const ast::Clause& one, const ast::Clause& other) {
  if (one.children.size() == other.children.size())
    for (std::size_t i = 0; i < one.children.size(); ++i)
      if (!(one.children[i] == other.children[i])) return difference(one.children[i], other.children[i]);
  const auto shown = [](const ast::Clause& clause) {
    std::string text;
    for (const std::string& comment : clause.comments) text += "[" + comment + "] ";
    return text + "[" + clause.trailing_comment + "] " + syntax::print(clause, Language::vi);
  };
  return shown(one) + "against\n" + shown(other);
}

void expect_faithful(const std::string& text) {
  const ast::Document document = parse(text);
  const std::string vietnamese = syntax::print(document, Language::vi);
  const std::string english = syntax::print(document, Language::en);
  for (const std::string& printed : {vietnamese, english}) {
    const ast::Document again = parse(printed);
    EXPECT_TRUE(again == document) << difference(document.root, again.root) << "in\n" << text << "printed\n" << printed;
  }
  EXPECT_EQ(syntax::print(parse(vietnamese), Language::vi), vietnamese) << "formatted twice";
  EXPECT_EQ(syntax::print(parse(english), Language::en), english) << "formatted twice";
  EXPECT_EQ(syntax::print(parse(english), Language::vi), vietnamese) << "through English";
}

TEST(Format, IsFaithfulToGeneratedRules) {
  test::for_each_seed(800, [](test::Random& random) {
    expect_faithful(test::roughened(random, test::text_of(test::random_rules(random).text)));
  });
}

TEST(Format, IsFaithfulToGeneratedAmendments) {
  test::for_each_seed(400, [](test::Random& random) {
    test::GeneratedRules rules = test::random_rules(random, {.dated = false});
    expect_faithful(test::roughened(random, test::random_amendment(random, rules, "01/06/2022")));
  });
}

TEST(Format, IsFaithfulToTheRulesOfTheProject) {
  for (const auto& path : test::rule_files(true)) {
    SCOPED_TRACE(path.string());
    expect_faithful(test::read_file(path));
  }
}

/// "a + b * c - d" and the same with all its brackets, `*` and `/` first and each from the left.
std::pair<std::string, std::string> arithmetic(test::Random& random) {
  std::string flat, sum, product;
  char between = ' ';
  const auto close_product = [&] { sum = sum.empty() ? product : "(" + sum + " " + between + " " + product + ")"; };
  for (int i = 0, count = random.between(2, 6); i < count; ++i) {
    const std::string operand = random.word_of({"a", "b", "c", "3", "(a - 1)"});
    if (i == 0) {
      flat = product = operand;
      continue;
    }
    const char sign = random.one_of({'+', '-', '*', '/'});
    flat += std::string(" ") + sign + " " + operand;
    if (sign == '*' || sign == '/') {
      product = "(" + product + " " + sign + " " + operand + ")";
    } else {
      close_product();
      between = sign;
      product = operand;
    }
  }
  close_product();
  return {flat, sum};
}

TEST(Format, ReadsArithmeticByItsPrecedence) {
  test::for_each_seed(300, [](test::Random& random) {
    const auto [flat, bracketed] = arithmetic(random);
    const auto program_of = [](const std::string& number) {
      test::RuleText rules;
      rules.header = {"ban hành 01/01/2020", "hiệu lực 01/01/2020", "loại trường THCS \"Trường\"", "áp dụng cho THCS"};
      rules.facts = {"a: số \"A\"", "b: số \"B\"", "c: số \"C\""};
      test::CriterionText criterion{"1.1", "Tiêu chí", false, {}, {{1, "", {{"", {{"- \"A\": 2 > " + number, {}}}}}}}};
      rules.sections = {{false, "1", {criterion}}};
      rules.rating = {"mức 1: mọi tiêu chí đạt mức 1"};
      const Rulebook book = test::LoadedRules({test::text_of(rules)}).rulebook(*parse_date("2022-01-01"));
      return dump(lower(book));
    };
    EXPECT_EQ(program_of(flat), program_of(bracketed)) << flat << "\n" << bracketed;
  });
}

}  // namespace
}  // namespace chuan
