// SPDX-License-Identifier: MIT
// Text taken out of a document: a line that begins with a tab is a cell, a blank line ends a row, two end a table.
#include <algorithm>

#include "office/document/formats.hpp"

namespace chuan::office {
namespace {

class TextReader {
 public:
  explicit TextReader(const std::string& name) { document_.file = name; }

  Document read(const std::string& text) {
    std::size_t start = 0, number = 0;
    while (start <= text.size()) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      std::string line = text.substr(start, end - start);
      if (!line.empty() && line.back() == '\r') line.pop_back();
      ++number;
      take(without_marks(line, number), number);
      start = end + 1;
    }
    end_table();
    return std::move(document_);
  }

 private:
  /// Word's own notes such as "[bookmark: _Hlk1]" are no part of the text.
  std::string without_marks(std::string line, std::size_t number) {
    for (std::size_t open = line.find("[bookmark:"); open != std::string::npos; open = line.find("[bookmark:")) {
      const std::size_t close = line.find(']', open);
      if (close == std::string::npos) break;
      document_.left_out.push_back(
          {"dấu trang của Word", line.substr(open, close + 1 - open), place_of(number), false});
      line.erase(open, close + 1 - open);
    }
    return line;
  }

  static std::string place_of(std::size_t line) { return "dòng " + std::to_string(line); }

  void take(const std::string& line, std::size_t number) {
    const bool is_blank = line.find_first_not_of(" \t") == std::string::npos;
    if (line.starts_with('\t')) {
      blank_lines_ = 0;
      if (!is_in_row_) row_.clear();
      is_in_row_ = true;
      row_.push_back({line.substr(1), number});
    } else if (is_blank) {
      ++blank_lines_;
      end_row();
      if (blank_lines_ > 1) end_table();
    } else if (is_in_row_) {
      row_.back().text += "\n" + line;
    } else {
      end_table();
      blank_lines_ = 0;
      document_.blocks.push_back(Paragraph{said(line, place_of(number), document_)});
    }
  }

  void end_row() {
    if (!is_in_row_) return;
    is_in_row_ = false;
    if (table_.rows.empty()) {
      ++tables_;
      table_.place = "bảng " + std::to_string(tables_);
    }
    std::vector<Said>& cells = table_.rows.emplace_back();
    for (const Raw& each : row_)
      cells.push_back(said(each.text,
                           table_.place + ", hàng " + std::to_string(table_.rows.size()) + ", cột " +
                               std::to_string(cells.size() + 1) + " (" + place_of(each.line) + ")",
                           document_));
  }

  void end_table() {
    end_row();
    if (!table_.rows.empty()) document_.blocks.push_back(std::move(table_));
    table_ = {};
  }

  struct Raw {
    std::string text;
    std::size_t line;
  };

  Document document_;
  Table table_;
  std::vector<Raw> row_;
  bool is_in_row_ = false;
  std::size_t blank_lines_ = 0, tables_ = 0;
};

}  // namespace

Document read_text(const std::string& text, const std::string& name) { return TextReader(name).read(text); }

}  // namespace chuan::office
