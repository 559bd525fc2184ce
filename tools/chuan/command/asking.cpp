// SPDX-License-Identifier: MIT
// Remedies name the options of the command line.
#include "command/asking.hpp"

#include <chrono>
#include <map>

namespace chuan {

std::string words_of(const answer::Refusal& refusal) {
  static const std::map<std::string, std::string> remedies = {
      {"no_date", in_both(Sentence::remedy_as_of)},
      {"no_kind", in_both(Sentence::remedy_circular)},
  };
  const auto known = remedies.find(refusal.code());
  return known == remedies.end() ? refusal.what() : refusal.fact() + "; " + known->second;
}

Date today() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

}  // namespace chuan
