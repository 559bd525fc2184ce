// SPDX-License-Identifier: MIT
// Full dossiers under TT 57/2026 by the line: country N [SEED] > all.jsonl
#include "support/country.hpp"

#include <cstdio>
#include <cstdlib>

int main(int count, char** arguments) {
  if (count < 2) {
    std::fputs("country N [SEED] > all.jsonl\n", stderr);
    return 3;
  }
  chuan::test::Country country(count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 57);
  for (std::size_t i = std::strtoull(arguments[1], nullptr, 10); i > 0; --i) {
    const std::string line = country.next() + "\n";
    if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size()) return 1;
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}
