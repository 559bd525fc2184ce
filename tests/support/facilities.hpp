// SPDX-License-Identifier: MIT
// A country of made-up schools under TT 17, 18, 19/2018 with figures of their facilities, on days from 2020 on: what
// people verify mostly met, figures near the marks they are held against.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace chuan::test {

class Facilities {
 public:
  /// With the rules in `folder`: schools are made of what those ask.
  Facilities(const std::filesystem::path& folder, std::uint64_t seed);
  ~Facilities();

  /// The next school's dossier, without a line's end.
  std::string next();

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace chuan::test
