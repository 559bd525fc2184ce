// SPDX-License-Identifier: MIT
// Files are told apart by device and number, so that a link of either kind is the file it leads to.
#include "load/files.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <optional>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "load/log.hpp"

namespace chuan {
namespace {

namespace fs = std::filesystem;

struct ErrorWords {
  int error;
  Sentence reading, writing;
};

constexpr std::array error_words{
    ErrorWords{ENOSPC, Sentence::disk_full, Sentence::disk_full},
    ErrorWords{EFBIG, Sentence::file_too_large, Sentence::file_size_limit},
    ErrorWords{EPIPE, Sentence::sender_closed, Sentence::receiver_closed},
    ErrorWords{EBADF, Sentence::input_closed, Sentence::output_closed},
    ErrorWords{EACCES, Sentence::may_not_read, Sentence::may_not_write},
    ErrorWords{EPERM, Sentence::may_not_read, Sentence::may_not_write},
    ErrorWords{ENOENT, Sentence::no_such_file, Sentence::no_such_folder},
    ErrorWords{ENOTDIR, Sentence::path_through_file, Sentence::path_through_file},
    ErrorWords{EISDIR, Sentence::folder_for_file, Sentence::is_folder},
    ErrorWords{EROFS, Sentence::disk_read_only, Sentence::disk_read_only},
    ErrorWords{ELOOP, Sentence::link_to_itself, Sentence::link_to_itself},
};

std::string words_of(int error, Sentence ErrorWords::*use) {
  for (const ErrorWords& each : error_words)
    if (each.error == error) return in_both(each.*use);
  return std::generic_category().message(error);
}

std::atomic<const char*> begun_file = nullptr;  // the temporary one of the last Output, for a signal handler

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

std::pair<std::uint64_t, std::uint64_t> identity(const struct stat& known) { return {known.st_dev, known.st_ino}; }

fs::path without_links(const fs::path& path) {
  std::error_code error;
  fs::path place = fs::weakly_canonical(fs::absolute(path, error), error);
  return error || place.empty() ? path : place;
}

/// Why the last part of `path` is a link that leads to no file; none: it is not one.
std::optional<Sentence> broken_link(const fs::path& path) {
  struct stat known {};
  if (::lstat(path.c_str(), &known) != 0 || !S_ISLNK(known.st_mode)) return std::nullopt;
  if (::stat(path.c_str(), &known) == 0) return std::nullopt;
  return errno == ELOOP ? Sentence::output_links_to_itself : Sentence::output_links_to_nothing;
}

/// Removes temporary files of the same result whose process no longer holds their lock.
void clear_abandoned(const fs::path& path) {
  const std::string start = path.filename().string() + ".tmp-";
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::error_code error;
  for (fs::directory_iterator each(folder, error), end; !error && each != end; each.increment(error)) {
    const std::string name = each->path().filename().string();
    const bool is_ours = name.size() > start.size() && name.starts_with(start) &&
                         name.find_first_not_of("0123456789", start.size()) == std::string::npos;
    if (!is_ours) continue;
    const int file = ::open(each->path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0) continue;
    if (::flock(file, LOCK_EX | LOCK_NB) == 0) ::unlink(each->path().c_str());
    ::close(file);
  }
}

}  // namespace

std::string why_not_read(const fs::path& path, int error) {
  return in_both(Sentence::cannot_read, {path.string(), words_of(error, &ErrorWords::reading)});
}

std::string Files::read(const fs::path& path, std::size_t most) {
  const auto cannot = [&](int error) { throw Unreadable(why_not_read(path, error)); };
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) cannot(errno);
  struct stat known {};
  int error = ::fstat(file, &known) != 0 ? errno : S_ISDIR(known.st_mode) ? EISDIR : 0;
  if (error == 0 && S_ISREG(known.st_mode)) {
    const std::scoped_lock lock(guard_);
    inputs_.insert(identity(known));
  }
  constexpr std::size_t piece = 65536;
  const std::size_t expected = S_ISREG(known.st_mode) ? static_cast<std::size_t>(known.st_size) : piece;
  std::string text(error == 0 ? std::min(most, expected) + 1 : 0, '\0');  // one more, to see the end
  std::size_t had = 0;
  while (error == 0 && had <= most) {
    if (had == text.size()) text.resize(std::min(most, had * 2) + 1);
    const ssize_t got = ::read(file, text.data() + had, text.size() - had);
    if (got < 0 && errno != EINTR) error = errno;
    if (got == 0) break;
    had += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
  }
  text.resize(had);
  ::close(file);
  if (error != 0) cannot(error);
  log_read(path.string(), text.size());
  return text;
}

void Files::note_input(const fs::path& path) {
  struct stat known {};
  if (::stat(path.c_str(), &known) != 0 || !S_ISREG(known.st_mode)) return;
  const std::scoped_lock lock(guard_);
  inputs_.insert(identity(known));
}

std::string Files::option_of(const fs::path& path) const {
  for (const Target& each : outputs_)
    if (each.path == path) return each.option;
  return outputs_.empty() ? "--output" : outputs_.front().option;
}

void Files::note_output(std::string_view option, const fs::path& path) {
  const fs::path place = without_links(path);
  struct stat known {
  }, other{};
  const bool is_file = ::stat(path.c_str(), &known) == 0 && S_ISREG(known.st_mode);
  for (const Target& each : outputs_) {
    const bool is_same = is_file && ::stat(each.path.c_str(), &other) == 0 && identity(known) == identity(other);
    if (is_same || (place == each.place && !fs::exists(place)))
      throw Failure(Sentence::two_outputs_of_one_name, {path.string(), each.option, std::string(option)});
  }
  outputs_.push_back({std::string(option), path, place});
  check_output(path);
}

void Files::check_output(const fs::path& path) const {
  if (path.empty()) return;
  if (const auto fault = broken_link(path)) throw Failure(*fault, {path.string(), option_of(path)});
  struct stat known {};
  if (::stat(path.c_str(), &known) != 0 || !S_ISREG(known.st_mode)) return;
  const std::scoped_lock lock(guard_);
  if (inputs_.contains(identity(known))) throw Failure(Sentence::output_is_input, {path.string(), option_of(path)});
}

void Files::write(const fs::path& path, std::string_view text) {
  Output output(*this, path);
  output.write(text);
  output.keep();
}

void Files::write_result(const fs::path& path, std::string_view text, std::string_view report) {
  write(path, text);
  if (path.empty())
    say(report);
  else
    write_out(report);
}

Output::Output(const Files& files, const fs::path& path) : Output((files.check_output(path), path)) {}

Output::Output(const fs::path& path) : wanted_(path), file_(STDOUT_FILENO) {
  if (path.empty()) return;
  file_ = -1;
  path_ = without_links(path);
  struct stat known {};
  const bool exists = ::stat(path_.c_str(), &known) == 0;
  if (exists && S_ISDIR(known.st_mode)) fail(EISDIR);
  if (exists && !S_ISREG(known.st_mode)) {
    file_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (file_ < 0) fail(errno);
    return;
  }
  if (exists && ::access(path_.c_str(), W_OK) != 0) fail(errno);
  begin(exists ? known.st_mode & 0777 : 0666);
  if (exists) static_cast<void>(::fchmod(file_, known.st_mode & 07777));  // what the mask of the process left out
}

void Output::begin(unsigned mode) {
  clear_abandoned(path_);
  const std::string temporary = path_.string() + ".tmp-" + std::to_string(::getpid());
  file_ = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (file_ < 0) fail(errno);
  temporary_ = temporary;
  begun_file = temporary_.c_str();
  static_cast<void>(::flock(file_, LOCK_EX | LOCK_NB));  // a file system without locks leaves abandoned files
}

Output::~Output() {
  if (wanted_.empty()) return;
  if (file_ >= 0) ::close(file_);
  if (temporary_.empty()) return;
  ::unlink(temporary_.c_str());
  begun_file = nullptr;
}

void Output::write(std::string_view text) {
  if (const int error = write_all(file_, text); error != 0) fail(error);
}

void Output::keep() {
  if (wanted_.empty()) return;
  if (!temporary_.empty() && ::fsync(file_) != 0) fail(errno);
  if (temporary_.empty()) {
    if (::close(std::exchange(file_, -1)) != 0) fail(errno);
    return;
  }
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail(errno);  // while its lock is held
  begun_file = nullptr;
  temporary_.clear();
  if (::close(std::exchange(file_, -1)) != 0) fail(errno);
}

void Output::replace(const fs::path& path, std::string_view text) {
  Output output(path);
  output.write(text);
  output.keep();
}

void Output::fail(int error) const {
  const std::string why = words_of(error, &ErrorWords::writing);
  if (wanted_.empty()) throw Failure(Sentence::cannot_write_result, {why});
  throw Failure(Sentence::cannot_write, {wanted_.string(), why});
}

void abandon_output() {
  if (const char* const file = begun_file; file != nullptr) ::unlink(file);
  static_cast<void>(write_all(STDERR_FILENO, "chuan: dừng ngay theo yêu cầu\n"));
  ::_exit(static_cast<int>(Exit::environment));
}

void write_out(std::string_view text) {
  if (const int error = write_all(STDOUT_FILENO, text_in(text, spoken())); error != 0)
    throw Failure(Sentence::cannot_write_result, {words_of(error, &ErrorWords::writing)});
}

}  // namespace chuan
