// SPDX-License-Identifier: MIT
// A population of dossiers read piece by piece: a .jsonl file, plain or gzipped, a folder of dossiers, standard input.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace chuan {

/// One dossier of a population.
struct PopulationLine {
  std::string name;        ///< "truong.jsonl:12", or the file's own in a folder
  std::size_t number = 0;  ///< from 1
  std::string text;
  std::string fault;  ///< why there is no text: larger than a dossier may be
};

/// Whether a path names a population rather than one dossier: "-", a folder, .jsonl, .ndjson, either with .gz.
bool is_population(const std::string& path);

class PopulationLines {
 public:
  /// Throws Unreadable.
  explicit PopulationLines(const std::string& path);
  ~PopulationLines();

  /// Some further lines, at most about `most_bytes` of text (always one where there is one); empty at the end. Memory
  /// stays within that and the largest dossier. Throws Unreadable where the file is damaged; what came before it was
  /// given.
  std::vector<PopulationLine> next(std::size_t most_bytes);

 private:
  bool next_line(PopulationLine& line);
  bool refill();

  struct Stream;
  std::string path_;
  std::unique_ptr<Stream> stream_;               // of a file
  std::vector<std::filesystem::path> dossiers_;  // of a folder
  std::size_t number_ = 0;
  std::string buffer_;
  std::size_t at_ = 0;
  bool is_ended_ = false;
  std::string fault_;  // told once what came before it was given
};

}  // namespace chuan
