// SPDX-License-Identifier: MIT
// The name of the file says its format.
#include "command/forms_out.hpp"

namespace chuan {

void write_page(Files& files, const std::string& path, const office::Page& page) {
  if (path.ends_with(".docx"))
    files.write(path, office::to_docx(page));
  else if (path.ends_with(".html"))
    files.write(path, office::to_html(page));
  else
    throw Failure("tệp `" + path + "` phải có đuôi .docx hoặc .html");
}

std::string told_blanks(const std::vector<std::string>& blanks) {
  constexpr std::size_t most = 12;
  if (blanks.empty()) return "Không còn chỗ nào phải điền\n";
  std::string text = "Còn " + std::to_string(blanks.size()) + " chỗ nhà trường phải điền:\n";
  for (std::size_t i = 0; i < blanks.size() && i < most; ++i) text += "  " + blanks[i] + "\n";
  if (blanks.size() > most)
    text += "  … và " + std::to_string(blanks.size() - most) + " chỗ nữa, được đánh dấu trong tệp\n";
  return text;
}

}  // namespace chuan
