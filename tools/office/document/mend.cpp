// SPDX-License-Identifier: MIT
// Vietnamese text mended: composed, the right Đ, dots below back on their vowels, no odd blanks.
#include <algorithm>
#include <cstdlib>
#include <memory>

#include <utf8proc.h>

#include "office/document/code_points.hpp"
#include "office/document/document.hpp"

namespace chuan::office {
namespace {

constexpr char32_t dot_below = 0x0323, capital_eth = 0x00D0, capital_d_stroke = 0x0110, soft_hyphen = 0x00AD;

bool is_vowel(char32_t letter) {
  return std::u32string_view(U"aeiouyAEIOUY").find(letter) != std::u32string_view::npos;
}
bool is_mark(char32_t letter) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(letter)) == UTF8PROC_CATEGORY_MN;
}
bool is_blank(char32_t letter) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(letter)) == UTF8PROC_CATEGORY_ZS;
}
bool is_letter(char32_t letter) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(letter));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

std::string normal(const std::string& text, utf8proc_option_t form) {
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &mapped, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | form));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  return size < 0 ? text : std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
}

/// Moves each dot below that stands on a consonant or a blank back to the vowel before it in the same word.
std::size_t bring_dots_back(std::u32string& letters) {
  std::size_t moved = 0;
  for (std::size_t i = 1; i < letters.size(); ++i) {
    if (letters[i] != dot_below) continue;
    std::size_t base = i;
    while (base > 0 && is_mark(letters[base])) --base;
    if (is_vowel(letters[base]) || !(is_letter(letters[base]) || is_blank(letters[base]))) continue;
    std::size_t vowel = base;
    do {
      if (vowel == 0) break;
      --vowel;
    } while ((is_letter(letters[vowel]) || is_mark(letters[vowel])) && !is_vowel(letters[vowel]));
    if (!is_vowel(letters[vowel])) continue;
    letters.erase(i, 1);
    letters.insert(vowel + 1, 1, dot_below);
    ++moved;
  }
  return moved;
}

}  // namespace

std::string mend(const std::string& text, std::vector<std::pair<TextFault, std::size_t>>& mended) {
  const auto count = [&mended](TextFault fault, std::size_t times) {
    if (times == 0) return;
    const auto known =
        std::find_if(mended.begin(), mended.end(), [&](const auto& each) { return each.first == fault; });
    if (known != mended.end())
      known->second += times;
    else
      mended.emplace_back(fault, times);
  };
  const bool is_plain =
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (is_plain) return text;

  std::u32string letters = code_points(normal(text, UTF8PROC_DECOMPOSE));
  const std::size_t moved = bring_dots_back(letters);
  std::size_t eths = 0, hyphens = 0, spaces = 0;
  std::u32string kept;
  for (const char32_t letter : letters) {
    if (letter == capital_eth) {
      ++eths;
      kept.push_back(capital_d_stroke);
    } else if (letter == soft_hyphen || letter == 0xFEFF || letter == 0x200B) {
      ++hyphens;
    } else if (letter != U' ' && is_blank(letter)) {
      ++spaces;
      kept.push_back(U' ');
    } else {
      kept.push_back(letter);
    }
  }
  count(TextFault::capital_eth, eths);
  count(TextFault::detached_dot_below, moved);
  count(TextFault::soft_hyphen, hyphens);
  count(TextFault::other_space, spaces);
  const std::string composed = normal(text, UTF8PROC_COMPOSE);
  if (composed != text) count(TextFault::not_composed, 1);
  return normal(utf8(kept), UTF8PROC_COMPOSE);
}

}  // namespace chuan::office
