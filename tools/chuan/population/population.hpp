// SPDX-License-Identifier: MIT
// `chuan assess` of many schools at once.
#pragma once

#include <string>

#include "command/options.hpp"

namespace chuan {

/// Assesses every dossier of a population on all cores, results in the order of the lines: as text, JSON lines or CSV.
/// A bad line is told with its number and does not stop the rest, unless `--fail-fast`. Memory does not grow with the
/// number of schools, but for the first million names, kept as numbers to find those given twice.
Exit assess_population(const std::string& path, const Options& options);

}  // namespace chuan
