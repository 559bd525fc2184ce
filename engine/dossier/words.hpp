// SPDX-License-Identifier: MIT
// The words by which dossiers give verdicts, and say that a figure is not there.
#pragma once

#include <optional>
#include <string_view>

#include "chuan/dossier.hpp"

namespace chuan::dossier {

std::optional<Verdict> verdict_named(std::string_view word);
std::optional<NoFigure> no_figure_named(std::string_view word);

}  // namespace chuan::dossier
