// SPDX-License-Identifier: MIT
// The project's own rules, loaded for tests.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "chuan/law.hpp"

namespace chuan::test {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Every `.luat` file under the folder, sorted; rule tests only when asked for.
inline std::vector<std::filesystem::path> rule_files(bool with_cases,
                                                     const std::filesystem::path& folder = CHUAN_SOURCE_DIR "/rules") {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const bool is_case = entry.path().filename().string().rfind("tinh-huong", 0) == 0;
    if (entry.path().extension() == ".luat" && (with_cases || !is_case)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

struct LoadedLaw {
  Sources sources;
  Diagnostics diagnostics;
  Law law;

  /// Lines that begin with `without` are left out.
  explicit LoadedLaw(bool with_cases = false, const std::string& without = "",
                     const std::filesystem::path& folder = CHUAN_SOURCE_DIR "/rules") {
    for (const auto& path : rule_files(with_cases, folder)) {
      std::string text = read_file(path);
      for (std::size_t at = text.find("\n  " + without); !without.empty() && at != std::string::npos;
           at = text.find("\n  " + without, at))
        text.erase(at, text.find('\n', at + 1) - at);
      law.add(sources, sources.add(path.filename().string(), text), diagnostics);
    }
  }
};

}  // namespace chuan::test
