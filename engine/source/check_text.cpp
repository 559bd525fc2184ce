// SPDX-License-Identifier: MIT
// One pass over a text with a fast path for ASCII.
#include "source/check_text.hpp"

#include <fmt/format.h>

#include "diagnostic/code.hpp"
#include "source/text.hpp"

namespace chuan {
namespace {

constexpr bool is_combining(char32_t value) { return value >= 0x300 && value <= 0x36F; }

// Overrides of the writing direction count: they make a text read differently from what it says.
constexpr bool is_control(char32_t value) {
  if (value < 0x20) return value != '\n' && value != '\r' && value != '\t';
  return (value >= 0x7F && value < 0xA0) || (value >= 0x202A && value <= 0x202E) ||
         (value >= 0x2066 && value <= 0x2069);
}

class TextCheck {
 public:
  TextCheck(std::string_view text, std::uint32_t file, Diagnostics& diagnostics)
      : text_(text), file_(file), diagnostics_(diagnostics) {}

  void run() {
    std::size_t letter = 0;
    for (std::size_t at = 0; at < text_.size();) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte >= 0x20 && byte < 0x7F) {
        letter = at++;
        continue;
      }
      const CodePoint point = decode(text_, at);
      if (point.size == 0) {
        say(Code::A101, at, at + 1, fmt::format("0x{:02X}", byte));
        return;
      }
      if (is_control(point.value) && !said_control_) {
        said_control_ = true;
        say(Code::A103, at, at + point.size, fmt::format("{:04X}", static_cast<std::uint32_t>(point.value)));
      }
      if (!is_combining(point.value)) {
        letter = byte < 0x20 ? at + point.size : at;
      } else if (!said_combining_) {
        said_combining_ = true;
        say(Code::A102, letter, end_of_marks(at), fmt::format("{:04X}", static_cast<std::uint32_t>(point.value)));
      }
      at += point.size;
    }
  }

 private:
  std::size_t end_of_marks(std::size_t at) const {
    for (CodePoint point = decode(text_, at); is_combining(point.value); point = decode(text_, at)) at += point.size;
    return at;
  }

  void say(Code code, std::size_t begin, std::size_t end, std::string argument) {
    const SourceRange range{file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    diagnostics_.push_back({code, range, {std::move(argument)}, {}, {}, {}});
  }

  std::string_view text_;
  std::uint32_t file_;
  Diagnostics& diagnostics_;
  bool said_control_ = false;
  bool said_combining_ = false;
};

}  // namespace

void check_text(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics, std::size_t limit) {
  const std::string_view text = sources[file].text();
  if (text.size() > limit) {
    diagnostics.push_back({Code::A104, {file, 0, 0}, {std::to_string(text.size()), std::to_string(limit)}, {}, {}, {}});
    return;
  }
  TextCheck(text, file, diagnostics).run();
}

}  // namespace chuan
