// SPDX-License-Identifier: MIT
// Tables of work: what is done for which criterion, by whom, until when, for how much.
#include <algorithm>
#include <regex>

#include "office/plan/find_tables.hpp"
#include "office/plan/levels.hpp"
#include "office/plan/phrases.hpp"
#include "office/plan/take.hpp"

namespace chuan::office {
namespace {

class Actions {
 public:
  Actions(const Table& table, const Heads& heads, const Around& around, const Papers& papers, PlanDocument& plan)
      : table_(table), heads_(heads), around_(around), papers_(papers), plan_(plan) {}

  bool read() {
    const auto has = [&](Role role) { return heads_.has(role); };
    const int telling = has(Role::owner) + has(Role::cost) + (has(Role::time) || has(Role::due) || has(Role::starts)) +
                        has(Role::source) + has(Role::indicator);
    if (telling < 2 || !(has(Role::action) || has(Role::content)) || !(has(Role::criterion) || has(Role::content)))
      return false;
    if (const std::string& fault = heads_.fault.empty() ? table_.fault : heads_.fault; !fault.empty()) {
      plan_.warnings.push_back(table_.place + ": " + fault + "; không lấy việc nào của bảng này");
      for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row) leave(row);
      return true;
    }
    find_unit();
    tell_columns_twice();
    const std::size_t criteria = criteria_column(table_, heads_);
    std::optional<Codes> codes;
    if (criteria != std::string::npos) codes.emplace(table_, criteria, heads_.first_row, papers_, plan_);
    for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row) {
      if (is_blank(table_.rows[row])) continue;
      const std::vector<std::string> of = criteria_of(row, criteria, codes);
      if (of.empty())
        leave(row);
      else
        take(row, of);
    }
    return true;
  }

 private:
  void leave(std::size_t row) {
    static const std::regex standard(R"((?:tieu chuan \d|tong|cong\b).*)");
    const Said whole = joined(table_.rows[row]);
    const bool is_only_a_title = std::regex_match(words_of(whole.text), standard) && !carries_value(whole.text);
    if (!whole.text.empty() && !is_only_a_title) plan_.unread.push_back(whole);
  }

  std::vector<std::string> criteria_of(std::size_t row, std::size_t criteria, const std::optional<Codes>& codes) const {
    if (codes) {
      const Said& cell = table_.at(row, criteria);
      if (const auto one = codes->at(row)) {
        const std::vector<std::string> all = leading_criteria(cell.text);
        return all.size() > 1 ? all : std::vector<std::string>{*one};
      }
      if (cell.is_number) return {};
    }
    for (const Role role : {Role::criterion, Role::content, Role::action})
      if (heads_.has(role))
        if (const auto mentioned = mentioned_criterion(table_.at(row, heads_.of(role)).text)) return {*mentioned};
    return {};
  }

  std::optional<Said> cell(std::size_t row, Role role) const {
    const std::size_t column = heads_.of(role);
    if (column == std::string::npos) return std::nullopt;
    return table_.at(row, column);
  }

  void find_unit() {
    const std::size_t column = heads_.of(Role::cost);
    if (column != std::string::npos) unit_ = papers_.unit_of(heads_.columns[column].head);
    const std::string plain = words_of(around_.line);
    const bool is_said = plain.find("dvt") != std::string::npos || plain.find("don vi") != std::string::npos;
    if (unit_.empty() && is_said) unit_ = papers_.unit_of(around_.line);
  }

  /// Two columns of one meaning: which one holds cannot be known, so the sum is left out and the rest told.
  void tell_columns_twice() {
    for (const Role role : {Role::cost, Role::owner, Role::starts, Role::due, Role::time, Role::indicator}) {
      const auto is_it = [&](const Column& each) { return each.role == role; };
      if (std::count_if(heads_.columns.begin(), heads_.columns.end(), is_it) < 2) continue;
      if (role == Role::cost) has_one_cost_ = false;
      const std::string first = heads_.columns[heads_.of(role)].head;
      plan_.warnings.push_back(table_.place + ": hai cột cùng nghĩa với «" + first + "»; " +
                               (role == Role::cost ? "không lấy kinh phí" : "chỉ lấy cột đầu"));
      for (std::size_t i = 0; i < heads_.columns.size(); ++i) {
        if (!is_it(heads_.columns[i]) || (i == heads_.of(role) && role != Role::cost)) continue;
        for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row)
          if (!table_.at(row, i).text.empty()) plan_.unread.push_back(table_.at(row, i));
      }
    }
  }

  void take(std::size_t row, const std::vector<std::string>& criteria) {
    FoundAction action;
    action.place = joined(table_.rows[row]).place;
    action.action = cell(row, heads_.has(Role::action) ? Role::action : Role::content);
    action.owner = cell(row, Role::owner);
    action.decides = cell(row, Role::decides);
    action.source = cell(row, Role::source);
    action.indicator = cell(row, Role::indicator);
    action.evidence = cell(row, Role::proof);
    action.aim = cell(row, Role::target);
    if (action.aim) action.reaches = target_level(action.aim->text, papers_);
    action.due = time(row);
    action.cost = cost(row, action);
    if (criteria.size() > 1 && action.cost && !action.cost->text.empty() && !is_to_fill(*action.cost)) {
      plan_.warnings.push_back(action.cost->place + ": «" + action.cost->text + "» chung cho " +
                               std::to_string(criteria.size()) + " tiêu chí; không chia, không ghi cho tiêu chí nào");
      plan_.unread.push_back(*action.cost);
      action.cost->text.clear();
    }
    read_progress(row, action);
    for (const std::string& each : criteria) {
      action.criterion = each;
      plan_.actions.push_back(action);
    }
  }

  std::optional<Said> cost(std::size_t row, FoundAction& action) {
    static const std::regex in_source(R"((?:du kien )?kinh phi ?: ?(.+))");
    std::optional<Said> found = has_one_cost_ ? cell(row, Role::cost) : std::nullopt;
    if (found) {
      const Merged* whole = table_.merged_at(row, heads_.of(Role::cost));
      if (whole != nullptr && whole->rows > 1 && !found->text.empty()) {
        if (row == std::max(whole->row, heads_.first_row)) {
          plan_.warnings.push_back(found->place + ": «" + found->text +
                                   "» chung cho nhiều việc; không chia, không lấy");
          plan_.unread.push_back(*found);
        }
        found->text.clear();
      }
      const bool is_bare = found->text.find_first_not_of("0123456789., ") == std::string::npos;
      if (!unit_.empty() && is_bare && !found->text.empty()) found->text += " " + unit_;
      return found;
    }
    // Our own form says the sum below the source.
    if (!action.source) return found;
    std::string rest;
    for (const Said& line : lines_of(*action.source)) {
      std::smatch sum;
      const std::string plain = folded(line.text);
      if (std::regex_match(plain, sum, in_source)) {
        found = line;
        found->text = line.text.substr(line.text.find(':') + 1);
        found->text.erase(0, found->text.find_first_not_of(' '));
      } else {
        rest += (rest.empty() ? "" : "\n") + line.text;
      }
    }
    if (found) action.source->text = rest;
    return found;
  }

  /// One span of time, whether a table has one column for it or two.
  std::optional<Said> time(std::size_t row) const {
    const std::optional<Said> starts = cell(row, Role::starts), due = cell(row, Role::due);
    const bool begins = starts && !starts->text.empty(), ends = due && !due->text.empty();
    if (!starts && !due) return cell(row, Role::time);
    if (begins && ends) {
      Said both = *due;
      both.text = "từ " + starts->text + " đến " + due->text;
      both.original = both.text;
      return both;
    }
    if (begins) {
      Said from = *starts;
      from.text = "từ " + from.text;
      from.original = from.text;
      return from;
    }
    return due ? due : cell(row, Role::time);
  }

  /// Words of a state, or a share: "Hoàn thành", "60%".
  void read_progress(std::size_t row, FoundAction& action) {
    const auto said = cell(row, Role::progress);
    if (!said || said->text.empty()) return;
    static const std::regex share(R"((100|[1-9]?\d) ?%)");
    std::smatch found;
    action.status = papers_.status_of(said->text);
    if (std::regex_match(said->text, found, share)) action.done = std::stoi(found[1].str());
    if (action.status.empty() && !action.done) plan_.passed.push_back(*said);
    action.progress = *said;
  }

  const Table& table_;
  const Heads& heads_;
  const Around& around_;
  const Papers& papers_;
  PlanDocument& plan_;
  std::string unit_;
  bool has_one_cost_ = true;
};

}  // namespace

bool read_actions(const Table& table, const Heads& heads, const Around& around, const Papers& papers,
                  PlanDocument& plan) {
  return Actions(table, heads, around, papers, plan).read();
}

}  // namespace chuan::office
