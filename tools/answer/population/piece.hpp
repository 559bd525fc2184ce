// SPDX-License-Identifier: MIT
// Some lines of a population, and such pieces cut from what is fed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chuan::answer {

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

/// Cuts pieces from bytes as they come. Keeps no more than a piece, what was fed last and one line.
class PieceCutter {
 public:
  explicit PieceCutter(std::string name) : name_(std::move(name)) {}

  void feed(std::string_view bytes);
  /// Nothing more is fed.
  void end() { is_ended_ = true; }
  /// Fills `piece` with whole lines, about `piece_bytes`; false: there are none before more is fed.
  bool next(PopulationPiece& piece);
  static constexpr std::size_t piece_bytes = std::size_t{1} << 20;

 private:
  std::string name_;
  std::string text_;  // fed, and from `at_` on not yet given
  std::size_t at_ = 0;
  std::size_t searched_ = 0;  // no line ends between `at_` and here
  std::size_t number_ = 0;
  bool is_skipping_ = false;  // to the end of a line that is too long
  bool is_ended_ = false;
};

}  // namespace chuan::answer
