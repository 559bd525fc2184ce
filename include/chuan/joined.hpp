// SPDX-License-Identifier: MIT
// Lists as people write them.
#pragma once

#include <string>
#include <string_view>

namespace chuan {

/// Adds `item` behind what `list` has, with `between` where it has something.
inline void append(std::string& list, std::string_view item, std::string_view between = ", ") {
  if (!list.empty()) list += between;
  list += item;
}

/// "a, b, c".
template <class Items>
std::string joined(const Items& items, std::string_view between = ", ") {
  std::string list;
  for (const auto& each : items) append(list, each, between);
  return list;
}

}  // namespace chuan
