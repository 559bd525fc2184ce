// SPDX-License-Identifier: MIT
// Streams at the edge.
#include "load/output.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace chuan {
namespace {

Language language_of_this_run = Language::vi;

/// Drops what cannot be written.
void write_message(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

void prepare_streams() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  // Opened for reading only: writing to a stream that was closed stays an error.
  for (int file = 0; file <= 2; ++file)
    if (::fcntl(file, F_GETFD) == -1 && errno == EBADF && ::open("/dev/null", O_RDONLY) < 0) return;
}

std::size_t line_width() {
  constexpr std::size_t usual = 110, narrowest = 60, widest_read = 132;
  winsize size{};
  if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual;
  return std::clamp<std::size_t>(size.ws_col, narrowest, widest_read);
}

void speak(Language language) { language_of_this_run = language; }

Language spoken() { return language_of_this_run; }

void say(std::string_view text) { write_message(text_in(text, spoken())); }

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(text);
  std::string result = "\"";
  for (const char c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result + "\"";
}

std::size_t width(std::string_view text) {
  std::size_t points = 0;
  for (const char c : text) points += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return points;
}

std::string wrap(std::string_view text, std::size_t most, std::size_t indent) {
  std::string result;
  std::size_t column = 0;
  while (!text.empty()) {
    const std::size_t start = column == 0 ? text.find_first_not_of(' ') : 0;
    const std::size_t blank = start == std::string_view::npos ? text.size() : text.find(' ', start);
    const std::string_view word = text.substr(0, blank);
    if (column > 0 && column + 1 + width(word) > most) {
      result += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (column > 0) {
      result += ' ';
      ++column;
    }
    result += word;
    column += width(word);
    text = blank == std::string_view::npos ? std::string_view{} : text.substr(std::min(blank + 1, text.size()));
  }
  return result;
}

}  // namespace chuan
