// SPDX-License-Identifier: MIT
// Text inside HTML.
#pragma once

#include <string>

namespace chuan::office {

/// With &, < and > as entities.
std::string html_escaped(const std::string& text);

}  // namespace chuan::office
