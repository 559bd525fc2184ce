// SPDX-License-Identifier: MIT
// Streams and files at the edge.
#include "load/output.hpp"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace chuan {
namespace {

std::string why_not_written(int error) {
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

std::atomic<const char*> begun_file = nullptr;  // the temporary one of the last Result

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

}  // namespace

void prepare_streams() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  // Opened for reading only: writing to a stream that was closed stays an error.
  for (int file = 0; file <= 2; ++file)
    if (::fcntl(file, F_GETFD) == -1 && errno == EBADF && ::open("/dev/null", O_RDONLY) < 0) return;
}

void write_out(std::string_view text) { Result(std::filesystem::path()).write(text); }

void say(std::string_view text) {
  if (kept_messages != nullptr)
    *kept_messages += text;
  else
    static_cast<void>(write_all(STDERR_FILENO, text));
}

Captured::Captured() : before_(kept_messages) { kept_messages = &text_; }
Captured::~Captured() { kept_messages = before_; }

Result::Result(const std::filesystem::path& path) : wanted_(path), file_(STDOUT_FILENO) {
  if (path.empty()) return;
  std::error_code ignored;
  path_ = std::filesystem::weakly_canonical(path, ignored);
  if (ignored || path_.empty()) path_ = path;
  struct stat known {};
  const bool exists = ::stat(path_.c_str(), &known) == 0;
  if (exists && S_ISDIR(known.st_mode)) fail(EISDIR);
  if (exists && !S_ISREG(known.st_mode)) {
    file_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (file_ < 0) fail(errno);
    return;
  }
  if (exists && ::access(path_.c_str(), W_OK) != 0) fail(errno);
  const std::string temporary = path_.string() + ".tmp-" + std::to_string(::getpid());
  file_ = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, exists ? known.st_mode & 0777 : 0666);
  if (file_ < 0) fail(errno);
  temporary_ = temporary;
  begun_file = temporary_.c_str();
  if (exists) static_cast<void>(::fchmod(file_, known.st_mode & 07777));  // what the mask of the process left out
}

Result::~Result() {
  if (wanted_.empty()) return;
  if (file_ >= 0) ::close(file_);
  if (temporary_.empty()) return;
  ::unlink(temporary_.c_str());
  begun_file = nullptr;
}

void Result::write(std::string_view text) {
  if (const int error = write_all(file_, text); error != 0) fail(error);
}

void Result::keep() {
  if (wanted_.empty()) return;
  if (!temporary_.empty() && ::fsync(file_) != 0) fail(errno);
  if (::close(std::exchange(file_, -1)) != 0) fail(errno);
  if (temporary_.empty()) return;
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail(errno);
  begun_file = nullptr;
  temporary_.clear();
}

void Result::fail(int error) const {
  throw Failure((wanted_.empty() ? "không ghi được kết quả: " : "không ghi được `" + wanted_.string() + "`: ") +
                why_not_written(error));
}

void abandon_result() {
  if (const char* const file = begun_file; file != nullptr) ::unlink(file);
  static_cast<void>(write_all(STDERR_FILENO, "chuan: dừng ngay theo yêu cầu\n"));
  ::_exit(static_cast<int>(Exit::environment));
}

void write_file(const std::filesystem::path& path, std::string_view text) {
  Result result(path);
  result.write(text);
  result.keep();
}

void write_result(const std::filesystem::path& path, std::string_view text, std::string_view told) {
  write_file(path, text);
  if (path.empty())
    say(told);
  else
    write_out(told);
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
