// SPDX-License-Identifier: MIT
// A sheet of a workbook as it was read: its header row found, its cells by the name of their column.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "office/document/document.hpp"
#include "office/workbook/workbook.hpp"

namespace chuan::office {

struct WorkbookPage {
  const Table* table = nullptr;
  std::string part;   ///< its first header, without what stands in brackets
  std::string level;  ///< the educational level in those brackets
  std::size_t first_row = 0;
  std::map<std::string, std::size_t> columns;
  std::map<int, std::size_t> years;  ///< by the first calendar year
};

/// One row below the header.
class WorkbookRow {
 public:
  WorkbookRow(const WorkbookPage& page, const std::vector<Said>& cells) : page_(page), cells_(cells) {}

  /// The cell in that column; an empty one at the row's place where the sheet has no such column or cell.
  const Said& operator[](const char* header) const;
  const Said& in_year(int year) const;
  /// Whether any of the columns says something.
  bool says(std::initializer_list<const char*> headers) const;
  /// The first cell that says something.
  std::string place() const;

 private:
  const Said& at(std::size_t column) const;

  const WorkbookPage& page_;
  const std::vector<Said>& cells_;
};

/// The sheets of a workbook that are known by their headers, in order; what is missing or strange goes to `read`.
std::vector<WorkbookPage> pages(const Document& document, WorkbookRead& read);

}  // namespace chuan::office
