// SPDX-License-Identifier: MIT
// A JSON pointer that follows what is being walked.
#pragma once

#include <string>
#include <string_view>

namespace chuan::dossier {

/// Adds `name` to the pointer while it lives.
class PointerStep {
 public:
  PointerStep(std::string& pointer, std::string_view name) : pointer_(pointer), before_(pointer.size()) {
    pointer_ += '/';
    for (const char c : name) pointer_ += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  }
  ~PointerStep() { pointer_.resize(before_); }
  PointerStep(const PointerStep&) = delete;
  PointerStep& operator=(const PointerStep&) = delete;

 private:
  std::string& pointer_;
  std::size_t before_;
};

}  // namespace chuan::dossier
