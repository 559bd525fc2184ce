// SPDX-License-Identifier: MIT
// Remedies name the options of the command line.
#include "command/asking.hpp"

#include <chrono>
#include <map>

namespace chuan {

std::string words_of(const answer::Refusal& refusal) {
  static const std::map<std::string, const char*> remedies = {
      {"no_date", "nói rõ bằng --as-of NGÀY"},
      {"no_kind", "nói rõ thông tư bằng --circular"},
  };
  const auto known = remedies.find(refusal.code());
  return known == remedies.end() ? refusal.what() : refusal.fact() + "; " + known->second;
}

Date today() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

}  // namespace chuan
