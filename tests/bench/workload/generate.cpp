// SPDX-License-Identifier: MIT
// Schools by the line, the same for the same seed everywhere: generate N [SEED] > schools.jsonl
// Most schools hold one level and lack little below it; above it one attestation in eight is missing.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "model.hpp"

namespace {

/// xorshift32 (Marsaglia 2003).
class Chance {
 public:
  explicit Chance(std::uint32_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t limit) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_ % limit;
  }

 private:
  std::uint32_t state_;
};

int level_held(std::uint32_t percent) { return percent < 15 ? 0 : percent < 50 ? 1 : percent < 80 ? 2 : 3; }

std::string school(std::size_t number, const std::vector<workload::Indicator>& indicators, Chance& chance) {
  const bool is_difficult = chance.below(5) == 0;
  const int held = level_held(chance.below(100));
  char id[16];
  std::snprintf(id, sizeof id, "S%06zu", number);
  std::string line =
      "{\"id\":\"" + std::string(id) + "\",\"region\":\"" + (is_difficult ? "difficult" : "normal") + "\"";
  const auto attestation = [&](const std::string& key, bool is_there) {
    line += ",\"" + key + "\":" + (is_there ? "true" : "false");
  };
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    const workload::Indicator& each = indicators[i];
    const bool is_held = static_cast<int>(i / 3 % workload::levels) + 1 <= held;
    for (const std::string* key : {&each.first, &each.second}) attestation(*key, chance.below(is_held ? 2000 : 8) != 0);
    if (each.rate.empty()) continue;
    const int least = is_difficult ? each.least_if_difficult : each.least;
    const bool is_below = chance.below(is_held ? 2000 : 4) == 0;
    const int rate = is_below ? least - 1 - static_cast<int>(chance.below(10))
                              : least + static_cast<int>(chance.below(static_cast<std::uint32_t>(101 - least)));
    line += ",\"" + each.rate + "\":" + std::to_string(rate);
  }
  return line + "}\n";
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fputs("generate N [SEED] > schools.jsonl\n", stderr);
    return 3;
  }
  const std::vector<workload::Indicator> indicators = workload::indicators();
  Chance chance(count > 2 ? static_cast<std::uint32_t>(std::strtoul(arguments[2], nullptr, 10)) : 20240521);
  const std::size_t schools = std::strtoul(arguments[1], nullptr, 10);
  for (std::size_t i = 1; i <= schools; ++i) {
    const std::string line = school(i, indicators, chance);
    if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size()) return 1;
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}
