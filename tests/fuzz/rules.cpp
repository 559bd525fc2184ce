// SPDX-License-Identifier: MIT
// Fuzzing the language: it never crashes, ranges lie in the file, printing and parsing agree in both vocabularies, and
// whatever parses can be consolidated, checked, lowered and tried.
#include "chuan/program.hpp"
#include "fuzz.hpp"
#include "syntax/parse.hpp"

#include "chuan/law.hpp"

namespace {

using namespace chuan;
using fuzz::require;
using fuzz::require_inside;

constexpr std::size_t longest_used = 4096;  // whole circulars are only read and printed: more inputs a second

const std::vector<std::string>& words() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> list =
        fuzz::words_of(R"(( ) = : , ; # "t" "\" + - * / a) b) 100% 1,5 01/06/2023 x_1 1.1 1/2020/X 2 ≥ < /*/1)");
    for (const char* line : {"\n", "\n  - \"x\"", "\n  + \"y\"", "\n  a) ", "  # c\n"}) list.push_back(line);
    for (unsigned keyword = 0; keyword < static_cast<unsigned>(syntax::Keyword::none); ++keyword)
      for (const Language language : {Language::vi, Language::en}) {
        const std::string word(spelling(static_cast<syntax::Keyword>(keyword), language));
        list.push_back(word + " ");
        list.push_back("\n" + word + " ");
      }
    return list;
  }();
  return all;
}

void require_inside(const ast::Expr& expr, const Sources& sources) {
  require_inside(expr.range, sources);
  for (const ast::Expr& operand : expr.operands) require_inside(operand, sources);
  for (const ast::Exception& exception : expr.exceptions) {
    require_inside(exception.range, sources);
    require_inside(exception.condition, sources);
    require_inside(exception.value, sources);
  }
}

void require_inside(const ast::Clause& clause, const Sources& sources) {
  require_inside(clause.range, sources);
  require_inside(clause.name.range, sources);
  for (const ast::RareExpr* expr : {&clause.condition, &clause.expr, &clause.cross_check})
    require_inside(*expr, sources);
  for (const ast::Clause& child : clause.children) require_inside(child, sources);
}

ast::Document parse(Sources& sources, std::string text, Diagnostics& said) {
  const std::uint32_t file = sources.add("fuzz.luat", std::move(text));
  return syntax::parse(sources, file, said);
}

void printing_and_parsing_agree(const ast::Document& document) {
  for (const Language vocabulary : {Language::vi, Language::en}) {
    Sources sources;
    Diagnostics said;
    const std::string text = syntax::print(document, vocabulary);
    const ast::Document again = parse(sources, text, said);
    if (has_errors(said)) std::fprintf(stderr, "%s\n%s\n", text.c_str(), render(said, sources, Language::en).c_str());
    require(!has_errors(said), "what is printed parses");
    const std::string twice = syntax::print(again, vocabulary);
    if (twice != text) std::fprintf(stderr, "first:\n%s\nsecond:\n%s\n", text.c_str(), twice.c_str());
    require(twice == text, "formatting twice changes nothing");
    require(again == document, "what is printed parses to the same tree");
  }
}

void use(const Law& law, const Sources& sources, bool is_clean) {
  std::vector<Date> dates{*parse_date("2023-06-01")};
  for (const CircularHeader& header : law.circulars())
    for (const auto& date : {header.effective, header.ends})
      if (date) dates.push_back(*date);
  if (dates.size() > 3) dates.resize(3);
  for (const CircularHeader& header : law.circulars())
    for (const Date date : dates) {
      Diagnostics said;
      const auto book = law.rulebook(header.number, date, said);
      require(!book || !has_errors(said), "a rulebook has no errors");
      require(book || has_errors(said) || !is_clean, "a rulebook is absent only for errors");
      require_inside(said, sources);
      render(said, sources, Language::vi);
      for (const std::string& kind : header.applies_to) law.in_force(kind, date, said);
      law.consolidated(header.number, date, Language::vi, said);
      if (!book) continue;
      to_json(*book);
      dump(lower(*book));
    }
  Diagnostics said;
  run_trials(law, said);
  require_inside(said, sources);
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  return fuzz::mutate(data, size, most, seed, words());
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Sources sources;
  Diagnostics said;
  const ast::Document document = parse(sources, std::string(fuzz::text_of(data, size)), said);
  require_inside(said, sources);
  require_inside(document.root, sources);
  render(said, sources, Language::vi);
  if (!has_errors(said)) printing_and_parsing_agree(document);

  if (size > longest_used) return 0;
  Law law;
  Diagnostics again;
  law.add(sources, 0, again);
  require(again.size() == said.size(), "a file says the same each time");
  use(law, sources, !has_errors(said));
  return 0;
}
