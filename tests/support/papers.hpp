// SPDX-License-Identifier: MIT
// What plans and reports look like, as the project's rules declare.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "office/papers.hpp"

namespace chuan::test {

inline const office::Papers& papers() {
  static const office::Papers read = [] {
    std::ifstream file(CHUAN_PROJECT "/rules/ke-hoach/van-ban.json", std::ios::binary);
    return office::read_papers({std::istreambuf_iterator<char>(file), {}}, "van-ban.json");
  }();
  return read;
}

}  // namespace chuan::test
