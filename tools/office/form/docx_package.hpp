// SPDX-License-Identifier: MIT
// The parts of a Word file that are the same for every page: styles, headers, what holds them together.
#pragma once

#include <string>

namespace chuan::office::docx {

inline constexpr const char* word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr int body_size = 26;  ///< half points

/// The bytes of the .docx file around `document`, its main part.
std::string package(std::string document, const std::string& draft);

}  // namespace chuan::office::docx
