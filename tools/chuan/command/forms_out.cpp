// SPDX-License-Identifier: MIT
// The first blanks by name, the rest counted.
#include "command/forms_out.hpp"

#include "chuan/sentence.hpp"

namespace chuan {

std::string told_blanks(const std::vector<std::string>& blanks) {
  constexpr std::size_t most = 12;
  if (blanks.empty()) return in_both(Sentence::no_blanks) + "\n";
  std::string text = in_both(Sentence::blanks_left, {std::to_string(blanks.size())}) + "\n";
  for (std::size_t i = 0; i < blanks.size() && i < most; ++i)
    text += "  " + in_both(Sentence::blank, {blanks[i]}) + "\n";
  if (blanks.size() > most)
    text += "  " + in_both(Sentence::blanks_more, {std::to_string(blanks.size() - most)}) + "\n";
  return text;
}

}  // namespace chuan
