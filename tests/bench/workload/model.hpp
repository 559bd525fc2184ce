// SPDX-License-Identifier: MIT
// The workload that every engine here is given: what a school's line holds and what is asked of it.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace workload {

inline constexpr std::array<int, 5> criteria_of_standard = {10, 4, 6, 2, 6};
inline constexpr int levels = 3;
inline constexpr std::string_view letters = "abc";

struct Indicator {
  std::string first, second;  ///< keys of its attestations
  std::string rate;           ///< of its rate; empty: none
  int least = 0;              ///< the rate asked for
  int least_if_difficult = 0;
};

/// By criterion, level and letter, in the order of the law: nine a criterion.
inline std::vector<Indicator> indicators() {
  std::vector<Indicator> all;
  for (std::size_t s = 0; s < criteria_of_standard.size(); ++s)
    for (int c = 1; c <= criteria_of_standard[s]; ++c)
      for (int level = 1; level <= levels; ++level)
        for (const char letter : letters) {
          const std::string name =
              "s" + std::to_string(s + 1) + "_" + std::to_string(c) + "_" + std::to_string(level) + letter;
          const int least = 80 + 5 * level;
          all.push_back({name + "_x", name + "_y", letter == 'c' ? name + "_n" : "", least, least - 5});
        }
  return all;
}

}  // namespace workload
