// SPDX-License-Identifier: MIT
// A population of dossiers read piece by piece: a .jsonl file, plain or gzipped, a folder of dossiers, standard input.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "load/files.hpp"

namespace chuan {

/// One dossier of a population.
struct PopulationLine {
  std::size_t number = 0;           ///< from 1
  std::size_t begin = 0, size = 0;  ///< in the text of its piece
  std::string fault;                ///< why there is no text
};

/// Some lines one after the other, as many as a block of schools holds at most.
struct PopulationPiece {
  std::string text;  ///< the lines, and at least `BatchReader::padding` bytes more
  std::vector<PopulationLine> lines;
  std::string path;
  std::vector<std::string> files;  ///< of a folder: parallel to `lines`

  std::string_view text_of(const PopulationLine& line) const {
    return std::string_view(text).substr(line.begin, line.size);
  }
  /// "truong.jsonl:12", or the file's own in a folder.
  std::string name_of(const PopulationLine& line) const;
};

/// Whether a path names a population rather than one dossier: "-", a folder, .jsonl, .ndjson, either with .gz.
bool is_population(const std::string& path);

class PopulationLines {
 public:
  /// Throws Unreadable. `files` knows what is read.
  PopulationLines(const std::string& path, Files& files);
  ~PopulationLines();

  /// Fills `piece` with the next lines, about `piece_bytes`; none at the end. Memory stays within that and the largest
  /// dossier. Throws Unreadable where the file is damaged; what came before it was given.
  void next(PopulationPiece& piece);
  static constexpr std::size_t piece_bytes = std::size_t{1} << 20;

 private:
  void next_files(PopulationPiece& piece);
  bool refill(std::string& text, std::size_t& used);
  void skip_line(std::string& text, std::size_t begin);

  struct Stream;
  Files& files_;
  std::string path_;
  std::unique_ptr<Stream> stream_;               // of a file
  std::vector<std::filesystem::path> dossiers_;  // of a folder
  std::size_t number_ = 0;
  std::string rest_;  // read, and not yet given
  bool is_ended_ = false;
  bool is_cut_off_ = false;  ///< after the line `number_`
};

}  // namespace chuan
