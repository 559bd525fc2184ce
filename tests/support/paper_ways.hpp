// SPDX-License-Identifier: MIT
// The ways in which a paper is written down as bytes.
#pragma once

#include <string>
#include <vector>

#include "support/random_paper.hpp"

namespace chuan::test {

struct PaperWay {
  const char* name;
  const char* file;  ///< a name such a file has
  std::string (*render)(const std::vector<PaperPart>&);
};

const std::vector<PaperWay>& paper_ways();

}  // namespace chuan::test
