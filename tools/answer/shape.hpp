// SPDX-License-Identifier: MIT
// What an answer looks like, as lists of keys from which its JSON Schema is made.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace chuan::answer {

using Json = nlohmann::ordered_json;

/// A key of an answer. No other keys stand beside those of a list.
struct Key {
  std::string name;
  Json shape;
  bool is_optional = false;
};

Json text();
Json whole();
Json number();
Json truth();
Json day();  ///< "2022-08-20"
Json word_of(const std::vector<std::string>& words);
Json or_null(Json shape);
Json either(Json one, Json other);
Json list_of(Json shape);
Json table_of(Json shape);  ///< an object with any keys
Json object_of(const std::vector<Key>& keys);
Json anything();
/// A whole number, text where it is too long for one, null where it is not known.
Json count_shape();
Json verdict_shape();
/// {"at_least", "at_most"}.
Json interval();
inline Key key(std::string name, Json shape) { return {std::move(name), std::move(shape), false}; }
inline Key maybe(std::string name, Json shape) { return {std::move(name), std::move(shape), true}; }

}  // namespace chuan::answer
