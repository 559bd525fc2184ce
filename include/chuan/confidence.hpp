// SPDX-License-Identifier: MIT
// How much of a text is established how: in the official text, by two sources, by one, inferred, in conflict.
#pragma once

#include <array>
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
/// indicator, level, criterion, standard, its annex, the header of the circular that wrote it. With `within` only those
/// at or below that address, or of a rating level ("muc.2") those of the criteria's levels up to it.
std::vector<Established> established(const Rulebook& rulebook, std::string_view within = {});

/// How many rows have each confidence.
using ConfidenceCounts = std::array<std::size_t, confidence_count>;
ConfidenceCounts counts(const std::vector<Established>& all);
/// Whether any of them has one that is stated.
bool is_any_stated(const ConfidenceCounts& counts);
/// "hai nguồn 142, một nguồn 3 (trên 145 yêu cầu)"; what is not stated comes last.
std::string words(const ConfidenceCounts& counts, Language language);

/// "bản gốc", "original text"; "không ghi" where nothing is stated.
std::string_view word(Confidence confidence, Language language);
/// "two_sources".
std::string_view key(Confidence confidence);

}  // namespace chuan
