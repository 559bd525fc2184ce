// SPDX-License-Identifier: MIT
// Text inside HTML.
#pragma once

#include <string>

namespace chuan::office {

/// With &, < and > as entities. Stands here whole, so that pages which need no office file link nothing of this room.
inline std::string html_escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '&')
      result += "&amp;";
    else if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else
      result += c;
  }
  return result;
}

}  // namespace chuan::office
