// SPDX-License-Identifier: MIT
// What the compiler says of sanitizers (GCC by a macro, clang by a feature), and CHUAN_FULL.
#include "support/size.hpp"

#include <cstdlib>

namespace chuan::test {

bool is_sanitized() {
#if defined(__SANITIZE_ADDRESS__)
  return true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
  return true;
#else
  return false;
#endif
#else
  return false;
#endif
}

bool is_full() {
  const char* const written = std::getenv("CHUAN_FULL");
  return written != nullptr && *written != '\0';
}

}  // namespace chuan::test
