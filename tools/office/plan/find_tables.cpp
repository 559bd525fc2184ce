// SPDX-License-Identifier: MIT
// Tables one after the other: each goes to the reader whose roles it has, the rest is listed.
#include "office/plan/find_tables.hpp"

#include <algorithm>

#include "office/plan/levels.hpp"
#include "office/plan/phrases.hpp"
#include "office/plan/take.hpp"

namespace chuan::office {
namespace {

std::optional<Said> cell(const Table& table, std::size_t row, std::size_t column) {
  if (column == std::string::npos) return std::nullopt;
  return table.at(row, column);
}

/// What each criterion is to reach, in words; of several years the last counts.
bool read_targets(const Table& table, const Heads& heads, const Papers& papers, PlanDocument& plan) {
  std::vector<std::size_t> targets;
  for (std::size_t i = 0; i < heads.columns.size(); ++i)
    if (heads.columns[i].role == Role::target) targets.push_back(i);
  const std::size_t criteria = criteria_column(table, heads);
  if (targets.empty() || criteria == std::string::npos) return false;
  if (targets.size() > 1) {
    const auto year = [&](std::size_t column) { return heads.columns[column].year; };
    const bool rises = std::adjacent_find(targets.begin(), targets.end(), [&](std::size_t a, std::size_t b) {
                         return year(a).empty() || year(b).empty() || year(a) >= year(b);
                       }) == targets.end();
    plan.warnings.push_back(table.place + (rises ? ": mục tiêu ghi theo năm; lấy năm cuối, " + year(targets.back())
                                                 : ": có nhiều cột mục tiêu, không rõ lấy cột nào"));
    if (!rises) targets.clear();
  }
  const Codes codes(table, criteria, heads.first_row, papers, plan);
  for (std::size_t row = heads.first_row; row < table.rows.size(); ++row) {
    const auto id = codes.at(row);
    const auto level = targets.empty() ? std::nullopt : target_level(table.at(row, targets.back()).text, papers);
    if (!id || !level) {
      if (!is_blank(table.rows[row])) plan.unread.push_back(joined(table.rows[row]));
      continue;
    }
    criterion_of(plan, *id, table.at(row, criteria));
    take_target(plan, *id, *level, table.at(row, targets.back()));
  }
  return true;
}

bool read_evidence(const Table& table, const Heads& heads, PlanDocument& plan) {
  const std::size_t code = heads.of(Role::code), title = heads.of(Role::title);
  if (code == std::string::npos || title == std::string::npos) return false;
  for (std::size_t row = heads.first_row; row < table.rows.size(); ++row) {
    if (table.at(row, code).text.empty() || table.at(row, code).text == table.at(row, title).text) {
      const bool is_known = is_blank(table.rows[row]) || words_of(joined(table.rows[row]).text).starts_with("tieu ch");
      if (!is_known) plan.unread.push_back(joined(table.rows[row]));
      continue;
    }
    const auto of = [&](Role role) { return cell(table, row, heads.of(role)).value_or(Said{}); };
    plan.evidence.push_back(
        {table.at(row, code), table.at(row, title), of(Role::issued), of(Role::location), of(Role::note)});
  }
  return true;
}

bool read_people(const Table& table, const Heads& heads, PlanDocument& plan) {
  const std::size_t name = heads.of(Role::name), duty = heads.of(Role::duty), position = heads.of(Role::position);
  if (name == std::string::npos || duty == std::string::npos) return false;
  for (std::size_t row = heads.first_row; row < table.rows.size(); ++row) {
    const Said& who = table.at(row, name);
    if (who.text.empty() || is_to_fill(who)) continue;
    plan.council.push_back({who, cell(table, row, position).value_or(Said{}), table.at(row, duty)});
  }
  return true;
}

bool read_reviews(const Table& table, const Heads& heads, PlanDocument& plan) {
  const std::size_t when = heads.of(Role::when), what = heads.of(Role::content);
  if (when == std::string::npos || what == std::string::npos) return false;
  for (std::size_t row = heads.first_row; row < table.rows.size(); ++row)
    if (!table.at(row, when).text.empty()) plan.reviews.push_back({table.at(row, when), table.at(row, what)});
  return true;
}

/// Tables that only lay out the head and the foot of a letter.
bool read_layout(const Table& table, PlanDocument& plan) {
  bool is_layout = false;
  for (const auto& row : table.rows)
    for (const Said& each : row) {
      const std::string plain = folded(each.text);
      if (plain.starts_with("noi nhan")) {
        std::vector<Said> lines = lines_of(each);
        if (!lines.empty()) lines.erase(lines.begin());
        plan.recipients.insert(plan.recipients.end(), lines.begin(), lines.end());
        is_layout = true;
      }
      if (plain.find("doc lap - tu do - hanh phuc") != std::string::npos ||
          plain.find("cong hoa xa hoi") != std::string::npos)
        is_layout = true;
      for (const Said& line : lines_of(each)) {
        if (const auto date = date_in_words(line.text); date && !plan.date && line.text.size() < 120) {
          plan.date = date;
          plan.date_place = line.place;
        }
        if (plan.school_name.text.empty() && folded(line.text).starts_with("truong ") && line.text.size() < 120)
          plan.school_name = line;
      }
    }
  return is_layout;
}

/// Some columns of a table as a table.
Table slice(const Table& table, std::size_t from, std::size_t to) {
  Table part;
  part.place = table.place;
  part.grid = table.grid;
  part.fault = table.fault;
  for (const auto& row : table.rows) {
    const std::size_t begin = std::min(from, row.size()), end = std::min(to, row.size());
    part.rows.emplace_back(row.begin() + static_cast<std::ptrdiff_t>(begin),
                           row.begin() + static_cast<std::ptrdiff_t>(end));
  }
  for (Merged each : table.merged) {
    const std::size_t end = std::min(each.column + each.columns, to);
    if (each.column < from || each.column >= end) continue;
    each.columns = end - each.column;
    each.column -= from;
    part.merged.push_back(each);
  }
  return part;
}

}  // namespace

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

bool TableFinder::read(const Table& table, const Around& around) {
  std::optional<Heads> heads = read_heads(table, papers_);
  const std::size_t width = table.width();
  if (!heads && before_ && before_->width == width) {
    heads = before_->heads;
    heads->first_row = 0;
  }
  if (!heads) {
    before_.reset();
    return read_layout(table, plan_);
  }
  std::vector<std::size_t> lists;
  for (std::size_t column = 0; column < heads->columns.size(); ++column) {
    if (heads->columns[column].role != Role::criterion) continue;
    std::size_t codes = 0;
    for (std::size_t row = heads->first_row; row < table.rows.size(); ++row)
      codes += criterion_in(table.at(row, column)).has_value();
    if (codes > 0) lists.push_back(column > 0 && heads->columns[column - 1].role == Role::order ? column - 1 : column);
  }
  if (lists.size() > 1) {
    lists.front() = 0;
    lists.push_back(width);
    for (std::size_t i = 0; i + 1 < lists.size(); ++i) {
      const Table part = slice(table, lists[i], lists[i + 1]);
      Heads own = *heads;
      own.columns.assign(heads->columns.begin() + static_cast<std::ptrdiff_t>(lists[i]),
                         heads->columns.begin() + static_cast<std::ptrdiff_t>(lists[i + 1]));
      if (read_with(part, own, around)) continue;
      for (std::size_t row = heads->first_row; row < part.rows.size(); ++row)
        if (!is_blank(part.rows[row])) plan_.unread.push_back(joined(part.rows[row]));
    }
    return true;
  }
  const bool is_read = heads->first_row >= table.rows.size() || read_with(table, *heads, around);
  if (is_read)
    before_ = Before{*heads, width};
  else
    before_.reset();
  return is_read || read_layout(table, plan_);
}

bool TableFinder::read_with(const Table& table, const Heads& heads, const Around& around) {
  const bool has_results = read_results(table, heads, around, papers_, plan_);
  const bool has_actions = read_actions(table, heads, around, papers_, plan_);
  return has_results || has_actions || read_targets(table, heads, papers_, plan_) || read_people(table, heads, plan_) ||
         read_reviews(table, heads, plan_) || read_evidence(table, heads, plan_);
}

}  // namespace chuan::office
