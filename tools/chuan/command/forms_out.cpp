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
    throw Failure(Sentence::paper_ending, {path});
}

std::string told_blanks(const std::vector<std::string>& blanks) {
  constexpr std::size_t most = 12;
  if (blanks.empty()) return in_both(Sentence::no_blanks) + "\n";
  std::string text = in_both(Sentence::blanks_left, {std::to_string(blanks.size())}) + "\n";
  for (std::size_t i = 0; i < blanks.size() && i < most; ++i)
    text += "  " + in_both(Sentence::blank, {blanks[i]}) + "\n";
  if (blanks.size() > most)
    text += "  " + in_both(Sentence::blanks_more, {std::to_string(blanks.size() - most)}) + "\n";
  return text;
}

}  // namespace chuan
