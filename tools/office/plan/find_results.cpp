// SPDX-License-Identifier: MIT
// Tables that say which level each criterion reaches, or is to reach: marks in columns, words, a row a level.
#include <algorithm>
#include <map>

#include "office/plan/find_tables.hpp"
#include "office/plan/levels.hpp"
#include "office/plan/marks.hpp"
#include "office/plan/phrases.hpp"
#include "office/plan/take.hpp"

namespace chuan::office {
namespace {

/// Columns that answer one question: what a criterion reaches now, is to reach, reached in a year.
struct Group {
  Context context = Context::none;
  std::string year, name;
  std::vector<std::size_t> columns;
};

class Results {
 public:
  Results(const Table& table, const Heads& heads, const Around& around, const Papers& papers, PlanDocument& plan)
      : table_(table), heads_(heads), around_(around), papers_(papers), plan_(plan) {}

  bool read() {
    find_columns();
    if (groups_.empty()) return false;
    if (criteria_ == std::string::npos && around_.criterion.empty() && of_group_ == nullptr) return false;
    if (const std::string& fault = heads_.fault.empty() ? table_.fault : heads_.fault; !fault.empty())
      return refuse(fault);
    if (!choose()) return true;
    if (level_column_ != std::string::npos) return read_row_a_level();
    return criteria_ == std::string::npos && heads_.has(Role::item) ? read_row_an_item() : read_row_a_criterion();
  }

 private:
  void find_columns() {
    criteria_ = criteria_column(table_, heads_);
    const bool has_levels = std::any_of(heads_.columns.begin(), heads_.columns.end(), [](const Column& each) {
      return each.verdict != Verdict::none && each.level > 0;
    });
    const bool has_verdicts = std::any_of(heads_.columns.begin(), heads_.columns.end(),
                                          [](const Column& each) { return each.verdict == Verdict::met; });
    if (!has_levels) {
      level_column_ = heads_.of(Role::level);
      // A row a level needs a column that says of each whether it is reached.
      const bool has_answers =
          has_verdicts || (heads_.has(Role::verdict) && !holds_verdicts(heads_.of(Role::verdict), 1));
      if (level_column_ != std::string::npos && (!holds_levels(level_column_) || !has_answers))
        level_column_ = std::string::npos;
      if (level_column_ == std::string::npos) of_group_ = group_here();
    }
    for (std::size_t i = 0; i < heads_.columns.size(); ++i) {
      const Column& column = heads_.columns[i];
      const bool is_answer = level_column_ != std::string::npos && column.role == Role::verdict;
      const bool is_level = is_answer || (column.verdict != Verdict::none &&
                                          (column.level > 0 || column.verdict == Verdict::failed ||
                                           level_column_ != std::string::npos || of_group_ != nullptr));
      const bool is_word = !has_levels && !has_verdicts && level_column_ == std::string::npos &&
                           (((column.role == Role::verdict || column.role == Role::level) && holds_verdicts(i)) ||
                            (column.role == Role::state && holds_only_verdicts(i)));
      if (is_level || is_word) add(i);
    }
  }

  /// A group ends where a level comes again or other words stand above.
  void add(std::size_t index) {
    const Column& column = heads_.columns[index];
    const auto comes_again = [&](std::size_t each) {
      const Column& other = heads_.columns[each];
      return other.verdict == column.verdict && other.level == column.level && other.role == column.role;
    };
    const bool goes_on = !groups_.empty() && groups_.back().context == column.context &&
                         groups_.back().year == column.year &&
                         std::none_of(groups_.back().columns.begin(), groups_.back().columns.end(), comes_again);
    if (!goes_on)
      groups_.push_back({column.context, column.year, column.group.empty() ? column.head : column.group, {}});
    groups_.back().columns.push_back(index);
  }

  bool holds_levels(std::size_t column) const {
    std::size_t found = 0;
    for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row)
      found += heading_level(table_.at(row, column).text, papers_).has_value();
    return found > 0;
  }

  /// Whether a cell says in words which level is reached, at least `least`.
  bool holds_verdicts(std::size_t column, int least = 0) const {
    for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row)
      if (verdict_level(table_.at(row, column).text, papers_).value_or(-1) >= least) return true;
    return false;
  }

  /// «Hiện trạng» is told at length in most tables, and in some says a level.
  bool holds_only_verdicts(std::size_t column) const {
    for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row)
      if (const std::string& text = table_.at(row, column).text;
          !text.empty() && !is_unknown(text) && !verdict_level(text, papers_))
        return false;
    return holds_verdicts(column);
  }

  /// The criteria of a group have a table of their own under its name; a heading that names other levels as well is
  /// about the ordinary table.
  const Papers::Group* group_here() const {
    for (const Papers::Group& group : papers_.groups)
      for (const std::string& word : group.words)
        if (mentions(around_.heading, word)) return &group;
    return nullptr;
  }

  bool refuse(const std::string& why) {
    plan_.warnings.push_back(table_.place + ": " + why + "; không lấy kết quả nào của bảng này");
    for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row)
      if (!is_blank(table_.rows[row])) plan_.unread.push_back(joined(table_.rows[row]));
    return true;
  }

  static std::string named(const Group& group) { return "«" + (!group.name.empty() ? group.name : group.year) + "»"; }

  /// Which group says what is reached and which what is aimed at; false: it cannot be told.
  bool choose() {
    if (groups_.size() == 1 && groups_.front().context != Context::aim) {
      const bool is_aim = papers_.speaks_of(around_.heading, Context::aim);
      if (is_aim && (groups_.front().context == Context::now || papers_.speaks_of(around_.heading, Context::now))) {
        refuse("không rõ là kết quả hay mục tiêu («" + around_.heading + "»)");
        return false;
      }
      if (is_aim) groups_.front().context = Context::aim;
      if (papers_.speaks_of(around_.heading, Context::other)) groups_.front().context = Context::other;
    }
    std::vector<const Group*> now, aims, others;
    for (const Group& each : groups_) {
      if (each.context == Context::aim)
        aims.push_back(&each);
      else if (each.context == Context::other)
        others.push_back(&each);
      else
        now.push_back(&each);
    }
    if (now.size() > 1 || aims.size() > 1) {
      const auto& two = now.size() > 1 ? now : aims;
      const bool is_same = named(*two[0]) == named(*two[1]);
      refuse(is_same ? "có hai nhóm cột mức như nhau, không rõ nhóm nào là kết quả"
                     : "có hai nhóm cột mức " + named(*two[0]) + " và " + named(*two[1]) +
                           ", không rõ nhóm nào là kết quả");
      return false;
    }
    now_ = now.empty() ? nullptr : now.front();
    aim_ = aims.empty() ? nullptr : aims.front();
    for (const Group* each : others)
      plan_.passed.push_back(
          {"nhóm cột " + named(*each) + " không phải tự đánh giá của trường, không lấy", "", table_.place, false});
    return true;
  }

  bool read_row_a_criterion() {
    if (criteria_ == std::string::npos) {
      if (of_group_ == nullptr) return false;
      criteria_ = 0;
    }
    const Codes codes(table_, criteria_, heads_.first_row, papers_, plan_);
    std::size_t found = 0;
    for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row) {
      const auto id = of_group_ != nullptr ? id_in_group(row) : codes.at(row);
      if (!id) {
        pass_over(row);
        continue;
      }
      ++found;
      for (const Group* group : {now_, aim_})
        if (group != nullptr) decide(*id, marks_in(row, *group), row, group == aim_);
      look_at_other_columns(row, *id);
    }
    return found > 0;
  }

  /// "3" of "Tiêu chí 3", the third of the group.
  std::optional<std::string> id_in_group(std::size_t row) const {
    const std::string plain = words_of(table_.at(row, criteria_).text);
    const bool is_one = plain.starts_with("tieu chi ") && plain.size() > 9 && plain[9] >= '1' && plain[9] <= '9';
    if (!is_one || leading_criterion(table_.at(row, criteria_).text)) return std::nullopt;
    return of_group_->id + "." + plain.substr(9, plain.find_first_not_of("0123456789", 9) - 9);
  }

  /// One row says one level of a criterion; the rows together decide.
  bool read_row_a_level() {
    std::vector<std::pair<std::string, Marks>> all;
    std::map<std::string, std::size_t> rows;
    std::optional<Codes> codes;
    if (criteria_ != std::string::npos) codes.emplace(table_, criteria_, heads_.first_row, papers_, plan_);
    std::string id = around_.criterion;
    for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row) {
      if (codes)
        if (const auto here = codes->at(row)) id = *here;
      const auto level = heading_level(table_.at(row, level_column_).text, papers_);
      if (!level || id.empty() || now_ == nullptr) {
        pass_over(row);
        continue;
      }
      if (all.empty() || all.back().first != id) {
        all.emplace_back(id, Marks());
        rows[id] = row;
      }
      Marks& marks = all.back().second;
      for (const std::size_t column : now_->columns) {
        const Said& cell = table_.at(row, column);
        const Mark mark = mark_of(cell.text, papers_);
        const Verdict verdict = heads_.columns[column].verdict;
        if (verdict == Verdict::none && mark != Mark::none && mark != Mark::unclear) marks.levels[*level] = mark;
        if (verdict != Verdict::none && mark == Mark::yes)
          marks.levels[*level] = verdict == Verdict::met && marks.levels[*level] != Mark::no ? Mark::yes : Mark::no;
        if (mark == Mark::unclear) plan_.unread.push_back(cell);
      }
      marks.levels.try_emplace(*level, Mark::none);
    }
    for (const auto& [each, marks] : all) decide(each, marks, rows[each], now_ == aim_);
    return !all.empty();
  }

  /// Rows a, b, c of one criterion: a level is reached when the word for it stands in all of them, and no level above
  /// one that is not reached.
  bool read_row_an_item() {
    if (around_.criterion.empty() || now_ == nullptr) return false;
    Marks all;
    std::vector<std::size_t> rows;
    for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row) {
      const std::string name = words_of(table_.at(row, heads_.of(Role::item)).text);
      constexpr std::size_t longest_letter = 2;
      if (!name.empty() && name.size() <= longest_letter)
        rows.push_back(row);
      else
        pass_over(row);
    }
    if (rows.empty()) return false;
    for (const std::size_t column : now_->columns) {
      const int level = heads_.columns[column].level;
      if (level == 0 || heads_.columns[column].verdict != Verdict::level) return false;
      const auto count = [&](Mark mark) {
        return std::count_if(rows.begin(), rows.end(), [&](std::size_t row) {
          const std::string& text = table_.at(row, column).text;
          return mark_of(text, papers_) == mark && (mark != Mark::no || words_of(text).size() > 1);
        });
      };
      const auto met = count(Mark::yes), failed = count(Mark::no), silent = count(Mark::none);
      // A dash or a blank beside words may be an indicator that the level does not have or one that is not met.
      if (met + failed + silent < std::ssize(rows) || (silent > 0 && met + failed > 0)) return false;
      all.levels[level] = failed > 0 ? Mark::no : met > 0 ? Mark::yes : Mark::none;
    }
    bool is_above = false;
    for (auto& [level, mark] : all.levels) {
      if (is_above) mark = Mark::none;
      is_above = is_above || mark != Mark::yes;
    }
    if (!all.say_anything()) return false;
    decide(around_.criterion, all, rows.front(), now_ == aim_);
    return true;
  }

  Marks marks_in(std::size_t row, const Group& group) {
    Marks marks;
    for (const std::size_t index : group.columns) {
      const Column& column = heads_.columns[index];
      const Said& cell = table_.at(row, index);
      if (column.verdict == Verdict::none) {
        marks.said = verdict_level(cell.text, papers_);
        if (!marks.said && !cell.text.empty() && !is_unknown(cell.text)) plan_.unread.push_back(cell);
        continue;
      }
      if (const Merged* whole = table_.merged_at(row, index); whole != nullptr && whole->columns > 1) {
        if (!cell.text.empty()) plan_.unread.push_back(cell);
        continue;
      }
      const Mark mark = mark_of(cell.text, papers_);
      if (mark == Mark::unclear) plan_.unread.push_back(cell);
      const int level = column.level > 0 ? column.level : of_group_ != nullptr ? of_group_->level : 0;
      switch (column.verdict) {
        case Verdict::failed:
          marks.fails = marks.fails || mark == Mark::yes;
          break;
        case Verdict::level:
        case Verdict::met:
        case Verdict::not_met: {
          const Mark said = mark == Mark::unclear                                     ? Mark::none
                            : column.verdict == Verdict::not_met && mark == Mark::yes ? Mark::no
                            : column.verdict == Verdict::not_met                      ? Mark::none
                                                                                      : mark;
          Mark& known = marks.levels[level];
          marks.contradict = marks.contradict || (known != Mark::none && said != Mark::none && known != said);
          if (said != Mark::none) known = said;
          break;
        }
        case Verdict::none:
          break;
      }
    }
    return marks;
  }

  void decide(const std::string& id, const Marks& marks, std::size_t row, bool is_aim) {
    const Said whole = joined(table_.rows[row]);
    if (!marks.say_anything()) {
      if (!is_aim) plan_.warnings.push_back(whole.place + ": tiêu chí " + id + " chưa đánh dấu kết quả nào");
      return;
    }
    const auto level = marks.level();
    if (!level) {
      plan_.warnings.push_back(whole.place + ": tiêu chí " + id +
                               (marks.fails || marks.contradict ? " vừa đánh dấu không đạt vừa đánh dấu đạt; không lấy"
                                                                : " đánh dấu các mức không liền nhau; không lấy"));
      plan_.unread.push_back(whole);
      return;
    }
    const std::size_t place = criteria_ == std::string::npos ? 0 : criteria_;
    const Said& code = table_.at(row, place);
    if (is_aim) {
      if (*level == 0)
        plan_.unread.push_back(whole);
      else
        take_target(plan_, id, *level, {whole.text, whole.original, whole.place, false});
      return;
    }
    const std::size_t remark =
        heads_.of(Role::remark) != std::string::npos ? heads_.of(Role::remark) : heads_.of(Role::note);
    const std::string& where = table_.rows[row].empty() ? code.place : table_.rows[row].front().place;
    take_result(plan_,
                {id, *level, remark == std::string::npos ? Said{} : table_.at(row, remark),
                 code.text.empty() ? where : code.place},
                whole);
  }

  /// A mark under no head of a level means something that was not understood.
  void look_at_other_columns(std::size_t row, const std::string& id) {
    for (std::size_t i = 0; i < table_.rows[row].size(); ++i) {
      const bool is_bare = i >= heads_.columns.size() ||
                           (heads_.columns[i].role == Role::none && heads_.columns[i].verdict == Verdict::none);
      const Said& cell = table_.rows[row][i];
      const bool is_read = std::any_of(groups_.begin(), groups_.end(), [&](const Group& each) {
        return std::find(each.columns.begin(), each.columns.end(), i) != each.columns.end();
      });
      if (i == criteria_ || is_read || cell.text.empty()) continue;
      constexpr std::size_t longest_sign = 3;
      if (is_bare && cell.text.size() <= longest_sign && !is_word(cell.text) &&
          mark_of(cell.text, papers_) == Mark::yes) {
        plan_.warnings.push_back(cell.place + ": tiêu chí " + id + " có dấu ở cột không có tên mức");
        plan_.unread.push_back(cell);
      } else if ((is_bare || is_of_evidence(i)) && carries_value(cell.text)) {
        plan_.passed.push_back(cell);
      }
    }
  }

  bool is_unknown(const std::string& text) const {
    const std::string words = words_of(text);
    return std::find(papers_.levels.unknown.begin(), papers_.levels.unknown.end(), words) !=
           papers_.levels.unknown.end();
  }

  /// "có" is said of many things, a cross of levels only.
  static bool is_word(const std::string& text) { return words_of(text).size() > 1; }

  bool is_of_evidence(std::size_t column) const {
    const Role role = heads_.columns[column].role;
    return role == Role::code || role == Role::proof || role == Role::target || role == Role::verdict;
  }

  void pass_over(std::size_t row) {
    const std::string plain = words_of(joined(table_.rows[row]).text);
    const bool is_known = plain.empty() || plain.starts_with("tieu chuan") || plain.starts_with("tong") ||
                          plain.starts_with("cong") || is_head_again(row);
    if (!is_known) plan_.unread.push_back(joined(table_.rows[row]));
  }

  /// Heads repeated at the top of a page.
  bool is_head_again(std::size_t row) const {
    for (std::size_t head = 0; head < heads_.first_row; ++head) {
      bool is_same = true;
      for (std::size_t i = 0; i < table_.rows[row].size() && is_same; ++i)
        is_same = table_.rows[row][i].text.empty() || table_.rows[row][i].text == table_.at(head, i).text;
      if (is_same) return true;
    }
    return false;
  }

  const Table& table_;
  const Heads& heads_;
  const Around& around_;
  const Papers& papers_;
  PlanDocument& plan_;
  std::size_t criteria_ = std::string::npos, level_column_ = std::string::npos;
  const Papers::Group* of_group_ = nullptr;
  std::vector<Group> groups_;
  const Group *now_ = nullptr, *aim_ = nullptr;
};

}  // namespace

bool read_results(const Table& table, const Heads& heads, const Around& around, const Papers& papers,
                  PlanDocument& plan) {
  return Results(table, heads, around, papers, plan).read();
}

}  // namespace chuan::office
