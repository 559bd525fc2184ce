// SPDX-License-Identifier: MIT
// The shape of the project: who may include whom, how long a file may be, how it begins.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
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

// A room is a folder of one idea; its path from the project's folder, "" for files that lie in none.
std::string room_of(const std::string& path) {
  for (const char* house : {"engine/", "tools/office/", "tools/chuan/", "tools/"}) {
    if (!is_under(path, house)) continue;
    const std::size_t end = path.find('/', std::string(house).size());
    return end == std::string::npos ? std::string() : path.substr(0, end);
  }
  return "";
}

// The room that `file` reaches by `name`: engine rooms from the engine's folder, the office from tools, the rest from
// tools/chuan; "" for a public header or one of another project.
std::string room_reached(const std::string& name) {
  static const std::vector<std::string> roots = {"engine/", "tools/", "tools/chuan/"};
  for (const std::string& root : roots)
    if (fs::exists(fs::path(CHUAN_SOURCE_DIR) / (root + name))) return room_of(root + name);
  return "";
}

using Arrows = std::map<std::string, std::set<std::string>>;

// Rooms in a row: each may include what stands left of it.
void add_row(Arrows& arrows, const std::string& house, const std::vector<std::string>& rooms) {
  std::set<std::string> left;
  for (const std::string& room : rooms) {
    arrows[house + room].insert(left.begin(), left.end());
    left.insert(house + room);
  }
}

// What each room may include besides itself and the public headers.
const Arrows& allowed() {
  static const Arrows table = [] {
    Arrows made;
    add_row(made, "engine/",
            {"version", "source", "diagnostic", "syntax", "consolidate", "check", "law", "program", "assess", "inquiry",
             "batch", "explain", "solve", "repair", "outlook", "compare", "trial"});
    // These two stand beside `check`: they see text and messages, and whatever needs a checked rulebook sees them.
    for (const char* beside : {"engine/address", "engine/dossier"}) {
      made[beside] = {"engine/source", "engine/diagnostic"};
      for (const char* room : {"law", "program", "assess", "inquiry", "batch", "explain", "solve", "repair", "outlook",
                               "compare", "trial"})
        made[std::string("engine/") + room].insert(beside);
    }
    made["engine/dossier"].insert("engine/address");
    made["engine/check"].insert("engine/address");
    // Bytes and codes are one floor: checking a text says diagnostics, showing one decodes text.
    made["engine/source"].insert("engine/diagnostic");

    add_row(made, "tools/office/", {"document", "plan", "audit"});
    add_row(made, "tools/office/", {"document", "plan", "workbook"});
    add_row(made, "tools/office/", {"document", "plan", "form"});
    made["tools/verify"] = {};

    const std::set<std::string> office = {"tools/office/document", "tools/office/plan", "tools/office/audit",
                                          "tools/office/workbook", "tools/office/form"};
    // The one door. Fronts stand on it, never it on them.
    made["tools/answer"] = office;
    made["tools/answer"].insert("tools/verify");
    add_row(made, "tools/chuan/", {"text", "load", "population", "command"});
    for (const char* room : {"text", "load", "population", "command"}) {
      made[std::string("tools/chuan/") + room].insert("tools/answer");
      // What has not gone through the door yet.
      made[std::string("tools/chuan/") + room].insert(office.begin(), office.end());
    }
    made["tools/chuan/command"].insert("tools/verify");
    made["tools/chuan/text"].insert({"tools/chuan/load", "tools/chuan/population"});
    made["tools/chuan/load"].insert("tools/chuan/command");
    made["tools/chuan/population"].insert("tools/chuan/command");
    for (const char* front : {"c", "page", "serve", "editor"}) made[std::string("tools/") + front] = {"tools/answer"};
    return made;
  }();
  return table;
}

TEST(Layering, rooms_include_only_what_stands_left_of_them) {
  for (const File& file : files()) {
    const std::string room = room_of(file.path);
    if (!is_under(file.path, "engine/") && room.empty()) continue;  // programs start rooms, nothing includes them
    const auto rule = allowed().find(room);
    ASSERT_NE(rule, allowed().end()) << file.path << ": `" << room << "` has no place in the order of rooms";
    for (const Include& include : file.includes) {
      if (!include.is_quoted || is_under(include.name, "chuan/")) continue;
      if (include.name.find('/') == std::string::npos) {
        const bool is_own = fs::exists(fs::path(CHUAN_SOURCE_DIR) / file.folder() / include.name) ||
                            (is_under(room, "tools/chuan") && include.name == "command_line.hpp");
        EXPECT_TRUE(is_own) << file.path << " includes " << include.name;
        continue;
      }
      const std::string target = room_reached(include.name);
      const bool is_engine_from_outside = is_under(target, "engine/") && !is_under(file.path, "engine/");
      EXPECT_TRUE(!is_engine_from_outside && (target == room || rule->second.count(target) != 0))
          << file.path << " includes " << include.name;
    }
  }
}

TEST(Layering, every_room_of_the_engine_is_built) {
  std::ifstream stream(fs::path(CHUAN_SOURCE_DIR) / "engine/CMakeLists.txt");
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  for (const File& file : files()) {
    if (!is_under(file.path, "engine/")) continue;
    EXPECT_NE(text.find(room_of(file.path).substr(7)), std::string::npos) << file.path << " is in no library";
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

// What re-checks a certificate must not share a mistake with what made it.
TEST(Layering, verify_uses_nothing_of_the_engine) {
  for (const File& file : files()) {
    if (!is_under(file.path, "tools/verify/")) continue;
    for (const Include& include : file.includes)
      EXPECT_TRUE(!include.is_quoted || is_under(include.name, "verify/")) << file.path << " includes " << include.name;
  }
}

// The libraries that cost much to compile, and the log, have one place each.
bool may_use(const File& file, const std::string& include) {
  if (is_under(include, "boost/spirit") || is_under(include, "boost/fusion"))
    return file.path == "engine/syntax/grammar.cpp" || file.path == "engine/syntax/grammar_words.hpp";
  if (is_under(include, "boost/graph"))
    return is_under(file.path, "engine/explain/") || file.path == "engine/check/cycles.cpp";
  if (is_under(include, "CLI/") || is_under(include, "spdlog/")) return is_under(file.path, "tools/chuan/");
  return true;
}

TEST(Layering, heavy_libraries_stay_in_their_place) {
  for (const File& file : files())
    for (const Include& include : file.includes)
      EXPECT_TRUE(may_use(file, include.name)) << file.path << " includes " << include.name;
}

// A dossier must not wait for libraries that read Word and Excel files to be loaded.
TEST(Layering, quick_program_loads_no_library_for_documents) {
  FILE* const listing = popen("ldd '" CHUAN_PROGRAM "'", "r");
  ASSERT_NE(listing, nullptr);
  std::string libraries;
  for (int c = std::fgetc(listing); c != EOF; c = std::fgetc(listing)) libraries += static_cast<char>(c);
  pclose(listing);
  EXPECT_NE(libraries.find("libfmt"), std::string::npos) << libraries;
  for (const std::string name : {"libxml2", "libzip", "libpugixml", "libxlsxwriter", "libcrypto", "libicu"})
    EXPECT_EQ(libraries.find(name), std::string::npos) << name;
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
