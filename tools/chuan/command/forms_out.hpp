// SPDX-License-Identifier: MIT
// Forms written to files, and what is left to fill in.
#pragma once

#include <string>
#include <vector>

#include "load/files.hpp"
#include "office/form/page.hpp"

namespace chuan {

/// As .docx or .html by the name's end. Throws Failure for another.
void write_page(Files& files, const std::string& path, const office::Page& page);
/// "Còn 3 chỗ nhà trường phải điền: …".
std::string told_blanks(const std::vector<std::string>& blanks);

}  // namespace chuan
