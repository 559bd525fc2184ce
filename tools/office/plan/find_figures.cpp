// SPDX-License-Identifier: MIT
// Tables of figures: a row a figure and a column a school year, a row a year, or one row of figures under their names.
#include <algorithm>
#include <regex>

#include "office/plan/figure_numbers.hpp"
#include "office/plan/find_tables.hpp"
#include "office/plan/phrases.hpp"
#include "office/plan/take.hpp"

namespace chuan::office {
namespace {

/// "2023-2024", or "2024" where only a year is named; empty: neither.
std::string year_in(const std::string& text) {
  static const std::regex school_year(R"((20\d\d) ?[-/] ?(20\d\d))"), year(R"(\b(20\d\d)\b)");
  std::smatch found;
  const std::string plain = folded(text);
  if (std::regex_search(plain, found, school_year)) return found[1].str() + "-" + found[2].str();
  return std::regex_search(plain, found, year) ? found[1].str() : "";
}

/// A year still to be filled in: "Năm học 20…-20…".
bool is_open_year(const std::string& text) {
  static const std::regex open(R"(20(?:\.|_|…|\xE2\x80\xA6| ?- ?20(?!\d))[\s\S]*)");
  const std::size_t at = text.find("20");
  return at != std::string::npos && year_in(text).empty() && std::regex_match(text.substr(at), open);
}

class Figures {
 public:
  Figures(const Table& table, const Heads& heads, const Around& around, const Papers& papers, PlanDocument& plan)
      : table_(table), heads_(heads), around_(around), papers_(papers), plan_(plan) {}

  bool read() {
    if (criteria_column(table_, heads_) != std::string::npos) return false;
    find_columns();
    if (refuse_open_years()) return true;
    if (!years_.empty()) return read_rows();
    return read_years_below() || read_one_row();
  }

 private:
  void find_columns() {
    for (std::size_t i = 0; i < heads_.columns.size(); ++i) {
      const Column& column = heads_.columns[i];
      const bool may_hold = column.verdict == Verdict::none && column.role != Role::criterion &&
                            column.role != Role::code && column.role != Role::title && column.role != Role::action;
      if (may_hold && (!year_in(column.head).empty() || is_open_year(column.head))) years_.push_back(i);
    }
    const std::size_t stop = years_.empty() ? heads_.columns.size() : years_.front();
    for (std::size_t i = 0; i < stop; ++i) {
      const Role role = heads_.columns[i].role;
      if (role == Role::code || (role == Role::order && holds_keys(i))) key_ = i;
      if (words_of(heads_.columns[i].head) == "don vi" || words_of(heads_.columns[i].head) == "dvt" ||
          words_of(heads_.columns[i].head) == "don vi tinh")
        unit_ = i;
      else if (role != Role::order && role != Role::code && name_ == std::string::npos)
        name_ = i;
    }
  }

  /// "QM01", "TEN_TRUONG".
  static bool is_key(const std::string& text) {
    static const std::regex form(R"([A-Z]{2,}(?:_?[A-Z0-9]+)*)");
    return std::regex_match(text, form);
  }
  bool holds_keys(std::size_t column) const {
    std::size_t keys = 0;
    for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row)
      keys += is_key(table_.at(row, column).text);
    return keys > 1;
  }

  /// Columns whose year nobody filled in: no figure of them belongs to a year.
  bool refuse_open_years() {
    std::vector<std::size_t> open;
    for (const std::size_t each : years_)
      if (is_open_year(heads_.columns[each].head)) open.push_back(each);
    if (open.empty()) return false;
    bool is_filled = false;
    for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row)
      for (const std::size_t each : open) is_filled = is_filled || !table_.at(row, each).text.empty();
    plan_.warnings.push_back(table_.place + ": cột «" + heads_.columns[open.front()].head +
                             "» chưa ghi năm học; hãy ghi năm học vào hàng tiêu đề" +
                             (is_filled ? ", không lấy số liệu nào của bảng này" : ""));
    if (is_filled)
      for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row)
        if (!is_blank(table_.rows[row])) plan_.unread.push_back(joined(table_.rows[row]));
    return true;
  }

  std::vector<FigureText> texts_in(std::size_t row) const {
    std::vector<FigureText> texts;
    for (const std::size_t each : years_) texts.push_back({table_.at(row, each).text, table_.at(row, each).is_number});
    return texts;
  }

  bool read_rows() {
    if (name_ == std::string::npos) return false;
    std::vector<FigureText> all;
    for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row)
      for (FigureText& each : texts_in(row)) all.push_back(std::move(each));
    const bool holds_any =
        std::any_of(all.begin(), all.end(), [](const FigureText& each) { return figure_of(each).has_value(); });
    if (!holds_any) return false;
    const NumberSigns signs = signs_in(all);
    for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row) {
      const Said& name = table_.at(row, name_);
      if (is_blank(table_.rows[row])) continue;
      const std::vector<FigureText> beside = texts_in(row);
      const bool says_any =
          std::any_of(beside.begin(), beside.end(), [](const auto& each) { return !each.text.empty(); });
      if (!says_any) continue;
      const std::string unit = unit_ == std::string::npos ? "" : table_.at(row, unit_).text;
      for (std::size_t i = 0; i < years_.size(); ++i) {
        const Column& column = heads_.columns[years_[i]];
        add(name, unit, key_ == std::string::npos ? "" : table_.at(row, key_).text, year_in(column.head),
            papers_.speaks_of(column.head, Context::aim), table_.at(row, years_[i]), beside, signs);
      }
    }
    return true;
  }

  /// Whether a number can be read without what stands around it.
  static std::optional<Number> figure_of(const FigureText& text) {
    return figure_number(text, {text}, signs_in({text}), true, false).value;
  }

  /// "Năm học | Số tiêu chí": the years stand in the first column.
  bool read_years_below() {
    if (heads_.columns.size() != 2) return false;
    std::vector<FigureText> texts;
    for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row) {
      if (is_blank(table_.rows[row])) continue;
      static const std::regex only_year(R"((?:nam hoc |nam )?20\d\d(?: ?[-/] ?20\d\d)?)");
      if (!std::regex_match(folded(table_.at(row, 0).text), only_year)) return false;
      texts.push_back({table_.at(row, 1).text, table_.at(row, 1).is_number});
    }
    if (texts.empty()) return false;
    const NumberSigns signs = signs_in(texts);
    const std::string head = heads_.columns[1].head;
    Said name{around_.line.empty() ? head : around_.line, "", table_.place, false};
    for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row)
      if (!is_blank(table_.rows[row]))
        add(name, "", "", year_in(table_.at(row, 0).text), papers_.speaks_of(head, Context::aim), table_.at(row, 1),
            texts, signs);
    return true;
  }

  /// "Số lớp | Số học sinh" over one row of numbers; the year is said above the table or nowhere.
  bool read_one_row() {
    std::vector<std::size_t> rows;
    for (std::size_t row = heads_.first_row; row < table_.rows.size(); ++row)
      if (!is_blank(table_.rows[row])) rows.push_back(row);
    if (rows.size() != 1) return false;
    std::size_t counts = 0;
    std::vector<FigureText> texts;
    for (std::size_t i = 0; i < heads_.columns.size(); ++i) {
      if (heads_.columns[i].verdict != Verdict::none) return false;
      const Said& cell = table_.at(rows.front(), i);
      texts.push_back({cell.text, cell.is_number});
      counts += figure_of(texts.back()).has_value();
    }
    if (counts < 2) return false;
    const std::string line_year = year_in(around_.line),
                      year = line_year.empty() ? year_in(around_.heading) : line_year;
    for (std::size_t i = 0; i < heads_.columns.size(); ++i) {
      const Said& cell = table_.at(rows.front(), i);
      const Said name{heads_.columns[i].head, heads_.columns[i].head, cell.place, false};
      if (heads_.columns[i].role != Role::order)
        add(name, "", "", year, papers_.speaks_of(heads_.columns[i].head, Context::aim), cell, {texts[i]},
            signs_in(texts));
    }
    return true;
  }

  void add(const Said& name, const std::string& unit, const std::string& key, const std::string& year, bool is_aim,
           const Said& cell, const std::vector<FigureText>& beside, const NumberSigns& signs) {
    if (words_of(cell.text).empty()) return;  // nothing, or "…"
    const FigureNumber number =
        figure_number({cell.text, cell.is_number}, beside, signs, papers_.is_share(name.text + " " + unit),
                      papers_.counts(name.text + " " + unit));
    if (number.is_doubtful)
      plan_.warnings.push_back(cell.place + ": «" + cell.text +
                               "» có thể là hàng nghìn hay số lẻ, các ô cạnh không cho biết; không lấy");
    if (!number.value) {
      plan_.unread.push_back(cell);
      return;
    }
    plan_.figures.push_back({name, number.is_percent ? "%" : unit, is_key(key) ? key : "", year, is_aim, *number.value,
                             cell.text, cell.place});
  }

  const Table& table_;
  const Heads& heads_;
  const Around& around_;
  const Papers& papers_;
  PlanDocument& plan_;
  std::vector<std::size_t> years_;
  std::size_t name_ = std::string::npos, unit_ = std::string::npos, key_ = std::string::npos;
};

}  // namespace

bool read_figures(const Table& table, const Heads& heads, const Around& around, const Papers& papers,
                  PlanDocument& plan) {
  return Figures(table, heads, around, papers, plan).read();
}

}  // namespace chuan::office
