// SPDX-License-Identifier: MIT
// Remedies name the options of the command line.
#include "load/refusal_words.hpp"

#include <map>

#include "chuan/sentence.hpp"

namespace chuan {

std::string words_of(const answer::Refusal& refusal) {
  static const std::map<std::string, std::string> remedies = {
      {"no_date", in_both(Sentence::remedy_as_of)},
      {"no_kind", in_both(Sentence::remedy_circular)},
      {"no_target", in_both(Sentence::remedy_target)},
      {"no_rating", in_both(Sentence::remedy_subject)},
  };
  const auto known = remedies.find(refusal.code());
  return known == remedies.end() ? refusal.what() : refusal.fact() + "; " + known->second;
}

}  // namespace chuan
