// SPDX-License-Identifier: MIT
// The log on stderr: phases and their durations, files read.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "chuan/sentence.hpp"

namespace chuan {

/// 0: warnings only; 1: files read; phases and durations too from 1 up.
void start_log(int verbosity);
void log_read(std::string_view file, std::size_t bytes);

/// Logs how long it lived.
class Phase {
 public:
  explicit Phase(Sentence name) : name_(name), start_(std::chrono::steady_clock::now()) {}
  ~Phase();
  Phase(const Phase&) = delete;
  Phase& operator=(const Phase&) = delete;

 private:
  Sentence name_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace chuan
