// SPDX-License-Identifier: MIT
// The streams of the program: results and messages out, and how a command ends.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "chuan/sentence.hpp"

namespace chuan {

/// What every command returns to the shell.
enum class Exit : int { done = 0, not_held = 1, faulty_input = 2, environment = 3 };

/// Usage or environment: told to the user, then `Exit::environment`.
class Failure : public std::runtime_error {
 public:
  explicit Failure(Sentence key, const std::vector<std::string>& arguments = {})
      : std::runtime_error(in_both(key, arguments)) {}
  explicit Failure(const std::string& words) : std::runtime_error(words) {}
};

/// A file that cannot be read.
class Unreadable : public Failure {
 public:
  using Failure::Failure;
};

/// Rules or data with errors, in words that end with a line break: told to the user, then `Exit::faulty_input`.
class Faulty : public std::runtime_error {
 public:
  /// "chuan: " and the sentence.
  explicit Faulty(Sentence key, const std::vector<std::string>& arguments = {})
      : std::runtime_error("chuan: " + in_both(key, arguments) + "\n") {}
  explicit Faulty(const std::string& words) : std::runtime_error(words) {}
};

/// Keeps writes to closed or full places as errors to be told, and keeps files from taking the place of closed streams.
void prepare_streams();

/// The language of this run, in which `write_out` and `say` put what `in_both` made.
void speak(Language language);
Language spoken();

/// To stdout, whole; throws Failure when it cannot be written.
void write_out(std::string_view text);
/// To stderr; what cannot be said is dropped.
void say(std::string_view text);

/// Quoted where CSV asks for it.
std::string csv_cell(std::string_view text);

/// Columns of a text: those of the terminal within reason, 110 where the output is none.
std::size_t line_width();
/// The number of code points.
std::size_t width(std::string_view text);
/// Breaks `text` at blanks so that no line is wider than `most`; later lines begin with `indent` blanks.
std::string wrap(std::string_view text, std::size_t most, std::size_t indent);

}  // namespace chuan
