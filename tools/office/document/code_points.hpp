// SPDX-License-Identifier: MIT
// Text as its code points and back.
#pragma once

#include <string>
#include <string_view>

namespace chuan::office {

/// What is no UTF-8 becomes U+FFFD, a byte each.
std::u32string code_points(std::string_view text);
std::string utf8(std::u32string_view points);

}  // namespace chuan::office
