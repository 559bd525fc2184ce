// SPDX-License-Identifier: MIT
// The page around a picture of reasons.
#pragma once

#include <string>

#include "load/graph_file.hpp"

namespace chuan {

/// One self-contained HTML file: the picture, and beside it the reasons of the node that was clicked (or chosen with
/// the keyboard), the advice folded above.
std::string graph_page(const std::string& svg, const GraphPage& page);

}  // namespace chuan
