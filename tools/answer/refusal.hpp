// SPDX-License-Identifier: MIT
// Why a question has no answer, on its way to the door.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "chuan/inquiry.hpp"

namespace chuan::answer {

/// The question cannot be asked this way: Status::refused. The message ends with the remedy.
class Refusal : public std::runtime_error {
 public:
  Refusal(std::string code, const std::string& fact, const std::string& remedy = "")
      : std::runtime_error(remedy.empty() ? fact : fact + "; " + remedy), code_(std::move(code)), fact_(fact) {}
  /// For programs: "unknown_circular".
  const std::string& code() const { return code_; }
  /// The message without its remedy, which a front may put in its own words.
  const std::string& fact() const { return fact_; }

 private:
  std::string code_, fact_;
};

/// Rules or data with errors: Status::faulty_input. What is wrong was noted where it was found.
struct FaultyInput {};

}  // namespace chuan::answer
