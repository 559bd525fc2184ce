// SPDX-License-Identifier: MIT
// An official document before it is Word or HTML: headings, paragraphs, tables, letter head, signatures.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace chuan::office {

/// A stretch of text in one look. A blank is a place that people must fill in; it is marked and counted.
struct Run {
  std::string text;
  bool is_bold = false, is_italic = false, is_blank = false;
};
using Runs = std::vector<Run>;

Runs plain(std::string text);
Runs bold(std::string text);
/// "……… [nhà trường điền: …]".
Run blank(const std::string& what);

enum class Align { left, centre, justify };

struct TextBlock {
  Runs runs;
  int heading = 0;  ///< 1 to 4; 0: body
  Align align = Align::justify;
  bool is_item = false;  ///< of a list, with a dash
};

struct TableCell {
  std::vector<Runs> lines;
  int across = 1;
  bool is_head = false;
  Align align = Align::left;
};

struct TableBlock {
  std::vector<int> widths;  ///< shares of the text's width
  std::vector<std::vector<TableCell>> rows;
  std::size_t header_rows = 1;  ///< repeated on each page
};

struct LetterHead {
  std::string agency, school;  ///< the agency above, the school; empty: a blank
  std::string symbol;          ///< "KH", of "Số: …/KH-…"
  std::string place;           ///< empty: a blank
  std::string date;            ///< "ngày 05 tháng 01 năm 2027"
};

struct Signature {
  std::vector<std::string> recipients;
  std::string title;  ///< "HIỆU TRƯỞNG"
};

/// From here on the paper lies on its side, or stands again.
struct Turn {
  bool is_landscape = false;
};
struct Contents {};
struct NewPage {};

using PageBlock = std::variant<LetterHead, TextBlock, TableBlock, Signature, Turn, Contents, NewPage>;

struct Page {
  std::string title;
  std::vector<PageBlock> blocks;
  std::string draft;  ///< why it is a draft, marked on every page; empty: it is none

  void heading(int level, std::string text);
  void text(Runs runs, Align align = Align::justify);
  void item(Runs runs);
  /// The mark that ends the text of an official document, after its last paragraph.
  void close();
  /// What each blank asks for, in order.
  std::vector<std::string> blanks() const;
};

TableCell cell(Runs line, Align align = Align::left);
TableCell head(std::string text, int across = 1);
std::vector<TableCell> heads(const std::vector<std::string>& texts);
/// A row of cells of plain text.
std::vector<TableCell> cells(const std::vector<std::string>& texts);

/// A .docx by the form of Nghị định 30/2020/NĐ-CP, Phụ lục I; the same page gives the same bytes.
std::string to_docx(const Page& page);
/// One .html file without scripts or anything from outside, for reading and for printing on A4.
std::string to_html(const Page& page);

}  // namespace chuan::office
