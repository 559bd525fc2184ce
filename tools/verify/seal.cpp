// SPDX-License-Identifier: MIT
// SHA-256 of a text, and of a certificate without its seal.
#include "verify/seal.hpp"

#include <array>
#include <cstdint>
#include <iterator>

#include <fmt/format.h>
#include <nettle/sha2.h>

namespace chuan::verify {

using Json = nlohmann::json;

std::string digest_of(const std::string& text) {
  sha256_ctx state;
  sha256_init(&state);
  sha256_update(&state, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&state, digest.size(), digest.data());
  std::string digits;
  for (const std::uint8_t byte : digest) fmt::format_to(std::back_inserter(digits), "{:02x}", byte);
  return digits;
}

std::string seal_of(Json certificate) {
  certificate.erase("seal");
  return digest_of(certificate.dump());
}

Json sealed(Json certificate) {
  certificate["seal"] = seal_of(certificate);
  return certificate;
}

}  // namespace chuan::verify
