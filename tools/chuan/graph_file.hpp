// SPDX-License-Identifier: MIT
// A graph written as DOT or, with the program `dot`, as SVG.
#pragma once

#include <string>

namespace chuan {

/// Writes `dot` to a `.dot` file or its picture to a `.svg` file; without a working `dot` program the text goes beside
/// the picture's place and a message says so. Throws Failure for other endings and when it cannot write.
void write_graph(const std::string& path, const std::string& dot);

}  // namespace chuan
