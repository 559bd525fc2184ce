// SPDX-License-Identifier: MIT
// Finding the sheets of a workbook by the words of their header rows.
#include "office/workbook/read_sheet.hpp"

#include <algorithm>
#include <set>

#include "office/workbook/cell_text.hpp"
#include "office/workbook/words.hpp"

namespace chuan::office {
namespace {

/// Columns in which a school writes, by the first header; without one of them data would be lost unseen.
const std::map<std::string, std::vector<const char*>>& expected() {
  static const std::map<std::string, std::vector<const char*>> all = {
      {words::item, {words::content}},
      {words::criterion_result, {words::result}},
      {words::requirement, {words::verdict, words::evidence_code, words::note}},
      {words::fact, {words::value}},
      {words::evidence_code, {words::evidence_title, words::issued, words::expires, words::location, words::aliases}},
      {words::planned_criterion,
       {words::action, words::reaches, words::changes, words::cost, words::source, words::owner, words::decides,
        words::starts, words::due, words::days, words::indicator, words::expected_evidence}},
      {words::remark, {words::content, words::by}},
      {words::recognition, {words::degree, words::given, words::under, words::stated_expiry}},
      {words::member, {words::role, words::position}},
      {words::review_date, {words::review}},
      {words::site, {words::site_name, words::site_subject, words::site_result, words::evidence_code, words::note}},
      {words::origin, {words::pointer, words::content}}};
  return all;
}

/// Columns that are read where they are, or that the program wrote and does not read.
const std::map<std::string, std::vector<const char*>>& other() {
  static const std::map<std::string, std::vector<const char*>> all = {
      {words::item, {words::how}},
      {words::criterion_result,
       {words::title, words::mandatory, words::target, words::description, words::shortfall, words::solutions}},
      {words::requirement, {words::content, words::cite, words::threshold, words::suggested, words::unverified}},
      {words::fact, {words::content, words::unit, words::unverified}},
      {words::evidence_code, {words::item_kind, words::verification, words::checked_by, words::checked_on}},
      {words::planned_criterion, {words::status, words::progress}}};
  return all;
}

bool is_in(const std::map<std::string, std::vector<const char*>>& lists, const std::string& part,
           const std::string& header) {
  const auto found = lists.find(part);
  return found != lists.end() &&
         std::any_of(found->second.begin(), found->second.end(), [&](const char* each) { return header == each; });
}

/// The header as the program writes it, whatever its capitals; as it stands where no sheet has it.
std::string known(const std::string& header) {
  static const std::map<std::string, std::string> all = [] {
    std::map<std::string, std::string> names;
    for (const auto* lists : {&expected(), &other()})
      for (const auto& [part, columns] : *lists) {
        names.emplace(lowered(part), part);
        for (const char* each : columns) names.emplace(lowered(each), each);
      }
    return names;
  }();
  const auto found = all.find(lowered(header));
  return found == all.end() ? header : found->second;
}

/// "Mã yêu cầu (THCS)" apart.
std::pair<std::string, std::string> apart(const std::string& said) {
  const std::string header = known(said);
  const std::size_t open = header.find(" (");
  if (open == std::string::npos || header.back() != ')' || expected().count(header) > 0) return {header, ""};
  return {known(header.substr(0, open)), header.substr(open + 2, header.size() - open - 3)};
}

bool is_blank(const std::vector<Said>& row) {
  return std::all_of(row.begin(), row.end(), [](const Said& each) { return each.text.empty(); });
}

class Finder {
 public:
  Finder(const Table& table, WorkbookRead& read) : table_(table), read_(read) {}

  std::optional<WorkbookPage> find() {
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      const std::vector<Said>& row = table_.rows[i];
      if (row.empty()) continue;
      const auto [part, level] = apart(row.front().text);
      if (expected().count(part) == 0) continue;
      WorkbookPage page{&table_, part, level, i + 1, {}, {}};
      headers(page, row);
      refuse_merged(page);
      for (const char* each : expected().at(part))
        if (page.columns.count(each) == 0)
          read_.faults.push_back({row.front().place, std::string("thiếu cột «") + each +
                                                         "» của biểu này; ghi lại tên cột như trong bảng đã tạo"});
      return page;
    }
    if (!std::all_of(table_.rows.begin(), table_.rows.end(), is_blank))
      read_.warnings.push_back({table_.place, "không phải một trang của biểu, không đọc"});
    return std::nullopt;
  }

 private:
  void headers(WorkbookPage& page, const std::vector<Said>& row) {
    page.columns[page.part] = 0;
    for (std::size_t c = 1; c < row.size(); ++c) {
      const std::string header = known(row[c].text);
      const auto year = page.part == words::fact ? parse_school_year(header) : std::nullopt;
      if (year) {
        if (!page.years.emplace(*year, c).second) twice(row[c]);
      } else if (is_in(expected(), page.part, header) || is_in(other(), page.part, header)) {
        if (!page.columns.emplace(header, c).second) twice(row[c]);
      } else if (const Said* said = first_below(c, page.first_row)) {
        read_.warnings.push_back({said->place, header.empty() ? "cột không có tên, không đọc"
                                                              : "cột «" + header + "» không thuộc biểu, không đọc"});
      }
    }
  }

  /// What one cell says of several rows could be meant for each, for all together or for the first.
  void refuse_merged(const WorkbookPage& page) {
    for (const Merged& each : table_.merged) {
      const Said& cell = table_.at(each.row, each.column);
      if (each.rows < 2 || each.row < page.first_row || cell.text.empty()) continue;
      read_.faults.push_back({cell.place, "ô gộp " + std::to_string(each.rows) + " dòng, không rõ «" + cell.text +
                                              "» là của dòng nào; bỏ gộp rồi ghi vào từng dòng"});
    }
  }

  void twice(const Said& header) {
    read_.faults.push_back({header.place, "cột «" + header.text + "» có hai lần; giữ một cột"});
  }

  const Said* first_below(std::size_t column, std::size_t first_row) const {
    for (std::size_t i = first_row; i < table_.rows.size(); ++i)
      if (column < table_.rows[i].size() && !table_.rows[i][column].text.empty()) return &table_.rows[i][column];
    return nullptr;
  }

  const Table& table_;
  WorkbookRead& read_;
};

}  // namespace

const Said& WorkbookRow::at(std::size_t column) const {
  static const Said nothing;
  return column < cells_.size() ? cells_[column] : nothing;
}

const Said& WorkbookRow::operator[](const char* header) const {
  const auto found = page_.columns.find(header);
  return at(found == page_.columns.end() ? cells_.size() : found->second);
}

const Said& WorkbookRow::in_year(int year) const { return at(page_.years.at(year)); }

bool WorkbookRow::says(std::initializer_list<const char*> headers) const {
  return std::any_of(headers.begin(), headers.end(), [this](const char* each) { return !(*this)[each].text.empty(); });
}

std::string WorkbookRow::place() const {
  for (const Said& each : cells_)
    if (!each.text.empty()) return each.place;
  return "";
}

std::vector<WorkbookPage> pages(const Document& document, WorkbookRead& read) {
  std::vector<WorkbookPage> found;
  std::map<std::pair<std::string, std::string>, std::string> given;
  for (const Block& block : document.blocks) {
    const Table* table = std::get_if<Table>(&block);
    if (!table) continue;
    std::optional<WorkbookPage> page = Finder(*table, read).find();
    if (!page) continue;
    const std::string& place = table->rows[page->first_row - 1].front().place;
    const auto [first, is_new] = given.emplace(std::pair(page->part, page->level), place);
    // Each standard has a sheet of requirements.
    if (!is_new && page->part != words::requirement) {
      read.faults.push_back({place, "biểu này có hai lần, lần đầu ở " + first->second + "; giữ một trang"});
      continue;
    }
    found.push_back(std::move(*page));
  }
  return found;
}

}  // namespace chuan::office
