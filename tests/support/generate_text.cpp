// SPDX-License-Identifier: MIT
// Generated texts as a person might have typed them, and what the engine reads from them.
#include <stdexcept>

#include "support/generate.hpp"
#include "syntax/openings.hpp"

namespace chuan::test {
namespace {

/// An address ends with its line.
bool is_amending(const std::string& line) {
  for (const char* word : {"bãi bỏ ", "thay ", "thêm vào ", "đổi tên ", "chưa đối chiếu t"})
    if (line.rfind(word, 0) == 0) return true;
  return false;
}

/// What may stand for the blank at `at`: a `+` or `-` that opens a line is a bullet, a word that opens clauses would
/// open one, and no comment stands inside a keyword.
std::string other_blank(Random& random, const std::string& line, std::size_t at) {
  const char before = at == 0 ? ' ' : line[at - 1], after = at + 1 == line.size() ? ' ' : line[at + 1];
  if (before == ' ' || before == '-' || after == ' ' || after == '+' || after == '-' || is_amending(line) ||
      syntax::opening(line.data() + at + 1, line.data() + line.size()).shape != nullptr || random.chance(50))
    return "  \t ";
  const bool between_words = std::string("(;,:=").find(before) == std::string::npos;
  return between_words || random.chance(50) ? "\n        " : " # giữa \"câu\n  ";
}

std::string roughened_line(Random& random, const std::string& line) {
  std::string text;
  bool quoted = false, opened = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' && (i == 0 || line[i - 1] != '\\')) quoted = !quoted;
    opened = opened || line[i] != ' ';
    if (line[i] != ' ' || quoted || !opened || random.chance(90))
      text += line[i];
    else
      text += other_blank(random, line, i);
  }
  return text;
}

[[noreturn]] void refuse(const char* what, const Diagnostics& said, const Sources& sources) {
  std::string text = what + render(said, sources, Language::en);
  for (std::uint32_t file = 0; file < sources.size(); ++file) text += std::string(sources[file].text()) + "\n";
  throw std::runtime_error(text);
}

}  // namespace

std::string roughened(Random& random, const std::string& text) {
  std::string made;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = text.find('\n', start);
    const std::string line = text.substr(start, end - start);
    if (random.chance(8)) made += "\n";
    if (random.chance(12)) made += "  # lời chú (một \" nháy): " + std::to_string(random.below(100)) + "\n";
    made += std::string(random.below(9), random.chance(80) ? ' ' : '\t') + roughened_line(random, line);
    if (random.chance(10)) made += "   # cuối dòng";
    made += random.chance(5) ? "\r\n" : "\n";
    start = end + 1;
  }
  if (random.chance(20)) made += "# hết tệp\n";
  return made;
}

LoadedRules::LoadedRules(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) law.add(sources, sources.add("rules.luat", text), said);
}

Rulebook LoadedRules::rulebook(Date date, const std::string& kind) {
  auto made = law.rulebook(generated_circular, date, said, kind);
  if (!made || has_errors(said)) refuse("the generated rules have errors:\n", said, sources);
  return std::move(*made);
}

Dossier read_json(const std::string& json, const Rulebook& rulebook) {
  Sources sources;
  Diagnostics said;
  auto dossier = read_dossier(sources, sources.add("dossier.json", json), rulebook, said);
  if (!dossier) refuse("the generated dossier has errors:\n", said, sources);
  return std::move(*dossier);
}

}  // namespace chuan::test
