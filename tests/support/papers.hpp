// SPDX-License-Identifier: MIT
// What plans and reports look like, as the project's rules declare.
#pragma once

#include "office/plan/papers.hpp"
#include "support/rules.hpp"

namespace chuan::test {

inline const office::Papers& papers() {
  static const office::Papers read =
      office::read_papers(read_file(CHUAN_PROJECT "/rules/ke-hoach/van-ban.json"), "van-ban.json");
  return read;
}

}  // namespace chuan::test
