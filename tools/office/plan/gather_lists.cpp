// SPDX-License-Identifier: MIT
// Heads from «TT» on, then rows that count 1, 2, 3: only such a list can be told from prose without guessing.
#include "office/plan/gather_lists.hpp"

#include <iterator>
#include <optional>

#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

constexpr std::size_t longest_name = 60, most_names = 12, fewest_names = 3;

class Gatherer {
 public:
  Gatherer(std::vector<Block>& blocks, const Papers& papers) : blocks_(blocks), papers_(papers) {}

  void gather() {
    for (std::size_t at = 0; at < blocks_.size();) {
      if (auto table = table_at(at))
        made_.emplace_back(std::move(*table));
      else
        made_.push_back(std::move(blocks_[at++]));
    }
    blocks_ = std::move(made_);
  }

 private:
  const Paragraph* paragraph(std::size_t at) const {
    return at < blocks_.size() ? std::get_if<Paragraph>(&blocks_[at]) : nullptr;
  }
  bool is_number(std::size_t at, std::size_t number) const {
    const Paragraph* here = paragraph(at);
    return here != nullptr && words_of(here->text) == std::to_string(number);
  }

  /// The table that begins there; `at` goes behind it.
  std::optional<Table> table_at(std::size_t& at) const {
    const Paragraph* first = paragraph(at);
    if (first == nullptr || first->text.size() > longest_name || papers_.role_of(first->text) != Role::order ||
        words_of(first->text).size() > 10)
      return std::nullopt;
    std::size_t begin = at;
    while (begin < at + most_names && !is_number(begin, 1)) {
      const Paragraph* name = paragraph(begin);
      if (name == nullptr || name->text.empty() || name->text.size() > longest_name) return std::nullopt;
      ++begin;
    }
    const std::size_t names = begin - at;
    if (!is_number(begin, 1) || names < fewest_names) return std::nullopt;
    std::vector<std::size_t> starts = {begin};
    for (std::size_t next = begin + 1; next <= starts.back() + names && paragraph(next) != nullptr; ++next)
      if (is_number(next, starts.size() + 1)) starts.push_back(next);
    if (starts.size() < 2) return std::nullopt;
    const std::size_t wide = starts[1] - starts[0];
    for (std::size_t i = 1; i < starts.size(); ++i)
      if (starts[i] - starts[i - 1] != wide) return std::nullopt;
    if (wide < 2 || wide > names || starts.back() + wide > blocks_.size()) return std::nullopt;
    Table table;
    table.grid = Grid::plain;
    table.place = "bảng từ " + first->place;
    // The last column of a list of people is the one they sign in.
    bool is_of_people = false;
    for (std::size_t name = at; name < begin; ++name)
      is_of_people = is_of_people || papers_.role_of(paragraph(name)->text) == Role::name;
    if (wide < names && !is_of_people) table.fault = "mỗi hàng ít ô hơn hàng tiêu đề, không rõ cột nào để trống";
    add_row(table, at, names);
    for (const std::size_t start : starts) add_row(table, start, wide);
    at = starts.back() + wide;
    return table;
  }

  void add_row(Table& table, std::size_t from, std::size_t count) const {
    auto& row = table.rows.emplace_back();
    for (std::size_t i = from; i < from + count; ++i)
      if (const Paragraph* each = paragraph(i)) row.push_back(*each);
  }

  std::vector<Block>& blocks_;
  const Papers& papers_;
  std::vector<Block> made_;
};

}  // namespace

void gather_lists(Document& document, const Papers& papers) {
  std::vector<Block> blocks;
  for (Block& block : document.blocks) {
    auto* table = std::get_if<Table>(&block);
    if (table == nullptr || table->width() != 1) {
      blocks.push_back(std::move(block));
      continue;
    }
    for (auto& row : table->rows)
      if (!row.empty() && !row.front().text.empty()) blocks.emplace_back(Paragraph{std::move(row.front())});
  }
  Gatherer(blocks, papers).gather();
  document.blocks = std::move(blocks);
}

}  // namespace chuan::office
