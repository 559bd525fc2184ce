// SPDX-License-Identifier: MIT
// Only parsing: each line made into simdjson's document, nothing asked of it, one thread: parse INPUT
#include <simdjson.h>

#include <cstdio>
#include <cstring>
#include <memory>

int main(int count, char** arguments) {
  if (count < 2) {
    std::fputs("parse INPUT\n", stderr);
    return 3;
  }
  constexpr std::size_t piece = std::size_t{1} << 21;
  std::FILE* const input = std::fopen(arguments[1], "rb");
  if (input == nullptr) return 1;
  std::setvbuf(input, nullptr, _IONBF, 0);
  const auto text = std::make_unique<char[]>(2 * piece + simdjson::SIMDJSON_PADDING);
  simdjson::dom::parser parser;
  std::size_t have = 0, lines = 0;
  while (const std::size_t got = std::fread(text.get() + have, 1, piece, input)) {
    have += got;
    std::size_t at = 0;
    while (const auto* end = static_cast<const char*>(std::memchr(text.get() + at, '\n', have - at))) {
      const auto size = static_cast<std::size_t>(end - text.get()) - at;
      simdjson::dom::element element;
      if (parser.parse(text.get() + at, size, false).get(element) != simdjson::SUCCESS) return 1;
      at += size + 1;
      ++lines;
    }
    std::memmove(text.get(), text.get() + at, have - at);
    have -= at;
    if (have > piece) return 1;  // a line longer than any here
  }
  std::printf("%zu\n", lines);
}
