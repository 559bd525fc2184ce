// SPDX-License-Identifier: MIT
// What is left to fill in of a paper.
#pragma once

#include <string>
#include <vector>

namespace chuan {

/// "Còn 3 chỗ nhà trường phải điền: …".
std::string told_blanks(const std::vector<std::string>& blanks);

}  // namespace chuan
