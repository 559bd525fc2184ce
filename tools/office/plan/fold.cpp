// SPDX-License-Identifier: MIT
// Text without its marks and capitals, so that patterns find what people write in any of many ways.
#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <memory>

#include <utf8proc.h>

#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

/// What one letter is when folded; most are asked for again and again, so those of Latin scripts are kept.
class Folds {
 public:
  Folds() {
    for (utf8proc_int32_t letter = 0x80; letter < last; ++letter)
      kept_[static_cast<std::size_t>(letter)] = slowly(letter);
  }
  std::string of(utf8proc_int32_t letter) const {
    return letter < last ? kept_[static_cast<std::size_t>(letter)] : slowly(letter);
  }

 private:
  static constexpr utf8proc_int32_t last = 0x1F00;

  static std::string slowly(utf8proc_int32_t letter) {
    if (letter == 0x111 || letter == 0x110 || letter == 0xF0 || letter == 0xD0) return "d";
    if (letter == 0x2013 || letter == 0x2014) return "-";
    // A raised figure is the number of a note or a power, never a digit of the number it follows.
    if (letter == 0xB2 || letter == 0xB3 || letter == 0xB9 || (letter >= 0x2070 && letter <= 0x2079)) return "";
    utf8proc_uint8_t encoded[4];
    const utf8proc_ssize_t size = utf8proc_encode_char(letter, encoded);
    utf8proc_uint8_t* mapped = nullptr;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
                                                        UTF8PROC_CASEFOLD | UTF8PROC_COMPAT);
    const utf8proc_ssize_t length = utf8proc_map(encoded, size, &mapped, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    return length < 0 ? "" : std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
  }

  std::vector<std::string> kept_ = std::vector<std::string>(static_cast<std::size_t>(last));
};

}  // namespace

namespace {

std::string folded_anew(std::string_view text) {
  static const Folds folds;
  std::string result;
  result.reserve(text.size());
  const auto put = [&result](char c) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\v' && c != '\f')
      result += c;
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      put(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : static_cast<char>(c));
      ++i;
      continue;
    }
    utf8proc_int32_t letter = 0;
    const utf8proc_ssize_t used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + i,
                                                   static_cast<utf8proc_ssize_t>(text.size() - i), &letter);
    if (used > 0)
      for (const char each : folds.of(letter)) put(each);
    i += static_cast<std::size_t>(std::max<utf8proc_ssize_t>(used, 1));
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace

std::string folded(std::string_view text) {
  // One line is asked about by many readers, one after the other.
  struct Kept {
    std::string text, folded;
  };
  constexpr std::size_t cheap = 16, most = 8;
  if (text.size() < cheap) return folded_anew(text);
  thread_local std::array<Kept, most> kept;
  thread_local std::size_t oldest = 0;
  for (const Kept& each : kept)
    if (each.text == text) return each.folded;
  Kept& made = kept[oldest++ % most];
  made.text = text;
  made.folded = folded_anew(text);
  return made.folded;
}

std::string words_of(std::string_view text) {
  std::string words;
  for (const char c : folded(text)) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      words += c;
    else if (!words.empty() && words.back() != ' ')
      words += ' ';
  }
  if (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

bool mentions(std::string_view text, std::string_view phrase) {
  const std::string plain = folded(text);
  const auto is_letter = [&](std::size_t at) {
    return at < plain.size() && std::isalnum(static_cast<unsigned char>(plain[at])) != 0;
  };
  for (std::size_t at = plain.find(phrase); at != std::string::npos; at = plain.find(phrase, at + 1))
    if (!(at > 0 && is_letter(at - 1)) && !is_letter(at + phrase.size())) return true;
  return false;
}

}  // namespace chuan::office
