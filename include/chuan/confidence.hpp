// SPDX-License-Identifier: MIT
// How much of a text is established how: in the official text, by two sources, by one, inferred, in conflict.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chuan/diagnostic.hpp"
#include "chuan/rulebook.hpp"

namespace chuan {

/// What is established in one way on the same sources.
struct Established {
  Confidence confidence = Confidence::unstated;
  std::vector<std::string> sources;   ///< a bare doubt's reason where the confidence is `unchecked`
  std::vector<std::string> subjects;  ///< rows of requirements, in order of the text
};

/// The rows of the circular's own requirements, the surest first; each takes what the nearest part around it says: its
/// indicator, level, criterion, standard, its annex, the header of the circular that wrote it.
std::vector<Established> established(const Rulebook& rulebook);

/// "bản gốc", "original text"; "không ghi" where nothing is stated.
std::string_view word(Confidence confidence, Language language);
/// "two_sources".
std::string_view key(Confidence confidence);

}  // namespace chuan
