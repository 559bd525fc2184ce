// SPDX-License-Identifier: MIT
// zlib reads plain files as they are and gzipped ones unpacked.
#include "population_lines.hpp"

#include <algorithm>

#include <unistd.h>
#include <zlib.h>

#include "chuan/dossier.hpp"
#include "load.hpp"

namespace chuan {
namespace {

constexpr std::size_t piece = std::size_t{1} << 18;

}  // namespace

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

PopulationLines::PopulationLines(const std::string& path) : path_(path == "-" ? "stdin" : path) {
  std::error_code error;
  if (path != "-" && std::filesystem::is_directory(path, error)) {
    for (const auto& entry : std::filesystem::directory_iterator(path))
      if (entry.is_regular_file() && entry.path().extension() == ".json") dossiers_.push_back(entry.path());
    std::sort(dossiers_.begin(), dossiers_.end());
    if (dossiers_.empty()) throw Unreadable("không có tệp .json nào trong `" + path + "`");
    return;
  }
  const gzFile file = path == "-" ? gzdopen(::dup(STDIN_FILENO), "rb") : gzopen(path.c_str(), "rb");
  if (file == nullptr) throw Unreadable("không đọc được `" + path + "`");
  gzbuffer(file, piece);
  stream_ = std::make_unique<Stream>(file);
}

PopulationLines::~PopulationLines() = default;

/// True when there is more in the buffer than before.
bool PopulationLines::refill() {
  if (is_ended_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t had = buffer_.size();
  buffer_.resize(had + piece);
  const int got = gzread(stream_->file, buffer_.data() + had, static_cast<unsigned>(piece));
  buffer_.resize(had + static_cast<std::size_t>(std::max(got, 0)));
  int error = Z_OK;
  gzerror(stream_->file, &error);
  if (got < 0 || (error != Z_OK && error != Z_STREAM_END)) {
    is_ended_ = true;
    throw Unreadable("`" + path_ + "` hỏng hoặc bị cắt cụt sau dòng " + std::to_string(number_) +
                     "; kết quả chỉ gồm các dòng trước đó");
  }
  is_ended_ = got == 0;
  return got > 0;
}

bool PopulationLines::next_line(PopulationLine& line) {
  if (!stream_) {
    if (number_ == dossiers_.size()) return false;
    const std::filesystem::path& path = dossiers_[number_++];
    line = {path.string(), number_, read_file(path, largest_dossier), ""};
    return true;
  }
  while (true) {
    std::size_t end = buffer_.find('\n', at_);
    bool is_too_long = false;
    while (end == std::string::npos) {
      // A line longer than any dossier is dropped as it comes.
      if (buffer_.size() - at_ > largest_dossier) {
        is_too_long = true;
        at_ = buffer_.size();
      }
      const std::size_t seen = buffer_.size() - at_;
      if (!refill()) break;
      end = buffer_.find('\n', at_ + seen);
    }
    if (end == std::string::npos && at_ == buffer_.size() && !is_too_long) return false;
    const std::size_t stop = std::min(end, buffer_.size());
    std::string text = buffer_.substr(at_, stop - at_);
    at_ = end == std::string::npos ? buffer_.size() : end + 1;
    ++number_;
    const bool is_blank = text.find_first_not_of(" \t\r") == std::string::npos;
    if (is_blank && !is_too_long) continue;
    line = {path_ + ":" + std::to_string(number_), number_, is_too_long ? "" : std::move(text),
            is_too_long ? "dòng dài hơn 64 MiB, không đọc" : ""};
    return true;
  }
}

std::vector<PopulationLine> PopulationLines::next(std::size_t most_bytes) {
  if (!fault_.empty()) throw Unreadable(fault_);
  std::vector<PopulationLine> lines;
  std::size_t bytes = 0;
  try {
    for (PopulationLine line; bytes < most_bytes && next_line(line);) {
      bytes += line.text.size() + 1;
      lines.push_back(std::move(line));
    }
  } catch (const Unreadable& unreadable) {
    if (lines.empty()) throw;
    fault_ = unreadable.what();
  }
  return lines;
}

}  // namespace chuan
