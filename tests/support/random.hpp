// SPDX-License-Identifier: MIT
// Random choices that are the same on every machine for the same seed (the standard distributions are not).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace chuan::test {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  /// 0 … count - 1.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  /// low … high, both included.
  int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1))); }
  bool chance(int percent) { return between(1, 100) <= percent; }

  template <class List>
  auto pick(const List& list) {
    return *(list.begin() + static_cast<std::ptrdiff_t>(below(list.size())));
  }
  /// The same, to change what was picked.
  template <class Item>
  Item& pick_from(std::vector<Item>& list) {
    return list[below(list.size())];
  }
  template <class Item>
  Item one_of(std::initializer_list<Item> list) {
    return *(list.begin() + below(list.size()));
  }
  std::string word_of(std::initializer_list<const char*> list) { return one_of(list); }

  template <class Item>
  void shuffle(std::vector<Item>& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[below(i)]);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace chuan::test
