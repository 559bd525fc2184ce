// SPDX-License-Identifier: MIT
// zlib reads plain files as they are and gzipped ones unpacked.
#include "population/lines.hpp"

#include <algorithm>

#include <unistd.h>
#include <zlib.h>

#include "chuan/batch_reader.hpp"
#include "chuan/dossier.hpp"

namespace chuan {

struct PopulationLines::Stream {
  gzFile file = nullptr;
  explicit Stream(gzFile opened) : file(opened) {}
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream() {
    if (file != nullptr) gzclose_r(file);
  }
};

bool is_population(const std::string& path) {
  std::error_code error;
  if (path == "-" || std::filesystem::is_directory(path, error)) return true;
  return path.ends_with(".jsonl") || path.ends_with(".ndjson") || path.ends_with(".jsonl.gz") ||
         path.ends_with(".ndjson.gz");
}

PopulationLines::PopulationLines(const std::string& path, Files& files)
    : files_(files), path_(path == "-" ? "stdin" : path) {
  std::error_code error;
  if (path != "-" && std::filesystem::is_directory(path, error)) {
    for (const auto& entry : std::filesystem::directory_iterator(path))
      if (entry.is_regular_file() && entry.path().extension() == ".json") dossiers_.push_back(entry.path());
    std::sort(dossiers_.begin(), dossiers_.end());
    if (dossiers_.empty()) throw Unreadable(Sentence::schools_no_dossiers, {path});
    for (const std::filesystem::path& each : dossiers_) files_.note_input(each);
    return;
  }
  const gzFile file = path == "-" ? gzdopen(::dup(STDIN_FILENO), "rb") : gzopen(path.c_str(), "rb");
  if (file == nullptr) throw Unreadable(Sentence::cannot_read_at_all, {path});
  constexpr unsigned buffered = 1U << 17;
  gzbuffer(file, buffered);
  stream_ = std::make_unique<Stream>(file);
}

PopulationLines::~PopulationLines() = default;

/// True when more of the text is used than before; a damaged file ends there. A text once made longer stays so.
bool PopulationLines::refill(std::string& text, std::size_t& used) {
  if (is_ended_) return false;
  if (text.size() < used + piece_bytes + BatchReader::padding) text.resize(used + piece_bytes + BatchReader::padding);
  const int got = gzread(stream_->file, text.data() + used, static_cast<unsigned>(piece_bytes));
  used += static_cast<std::size_t>(std::max(got, 0));
  int error = Z_OK;
  gzerror(stream_->file, &error);
  is_ended_ = got <= 0;
  if (got < 0 || (error != Z_OK && error != Z_STREAM_END)) {
    is_ended_ = true;
    is_cut_off_ = true;
  }
  return got > 0;
}

/// Drops the line at `begin` as it comes, for it is longer than any dossier.
void PopulationLines::skip_line(std::string& text, std::size_t begin) {
  for (std::size_t used = begin; refill(text, used); used = begin)
    if (const std::size_t end = std::string_view(text).substr(0, used).find('\n', begin); end != std::string::npos) {
      rest_.assign(text, end + 1, used - end - 1);
      return;
    }
}

void PopulationLines::next(PopulationPiece& piece) {
  piece.path = path_;
  piece.lines.clear();
  piece.files.clear();
  if (!stream_) return next_files(piece);
  std::size_t used = rest_.size();
  if (piece.text.size() < used + BatchReader::padding) piece.text.resize(used + BatchReader::padding);
  std::copy(rest_.begin(), rest_.end(), piece.text.begin());
  rest_.clear();
  std::size_t at = 0, seen = 0;  // given, searched
  while (piece.lines.size() < block_schools && (at < piece_bytes || piece.lines.empty())) {
    std::size_t end = std::string_view(piece.text).substr(0, used).find('\n', std::max(at, seen));
    if (end == std::string::npos) {
      seen = used;
      if (!piece.lines.empty() && used >= piece_bytes) break;
      if (used - at > largest_dossier) {
        piece.lines.push_back({++number_, at, 0, sentence(Sentence::schools_long_line, spoken())});
        skip_line(piece.text, at);
        return;
      }
      if (refill(piece.text, used)) continue;
      if (is_cut_off_ || at == used) {
        at = used;
        break;
      }
      end = used;
    }
    ++number_;
    const std::string_view line = std::string_view(piece.text).substr(at, end - at);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) piece.lines.push_back({number_, at, end - at, ""});
    at = std::min(end + 1, used);
  }
  rest_.assign(piece.text, at, used - at);
  if (piece.lines.empty() && is_cut_off_) throw Unreadable(Sentence::schools_cut_off, {path_, std::to_string(number_)});
}

void PopulationLines::next_files(PopulationPiece& piece) {
  piece.text.clear();
  while (number_ < dossiers_.size() && piece.lines.size() < block_schools && piece.text.size() < piece_bytes) {
    const std::filesystem::path& path = dossiers_[number_++];
    std::string text, fault;
    try {
      text = files_.read(path, largest_dossier);
    } catch (const Unreadable& unreadable) {
      fault = text_in(unreadable.what(), spoken());
    }
    piece.lines.push_back({number_, piece.text.size(), text.size(), std::move(fault)});
    piece.files.push_back(path.string());
    piece.text += text;
  }
  piece.text.resize(piece.text.size() + BatchReader::padding);
}

}  // namespace chuan
