// SPDX-License-Identifier: MIT
// The shape of the project: who may include whom, how long a file may be, how it begins.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Include {
  std::string name;
  bool is_quoted;
};

struct File {
  std::string path;  // from the project's folder
  std::vector<std::string> lines;
  std::vector<Include> includes;

  std::string folder() const { return path.substr(0, path.rfind('/')); }
};

File read(const fs::path& path, const std::string& name) {
  File file{name, {}, {}};
  std::ifstream stream(path);
  for (std::string line; std::getline(stream, line);) {
    file.lines.push_back(line);
    const std::size_t hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line[hash] != '#' || line.find("include") == std::string::npos) continue;
    const std::size_t open = line.find_first_of("\"<");
    const std::size_t close = open == std::string::npos ? open : line.find_first_of("\">", open + 1);
    if (close != std::string::npos)
      file.includes.push_back({line.substr(open + 1, close - open - 1), line[open] == '"'});
  }
  return file;
}

const std::vector<File>& files() {
  static const std::vector<File> all = [] {
    std::vector<File> found;
    const fs::path root = CHUAN_SOURCE_DIR;
    for (const char* top : {"engine", "include", "tools", "tests"})
      for (const auto& entry : fs::recursive_directory_iterator(root / top))
        if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
          found.push_back(read(entry.path(), entry.path().lexically_relative(root).string()));
    std::sort(found.begin(), found.end(), [](const File& a, const File& b) { return a.path < b.path; });
    return found;
  }();
  return all;
}

bool is_under(const std::string& path, const std::string& prefix) {
  return path.compare(0, prefix.size(), prefix) == 0;
}

bool is_header(const File& file) { return file.path.size() > 4 && file.path.substr(file.path.size() - 4) == ".hpp"; }

// What each folder of the engine may include besides itself and the public headers.
const std::map<std::string, std::set<std::string>>& allowed() {
  static const std::map<std::string, std::set<std::string>> table = [] {
    std::map<std::string, std::set<std::string>> made;
    std::set<std::string> left;
    for (const char* folder : {"source", "diagnostic", "syntax", "consolidate", "check", "law", "program", "assess",
                               "inquiry", "batch", "explain", "solve", "repair", "outlook", "compare", "trial"}) {
      made[folder] = left;
      left.insert(folder);
    }
    made["dossier"] = {"source", "diagnostic"};
    for (const char* folder :
         {"assess", "inquiry", "batch", "explain", "solve", "repair", "outlook", "compare", "trial"})
      made[folder].insert("dossier");
    // Bytes and codes are one floor: checking a text says diagnostics, showing one decodes text.
    made["source"].insert("diagnostic");
    return made;
  }();
  return table;
}

TEST(Layering, engine_folders_include_only_what_stands_left_of_them) {
  for (const File& file : files()) {
    if (!is_under(file.path, "engine/")) continue;
    const std::string folder = file.path.substr(7, file.path.find('/', 7) - 7);
    const auto rule = allowed().find(folder);
    ASSERT_NE(rule, allowed().end()) << file.path << ": `" << folder << "` has no place in the order of folders";
    for (const Include& include : file.includes) {
      if (!include.is_quoted || is_under(include.name, "chuan/")) continue;
      const std::string target = include.name.substr(0, include.name.find('/'));
      EXPECT_TRUE(include.name.find('/') != std::string::npos && (target == folder || rule->second.count(target) != 0))
          << file.path << " includes " << include.name;
    }
  }
}

TEST(Layering, source_headers_stand_on_nothing_but_public_headers) {
  for (const File& file : files()) {
    if (!is_under(file.path, "engine/source/") || !is_header(file)) continue;
    for (const Include& include : file.includes)
      EXPECT_TRUE(!include.is_quoted || is_under(include.name, "chuan/") || is_under(include.name, "source/"))
          << file.path << " includes " << include.name;
  }
}

TEST(Layering, public_headers_use_the_standard_library_only) {
  for (const File& file : files()) {
    if (!is_under(file.path, "include/")) continue;
    for (const Include& include : file.includes) {
      if (include.is_quoted)
        EXPECT_TRUE(is_under(include.name, "chuan/")) << file.path << " includes " << include.name;
      else
        EXPECT_EQ(include.name.find_first_of("./"), std::string::npos) << file.path << " includes " << include.name;
    }
  }
}

TEST(Layering, tools_see_public_headers_only) {
  for (const File& file : files()) {
    if (!is_under(file.path, "tools/")) continue;
    for (const Include& include : file.includes) {
      const bool is_office = is_under(include.name, "office/") && is_under(file.path, "tools/chuan/");
      if (!include.is_quoted || is_under(include.name, "chuan/") || is_office) continue;
      const fs::path own = fs::path(CHUAN_SOURCE_DIR) / file.folder() / include.name;
      EXPECT_TRUE(fs::exists(own) && is_under(fs::weakly_canonical(own).string(),
                                              fs::weakly_canonical(fs::path(CHUAN_SOURCE_DIR) / "tools").string()))
          << file.path << " includes " << include.name;
    }
  }
}

// What re-checks a certificate must not share a mistake with what made it.
TEST(Layering, the_checker_uses_nothing_of_the_engine) {
  for (const File& file : files()) {
    if (!is_under(file.path, "tools/chuan/checker")) continue;
    for (const Include& include : file.includes)
      EXPECT_TRUE(!include.is_quoted || is_under(include.name, "checker")) << file.path << " includes " << include.name;
  }
}

// The libraries that cost much to compile, and the log, have one place each.
bool may_use(const File& file, const std::string& include) {
  if (is_under(include, "boost/spirit") || is_under(include, "boost/fusion"))
    return file.path == "engine/syntax/grammar.cpp" || file.path == "engine/syntax/grammar_words.hpp";
  if (is_under(include, "boost/graph"))
    return is_under(file.path, "engine/explain/") || file.path == "engine/check/cycles.cpp";
  if (is_under(include, "spdlog/")) return is_under(file.path, "tools/");
  return true;
}

TEST(Layering, heavy_libraries_stay_in_their_place) {
  for (const File& file : files())
    for (const Include& include : file.includes)
      EXPECT_TRUE(may_use(file, include.name)) << file.path << " includes " << include.name;
}

TEST(Shape, no_file_is_longer_than_500_lines) {
  for (const File& file : files()) EXPECT_LE(file.lines.size(), 500U) << file.path;
}

TEST(Shape, every_file_begins_with_its_licence_and_what_lives_here) {
  for (const File& file : files()) {
    ASSERT_GE(file.lines.size(), 2U) << file.path;
    EXPECT_EQ(file.lines[0], "// SPDX-License-Identifier: MIT") << file.path;
    EXPECT_TRUE(is_under(file.lines[1], "// ")) << file.path;
  }
}

TEST(Shape, headers_are_guarded) {
  for (const File& file : files())
    EXPECT_TRUE(!is_header(file) || std::count(file.lines.begin(), file.lines.end(), "#pragma once") == 1) << file.path;
}

TEST(Shape, there_are_files) { EXPECT_GT(files().size(), 30U); }

}  // namespace
