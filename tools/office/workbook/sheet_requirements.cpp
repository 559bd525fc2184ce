// SPDX-License-Identifier: MIT
// The sheet of one standard: a row a requirement, beside its words what the school concludes and shows.
#include <algorithm>

#include "chuan/address.hpp"
#include "chuan/joined.hpp"
#include "office/workbook/cell_text.hpp"
#include "office/workbook/sheets.hpp"
#include "office/workbook/words.hpp"

namespace chuan::office {
namespace {

enum Columns { code, text, cite, threshold, verdict, evidence, note, suggested, unverified, column_count };

/// What a requirement asks beyond its words.
std::string threshold_of(const Requirement& requirement) {
  switch (requirement.kind) {
    case RequirementKind::attested:
      return requirement.stated;
    case RequirementKind::computed:
      return "Máy tính từ số liệu: " + requirement.stated;
    case RequirementKind::cross_checked:
      return "Số liệu kèm theo: " + requirement.stated;
    case RequirementKind::alternatives:
      break;
  }
  const bool is_computed =
      std::any_of(requirement.alternatives.begin(), requirement.alternatives.end(),
                  [](const Alternative& each) { return !each.body.is_none() || !each.condition.is_none(); });
  if (is_computed) return requirement.stated;
  const std::string& condition = requirement.rows.front().condition;
  return (condition.empty() ? "" : "Khi " + condition + ": ") + "ít nhất " +
         std::to_string(requirement.alternatives_needed) + " trong " + std::to_string(requirement.alternatives.size()) +
         " cách dưới đây";
}

std::string said(const Origin& origin) {
  return origin.unverified.empty() ? "" : "chưa đối chiếu: " + origin.unverified;
}

class Rows {
 public:
  Rows(const LevelData& data, Sheet& sheet) : data_(data), sheet_(sheet) {}

  void add(const Criterion& criterion) {
    std::vector<std::string> metrics;
    for (const Metric& each : criterion.metrics)
      metrics.push_back(each.text + (each.unit.empty() ? "" : " (" + each.unit + ")"));
    // The whole list stands once a criterion, else every row would be as tall as it.
    suggestions_ = criterion.suggested_evidence.empty() ? "" : "như dòng " + criterion.id;
    SheetRow& row = start(SheetRow::Kind::heading, criterion.id);
    row.cells[text].text = criterion.title + (criterion.mandatory ? " (tiêu chí bắt buộc)" : "");
    row.cells[cite].text = criterion.origin.cite;
    row.cells[threshold].text = metrics.empty() ? "" : "Chỉ số theo dõi: " + chuan::joined(metrics, "; ");
    row.cells[suggested].text = chuan::joined(criterion.suggested_evidence, "; ");
    row.cells[unverified].text = said(criterion.origin);
    for (const int each : {verdict, evidence, note}) row.cells[static_cast<std::size_t>(each)].is_given = true;
    for (const CriterionLevel& each : criterion.levels) add(criterion, each);
  }

 private:
  SheetRow& start(SheetRow::Kind kind, const std::string& address) {
    SheetRow& row = sheet_.rows.emplace_back();
    row.kind = kind;
    row.cells.resize(column_count);
    row.cells[code].text = address;
    if (const auto found = data_.requirements.find(address); found != data_.requirements.end()) {
      row.cells[verdict].text = verdict_word(found->second.verdict);
      row.cells[evidence].text = codes_to_cell(found->second.evidence);
      row.cells[note].text = to_cell(found->second.note);
    }
    return row;
  }

  void add(const Criterion& criterion, const CriterionLevel& level) {
    const std::string address = print(Subject{criterion.id, level.number});
    SheetRow& row = start(SheetRow::Kind::subheading, address);
    row.cells[text].text = level_word(level.number) + " (chỉ ghi khi kết luận chung cho cả mức)";
    row.cells[cite].text = level.origin.cite;
    row.cells[unverified].text = said(level.origin);
    for (const Indicator& each : level.indicators) {
      const std::string under = print(Subject{criterion.id, level.number, each.letter});
      if (each.letter != "*" || data_.requirements.count(under) > 0) {
        SheetRow& letter = start(SheetRow::Kind::subheading, under);
        letter.cells[text].text = each.letter == "*" ? "Mọi yêu cầu của mức" : "Chỉ báo " + each.letter + ")";
        letter.cells[cite].text = cite_of(each, level);
        letter.cells[unverified].text = said(each.origin);
      }
      for (const Requirement& requirement : each.requirements) add(requirement, each, level, criterion);
    }
  }

  void add(const Requirement& requirement, const Indicator& indicator, const CriterionLevel& level,
           const Criterion& criterion) {
    const std::string place = requirement.origin.cite.empty() ? cite_of(indicator, level) : requirement.origin.cite;
    const bool is_unverified = !indicator.origin.unverified.empty() || !level.origin.unverified.empty() ||
                               !criterion.origin.unverified.empty();
    SheetRow& row = start(SheetRow::Kind::plain, requirement.subject());
    row.cells[text].text = requirement.text;
    row.cells[cite].text = place;
    row.cells[threshold].text = threshold_of(requirement);
    row.cells[suggested].text = suggestions_;
    row.cells[unverified].text = said(requirement.origin);
    if (row.cells[unverified].text.empty() && is_unverified) row.cells[unverified].text = "chưa đối chiếu";
    for (std::size_t i = 0; i < requirement.alternatives.size(); ++i) {
      const Alternative& way = requirement.alternatives[i];
      SheetRow& below = start(SheetRow::Kind::plain, way_of(requirement.subject(), i + 1));
      below.cells[text].text = "Cách " + std::to_string(i + 1) + ": " + way.text;
      below.cells[cite].text = way.origin.cite.empty() ? place : way.origin.cite;
      below.cells[unverified].text = said(way.origin);
      if (below.cells[unverified].text.empty() && (is_unverified || !requirement.origin.unverified.empty()))
        below.cells[unverified].text = "chưa đối chiếu";
    }
  }

  static std::string cite_of(const Indicator& indicator, const CriterionLevel& level) {
    if (!indicator.origin.cite.empty()) return indicator.origin.cite;
    if (indicator.letter == "*" || level.origin.cite.empty()) return level.origin.cite;
    return "điểm " + indicator.letter + " " + level.origin.cite;
  }

  const LevelData& data_;
  Sheet& sheet_;
  std::string suggestions_;
};

}  // namespace

Sheet requirements_sheet(const Rulebook& book, const std::vector<const Standard*>& sections, const LevelData& data,
                         const std::string& name, const std::string& educational_level) {
  Sheet sheet{name, name, "", {}, {}};
  if (educational_level.empty() && !sections.front()->title.empty()) sheet.title += ". " + sections.front()->title;
  if (!educational_level.empty()) sheet.title = "Yêu cầu, riêng cấp học " + educational_level;
  sheet.hint =
      "Kết luận: đạt, chưa đạt, chưa rõ, không áp dụng; để trống là chưa xét. Mã minh chứng cách nhau bằng dấu "
      "chấm phẩy, như ở trang Minh chứng.";
  const Allowed verdicts{Allowed::Kind::one_of, {words::met, words::not_met, words::unknown, words::not_applicable}};
  sheet.columns = {{of_level(words::requirement, educational_level), 11, true},
                   {words::content, 42, true},
                   {words::cite, 12, true},
                   {words::threshold, 24, true},
                   {words::verdict, 11, false, verdicts},
                   {words::evidence_code, 16},
                   {words::note, 20},
                   {words::suggested, 24, true},
                   {words::unverified, 18, true}};
  Rows rows(data, sheet);
  for (const Standard* section : sections)
    for (const CriterionId id : section->criteria) rows.add(book[id]);
  return sheet;
}

}  // namespace chuan::office
