// SPDX-License-Identifier: MIT
// Streams and files at the edge.
#include "output.hpp"

#include <cerrno>
#include <csignal>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace chuan {
namespace {

std::string reason(int error) {
  switch (error) {
    case ENOSPC:
      return "đĩa đầy";
    case EFBIG:
      return "vượt giới hạn kích thước tệp";
    case EPIPE:
      return "nơi nhận đã đóng";
    case EBADF:
      return "luồng ra đã đóng";
    case EACCES:
    case EPERM:
      return "không có quyền";
    case ENOENT:
      return "không có thư mục";
    case EISDIR:
      return "là thư mục";
    case EROFS:
      return "đĩa chỉ đọc";
    default:
      return std::generic_category().message(error);
  }
}

thread_local std::string* kept_messages = nullptr;

/// 0, or the error.
int write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written < 0 ? errno : ENOSPC;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

[[noreturn]] void fail(const std::filesystem::path& path, int error) {
  throw Failure("không ghi được `" + path.string() + "`: " + reason(error));
}

void write_directly(const std::filesystem::path& path, std::string_view text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) fail(path, errno);
  int error = write_all(file, text);
  if (::close(file) != 0 && error == 0) error = errno;
  if (error != 0) fail(path, error);
}

}  // namespace

void prepare_streams() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  // Opened for reading only: writing to a stream that was closed stays an error.
  for (int file = 0; file <= 2; ++file)
    if (::fcntl(file, F_GETFD) == -1 && errno == EBADF && ::open("/dev/null", O_RDONLY) < 0) return;
}

void write_out(std::string_view text) {
  if (const int error = write_all(STDOUT_FILENO, text); error != 0)
    throw Failure("không ghi được kết quả: " + reason(error));
}

void say(std::string_view text) {
  if (kept_messages != nullptr)
    *kept_messages += text;
  else
    static_cast<void>(write_all(STDERR_FILENO, text));
}

Captured::Captured() : before_(kept_messages) { kept_messages = &text_; }
Captured::~Captured() { kept_messages = before_; }

void write_file(const std::filesystem::path& wanted, std::string_view text) {
  std::error_code ignored;
  std::filesystem::path path = std::filesystem::weakly_canonical(wanted, ignored);
  if (ignored || path.empty()) path = wanted;
  struct stat known {};
  const bool exists = ::stat(path.c_str(), &known) == 0;
  if (exists && S_ISDIR(known.st_mode)) fail(wanted, EISDIR);
  if (exists && !S_ISREG(known.st_mode)) return write_directly(path, text);
  if (exists && ::access(path.c_str(), W_OK) != 0) fail(wanted, errno);

  const std::string temporary = path.string() + ".tmp-" + std::to_string(::getpid());
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) fail(wanted, errno);
  int error = write_all(file, text);
  if (error == 0 && exists && ::fchmod(file, known.st_mode & 07777) != 0) error = errno;
  if (error == 0 && ::fsync(file) != 0) error = errno;
  if (::close(file) != 0 && error == 0) error = errno;
  if (error == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
  if (error == 0) return;
  ::unlink(temporary.c_str());
  fail(wanted, error);
}

void write_result(const std::filesystem::path& path, std::string_view text, std::string_view told) {
  if (path.empty()) {
    write_out(text);
    say(told);
  } else {
    write_file(path, text);
    write_out(told);
  }
}

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
