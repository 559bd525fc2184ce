// SPDX-License-Identifier: MIT
// What binds a certificate to its own words.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace chuan::verify {

/// SHA-256 of the text, in hexadecimal digits.
std::string digest_of(const std::string& text);

/// The digest of everything in the certificate but its seal.
std::string seal_of(nlohmann::json certificate);

/// The certificate with its seal.
nlohmann::json sealed(nlohmann::json certificate);

}  // namespace chuan::verify
