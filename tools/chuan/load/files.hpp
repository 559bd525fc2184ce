// SPDX-License-Identifier: MIT
// The files of one run: each that is read is known, so that none of them is written over.
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "load/output.hpp"

namespace chuan {

/// Every input and output of one command. Several threads may read at once.
class Files {
 public:
  /// The text of a file, at most one byte more than `most`. Throws Unreadable.
  std::string read(const std::filesystem::path& path, std::size_t most);
  /// Says that a file is read by other means; a device or a name without a file is none.
  void note_input(const std::filesystem::path& path);

  /// Says before any work which option of the command writes where. Throws Failure where that is an input, a link
  /// without a file, or what another option writes.
  void note_output(std::string_view option, const std::filesystem::path& path);

  /// Throws Failure, with the option's name in the remedy, where writing `path` would destroy an input.
  void check_output(const std::filesystem::path& path) const;

  /// A whole output that is no input. Throws Failure.
  void write(const std::filesystem::path& path, std::string_view text);
  /// A result into a file, with `report` on stdout; without a path the result on stdout, with `report` on stderr.
  void write_result(const std::filesystem::path& path, std::string_view text, std::string_view report);

 private:
  struct Target {
    std::string option;
    std::filesystem::path path, place;  ///< as given; without links
  };
  std::string option_of(const std::filesystem::path& path) const;

  mutable std::mutex guard_;
  std::set<std::pair<std::uint64_t, std::uint64_t>> inputs_;  ///< device and number of the file
  std::vector<Target> outputs_;
};

/// A result as it is made: written to a temporary file beside `path`, which takes its place with `keep` and is gone
/// without; a device is written directly, and without a path stdout. What processes that died left of the same result
/// is removed first. All throw Failure.
class Output {
 public:
  Output(const Files& files, const std::filesystem::path& path);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  void write(std::string_view text);
  void keep();

  /// For `format` alone, whose inputs are its outputs.
  static void replace(const std::filesystem::path& path, std::string_view text);

 private:
  explicit Output(const std::filesystem::path& path);
  void begin(unsigned mode);
  [[noreturn]] void fail(int error) const;

  std::filesystem::path wanted_, path_;
  std::string temporary_;  // empty: none
  int file_ = -1;
};

/// "không đọc được `x`: không có tệp này"; `error` as errno has it.
std::string why_not_read(const std::filesystem::path& path, int error);

/// Ends the process at once, and with it the temporary file of the last `Output`; may be called by a signal handler.
[[noreturn]] void abandon_output();

}  // namespace chuan
