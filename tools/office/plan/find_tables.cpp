// SPDX-License-Identifier: MIT
// Tables of results, of actions, of evidence, of people: told apart by the words of their first rows.
#include "office/plan/find_tables.hpp"

#include <algorithm>
#include <array>

#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

constexpr std::size_t most_header_rows = 4;

bool is_blank(const std::vector<Said>& row) {
  return std::all_of(row.begin(), row.end(), [](const Said& cell) { return cell.text.empty(); });
}

const Said& at(const std::vector<Said>& row, std::size_t column) {
  static const Said none;
  return column < row.size() ? row[column] : none;
}

/// A row of the table as a person would say it.
Said joined(const std::vector<Said>& row) {
  Said all;
  for (const Said& cell : row) {
    if (cell.text.empty()) continue;
    if (all.text.empty()) all.place = cell.place;
    all.text += (all.text.empty() ? "" : " | ") + cell.text;
    all.original += (all.original.empty() ? "" : " | ") + cell.original;
  }
  return all;
}

/// Where the levels of a table of results stand.
struct LevelColumns {
  std::size_t first_row = 0;
  std::vector<std::pair<std::size_t, int>> levels;  // column, level
  std::size_t remark = SIZE_MAX;
  const Papers::Group* group = nullptr;  // whose criteria these are; none: those of the standards
};

class Results {
 public:
  Results(const Table& table, const std::string& heading, const Papers& papers, PlanDocument& plan)
      : table_(table), papers_(papers), plan_(plan) {
    for (const Papers::Group& group : papers.groups)
      for (const std::string& word : group.words)
        if (mentions(heading, word)) columns_.group = &group;
  }

  bool read() {
    if (!find_columns()) return false;
    std::size_t found = 0;
    for (std::size_t row = columns_.first_row; row < table_.rows.size(); ++row) found += read_row(table_.rows[row]);
    return found > 0;
  }

 private:
  std::optional<std::string> criterion_of(const std::vector<Said>& row) const {
    for (std::size_t column = 0; column < std::min<std::size_t>(row.size(), 2); ++column) {
      if (const auto id = leading_criterion(row[column].text); id && is_code(row[column].text)) return id;
      const std::string plain = folded(row[column].text);
      if (columns_.group != nullptr && plain.starts_with("tieu chi ") && plain.size() > 9 && plain[9] >= '1' &&
          plain[9] <= '9')
        return plain.substr(9, plain.find_first_not_of("0123456789", 9) - 9);
    }
    return std::nullopt;
  }

  /// Not a sentence that happens to begin with a number.
  static bool is_code(const std::string& text) {
    return text.size() < 200 && (mentions(text, "tieu chi") || text.size() <= 6 || text.find(' ') != std::string::npos);
  }

  bool find_columns() {
    std::optional<std::size_t> not_met, met;
    std::size_t last_header = 0;
    for (std::size_t row = 0; row < std::min(table_.rows.size(), most_header_rows); ++row) {
      if (row > 0 && criterion_of(table_.rows[row])) break;
      last_header = row;
      std::vector<std::pair<std::size_t, int>> levels;
      for (std::size_t column = 0; column < table_.rows[row].size(); ++column) {
        const std::string plain = folded(table_.rows[row][column].text);
        if (plain.starts_with("khong dat") || plain == "chua dat") not_met = column;
        if (plain == "dat") met = column;
        if (const auto level = level_after(plain, "muc"); level && plain.size() < 16 && !plain.starts_with("khong"))
          levels.emplace_back(column, *level);
      }
      if (levels.size() >= columns_.levels.size() && !levels.empty()) columns_.levels = levels;
      for (const Said& cell : table_.rows[row]) {
        const std::string plain = folded(cell.text);
        has_remark_ = has_remark_ || plain.starts_with("noi dung") || plain.starts_with("ghi chu") ||
                      plain.starts_with("ly do") || plain.starts_with("han che");
      }
    }
    if (!columns_.levels.empty() && not_met) {
      // The heads of plain text have fewer cells than the rows below: what fails stands before the first level.
      const std::size_t first = columns_.levels.front().first;
      columns_.levels.emplace_back(first > 0 && *not_met > first ? *not_met : first - (first > 0 ? 1 : 0), 0);
    } else if (not_met && met && columns_.group != nullptr) {
      columns_.levels = {{*met, columns_.group->level}, {*not_met, 0}};
    } else {
      return false;
    }
    std::size_t last = 0;
    for (const auto& each : columns_.levels) last = std::max(last, each.first);
    if (has_remark_) columns_.remark = last + 1;
    columns_.first_row = last_header;
    return true;
  }

  bool read_row(const std::vector<Said>& row) {
    const auto id = criterion_of(row);
    if (!id) {
      const std::string plain = folded(joined(row).text);
      const bool is_known = is_blank(row) || plain.starts_with("tieu chuan") || plain.starts_with("tong") ||
                            plain.starts_with("cong") || &row == &table_.rows[columns_.first_row];
      if (!is_known) plan_.unread.push_back(joined(row));
      return false;
    }
    std::optional<int> highest;
    bool fails = false;
    for (const auto& [column, level] : columns_.levels) {
      const std::string& cell = at(row, column).text;
      if (!is_mark(cell)) {
        const bool is_none = cell.empty() || folded(cell) == "-";  // the criterion has no such level
        if (!is_none) plan_.unread.push_back(at(row, column));
        continue;
      }
      if (level == 0)
        fails = true;
      else
        highest = std::max(highest.value_or(0), level);
    }
    const Said whole = joined(row);
    if (fails && highest) {
      plan_.warnings.push_back(whole.place + ": tiêu chí " + *id +
                               " vừa đánh dấu không đạt vừa đánh dấu đạt; không lấy");
      plan_.unread.push_back(whole);
      return false;
    }
    if (!fails && !highest) {
      plan_.warnings.push_back(whole.place + ": tiêu chí " + *id + " chưa đánh dấu kết quả nào");
      return true;
    }
    add(*id, fails ? 0 : *highest, row);
    return true;
  }

  void add(std::string id, int level, const std::vector<Said>& row) {
    const Said& code = row.front();
    if (columns_.group != nullptr) id = columns_.group->id + "." + id;
    // Excel keeps 1.10 as the number 1.1; the row after 1.9 tells.
    if (id == last_eaten_base() && id == std::to_string(standard_of(last_)) + ".1" && last_.ends_with(".9")) {
      id += "0";
      plan_.warnings.push_back(code.place + ": «" + code.text + "» đứng sau " + last_ + ", đọc là " + id +
                               " (Excel bỏ số 0 ở cuối khi ô không phải dạng chữ)");
    }
    last_ = id;
    const auto known = std::find_if(plan_.results.begin(), plan_.results.end(),
                                    [&](const FoundResult& each) { return each.id == id; });
    FoundResult result{id, level, columns_.remark == SIZE_MAX ? Said{} : at(row, columns_.remark), code.place};
    if (known == plan_.results.end()) {
      if (std::find(plan_.disputed.begin(), plan_.disputed.end(), id) == plan_.disputed.end())
        plan_.results.push_back(std::move(result));
      return;
    }
    if (known->level == level) return;
    plan_.warnings.push_back(code.place + ": tiêu chí " + id + " ở đây khác với " + known->place +
                             "; không lấy kết quả nào, hãy sửa cho khớp");
    plan_.unread.push_back(joined(row));
    plan_.results.erase(known);
    plan_.disputed.push_back(id);
  }

  std::string last_eaten_base() const {
    return last_.empty() || papers_.is_in_group(last_) ? "" : last_.substr(0, last_.find('.')) + ".1";
  }
  static int standard_of(const std::string& id) { return std::atoi(id.c_str()); }

  const Table& table_;
  const Papers& papers_;
  PlanDocument& plan_;
  LevelColumns columns_;
  bool has_remark_ = false;
  std::string last_;
};

/// A column's meaning by the words of its heading.
struct Column {
  const char* name;
  std::array<const char*, 6> words;
};

/// The column each named meaning has in the first rows of the table; none: SIZE_MAX.
template <std::size_t count>
std::array<std::size_t, count> columns_of(const Table& table, const std::array<Column, count>& known,
                                          std::size_t& first_row) {
  std::array<std::size_t, count> best;
  best.fill(SIZE_MAX);
  std::size_t most = 0;
  for (std::size_t row = 0; row < std::min(table.rows.size(), most_header_rows); ++row) {
    std::array<std::size_t, count> places;
    places.fill(SIZE_MAX);
    std::vector<bool> taken(table.rows[row].size());
    for (std::size_t i = 0; i < count; ++i)
      for (const char* word : known[i].words) {
        if (word == nullptr || places[i] != SIZE_MAX) continue;
        for (std::size_t column = 0; column < taken.size() && places[i] == SIZE_MAX; ++column)
          if (!taken[column] && table.rows[row][column].text.size() < 120 &&
              mentions(table.rows[row][column].text, word)) {
            places[i] = column;
            taken[column] = true;
          }
      }
    const auto found = count - static_cast<std::size_t>(std::count(places.begin(), places.end(), SIZE_MAX));
    if (found <= most) continue;
    most = found;
    best = places;
    first_row = row + 1;
  }
  return best;
}

std::optional<Said> cell(const std::vector<Said>& row, std::size_t column) {
  if (column == SIZE_MAX) return std::nullopt;
  return at(row, column);
}

bool read_actions(const Table& table, PlanDocument& plan) {
  enum { indicator, evidence, owner, decides, cost, time, source, solution, aim, criterion, content, known };
  static const std::array<Column, known> columns = {{
      {"indicator", {"chi so", "chi bao ket qua", "chi tieu"}},
      {"evidence", {"minh chung"}},
      {"owner",
       {"nguoi thuc hien", "phu trach", "chu tri", "don vi thuc hien", "bo phan thuc hien", "nguoi chiu trach nhiem"}},
      {"decides", {"cap quyet dinh", "tham quyen", "co quan quyet dinh"}},
      {"cost", {"kinh phi", "du toan", "so tien"}},
      {"time", {"thoi gian", "thoi han", "tien do"}},
      {"source", {"nguon kinh phi", "nguon luc", "nguon"}},
      {"solution", {"giai phap", "bien phap"}},
      {"aim", {"muc tieu"}},
      {"criterion", {"tieu chi"}},
      {"content", {"noi dung", "cong viec", "hoat dong", "van de"}},
  }};
  std::size_t first_row = 0;
  const auto places = columns_of(table, columns, first_row);
  const auto has = [&](std::size_t which) { return places[which] != SIZE_MAX; };
  const int telling = has(owner) + has(cost) + has(time) + has(source) + has(indicator);
  if (telling < 2 || !(has(solution) || has(content)) || !(has(criterion) || has(content))) return false;
  for (std::size_t r = first_row; r < table.rows.size(); ++r) {
    const std::vector<Said>& row = table.rows[r];
    if (is_blank(row)) continue;
    FoundAction action;
    action.place = joined(row).place;
    for (const std::size_t column : {places[criterion], places[content]}) {
      if (column == SIZE_MAX || !action.criterion.empty()) continue;
      const auto leading = leading_criterion(at(row, column).text);
      const auto mentioned = mentioned_criterion(at(row, column).text);
      action.criterion = leading ? *leading : mentioned.value_or("");
    }
    if (action.criterion.empty()) {
      plan.unread.push_back(joined(row));
      continue;
    }
    action.action = cell(row, has(solution) ? places[solution] : places[content]);
    action.owner = cell(row, places[owner]);
    action.decides = cell(row, places[decides]);
    action.cost = cell(row, places[cost]);
    action.source = cell(row, places[source]);
    action.due = cell(row, places[time]);
    action.indicator = cell(row, places[indicator]);
    action.evidence = cell(row, places[evidence]);
    action.aim = cell(row, places[aim]);
    plan.actions.push_back(std::move(action));
  }
  return true;
}

/// What each criterion is to reach, where a table says it.
bool read_targets(const Table& table, PlanDocument& plan) {
  enum { target, criterion, known };
  static const std::array<Column, known> columns = {{{"target", {"muc tieu"}}, {"criterion", {"tieu chi"}}}};
  std::size_t first_row = 0;
  const auto places = columns_of(table, columns, first_row);
  if (places[target] == SIZE_MAX || places[criterion] == SIZE_MAX) return false;
  for (std::size_t r = first_row; r < table.rows.size(); ++r) {
    const std::vector<Said>& row = table.rows[r];
    const auto id = leading_criterion(at(row, places[criterion]).text);
    const auto level = level_after(at(row, places[target]).text, "muc");
    if (!id || !level) {
      if (!is_blank(row)) plan.unread.push_back(joined(row));
      continue;
    }
    const auto same = std::find_if(plan.criteria.begin(), plan.criteria.end(),
                                   [&](const FoundCriterion& each) { return each.id == *id; });
    if (same == plan.criteria.end())
      plan.criteria.push_back({*id, at(row, places[criterion]), level, at(row, places[target]), {}, joined(row).place});
  }
  return true;
}

bool read_evidence(const Table& table, PlanDocument& plan) {
  enum { code, title, issued, location, note, known };
  static const std::array<Column, known> columns = {{
      {"code", {"ma minh chung", "ma mc", "ma"}},
      {"title", {"ten minh chung", "ten"}},
      {"issued", {"ngay ban hanh", "ngay bh", "thoi gian ban hanh", "so ngay ban hanh"}},
      {"location", {"vi tri luu tru", "duong dan", "noi luu", "dinh dang", "ma ho so", "noi bh"}},
      {"note", {"ghi chu"}},
  }};
  std::size_t first_row = 0;
  const auto places = columns_of(table, columns, first_row);
  if (places[code] == SIZE_MAX || places[title] == SIZE_MAX) return false;
  for (std::size_t r = first_row; r < table.rows.size(); ++r) {
    const std::vector<Said>& row = table.rows[r];
    if (at(row, places[code]).text.empty()) {
      if (!is_blank(row) && !folded(joined(row).text).starts_with("tieu ch")) plan.unread.push_back(joined(row));
      continue;
    }
    plan.evidence.push_back({at(row, places[code]), at(row, places[title]), cell(row, places[issued]).value_or(Said{}),
                             cell(row, places[location]).value_or(Said{}), cell(row, places[note]).value_or(Said{})});
  }
  return true;
}

bool read_people(const Table& table, PlanDocument& plan) {
  enum { name, position, role, known };
  static const std::array<Column, known> columns = {{
      {"name", {"ho va ten", "ho ten"}},
      {"position", {"chuc vu", "chuc danh"}},
      {"role", {"nhiem vu", "vai tro", "chuc danh hoi dong"}},
  }};
  std::size_t first_row = 0;
  const auto places = columns_of(table, columns, first_row);
  if (places[name] == SIZE_MAX || places[role] == SIZE_MAX) return false;
  for (std::size_t r = first_row; r < table.rows.size(); ++r)
    if (const std::vector<Said>& row = table.rows[r]; !at(row, places[name]).text.empty())
      plan.council.push_back(
          {at(row, places[name]), cell(row, places[position]).value_or(Said{}), at(row, places[role])});
  return true;
}

bool read_reviews(const Table& table, PlanDocument& plan) {
  enum { when, what, known };
  static const std::array<Column, known> columns = {{{"when", {"thoi diem"}}, {"what", {"noi dung"}}}};
  std::size_t first_row = 0;
  const auto places = columns_of(table, columns, first_row);
  if (places[when] == SIZE_MAX || places[what] == SIZE_MAX) return false;
  for (std::size_t r = first_row; r < table.rows.size(); ++r)
    if (const std::vector<Said>& row = table.rows[r]; !at(row, places[when]).text.empty())
      plan.reviews.push_back({at(row, places[when]), at(row, places[what])});
  return true;
}

/// Tables that only lay out the head and the foot of a letter.
bool read_layout(const Table& table, PlanDocument& plan) {
  bool is_layout = false;
  for (const auto& row : table.rows)
    for (const Said& cell : row) {
      const std::string plain = folded(cell.text);
      if (plain.starts_with("noi nhan")) {
        std::vector<Said> lines = lines_of(cell);
        if (!lines.empty()) lines.erase(lines.begin());
        plan.recipients.insert(plan.recipients.end(), lines.begin(), lines.end());
        is_layout = true;
      }
      if (plain.find("doc lap - tu do - hanh phuc") != std::string::npos ||
          plain.find("cong hoa xa hoi") != std::string::npos)
        is_layout = true;
      for (const Said& line : lines_of(cell)) {
        if (const auto date = date_in_words(line.text); date && !plan.date && line.text.size() < 120) {
          plan.date = date;
          plan.date_place = line.place;
        }
        if (plan.school_name.text.empty() && folded(line.text).starts_with("truong ") && line.text.size() < 120)
          plan.school_name = line;
      }
    }
  return is_layout || table.rows.size() <= 1;
}

}  // namespace

std::vector<Said> lines_of(const Said& cell) {
  std::vector<Said> lines;
  std::size_t start = 0;
  while (start <= cell.text.size()) {
    const std::size_t end = std::min(cell.text.find('\n', start), cell.text.size());
    const std::string line = without_dash(std::string_view(cell.text).substr(start, end - start));
    if (!line.empty()) lines.push_back({line, cell.text == cell.original ? line : cell.original, cell.place, false});
    start = end + 1;
  }
  return lines;
}

void find_in_table(const Table& table, const std::string& heading, const Papers& papers, PlanDocument& plan) {
  if (Results(table, heading, papers, plan).read() || read_actions(table, plan) || read_targets(table, plan) ||
      read_people(table, plan) || read_reviews(table, plan) || read_evidence(table, plan) || read_layout(table, plan))
    return;
  for (const auto& row : table.rows)
    if (!is_blank(row)) plan.unread.push_back(joined(row));
}

}  // namespace chuan::office
