// SPDX-License-Identifier: MIT
// Several documents of one school as one dossier; what two of them say differently is told and not chosen.
#pragma once

#include <string>
#include <vector>

#include "office/plan/plan_document.hpp"

namespace chuan::office {

/// One value that documents say differently.
struct Conflict {
  struct Side {
    std::string file, place, value;
  };
  std::string about;    ///< "kết quả tiêu chí 1.4", "số học sinh năm học 2026-2027"
  std::string pointer;  ///< into the dossier; empty: a figure, which stands in none
  std::vector<Side> sides;
  bool is_settled = false;  ///< the side of the preferred file was taken
};

struct Joined {
  Dossier dossier;
  std::vector<Conflict> conflicts;
};

/// What all documents say. `dossiers` are made from `plans`, in the same order. A value on which they differ is left
/// out, unless the file `prefer` says it: then its side is taken. Places name their file.
Joined joined(const std::vector<PlanDocument>& plans, std::vector<Dossier> dossiers, const Papers& papers,
              const std::string& prefer);

/// Figures of one name and year that documents give differently, and counts of criteria that `results` does not bear
/// out.
std::vector<Conflict> figure_conflicts(const std::vector<PlanDocument>& plans,
                                       const std::map<std::string, RecordedLevel>& results, const Papers& papers,
                                       const std::string& prefer);

/// The name of a file without its folders.
std::string base_name(const std::string& path);
/// Whether `named` means that file, with its folders or without; nothing named means none.
bool is_same_file(const std::string& file, const std::string& named);

}  // namespace chuan::office
