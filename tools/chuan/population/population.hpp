// SPDX-License-Identifier: MIT
// `chuan assess` of many schools at once.
#pragma once

#include <string>

#include "population/output.hpp"

namespace chuan {

struct PopulationOptions {
  answer::PopulationSetting setting;
  LineForm form = LineForm::text;
  bool ends_at_fault = false;  ///< at the first bad line
  std::string output;
};

/// Assesses every dossier of a population on all cores, results in the order of the lines: as text, JSON lines or CSV.
/// A bad line is told with its number and does not stop the rest, unless it ends there. Memory does not grow with the
/// number of schools, but for the first million names, kept as numbers to find those given twice.
Exit assess_population(const std::string& path, const PopulationOptions& options, Session& session);

}  // namespace chuan
