// SPDX-License-Identifier: MIT
// A certificate against the rules and the dossier it was made of.
#pragma once

#include "answer/asked.hpp"

namespace chuan::answer {

struct VerifyParameters {
  template <class Visit>
  static void fields(Visit&, VerifyParameters&) {}
};

struct Verified {
  nlohmann::json certificate;
  std::vector<std::string> faults;  ///< none: it holds
  std::string target_words;         ///< in both languages
};

/// Throws FaultyInput or Refusal.
Verified verify_certificate(Asked& asked, const Bytes& certificate, const Bytes& dossier);
Json to_json(const Verified& verified);

}  // namespace chuan::answer
