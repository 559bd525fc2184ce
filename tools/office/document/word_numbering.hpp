// SPDX-License-Identifier: MIT
// Automatic numbers of Word's lists, which are in no text of the document.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>

#include <pugixml.hpp>

namespace chuan::office {

class WordNumbering {
 public:
  void read(const pugi::xml_document& numbering);
  /// The number of the next paragraph of a list, with a blank after it; "- " for bullets, empty for unknown lists.
  std::string next(const std::string& list, int level);

 private:
  static constexpr int most_levels = 9;
  struct Level {
    std::string format, text;
    int start = 1;
  };
  using Levels = std::array<Level, most_levels>;
  /// A list that goes on counting where the others of its kind are, but for the levels that begin anew in it.
  struct List {
    std::string kind;
    std::array<std::optional<int>, most_levels> starts;
    std::map<int, Level> own;
    bool is_begun = false;
  };

  static Level level_of(pugi::xml_node node);
  static std::string written(int count, const std::string& format);

  std::map<std::string, List> lists_;
  std::map<std::string, Levels> levels_;
  std::map<std::string, std::array<std::optional<int>, most_levels>> counts_;
};

}  // namespace chuan::office
