// SPDX-License-Identifier: MIT
// A document as it was read, whatever its format: paragraphs and tables in order, each with its place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "chuan/place.hpp"
#include "chuan/sentence.hpp"

namespace chuan::office {

/// Text with its spelling mended, the words as they stood, and where they stand ("đoạn 12", "bảng 1, hàng 24, cột 3",
/// "trang «Tiêu chuẩn 1», ô C5"). UTF-8, NFC, lines broken by '\n', no blanks at the ends.
struct Said {
  std::string text;
  std::string original;
  std::string place;
  bool is_number = false;  ///< a cell that a spreadsheet holds as a number: "1.1" may once have been 1.10
};

/// Where a paragraph stands: what is in a box beside the text is no part of the paragraph that holds the box.
enum class Frame : std::uint8_t { text, box };

struct Paragraph : Said {
  int heading = 0;  ///< 1 for a title, 2 … below it; 0: none, or the format does not say
  Frame frame = Frame::text;
};

/// Cells that are one: the text stands in the first row and column.
struct Merged {
  std::size_t row = 0, column = 0, rows = 1, columns = 1;
};

/// What is known of the columns of a table.
enum class Grid : std::uint8_t {
  merged,     ///< every cell has its column, and `merged` says which are one
  plain,      ///< every cell has its column; a merged one cannot be told from one with empty neighbours
  collapsed,  ///< a merged cell takes one place, so that rows of heads do not stand above their columns
};

/// Rows may differ in length. A merged cell stands once, at its first row and column, and the others it covers are
/// empty, so that columns keep their number.
struct Table {
  std::vector<std::vector<Said>> rows;
  std::string place;
  std::vector<Merged> merged{};
  Grid grid = Grid::merged;
  /// Which of `merged` begin in each column, in the order of their rows; kept by `merged_at`.
  mutable std::vector<std::vector<std::uint32_t>> by_column{};
  bool is_sheet = false;  ///< of a workbook: it may hold several tables, and lines between them
  std::string fault{};    ///< why its columns are not what they were in the document; empty: they are

  std::size_t width() const;
  /// The cell that stands there or covers the place; an empty one outside the table.
  const Said& at(std::size_t row, std::size_t column) const;
  /// The merged cell that holds the place; none: it stands alone.
  const Merged* merged_at(std::size_t row, std::size_t column) const;
};

using Block = std::variant<Paragraph, Table>;

/// One mended fault of spelling: a kind of fault and how often.
enum class TextFault { capital_eth, detached_dot_below, not_composed, soft_hyphen, other_space };

struct Document {
  std::string file;
  std::vector<Block> blocks;
  std::vector<std::pair<TextFault, std::size_t>> mended;
  /// What was left out of the reading on purpose, in words: macros, pictures, external links.
  std::vector<Said> left_out;
};

/// A document that is not what its name says, is locked, damaged or larger than the limits; says what to do.
class BadDocument : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
  BadDocument(const std::string& file, Sentence why, const std::vector<std::string>& arguments = {})
      : std::runtime_error(in_both(Sentence::document_fault, {file, in_both(why, arguments)})) {}
};

/// Reads .docx, .xlsx, .odt, .ods, .html, .mht, .rtf, Excel 2003 XML, .csv or text extracted from a document, by what
/// the bytes are and not by the name. Throws BadDocument. Limits: a file of 64 MiB, 256 MiB unpacked, 100 times its
/// packed size, 4,096 entries, 64 levels of XML, 100,000 rows a sheet, 1,024 columns.
Document read_document(const std::filesystem::path& path);

/// The same of bytes; `name` is for messages.
Document read_document(const std::string& bytes, const std::string& name);

/// Mends the spelling faults that copying leaves in Vietnamese text: to NFC, Ð (U+00D0) to Đ, a dot below that slid
/// onto the next consonant ("viêc̣") back to its vowel, soft hyphens dropped, odd spaces to blanks. Counts them into
/// `mended`.
std::string mend(const std::string& text, std::vector<std::pair<TextFault, std::size_t>>& mended);

/// Takes the text from paragraphs and cells that are signs of a lost font, and tells their places.
void leave_out_garbled(Document& document);

}  // namespace chuan::office
