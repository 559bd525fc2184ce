// SPDX-License-Identifier: MIT
// A population of dossiers read piece by piece: a .jsonl file, plain or gzipped, a folder of dossiers, standard input.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "answer/population/piece.hpp"
#include "load/files.hpp"

namespace chuan {

using answer::PopulationLine, answer::PopulationPiece;

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
  static constexpr std::size_t piece_bytes = answer::PieceCutter::piece_bytes;

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
