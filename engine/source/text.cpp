// SPDX-License-Identifier: MIT
// Files, lines, columns and UTF-8 decoding.
#include "source/text.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace chuan {
namespace {

constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Where the code point that covers `offset` begins.
std::size_t code_point_start(std::string_view text, std::size_t offset) {
  for (std::size_t back = 1; back <= 3 && back <= offset; ++back) {
    const std::size_t start = offset - back;
    if (is_continuation(text[start])) continue;
    return start + decode(text, start).size > offset ? start : offset;
  }
  return offset;
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0x80) return {first, 1};
  const std::uint32_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() - offset < size) return {};
  char32_t value = first & (0x7FU >> size);
  for (std::uint32_t i = 1; i < size; ++i) {
    const char next = text[offset + i];
    if (!is_continuation(next)) return {};
    value = value << 6 | (static_cast<unsigned char>(next) & 0x3FU);
  }
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < least[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
  return {value, size};
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += std::max(decode(text, at).size, std::uint32_t{1});
  return count;
}

SourceFile::SourceFile(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)), line_starts_{0} {
  const std::size_t end = std::min<std::size_t>(text_.size(), std::numeric_limits<std::uint32_t>::max());
  for (std::size_t at = text_.find('\n'); at < end; at = text_.find('\n', at + 1))
    line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
}

Position SourceFile::position(std::uint32_t offset) const {
  const std::string_view text = text_;
  const std::size_t at = code_point_start(text, std::min<std::size_t>(offset, text.size()));
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), at);
  const auto line = static_cast<std::uint32_t>(after - line_starts_.begin());
  const std::size_t start = *(after - 1);
  // Counting bytes that begin a code point stays fast on a dossier of one 60 MB line.
  auto column = 1 + std::count_if(text_.begin() + static_cast<std::ptrdiff_t>(start),
                                  text_.begin() + static_cast<std::ptrdiff_t>(at),
                                  [](char byte) { return !is_continuation(byte); });
  if (line == 1 && at > 0 && text.substr(0, 3) == byte_order_mark) --column;
  return {line, static_cast<std::uint32_t>(column)};
}

std::string_view SourceFile::line(std::uint32_t line) const {
  if (line == 0 || line > line_starts_.size()) return {};
  const std::size_t begin = line_starts_[line - 1];
  const std::size_t end = line < line_starts_.size() ? line_starts_[line] - 1U : text_.size();
  std::string_view text = std::string_view(text_).substr(begin, end - begin);
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  return text;
}

std::uint32_t Sources::add(std::string name, std::string text) {
  files_.emplace_back(std::move(name), std::move(text));
  return size() - 1;
}

std::string_view Sources::text(SourceRange range) const {
  if (range.file >= size()) return {};
  const std::string_view text = files_[range.file].text();
  if (range.begin > text.size() || range.end < range.begin) return {};
  return text.substr(range.begin, range.end - range.begin);
}

}  // namespace chuan
