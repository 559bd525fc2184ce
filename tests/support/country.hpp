// SPDX-License-Identifier: MIT
// A country of made-up schools under TT 57/2026: every requirement with a verdict and its evidence, every figure. Most
// schools hold a level and lack little of it; some leave things open.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "chuan/law.hpp"

namespace chuan::test {

class Country {
 public:
  /// With the rules of the project.
  explicit Country(std::uint64_t seed = 57);
  ~Country();

  /// The next school's dossier, without a line's end.
  std::string next();
  const Law& law() const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace chuan::test
