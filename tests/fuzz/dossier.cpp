// SPDX-License-Identifier: MIT
// Fuzzing the dossier reader: it never crashes, a dossier is absent iff an error was said, every range lies in the
// file.
#include <cstdlib>

#include "chuan/dossier.hpp"

namespace {

using namespace chuan;

Fact fact(std::string name, FactType type, bool yearly) {
  Fact result;
  result.name = std::move(name);
  result.type = type;
  result.yearly = yearly;
  result.choices = {"đạt", "khá"};
  return result;
}

Rulebook small_rulebook() {
  Rulebook book;
  book.circular = "1/2018/TT-BGDĐT";
  book.kinds = {{"THCS", "", {}}};
  book.educational_levels = {{"THPT", ""}};
  book.evidence_code = "[H{hộp}-{tiêu_chí}-{số:2}]";
  book.facts = {fact("loại_trường", FactType::choice, false),
                fact("cấp_học", FactType::choice, false),
                fact("a", FactType::yes_no, false),
                fact("b", FactType::count, false),
                fact("c", FactType::percent, true),
                fact("d", FactType::money, false),
                fact("e", FactType::scale, true),
                fact("f", FactType::date, false),
                fact("g", FactType::number, true)};
  Requirement requirement;
  requirement.rows = {{"1.1/1/a/1", "", {}}, {"1.1/1/a/2", "", {}}};
  Indicator indicator;
  indicator.letter = "a";
  indicator.requirements = {requirement};
  CriterionLevel level;
  level.number = 1;
  level.indicators = {indicator};
  Criterion criterion;
  criterion.id = "1.1";
  criterion.levels = {level};
  book.criteria = {criterion};
  book.rating.resize(1);
  book.rating[0].number = 1;
  Recognition recognition;
  recognition.id = "chuan_quoc_gia";
  recognition.degrees.resize(1);
  recognition.degrees[0].number = 1;
  book.recognitions = {recognition};
  return book;
}

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const Diagnostics& diagnostics, std::size_t size) {
  for (const Diagnostic& each : diagnostics) {
    require(each.range.begin <= each.range.end && each.range.end <= size);
    check(each.notes, size);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Rulebook book = small_rulebook();
  Sources sources;
  const std::uint32_t file = sources.add("fuzz.json", std::string(reinterpret_cast<const char*>(data), size));
  Diagnostics diagnostics;
  const auto dossier = read_dossier(sources, file, book, diagnostics);
  require(dossier.has_value() == !has_errors(diagnostics));
  check(diagnostics, size);
  if (dossier)
    for (const auto& [address, recorded] : dossier->data.requirements) require(recorded.range.end <= size);

  Diagnostics of_header;
  read_header(sources, file, of_header);
  check(of_header, size);
  parse_evidence_code(sources[file].text(), book.evidence_code);
  read_evidence_code(sources[file].text());
  return 0;
}
