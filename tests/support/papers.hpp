// SPDX-License-Identifier: MIT
// What plans and reports look like, as the project's rules declare.
#pragma once

#include <filesystem>

#include "office/form/template.hpp"
#include "office/plan/papers.hpp"
#include "support/rules.hpp"

namespace chuan::test {

inline const office::Papers& papers() {
  static const office::Papers read =
      office::read_papers(read_file(CHUAN_PROJECT "/rules/ke-hoach/van-ban.json"), "van-ban.json");
  return read;
}

/// The files of the project's forms.
inline std::vector<office::FormFile> form_files() {
  std::vector<office::FormFile> files;
  for (const auto& each : std::filesystem::directory_iterator(CHUAN_PROJECT "/rules/ke-hoach/mau"))
    files.push_back({each.path().stem().string(), read_file(each.path().string())});
  return files;
}

inline const office::Forms& forms() {
  static const office::Forms read = office::read_forms(form_files());
  return read;
}

}  // namespace chuan::test
