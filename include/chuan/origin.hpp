// SPDX-License-Identifier: MIT
// Where an element of the law comes from and how its wording is established.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "chuan/source.hpp"

namespace chuan {

/// How the wording of an element is established, the surest first. All but `original` count as not checked.
enum class Confidence : std::uint8_t {
  unstated,  ///< as what contains it
  original,  ///< read in the official text, or in a full copy of it
  two_sources,
  one_source,
  inferred,
  conflicting,
  unchecked,  ///< not checked, without saying which of these
};
inline constexpr std::size_t confidence_count = 7;

/// Where an element comes from. `unverified` is the reason why its wording has not been checked against the official
/// text (empty: checked); every verdict that rests on it says so.
struct Origin {
  SourceRange range;
  std::string cite;      ///< "khoản 2 Điều 8"; empty when only what contains it has one
  std::string circular;  ///< the circular whose text this is: the rulebook's own or one that amended it
  std::string unverified;
  std::string note;
  Confidence confidence = Confidence::unstated;
  std::vector<std::string> sources;  ///< what the confidence rests on, as stated
};

}  // namespace chuan
