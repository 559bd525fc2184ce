// SPDX-License-Identifier: MIT
// Codes of criteria down a column, and which column holds them.
#include <algorithm>

#include "office/plan/find_tables.hpp"

namespace chuan::office {

Codes::Codes(const Table& table, std::size_t column, std::size_t first_row, const Papers& papers, PlanDocument& plan) {
  ids_.resize(table.rows.size());
  const auto standard = [](const std::string& id) { return id.substr(0, id.find('.')); };
  std::string last, last_place;
  for (std::size_t row = first_row; row < table.rows.size(); ++row) {
    const Said& said = table.at(row, column);
    auto id = criterion_in(said);
    if (!id) continue;
    const bool is_same_cell = !last_place.empty() && said.place == last_place;
    const std::string longer = *id + "0";
    const bool may_be_cut =
        said.is_number && std::find(papers.cut_codes.begin(), papers.cut_codes.end(), longer) != papers.cut_codes.end();
    if (is_same_cell) {
      id = last;
    } else if (may_be_cut && last == standard(*id) + ".9") {
      plan.warnings.push_back(said.place + ": «" + said.text + "» đứng sau " + last + ", đọc là " + longer +
                              " (Excel bỏ số 0 ở cuối khi ô không phải dạng chữ)");
      id = longer;
    } else if (may_be_cut) {
      const bool is_first = last.empty() || standard(last) != standard(*id);
      bool goes_on = false;
      for (std::size_t below = row + 1; below < table.rows.size() && !goes_on; ++below)
        if (const auto next = criterion_in(table.at(below, column))) goes_on = standard(*next) == standard(*id);
      if (!is_first || !goes_on) {
        plan.warnings.push_back(said.place + ": «" + said.text + "» là số, không rõ là " + *id + " hay " + longer +
                                "; hãy ghi mã tiêu chí dạng chữ");
        continue;
      }
    }
    last = *id;
    last_place = said.place;
    ids_[row] = id;
  }
}

std::optional<std::string> Codes::at(std::size_t row) const { return row < ids_.size() ? ids_[row] : std::nullopt; }

std::size_t Codes::found() const {
  return static_cast<std::size_t>(
      std::count_if(ids_.begin(), ids_.end(), [](const auto& id) { return id.has_value(); }));
}

std::size_t criteria_column(const Table& table, const Heads& heads) {
  std::size_t best = std::string::npos, most = 0;
  bool is_headed = false;
  for (std::size_t column = 0; column < heads.columns.size(); ++column) {
    const Column& head = heads.columns[column];
    const bool is_criterion = head.role == Role::criterion;
    const bool may_be = is_criterion || head.role == Role::none || head.role == Role::standard ||
                        head.role == Role::order || head.role == Role::content || head.role == Role::title;
    if (!may_be || head.verdict != Verdict::none || (is_headed && !is_criterion)) continue;
    std::size_t codes = 0;
    for (std::size_t row = heads.first_row; row < table.rows.size(); ++row)
      codes += criterion_in(table.at(row, column)).has_value();
    if (codes == 0 || (codes <= most && is_headed == is_criterion)) continue;
    best = column;
    most = codes;
    is_headed = is_criterion;
  }
  return best;
}

}  // namespace chuan::office
