// SPDX-License-Identifier: MIT
// Fuzzing the readers of documents: any bytes are read or refused with a message, and what was read becomes a dossier.
#include "office/plan/plan_document.hpp"

#include "fuzz.hpp"
#include "support/papers.hpp"

using namespace chuan;
using namespace chuan::office;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(fuzz::text_of(data, size));
  try {
    Document document = read_document(bytes, size % 2 == 0 ? "fuzz.txt" : "fuzz.csv");
    for (const Block& block : document.blocks)
      if (const auto* table = std::get_if<Table>(&block))
        for (const auto& row : table->rows)
          for (const Said& cell : row) fuzz::require(cell.text.empty() || !cell.place.empty(), "a cell has a place");
    fuzz::require(
        !write_dossier(to_dossier(find_plan(std::move(document), test::papers()), test::papers()), Rulebook{}).empty(),
        "a plan becomes a dossier");
  } catch (const BadDocument& bad) {
    fuzz::require(text_in(bad.what(), Language::vi).starts_with("fuzz."), "a refusal names the file");
  }
  return 0;
}
