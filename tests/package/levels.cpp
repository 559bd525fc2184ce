// SPDX-License-Identifier: MIT
// The library in use: reads the installed rules and a dossier, prints the level of the school.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include <chuan/assessment.hpp>
#include <chuan/dossier.hpp>
#include <chuan/law.hpp>
#include <chuan/program.hpp>
#include <chuan/version.hpp>

namespace {

std::uint32_t add(chuan::Sources& sources, const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return sources.add(path.string(), {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 3;
  chuan::Sources sources;
  chuan::Law law;
  chuan::Diagnostics diagnostics;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(RULES))
    if (entry.path().extension() == ".luat") law.add(sources, add(sources, entry.path()), diagnostics);

  const std::uint32_t file = add(sources, arguments[1]);
  const auto header = chuan::read_header(sources, file, diagnostics);
  if (!header || !header->date) return 2;
  const auto circular = law.in_force(header->kind, *header->date, diagnostics);
  if (!circular) return 2;
  const auto rulebook = law.rulebook(*circular, *header->date, diagnostics, header->kind);
  if (!rulebook) return 2;
  const auto dossier = chuan::read_dossier(sources, file, *rulebook, diagnostics);
  if (!dossier) return 2;
  const chuan::Program program = chuan::lower(*rulebook);
  const chuan::Assessment assessment = chuan::assess(program, *rulebook, *dossier, *header->date);
  std::cout << "chuan " << chuan::version() << ": " << *circular << ", level " << assessment.level.at_least << " to "
            << assessment.level.at_most << "\n";
}
