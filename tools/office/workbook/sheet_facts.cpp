// SPDX-License-Identifier: MIT
// The sheet of figures: a row a fact, a column a school year.
#include <algorithm>
#include <set>

#include "chuan/joined.hpp"
#include "office/workbook/cell_text.hpp"
#include "office/workbook/sheets.hpp"
#include "office/workbook/words.hpp"

namespace chuan::office {
namespace {

std::string written(const Fact& fact, const FactValue& value) {
  if (const bool* holds = std::get_if<bool>(&value)) return *holds ? words::yes : words::no;
  const Number& number = std::get<Number>(value);
  if (!fact.choices.empty()) return fact.choices[static_cast<std::size_t>(number.numerator())];
  if (fact.type == FactType::date) return to_vietnamese(std::chrono::sys_days(std::chrono::days(number.numerator())));
  return to_string(number, ',');
}

std::string written(NoFigure none) { return none == NoFigure::unknown ? words::unknown : words::not_applicable; }

/// How a value of the fact is written, for people.
std::string how(const Fact& fact) {
  const std::string unit = fact.unit.empty() ? "" : fact.unit + "; ";
  switch (fact.type) {
    case FactType::yes_no:
      return unit + "có hoặc không";
    case FactType::count:
      return unit + "số nguyên";
    case FactType::percent:
      return "%; từ 0 đến 100, ví dụ 92,4";
    case FactType::number:
      return unit + "số, ví dụ 1,9";
    case FactType::money:
      return unit + (fact.unit.empty() ? "đồng" : "số tiền");
    case FactType::date:
      return unit + "ngày/tháng/năm";
    case FactType::scale:
      return unit + "từ thấp đến cao: " + chuan::joined(fact.choices, " < ");
    case FactType::choice:
      return unit + "một trong: " + chuan::joined(fact.choices, ", ");
  }
  return unit;
}

std::string taken_from(FactSource source) {
  switch (source) {
    case FactSource::council:
      return ". Để trống thì đếm ở trang Hội đồng";
    case FactSource::reviews:
      return ". Để trống thì đếm ở trang Giám sát";
    case FactSource::plan:
      return ". Để trống thì đếm ở trang Kế hoạch";
    case FactSource::given:
    case FactSource::school_year_day:
      break;
  }
  return "";
}

Allowed allowed(const Fact& fact) {
  using Kind = Allowed::Kind;
  std::vector<std::string> none{words::unknown, words::not_applicable};
  switch (fact.type) {
    case FactType::yes_no:
      none.insert(none.begin(), {words::yes, words::no});
      return {Kind::one_of, none};
    case FactType::scale:
    case FactType::choice:
      none.insert(none.begin(), fact.choices.begin(), fact.choices.end());
      return {Kind::one_of, none};
    case FactType::count:
      return {Kind::whole, none};
    case FactType::percent:
      return {Kind::percent, none};
    case FactType::money:
      return {Kind::amount, none};
    case FactType::number:
      return {Kind::number, none};
    case FactType::date:
      break;
  }
  return {};
}

/// The school years with a column: as many of the latest as the circular looks back, and each the dossier has.
std::vector<int> school_years(const Rulebook& book, const Dossier& dossier) {
  std::uint32_t back = 1;
  for (const Expression& each : book.expressions) back = std::max(back, each.years);
  const int last = dossier.school_year.value_or(last_completed_school_year(dossier.date.value_or(book.as_of)));
  std::set<int> years;
  for (int year = last - static_cast<int>(back) + 1; year <= last; ++year) years.insert(year);
  const auto collect = [&years](const LevelData& data) {
    for (const std::optional<FactValues>& values : data.facts) {
      if (!values) continue;
      for (const auto& each : values->by_year) years.insert(each.first);
      for (const auto& each : values->none_by_year) years.insert(each.first);
    }
  };
  collect(dossier.data);
  for (const auto& each : dossier.levels) collect(each.second);
  return {years.begin(), years.end()};
}

std::string single(const Fact& fact, const FactValues* values) {
  if (!values) return "";
  if (values->none) return written(*values->none);
  return values->single ? written(fact, *values->single) : "";
}

std::string in_year(const Fact& fact, const FactValues* values, int year) {
  if (!values) return "";
  if (const auto none = values->none_by_year.find(year); none != values->none_by_year.end())
    return written(none->second);
  const auto value = values->by_year.find(year);
  return value == values->by_year.end() ? "" : written(fact, value->second);
}

}  // namespace

Sheet facts_sheet(const Rulebook& book, const Dossier& dossier, const std::string& educational_level) {
  Sheet sheet{of_level("Số liệu", educational_level), "Số liệu", "", {}, {}};
  if (!educational_level.empty()) sheet.title += ", riêng cấp học " + educational_level;
  sheet.hint =
      "Để trống là chưa ghi, số 0 là bằng không; ghi «chưa rõ» khi chưa biết, «không áp dụng» khi trường không có việc "
      "này. Số liệu theo năm học ghi ở cột của năm.";
  sheet.columns = {{of_level(words::fact, educational_level), 26, true},
                   {words::content, 40, true},
                   {words::unit, 20, true},
                   {words::value, 12}};
  const std::vector<int> years = school_years(book, dossier);
  for (const int year : years) sheet.columns.push_back({school_year_name(year), 10.5});
  sheet.columns.push_back({words::unverified, 16, true});

  const LevelData& data = data_of(dossier, educational_level);
  for (std::size_t i = educational_level_fact.value + 1; i < book.facts.size(); ++i) {
    const Fact& fact = book.facts[i];
    const FactValues* values = i < data.facts.size() && data.facts[i] ? &*data.facts[i] : nullptr;
    if (fact.source == FactSource::school_year_day && !values) continue;
    SheetRow row{{{fact.name}, {fact.label}, {how(fact) + taken_from(fact.source)}}};
    row.cells.push_back({single(fact, values), fact.yearly && single(fact, values).empty(), allowed(fact)});
    for (const int year : years) row.cells.push_back({in_year(fact, values, year), !fact.yearly, allowed(fact)});
    row.cells.push_back({fact.origin.unverified.empty() ? "" : "chưa đối chiếu: " + fact.origin.unverified});
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

}  // namespace chuan::office
