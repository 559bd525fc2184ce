// SPDX-License-Identifier: MIT
// Cells of a table by row and column, whatever is merged.
#include <algorithm>

#include "office/document/document.hpp"

namespace chuan::office {

std::size_t Table::width() const {
  std::size_t most = 0;
  for (const auto& row : rows) most = std::max(most, row.size());
  return most;
}

const Merged* Table::merged_at(std::size_t row, std::size_t column) const {
  std::size_t known = 0;
  for (const auto& each : by_column) known += each.size();
  if (known != merged.size()) {
    by_column.clear();
    for (std::size_t i = 0; i < merged.size(); ++i) {
      by_column.resize(std::max(by_column.size(), merged[i].column + 1));
      by_column[merged[i].column].push_back(static_cast<std::uint32_t>(i));
    }
    for (auto& each : by_column)
      std::stable_sort(each.begin(), each.end(),
                       [&](std::uint32_t a, std::uint32_t b) { return merged[a].row < merged[b].row; });
  }
  for (std::size_t at = std::min(column + 1, by_column.size()); at-- > 0;) {
    const auto& begun = by_column[at];
    const auto after = std::upper_bound(begun.begin(), begun.end(), row, [&](std::size_t wanted, std::uint32_t each) {
      return wanted < merged[each].row;
    });
    if (after == begun.begin()) continue;
    const Merged& each = merged[*(after - 1)];
    if (row < each.row + each.rows && column < each.column + each.columns) return &each;
  }
  return nullptr;
}

const Said& Table::at(std::size_t row, std::size_t column) const {
  static const Said none;
  if (row >= rows.size()) return none;
  if (column < rows[row].size() && !rows[row][column].text.empty()) return rows[row][column];
  if (const Merged* whole = merged_at(row, column); whole != nullptr) {
    row = whole->row;
    column = whole->column;
  }
  return row < rows.size() && column < rows[row].size() ? rows[row][column] : none;
}

}  // namespace chuan::office
