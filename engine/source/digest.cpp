// SPDX-License-Identifier: MIT
// The digest is nettle's.
#include <fmt/format.h>
#include <nettle/sha2.h>

#include <array>

#include "chuan/source.hpp"

namespace chuan {

std::string sha256(std::string_view bytes) {
  sha256_ctx state;
  sha256_init(&state);
  sha256_update(&state, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&state, digest.size(), digest.data());
  std::string digits;
  for (const std::uint8_t byte : digest) fmt::format_to(std::back_inserter(digits), "{:02x}", byte);
  return digits;
}

}  // namespace chuan
