// SPDX-License-Identifier: MIT
// A graph written as DOT or, with the program `dot`, as SVG or a page.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "load/files.hpp"

namespace chuan {

/// What a page shows around the picture.
struct GraphPage {
  std::string title;
  std::string hint;                ///< before anything is chosen
  std::string summary;             ///< of the advice, which is folded
  std::string advice;              ///< as text
  nlohmann::ordered_json reasons;  ///< by node id: {"subject", "lines": [[depth, text, citation], …]}
};

/// Writes `dot` to a `.dot` file, its picture to a `.svg` file, or a page around the picture to a `.html` file that
/// needs nothing else, where a click on a node shows its reasons; without a working `dot` program the text goes beside
/// the picture's place and a message says so. Throws Failure for other endings and when it cannot write.
void write_graph(Files& files, const std::string& path, const std::string& dot, const GraphPage& page);

}  // namespace chuan
