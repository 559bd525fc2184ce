// SPDX-License-Identifier: MIT
// Text as loaded from one file, and half-open byte ranges into it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chuan {

/// Half-open byte range [begin, end) in the file with index `file` of a `Sources`. Ranges never affect equality:
/// two trees that differ only in where they were read compare equal.
struct SourceRange {
  std::uint32_t file = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend constexpr bool operator==(SourceRange, SourceRange) { return true; }
};

/// Line and column, both from 1; columns count code points.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// One file: its name as the user gave it and its text. Invariant: `line_starts` is ascending and begins with 0.
class SourceFile {
 public:
  SourceFile(std::string name, std::string text);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }
  /// The position of byte `offset`; offsets past the end give the end.
  Position position(std::uint32_t offset) const;
  /// The text of line `line` (from 1) without its line break; empty past the end.
  std::string_view line(std::uint32_t line) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

/// SHA-256 of the bytes, in hexadecimal digits.
std::string sha256(std::string_view bytes);

/// All files of one run; `SourceRange::file` indexes it.
class Sources {
 public:
  /// Adds a file and returns its index.
  std::uint32_t add(std::string name, std::string text);
  const SourceFile& operator[](std::uint32_t file) const { return files_[file]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(files_.size()); }
  /// The text a range covers; empty for a range outside every file.
  std::string_view text(SourceRange range) const;

 private:
  std::vector<SourceFile> files_;
};

}  // namespace chuan
