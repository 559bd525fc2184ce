// SPDX-License-Identifier: MIT
// Tables one after the other: each goes to the reader whose roles it has, the rest is listed.
#include "office/plan/find_tables.hpp"

#include <algorithm>
#include <iterator>

#include "office/plan/find_head.hpp"
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

/// Whether a table of codes and names lists evidence, and not sites, papers or people: its heads or the words above say
/// so, or its codes are written as those of evidence are.
bool is_of_evidence(const Table& table, const Heads& heads, const Around& around, const Papers& papers) {
  if (papers.names_evidence(around.heading) ||
      std::any_of(heads.columns.begin(), heads.columns.end(),
                  [&](const Column& each) { return papers.names_evidence(each.head); }))
    return true;
  std::size_t codes = 0, rows = 0;
  for (std::size_t row = heads.first_row; row < table.rows.size(); ++row) {
    const Said& code = table.at(row, heads.of(Role::code));
    rows += !code.text.empty();
    codes += !code.text.empty() && read_evidence_code(code.text).has_value();
  }
  return codes * 2 > rows;
}

bool read_evidence(const Table& table, const Heads& heads, const Around& around, const Papers& papers,
                   PlanDocument& plan) {
  const std::size_t code = heads.of(Role::code), title = heads.of(Role::title);
  if (code == std::string::npos || title == std::string::npos || !is_of_evidence(table, heads, around, papers))
    return false;
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

bool read_people(const Table& table, const Heads& heads, const Around& around, const Papers& papers,
                 PlanDocument& plan) {
  const std::size_t name = heads.of(Role::name), duty = heads.of(Role::duty), position = heads.of(Role::position);
  if (name == std::string::npos || duty == std::string::npos) return false;
  // Other lists of people name duties as well: the head of a class, the keeper of an account.
  bool is_council = papers.names_council(around.heading) || papers.names_council(heads.columns[duty].head);
  for (std::size_t row = heads.first_row; row < table.rows.size(); ++row)
    is_council = is_council || papers.names_council(table.at(row, duty).text);
  if (!is_council) return false;
  for (std::size_t row = heads.first_row; row < table.rows.size(); ++row) {
    const Said& who = table.at(row, name);
    if (who.text.empty() || is_to_fill(who)) continue;
    plan.council.push_back({who, cell(table, row, position).value_or(Said{}), table.at(row, duty)});
  }
  return true;
}

bool read_reviews(const Table& table, const Heads& heads, PlanDocument& plan) {
  const std::size_t when = heads.of(Role::when), what = heads.of(Role::content), found = heads.of(Role::verdict);
  if (when == std::string::npos || what == std::string::npos) return false;
  for (std::size_t row = heads.first_row; row < table.rows.size(); ++row) {
    if (table.at(row, when).text.empty()) continue;
    const Said& result = table.at(row, found == std::string::npos ? what : found);
    const Said& content = result.text.empty() ? table.at(row, what) : result;
    if (!content.text.empty()) {
      plan.reviews.push_back({table.at(row, when), content});
      continue;
    }
    plan.warnings.push_back(table.at(row, when).place + ": lần giám sát «" + table.at(row, when).text +
                            "» chưa ghi nội dung, kết quả; không lấy");
    plan.empty_reviews.push_back(table.at(row, when));
  }
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
        if (plan.school_name.text.empty() && folded(line.text).starts_with("truong ") && line.text.size() < 120 &&
            !is_left_open(line.text))
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

/// Rows that only show how a form is filled in are told, and emptied so that the others keep their places.
Table TableFinder::without_examples(const Table& table) {
  Table kept = table;
  for (auto& row : kept.rows) {
    const auto first = std::find_if(row.begin(), row.end(), [](const Said& cell) { return !cell.text.empty(); });
    if (first == row.end() || std::next(first) == row.end() ||
        std::find(papers_.examples.begin(), papers_.examples.end(), words_of(first->text)) == papers_.examples.end())
      continue;
    const Said whole = joined(row);
    plan_.document.left_out.push_back({"dòng ví dụ của biểu, không lấy", whole.text, whole.place, false});
    for (Said& cell : row) cell.text.clear();
  }
  return kept;
}

bool TableFinder::read(const Table& table, const Around& around) {
  const bool has_example = std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
    return !row.empty() && std::find(papers_.examples.begin(), papers_.examples.end(), words_of(row.front().text)) !=
                               papers_.examples.end();
  });
  return has_example ? read_real(without_examples(table), around) : read_real(table, around);
}

bool TableFinder::read_real(const Table& table, const Around& around) {
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
  if (!table.fault.empty()) return has_results || has_actions;
  // The aims of a table of work are those of its actions.
  const bool has_targets = !has_actions && read_targets(table, heads, papers_, plan_);
  return has_results || has_actions || has_targets || read_people(table, heads, around, papers_, plan_) ||
         read_reviews(table, heads, plan_) || read_evidence(table, heads, around, papers_, plan_) ||
         read_figures(table, heads, around, papers_, plan_);
}

}  // namespace chuan::office
