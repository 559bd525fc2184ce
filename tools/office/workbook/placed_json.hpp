// SPDX-License-Identifier: MIT
// JSON that remembers which cell each part of it was read from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace chuan::office {

/// A value, or an object or list of such. `place` is empty where no one cell says it.
struct Placed {
  enum class Kind { value, object, list } kind = Kind::object;
  std::string key;  ///< in an object
  std::string place;
  nlohmann::json value{};
  std::vector<Placed> items{};

  /// The entry `name` of an object, made when there is none.
  Placed& operator[](std::string_view name);
  Placed& add(Kind of, std::string_view name, const std::string& at);
  Placed& add(std::string_view name, const std::string& at, nlohmann::json of);
};

/// JSON text with the bytes that each place has in it.
struct PlacedText {
  struct Part {
    std::uint32_t begin = 0, end = 0;
    std::string place;
  };
  std::string text;
  std::vector<Part> parts;  ///< in order of `begin`, outer before inner

  /// The place of the innermost part around byte `at`; empty when none has one.
  std::string place_of(std::uint32_t at) const;
};

PlacedText written(const Placed& root);

}  // namespace chuan::office
