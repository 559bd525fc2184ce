// SPDX-License-Identifier: MIT
// A row with one cell is a line, unless the rows below it go on with the table above it: then it names a group of them.
#include "office/plan/split_sheets.hpp"

#include <algorithm>
#include <regex>
#include <utility>

#include "office/plan/columns.hpp"
#include "office/plan/phrases.hpp"
#include "office/plan/take.hpp"

namespace chuan::office {
namespace {

class SheetSplitter {
 public:
  SheetSplitter(Table sheet, const Papers& papers, std::vector<Block>& made)
      : sheet_(std::move(sheet)), papers_(papers), made_(made) {}

  void split() {
    for (std::size_t row = 0; row < sheet_.rows.size();) {
      if (said(row) > 1)
        row = table(row);
      else
        line(row++);
    }
  }

 private:
  std::size_t said(std::size_t row) const {
    return static_cast<std::size_t>(std::count_if(sheet_.rows[row].begin(), sheet_.rows[row].end(),
                                                  [](const Said& cell) { return !cell.text.empty(); }));
  }

  void line(std::size_t row) {
    for (Said& cell : sheet_.rows[row])
      if (!cell.text.empty()) made_.emplace_back(Paragraph{std::move(cell)});
  }

  bool is_head(std::size_t row) const {
    Table alone;
    alone.rows = {sheet_.rows[row]};
    return read_heads(alone, papers_).has_value();
  }

  /// A row of planned reviews before anything was written down: only its moment, right below the heads.
  bool says_only_when(std::size_t first, std::size_t row) const {
    Table heads_row;
    heads_row.rows = {sheet_.rows[first]};
    const auto heads = read_heads(heads_row, papers_);
    const std::size_t when = heads ? heads->of(Role::when) : std::string::npos;
    static const std::regex heading(R"((?:[ivx]+|\d{1,2}|[a-z])[.)] .*)");
    return when < sheet_.rows[row].size() && heads->of(Role::content) != std::string::npos &&
           !sheet_.rows[row][when].text.empty() && !std::regex_match(folded(sheet_.rows[row][when].text), heading);
  }

  bool names_group(std::size_t row) const {
    for (const Said& cell : sheet_.rows[row])
      if (const Role role = papers_.role_of(cell.text); role == Role::criterion || role == Role::standard) return true;
    return false;
  }

  /// The table that begins there; gives the row behind it.
  std::size_t table(std::size_t first) {
    const bool has_heads = is_head(first);
    std::size_t last = first;
    bool is_parted = false, has_blank = false;
    std::size_t lines = 0;  // that name no group of the table
    for (std::size_t row = first + 1; row < sheet_.rows.size(); ++row) {
      const std::size_t cells = said(row);
      if (cells == 1 && !is_parted && says_only_when(first, row)) {
        last = row;
        continue;
      }
      if (cells < 2) {
        is_parted = true;
        has_blank = has_blank || cells == 0;
        lines += cells == 1 && !names_group(row);
        continue;
      }
      if (is_parted && (is_head(row) || lines > 1 || (has_blank && !has_heads))) break;
      last = row;
      is_parted = has_blank = false;
      lines = 0;
    }
    Table part;
    part.place = sheet_.place;
    part.grid = sheet_.grid;
    part.fault = sheet_.fault;
    part.rows.assign(std::make_move_iterator(sheet_.rows.begin() + static_cast<std::ptrdiff_t>(first)),
                     std::make_move_iterator(sheet_.rows.begin() + static_cast<std::ptrdiff_t>(last) + 1));
    for (Merged each : sheet_.merged) {
      if (each.row < first || each.row > last) continue;
      each.row -= first;
      part.merged.push_back(each);
    }
    made_.emplace_back(std::move(part));
    return last + 1;
  }

  Table sheet_;
  const Papers& papers_;
  std::vector<Block>& made_;
};

}  // namespace

void split_sheets(Document& document, const Papers& papers) {
  std::vector<Block> made;
  for (Block& block : document.blocks) {
    auto* table = std::get_if<Table>(&block);
    if (table != nullptr && table->is_sheet)
      SheetSplitter(std::move(*table), papers, made).split();
    else
      made.push_back(std::move(block));
  }
  document.blocks = std::move(made);
}

}  // namespace chuan::office
