// SPDX-License-Identifier: MIT
// The graph of reasons as nodes and edges that a front lays out, and the same as DOT.
#pragma once

#include "answer/asked.hpp"
#include "answer/shape.hpp"

namespace chuan::answer {

/// The deciding graph under `subject`; of several educational levels that of the one that decides. Throws Refusal.
Drawing drawn(const Asked& asked, const LoweredLaw& law, const Assessment& assessment, const std::string& subject);
Json graph_json(const Drawing& drawing);
Json graph_shape();
/// As `reasons_json` writes them.
Json reasons_shape();

}  // namespace chuan::answer
