// SPDX-License-Identifier: MIT
// Names compared without marks (utf8proc), by edit distance, and codes in natural order.
#include "source/names.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <numeric>

#include "source/text.hpp"

namespace chuan {
namespace {

std::string map(std::string_view text, int options) {
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &mapped, static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size < 0) return std::string(text);
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    points.push_back(point.size == 0 ? static_cast<unsigned char>(text[at]) : point.value);
    at += std::max(point.size, std::uint32_t{1});
  }
  return points;
}

// The marks of a name in order: equal for `hoà` and `hòa`, which place the same tone differently.
std::u32string marks(std::string_view text) {
  std::u32string found = code_points(map(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE));
  found.erase(std::remove_if(found.begin(), found.end(), [](char32_t c) { return c < 0x300 || c > 0x36F; }),
              found.end());
  return found;
}

// Insertions, deletions, replacements and swaps of neighbours.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before_last, last(b.size() + 1), current(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      current[j] = std::min({last[j] + 1, current[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        current[j] = std::min(current[j], before_last[j - 2] + 1);
    }
    before_last = last;
    std::swap(last, current);
  }
  return last[b.size()];
}

// The only one of `candidates` with the marks of `wanted`, or the only candidate.
std::optional<std::string> by_marks(std::string_view wanted, const std::vector<std::string>& candidates) {
  if (candidates.size() == 1) return candidates.front();
  const std::u32string wanted_marks = marks(wanted);
  std::optional<std::string> found;
  for (const std::string& candidate : candidates) {
    if (marks(candidate) != wanted_marks) continue;
    if (found) return std::nullopt;
    found = candidate;
  }
  return found;
}

std::string_view take_number(std::string_view& text) {
  const std::size_t size = std::min(text.find_first_not_of("0123456789"), text.size());
  std::string_view digits = text.substr(0, size);
  text.remove_prefix(size);
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  return digits;
}

constexpr std::size_t longest_name = 256;  // bytes; comparing takes the product of two lengths

}  // namespace

std::string fold(std::string_view text) {
  if (is_ascii(text)) {
    std::string folded(text);
    for (char& c : folded)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return folded;
  }
  std::string folded = map(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  constexpr std::string_view barred = "đ";
  for (std::size_t at = folded.find(barred); at != std::string::npos; at = folded.find(barred, at))
    folded.replace(at, barred.size(), "d");
  return folded;
}

std::string to_nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  return map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::optional<std::string> nearest(std::string_view wanted, const std::vector<std::string>& known) {
  if (wanted.size() > longest_name) return std::nullopt;
  const std::string folded = fold(wanted);
  const std::u32string points = code_points(folded);
  std::size_t least = std::min(std::max<std::size_t>(1, points.size() / 4) + 1, points.size());
  std::vector<std::string> equal;
  std::vector<std::string> near;
  for (const std::string& candidate : known) {
    if (candidate == wanted) return candidate;
    if (candidate.size() > longest_name) continue;
    const std::string folded_candidate = fold(candidate);
    if (folded_candidate == folded) {
      if (std::find(equal.begin(), equal.end(), candidate) == equal.end()) equal.push_back(candidate);
      continue;
    }
    const std::u32string other = code_points(folded_candidate);
    if (std::max(other.size(), points.size()) - std::min(other.size(), points.size()) > least) continue;
    const std::size_t distance = edit_distance(points, other);
    if (distance < least) {
      least = distance;
      near.assign(1, candidate);
    } else if (distance == least && !near.empty() && near.back() != candidate) {
      near.push_back(candidate);
    }
  }
  if (!equal.empty()) return by_marks(wanted, equal);
  if (near.size() != 1) return std::nullopt;
  return near.front();
}

bool code_less(std::string_view a, std::string_view b) {
  std::string_view left = a;
  std::string_view right = b;
  while (!left.empty() && !right.empty()) {
    if (is_digit(left.front()) && is_digit(right.front())) {
      const std::string_view x = take_number(left);
      const std::string_view y = take_number(right);
      if (x.size() != y.size()) return x.size() < y.size();
      if (x != y) return x < y;
      continue;
    }
    if (left.front() != right.front())
      return static_cast<unsigned char>(left.front()) < static_cast<unsigned char>(right.front());
    left.remove_prefix(1);
    right.remove_prefix(1);
  }
  if (left.empty() != right.empty()) return left.empty();
  return a < b;
}

}  // namespace chuan
