// SPDX-License-Identifier: MIT
// CHUAN_SEEDS=COUNT or FIRST:COUNT.
#include "support/seeds.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <string>

#include "support/size.hpp"

namespace chuan::test {

Seeds seeds(std::uint64_t usual) {
  const char* const written = std::getenv("CHUAN_SEEDS");
  if (written == nullptr || *written == '\0')
    return {1, is_smoke() ? std::min(usual, std::clamp<std::uint64_t>(usual / 10, 5, 100)) : usual};
  const std::string text = written;
  const std::size_t colon = text.find(':');
  const bool has_first = colon != std::string::npos;
  const std::string count = has_first ? text.substr(colon + 1) : text;
  const std::string first = has_first ? text.substr(0, colon) : "1";
  for (const std::string& part : {first, count})
    if (part.empty() || part.size() > 19 || part.find_first_not_of("0123456789") != std::string::npos)
      throw std::runtime_error("CHUAN_SEEDS is `" + text + "`, expected COUNT or FIRST:COUNT");
  return {std::stoull(first), std::stoull(count)};
}

}  // namespace chuan::test
