// SPDX-License-Identifier: MIT
// Tables in text that was taken out of a document: each way of setting one out has its finder. What a way lost, as the
// empty cells of a list of cells, is said in the table's fault and never filled in by guess.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "office/document/document.hpp"

namespace chuan::office {

struct TextLine {
  std::string text;
  std::size_t number = 0;
};

/// A table of texts still without places, and the first line behind it.
struct TextTable {
  struct Cell {
    std::string text;
    std::size_t line = 0;
  };
  std::vector<std::vector<Cell>> rows;
  Grid grid = Grid::plain;
  std::string fault;
  std::size_t end = 0;
};

using TextLines = std::vector<TextLine>;

/// A line that begins with a tab is a cell, a blank line ends a row, two end a table.
std::optional<TextTable> table_of_cell_lines(const TextLines& lines, std::size_t at);
/// Cells between tabs, a row a line.
std::optional<TextTable> table_of_tabs(const TextLines& lines, std::size_t at);
/// Cells between bars: Markdown, boxes of signs, antiword.
std::optional<TextTable> table_of_bars(const TextLines& lines, std::size_t at);
/// Columns under rules of dashes, as pandoc writes plain text.
std::optional<TextTable> table_under_rules(const TextLines& lines, std::size_t at);
/// Columns told by blanks, as `pdftotext -layout` writes.
std::optional<TextTable> table_in_columns(const TextLines& lines, std::size_t at);
/// A cell a line, empty cells as blank lines or not at all.
std::optional<TextTable> table_of_lines(const TextLines& lines, std::size_t at);

bool is_blank_line(const std::string& line);
/// "Tiêu chí 1.2", alone or with a title; "Tiêu chuẩn 1" with its name.
bool begins_with_code(const std::string& text);
bool begins_with_standard(const std::string& text);

}  // namespace chuan::office
