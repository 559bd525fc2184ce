// SPDX-License-Identifier: MIT
// Golden cases: one file with a question, the files it is about and the expected answer.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace chuan::golden {

/// Sections in the order of the file: name ("rules", "file x.json", "expect" …) and text.
using Sections = std::vector<std::pair<std::string, std::string>>;

inline std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline Sections parse(const std::string& text) {
  Sections sections;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size() - 1) + 1;
    const std::string line = text.substr(start, end - start);
    if (line.starts_with("=== "))
      sections.emplace_back(line.substr(4, line.find_last_not_of(" \n") - 3), "");
    else if (!sections.empty())
      sections.back().second += line;
    start = end;
  }
  return sections;
}

inline std::string section(const Sections& sections, const std::string& name) {
  for (const auto& [each, text] : sections)
    if (each == name) return text;
  return "";
}

inline std::vector<std::filesystem::path> cases(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".case") found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace chuan::golden
