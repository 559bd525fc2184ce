// SPDX-License-Identifier: MIT
// Golden cases that say beside their command the question that it asks.
#pragma once

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "answer/answer.hpp"
#include "support/golden.hpp"

namespace chuan::golden {

/// `=== question`: its name and parameters on one line, then the names of its inputs, one a line.
struct AskedQuestion {
  std::string name, parameters;
  std::vector<std::string> inputs;
};

/// Several are asked one after the other; a file that one makes may be the input of the next.
inline std::vector<AskedQuestion> asked_in(const Sections& sections) {
  std::vector<AskedQuestion> all;
  for (const auto& [section, text] : sections) {
    if (section != "question") continue;
    std::istringstream lines(text);
    AskedQuestion asked;
    std::string line;
    std::getline(lines, line);
    const std::size_t blank = line.find(' ');
    asked.name = line.substr(0, blank);
    if (blank != std::string::npos) asked.parameters = line.substr(blank + 1);
    while (std::getline(lines, line)) asked.inputs.push_back(line);
    all.push_back(std::move(asked));
  }
  return all;
}

/// The texts of the law that a case is about, by the names that the program reads them under.
inline std::vector<answer::Bytes> law_in(const Sections& sections, const std::filesystem::path& project) {
  std::vector<answer::Bytes> texts;
  for (const auto& [section, text] : sections) {
    if (section == "rules") texts.push_back({"rules.luat", text});
    if (section != "real rules") continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(project / "rules"))
      if (const auto end = entry.path().extension(); end == ".luat" || end == ".json" || end == ".txt")
        texts.push_back({entry.path().lexically_relative(project).string(), read(entry.path())});
  }
  return texts;
}

/// What stands in a case beside the law, by name.
inline std::map<std::string, std::string> files_in(const Sections& sections) {
  std::map<std::string, std::string> files;
  for (const auto& [section, text] : sections) {
    if (section == "dossier") files["dossier.json"] = text;
    if (section.starts_with("file ")) files[section.substr(5)] = text;
  }
  return files;
}

}  // namespace chuan::golden
