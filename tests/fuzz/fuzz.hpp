// SPDX-License-Identifier: MIT
// What the fuzz targets share: laws that abort, ranges, and a mutation that knows words.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "chuan/diagnostic.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace chuan::fuzz {

inline void require(bool holds, const char* law) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", law);
  std::abort();
}

inline void require_inside(SourceRange range, const Sources& sources) {
  if (range.file == UINT32_MAX) return;  // nowhere
  require(range.file < sources.size(), "a range names a file");
  require(range.begin <= range.end, "a range does not end before it begins");
  require(range.end <= sources[range.file].text().size(), "a range lies inside its file");
}

inline void require_inside(const Diagnostics& diagnostics, const Sources& sources) {
  for (const Diagnostic& each : diagnostics) {
    require_inside(each.range, sources);
    require_inside(each.notes, sources);
  }
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// The words of a text between blanks.
inline std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

/// Half of the time what libFuzzer does; else puts one of `words` in place of some bytes.
inline std::size_t mutate(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed,
                          const std::vector<std::string>& words) {
  if (seed % 2 == 0) return LLVMFuzzerMutate(data, size, most);
  seed /= 2;
  const std::string& word = words[seed % words.size()];
  seed /= static_cast<unsigned>(words.size());
  const std::size_t at = size == 0 ? 0 : (seed * std::size_t{2654435761}) % (size + 1);
  const std::size_t dropped = seed % 3 == 0 ? std::min<std::size_t>(size - at, seed / 3 % 24) : 0;
  const std::size_t length = size - dropped + word.size();
  if (length > most) return LLVMFuzzerMutate(data, size, most);
  std::memmove(data + at + word.size(), data + at + dropped, size - at - dropped);
  std::memcpy(data + at, word.data(), word.size());
  return length;
}

}  // namespace chuan::fuzz
