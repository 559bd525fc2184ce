// SPDX-License-Identifier: MIT
// Heads of tables read into roles.
#include "office/plan/columns.hpp"

#include <algorithm>
#include <cstdlib>
#include <regex>

#include "office/plan/levels.hpp"
#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

constexpr std::size_t longest_head = 160, most_rows_above = 40;

/// One name in a head.
struct Name {
  std::string text;
  Role role = Role::none;
  Verdict verdict = Verdict::none;
  int level = 0;

  bool says_nothing() const { return role == Role::none && verdict == Verdict::none; }
};

class HeadReader {
 public:
  HeadReader(const Table& table, const Papers& papers) : table_(table), papers_(papers), width_(table.width()) {}

  std::optional<Heads> read() {
    if (width_ < 2 || !find_rows()) return std::nullopt;
    Heads heads;
    heads.first_row = end_;
    if (table_.grid == Grid::collapsed && end_ - begin_ > 1)
      lay_out(heads);
    else
      for (std::size_t column = 0; column < width_; ++column) heads.columns.push_back(column_of(path(column), heads));
    settle(heads);
    return heads;
  }

 private:
  Name name_of(const std::string& text) const {
    Name name;
    name.text = text;
    if (text.empty() || text.size() > longest_head) return name;
    if (criterion_in({text, "", "", false})) return name;
    const std::string words = words_of(text);
    const auto begins = [&](const std::vector<std::string>& any) {
      return std::any_of(any.begin(), any.end(),
                         [&](const std::string& each) { return words == each || words.starts_with(each + " muc"); });
    };
    if (const auto level = heading_level(text, papers_)) {
      name.verdict = Verdict::level;
      name.level = *level;
    } else if (begins(papers_.levels.not_met)) {
      name.verdict = Verdict::not_met;
    } else if (std::find(papers_.levels.met.begin(), papers_.levels.met.end(), words) != papers_.levels.met.end()) {
      name.verdict = Verdict::met;
    } else {
      name.role = papers_.role_of(text);
    }
    return name;
  }

  static bool is_standard(const std::string& text) {
    static const std::regex form(R"(tieu chuan \d.*)");
    return std::regex_match(words_of(text), form);
  }

  bool has_code(std::size_t row) const {
    for (const Said& cell : table_.rows[row])
      if (criterion_in(cell) || is_standard(cell.text)) return true;
    return false;
  }

  /// How many columns a row names, and how many of its cells say anything.
  std::pair<std::size_t, std::size_t> named(std::size_t row) const {
    static const std::regex count(R"(\d{1,2})");
    std::size_t names = 0, cells = 0;
    for (const Said& cell : table_.rows[row]) {
      if (cell.text.empty()) continue;
      ++cells;
      const bool is_count = std::regex_match(words_of(cell.text), count);
      names += is_count || !name_of(cell.text).says_nothing() || !years(cell.text).empty();
    }
    return {names, cells};
  }

  bool find_rows() {
    const std::size_t stop = std::min(table_.rows.size(), most_rows_above);
    for (begin_ = 0; begin_ < stop; ++begin_) {
      if (has_code(begin_)) return false;
      const auto [names, cells] = named(begin_);
      if (names >= 2 && names * 2 >= cells) break;
    }
    if (begin_ >= stop) return false;
    end_ = begin_ + 1;
    while (end_ < table_.rows.size() && is_open(end_ - 1) && goes_on(end_)) ++end_;
    if (end_ < table_.rows.size() && is_numbering(end_)) ++end_;
    return true;
  }

  /// Whether a row of heads leaves a column unnamed, or names several at once.
  bool is_open(std::size_t row) const {
    const auto& cells = table_.rows[row];
    if (cells.size() < width_) return true;
    for (std::size_t column = 0; column < width_; ++column) {
      const Merged* whole = table_.merged_at(row, column);
      if (whole != nullptr && (whole->columns > 1 || whole->row + whole->rows > row + 1)) return true;
      if (whole == nullptr && cells[column].text.empty()) return true;
    }
    return false;
  }

  bool goes_on(std::size_t row) const {
    if (has_code(row)) return false;
    const auto [names, cells] = named(row);
    if (cells == 0 || names * 2 < cells) return false;
    for (const Said& cell : table_.rows[row])
      if (cell.text.size() > longest_head || mark_of(cell.text, papers_) == Mark::yes)
        if (name_of(cell.text).says_nothing()) return false;
    return true;
  }

  /// A row that counts the columns: 1, 2, 3, or A, B, 1, 2.
  bool is_numbering(std::size_t row) const {
    static const std::regex form(R"(\d{1,2}|[a-z])");
    std::size_t cells = 0, last = 0;
    for (const Said& cell : table_.rows[row]) {
      const std::string words = words_of(cell.text);
      if (words.empty()) continue;
      if (!std::regex_match(words, form)) return false;
      ++cells;
      if (words.front() >= 'a') continue;
      if (std::strtoul(words.c_str(), nullptr, 10) != last + 1) return false;
      ++last;
    }
    return cells > 2 && cells + 1 >= table_.rows[row].size();
  }

  /// The names above a column from above to below, each once.
  std::vector<std::string> path(std::size_t column) const {
    std::vector<std::string> names;
    for (std::size_t row = begin_; row < end_; ++row) {
      std::string text = table_.at(row, column).text;
      // Where spans are lost a name counts for the empty cells to its right, as long as a row below names them.
      if (text.empty() && table_.grid == Grid::plain && row + 1 < end_ && is_named_below(row, column))
        for (std::size_t left = column; text.empty() && left-- > 0;) text = table_.at(row, left).text;
      if (!text.empty() && (names.empty() || names.back() != text)) names.push_back(std::move(text));
    }
    return names;
  }

  bool is_named_below(std::size_t row, std::size_t column) const {
    for (std::size_t below = row + 1; below < end_; ++below)
      if (!table_.at(below, column).text.empty()) return true;
    return false;
  }

  Column column_of(const std::vector<std::string>& names, Heads& heads) const {
    Column column;
    bool is_criterion = false;
    for (std::size_t i = names.size(); i-- > 0;) {
      const Name name = name_of(names[i]);
      column.head = names[i] + (column.head.empty() ? "" : " / ") + column.head;
      if (const auto found = years(names[i]); column.year.empty() && !found.empty())
        column.year = std::to_string(found.back());
      is_criterion = is_criterion || (name.role == Role::criterion && words_of(names[i]).starts_with("tieu chi"));
      if (column.role == Role::none && column.verdict == Verdict::none) {
        column.role = name.role;
        column.verdict = name.verdict;
        column.level = name.level;
        continue;
      }
      column.group = names[i] + (column.group.empty() ? "" : " / ") + column.group;
      // «Mức 1» over «Đạt» and «Không đạt».
      if (name.verdict == Verdict::level && column.level == 0) column.level = name.level;
      if (column.context == Context::none) column.context = papers_.context_of(names[i]);
    }
    const bool says_level = column.verdict == Verdict::level || column.role == Role::verdict ||
                            column.role == Role::level || column.role == Role::target;
    if (column.context == Context::none && says_level) column.context = papers_.context_of(column.head);
    if (is_criterion && column.verdict != Verdict::none)
      heads.fault = "cột tiêu chí lại mang tên «" + names.back() + "»: tiêu đề của bảng bị lệch cột";
    return column;
  }

  /// Where merged cells took one place, only the last row of heads stands above its columns; the names above it belong
  /// to the columns that it leaves empty, in their order.
  void lay_out(Heads& heads) const {
    heads.columns.assign(width_, {});
    const auto& last = table_.rows[end_ - 1];
    std::vector<std::size_t> unnamed;
    for (std::size_t column = 0; column < width_; ++column) {
      if (column < last.size() && !last[column].text.empty())
        heads.columns[column] = column_of({last[column].text}, heads);
      else
        unnamed.push_back(column);
    }
    std::vector<std::pair<std::size_t, std::string>> names;
    for (std::size_t row = begin_; row + 1 < end_; ++row)
      for (std::size_t place = 0; place < table_.rows[row].size(); ++place) {
        const std::string& text = table_.rows[row][place].text;
        const Name name = name_of(text);
        const bool is_group = name.role == Role::verdict || name.verdict == Verdict::met || text.empty();
        if (!is_group) names.emplace_back(place, text);
      }
    std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    if (names.size() != unnamed.size()) {
      heads.fault = "tiêu đề gộp ô, không rõ tên nào của cột nào";
      return;
    }
    fail_beside_levels(heads, names, unnamed);
    for (std::size_t i = 0; i < names.size(); ++i) heads.columns[unnamed[i]] = column_of({names[i].second}, heads);
  }

  /// «Không đạt» stands beside the levels that it fails, before them in every form that has both.
  void fail_beside_levels(Heads& heads, std::vector<std::pair<std::size_t, std::string>>& names,
                          std::vector<std::size_t>& unnamed) const {
    const auto is_level = [](const Column& each) { return each.verdict == Verdict::level; };
    const auto first = std::find_if(heads.columns.begin(), heads.columns.end(), is_level);
    const auto fails = std::find_if(names.begin(), names.end(),
                                    [&](const auto& each) { return name_of(each.second).verdict == Verdict::not_met; });
    if (first == heads.columns.end() || fails == names.end()) return;
    const auto place =
        std::find(unnamed.begin(), unnamed.end(), static_cast<std::size_t>(first - heads.columns.begin()) - 1);
    if (place == unnamed.end()) {
      heads.fault = "không rõ cột «" + fails->second + "» ở đâu";
      return;
    }
    heads.columns[*place] = column_of({fails->second}, heads);
    unnamed.erase(place);
    names.erase(fails);
  }

  /// «Không đạt» beside levels fails them all; under a level, or beside «Đạt» alone, it is said of that level.
  void settle(Heads& heads) const {
    const auto count = [&](Verdict verdict) {
      return std::count_if(heads.columns.begin(), heads.columns.end(),
                           [&](const Column& each) { return each.verdict == verdict; });
    };
    const bool has_levels = count(Verdict::level) > 0;
    for (Column& each : heads.columns) {
      if (each.verdict == Verdict::not_met && each.level == 0 && has_levels) each.verdict = Verdict::failed;
      // A bare «Đạt» between «Không đạt» and the levels is the head of their group and no column.
      if (each.verdict == Verdict::met && each.level == 0 && has_levels) each.verdict = Verdict::none;
    }
  }

  const Table& table_;
  const Papers& papers_;
  const std::size_t width_;
  std::size_t begin_ = 0, end_ = 0;
};

}  // namespace

std::size_t Heads::of(Role role) const {
  for (std::size_t column = 0; column < columns.size(); ++column)
    if (columns[column].role == role) return column;
  return std::string::npos;
}

std::optional<Heads> read_heads(const Table& table, const Papers& papers) { return HeadReader(table, papers).read(); }

std::optional<std::string> criterion_in(const Said& cell) {
  constexpr std::size_t longest = 300, code_alone = 6;
  if (cell.text.empty() || cell.text.size() > longest) return std::nullopt;
  const auto id = leading_criterion(cell.text);
  if (!id || names_criterion(cell.text)) return id;
  const bool has_title = cell.text.find(' ') != std::string::npos &&
                         std::isdigit(static_cast<unsigned char>(cell.text[cell.text.find(' ') + 1])) == 0;
  return cell.text.size() <= code_alone || has_title ? id : std::nullopt;
}

}  // namespace chuan::office
