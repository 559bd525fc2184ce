// SPDX-License-Identifier: MIT
// Full dossiers by the line, under TT 57/2026: country N [SEED] > all.jsonl
// Under TT 17, 18, 19/2018 with figures of facilities, made of what the rules in a folder ask:
// country N SEED RULES > all.jsonl
#include "support/country.hpp"

#include <cstdio>
#include <cstdlib>

#include "support/facilities.hpp"

namespace {

template <class Schools>
int write(Schools& schools, std::size_t count) {
  for (; count > 0; --count) {
    const std::string line = schools.next() + "\n";
    if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size()) return 1;
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fputs("country N [SEED [RULES]] > all.jsonl\n", stderr);
    return 3;
  }
  const std::size_t wanted = std::strtoull(arguments[1], nullptr, 10);
  const std::uint64_t seed = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 57;
  if (count > 3) {
    chuan::test::Facilities schools(arguments[3], seed);
    return write(schools, wanted);
  }
  chuan::test::Country schools(seed);
  return write(schools, wanted);
}
