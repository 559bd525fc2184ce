// SPDX-License-Identifier: MIT
// Where something stands in a document or a dossier, as data.
#pragma once

#include <string>
#include <string_view>

#include "chuan/language.hpp"

namespace chuan {

/// A paragraph, a line, a cell of a table or sheet, or a key of a dossier. What is not known is empty or 0; numbers
/// begin at 1.
struct DocumentPlace {
  std::string file{};
  std::string sheet{};  ///< the name of a page of a workbook
  int table = 0;
  int row = 0, column = 0;
  int paragraph = 0;
  int line = 0;
  bool is_in_box = false;  ///< in a box beside the text
  std::string key{};       ///< JSON pointer, where the file is a dossier
  std::string words{};     ///< the place as somebody wrote it, where it has no form that is known

  /// Nothing within the file is named.
  bool is_whole() const;
  friend bool operator==(const DocumentPlace&, const DocumentPlace&) = default;
};

/// "đoạn 12", "bảng 1, hàng 24, cột 3", "trang «Tiêu chuẩn 1», ô C5", "dòng 7", "/results/1.1". Text of another form is
/// kept as `words`.
DocumentPlace parse_place(std::string_view text);
/// The place within its file, for people; empty for the whole of it.
std::string print(const DocumentPlace& place, Language language);
/// The same as an argument of a sentence.
std::string in_both(const DocumentPlace& place);

}  // namespace chuan
