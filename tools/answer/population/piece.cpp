// SPDX-License-Identifier: MIT
// Lines are found where they end; what has not ended yet waits.
#include "answer/population/piece.hpp"

#include <algorithm>

#include "chuan/batch.hpp"
#include "chuan/batch_reader.hpp"
#include "chuan/dossier.hpp"
#include "chuan/sentence.hpp"

namespace chuan::answer {

std::string PopulationPiece::name_of(const PopulationLine& line) const {
  if (!files.empty()) return files[static_cast<std::size_t>(&line - lines.data())];
  return path + ":" + std::to_string(line.number);
}

void PieceCutter::feed(std::string_view bytes) {
  if (is_skipping_) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) return;
    is_skipping_ = false;
    bytes.remove_prefix(end + 1);
  }
  text_.erase(0, at_);
  searched_ -= at_;
  at_ = 0;
  text_ += bytes;
}

bool PieceCutter::next(PopulationPiece& piece) {
  piece.path = name_;
  piece.lines.clear();
  piece.files.clear();
  piece.text.clear();
  while (piece.lines.size() < block_schools && piece.text.size() < piece_bytes && at_ < text_.size()) {
    std::size_t end = text_.find('\n', std::max(at_, searched_));
    if (end == std::string::npos) {
      searched_ = text_.size();
      if (text_.size() - at_ > largest_dossier) {
        piece.lines.push_back({++number_, piece.text.size(), 0, in_both(Sentence::schools_long_line)});
        at_ = searched_;
        is_skipping_ = true;
        break;
      }
      if (!is_ended_) break;
      end = text_.size();
    }
    ++number_;
    const std::string_view line = std::string_view(text_).substr(at_, end - at_);
    if (line.size() > largest_dossier) {
      piece.lines.push_back({number_, piece.text.size(), 0, in_both(Sentence::schools_long_line)});
    } else if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
      piece.lines.push_back({number_, piece.text.size(), line.size(), ""});
      piece.text += line;
    }
    at_ = std::min(end + 1, text_.size());
    searched_ = at_;
  }
  piece.text.resize(piece.text.size() + BatchReader::padding);
  return !piece.lines.empty();
}

}  // namespace chuan::answer
