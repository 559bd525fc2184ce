// SPDX-License-Identifier: MIT
// The school, the results of criteria, verdicts on requirements, figures.
#include "office/workbook/read_rows.hpp"

#include <algorithm>

#include "chuan/dossier_keys.hpp"
#include "chuan/number.hpp"
#include "office/workbook/cell_text.hpp"
#include "office/workbook/sheets.hpp"
#include "office/workbook/words.hpp"

namespace chuan::office {
namespace {

using Json = nlohmann::json;

constexpr std::pair<const char*, Verdict> verdicts[] = {{words::met, Verdict::met},
                                                        {words::not_met, Verdict::not_met},
                                                        {"không đạt", Verdict::not_met},
                                                        {words::unknown, Verdict::unknown},
                                                        {"chưa đủ", Verdict::unknown},
                                                        {"chưa đủ dữ liệu", Verdict::unknown},
                                                        {words::not_applicable, Verdict::not_applicable}};

std::string quoted(const Said& cell) { return "«" + cell.text + "»"; }

std::optional<std::int64_t> whole_of(const std::string& text) {
  const auto number = Number::parse(text);
  constexpr std::int64_t largest = 1'000'000'000;
  if (!number || !number->is_whole() || *number < 0 || *number > largest) return std::nullopt;
  return number->numerator();
}

}  // namespace

Placed& PageReader::list(Placed& in, std::string_view name) {
  Placed& made = in[name];
  made.kind = Placed::Kind::list;
  return made;
}

bool PageReader::is_text(const Said& code) {
  if (!code.is_number || code.text.find('.') == std::string::npos) return true;
  fault(code.place, "mã " + quoted(code) + " đang là số, 1.10 đã có thể thành 1.1; ghi lại mã ở dạng văn bản");
  return false;
}

bool PageReader::is_new(const Said& key, const std::string& in, const std::string& row_place, const char* what) {
  if (key.text.empty()) {
    fault(row_place, std::string("dòng này có nội dung mà thiếu ") + what);
    return false;
  }
  if (!is_text(key)) return false;
  const auto [first, is_new] = given_[in].emplace(key.text, key.place);
  if (!is_new) fault(key.place, quoted(key) + " có hai dòng, dòng đầu ở " + first->second);
  return is_new;
}

bool PageReader::needs(const WorkbookRow& row, const char* header) {
  if (!row[header].text.empty()) return true;
  fault(row.place(), std::string("dòng này thiếu «") + header + "»");
  return false;
}

std::string PageReader::text_of(const Said& cell) {
  const std::optional<std::string> text = from_cell(cell.original.empty() ? cell.text : cell.original);
  if (!text) fault(cell.place, "chữ sau «json:» không phải văn bản JSON; xóa «json:» để ghi như thường");
  return text.value_or("");
}

void PageReader::text(Placed& into, std::string_view name, const Said& cell) {
  if (!cell.text.empty()) into.add(name, cell.place, text_of(cell));
}

void PageReader::whole(Placed& into, std::string_view name, const Said& cell) {
  if (cell.text.empty()) return;
  if (const auto number = whole_of(cell.text))
    into.add(name, cell.place, *number);
  else
    fault(cell.place, quoted(cell) + " không phải một số nguyên từ 0 trở lên");
}

void PageReader::add_list(Placed& into, std::string_view name, const Said& cell,
                          std::optional<std::vector<std::string>> items) {
  if (cell.text.empty()) return;
  if (!items) return fault(cell.place, "chữ sau «json:» không phải danh sách JSON; xóa «json:» để ghi như thường");
  Placed& made = into.add(Placed::Kind::list, name, cell.place);
  for (const std::string& each : *items) made.add("", cell.place, each);
}

void PageReader::codes(Placed& into, std::string_view name, const Said& cell) {
  add_list(into, name, cell, codes_from_cell(cell.original.empty() ? cell.text : cell.original));
}

void PageReader::lines(Placed& into, std::string_view name, const Said& cell) {
  add_list(into, name, cell, lines_from_cell(cell.original.empty() ? cell.text : cell.original));
}

void PageReader::level(Placed& into, std::string_view name, const Said& cell, const std::string& key_place) {
  if (cell.text.empty()) return;
  const std::string said = lowered(cell.text);
  std::optional<std::int64_t> number;
  const std::string word = lowered(words::level);
  if (said == lowered(words::no_level) || said == words::not_met)
    number = 0;
  else
    number = whole_of(said.compare(0, word.size(), word) == 0 ? said.substr(word.size()) : said);
  if (number) {
    into.add(name, cell.place, *number);
    return;
  }
  std::string allowed = words::no_level;
  for (const Criterion& each : book_.criteria)
    if (each.id == name || key_place.empty())
      for (const CriterionLevel& own : each.levels)
        if (const std::string level = level_word(own.number); allowed.find(level) == std::string::npos)
          allowed += ", " + level;
  fault(cell.place, quoted(cell) + " không phải một trong " + allowed);
}

void PageReader::verdict(Placed& into, const Said& verdict, const Said& evidence, const Said& note) {
  if (!verdict.text.empty()) {
    const std::string said = lowered(verdict.text);
    const auto* found =
        std::find_if(std::begin(verdicts), std::end(verdicts), [&](const auto& each) { return said == each.first; });
    if (found == std::end(verdicts))
      fault(verdict.place, quoted(verdict) + " không phải một trong đạt, chưa đạt, chưa rõ, không áp dụng");
    else
      into.add(keys::verdict, verdict.place, verdict_key(found->second));
  }
  codes(into, keys::evidence, evidence);
  text(into, keys::note, note);
}

void PageReader::school(const WorkbookPage& page) {
  for (std::size_t i = page.first_row; i < page.table->rows.size(); ++i) {
    const WorkbookRow row(page, page.table->rows[i]);
    const Said& item = row[words::item];
    const Said& cell = row[words::content];
    if (cell.text.empty() || item.text == words::circular || item.text == words::as_of) continue;
    if (!is_new(item, words::item, row.place(), "tên mục")) continue;
    if (item.text == words::school_name) {
      text(root[keys::school], keys::name, cell);
    } else if (item.text == words::school_kind) {
      kind(root[keys::school], keys::kind, cell);
    } else if (item.text == words::province) {
      text(root[keys::school], keys::province, cell);
    } else if (item.text == words::commune) {
      text(root[keys::school], keys::commune, cell);
    } else if (item.text == words::school_year) {
      text(root[keys::school], keys::school_year, cell);
    } else if (item.text == words::date) {
      text(root, keys::date, cell);
    } else if (item.text == words::submitted) {
      text(root, keys::submitted, cell);
    } else if (item.text == words::format) {
      whole(root, keys::format, cell);
    } else if (item.text == words::own_levels) {
      for (const std::string& each : codes_from_cell(cell.text).value_or(std::vector<std::string>{}))
        root[keys::levels][each].place = cell.place;
    } else if (item.text == words::has_plan) {
      const std::string said = lowered(cell.text);
      if (said == words::yes)
        root[keys::plan];
      else if (said != words::no)
        fault(cell.place, quoted(cell) + " không phải một trong có, không");
    } else if (item.text == words::plan_period) {
      text(root[keys::plan], keys::period, cell);
    } else if (item.text == words::approved) {
      text(root[keys::plan], keys::approved, cell);
    } else {
      fault(item.place, "biểu không có mục " + quoted(item));
    }
  }
}

void PageReader::result(const WorkbookRow& row, const std::string& educational_level) {
  if (!row.says({words::result, words::target, words::description, words::shortfall, words::solutions})) return;
  const Said& id = row[words::criterion_result];
  if (!is_new(id, "kết quả " + educational_level, row.place(), "mã tiêu chí")) return;
  if (!row[words::result].text.empty())
    level(scope(educational_level)[keys::results], id.text, row[words::result], id.place);
  if (!row[words::target].text.empty()) level(root[keys::plan][keys::targets], id.text, row[words::target], id.place);
  if (const Said& cell = row[words::description]; !cell.text.empty())
    text(root[keys::situation][keys::descriptions], id.text, cell);
  if (const Said& cell = row[words::shortfall]; !cell.text.empty())
    text(root[keys::situation][keys::shortfalls], id.text, cell);
  if (const Said& cell = row[words::solutions]; !cell.text.empty())
    lines(root[keys::plan][keys::solutions], id.text, cell);
}

void PageReader::requirement(const WorkbookRow& row, const std::string& educational_level) {
  const Said& address = row[words::requirement];
  const Said& concluded = row[words::verdict];
  if (!row.says({words::verdict, words::evidence_code, words::note})) return;
  if (!is_new(address, "yêu cầu " + educational_level, row.place(), "mã yêu cầu")) return;
  if (address.text.find('/') == std::string::npos)
    return fault(address.place, "dòng " + quoted(address) +
                                    " là tên tiêu chí; kết luận ghi ở các dòng dưới, kết quả cả tiêu chí ghi ở trang "
                                    "«Kết quả»");
  Placed& made = scope(educational_level)[keys::requirements].add(Placed::Kind::object, address.text, address.place);
  verdict(made, concluded, row[words::evidence_code], row[words::note]);
}

Json PageReader::figure(const Fact* fact, const Said& cell) {
  const std::string said = lowered(cell.text);
  const bool is_choice = fact && !fact->choices.empty();
  if (is_choice)
    for (const std::string& each : fact->choices)
      if (said == lowered(each)) return each;
  if (said == words::unknown || said == "chưa đủ" || said == "chưa đủ dữ liệu") return verdict_key(Verdict::unknown);
  if (said == words::not_applicable) return verdict_key(Verdict::not_applicable);
  if (!fact || fact->type != FactType::yes_no) {
    // A spreadsheet writes its numbers with a decimal point, people group thousands with it.
    std::string figure = cell.text;
    if (cell.is_number) std::replace(figure.begin(), figure.end(), '.', ',');
    const bool is_shown_as_percent = cell.is_number && figure.ends_with('%');
    if (is_shown_as_percent && fact && fact->type == FactType::percent) figure.pop_back();
    const auto number = Number::parse(figure);
    if (cell.is_number && !is_shown_as_percent && fact && fact->type == FactType::percent && number && *number > 0 &&
        *number < 1)
      read_.warnings.push_back({cell.place, "ô giữ số " + figure + ", đọc là " + figure +
                                                "%; nếu ý là tỷ lệ lớn hơn thì ghi lại dạng 92,4"});
    return figure;
  }
  if (said != words::yes && said != words::no)
    fault(cell.place, quoted(cell) + " không phải một trong có, không, chưa rõ, không áp dụng");
  return said == words::yes;
}

void PageReader::fact(const WorkbookPage& page, const WorkbookRow& row, const std::string& educational_level) {
  const bool in_years = std::any_of(page.years.begin(), page.years.end(),
                                    [&](const auto& each) { return !row.in_year(each.first).text.empty(); });
  const Said& single = row[words::value];
  if (single.text.empty() && !in_years) return;
  const Said& name = row[words::fact];
  if (!is_new(name, "số liệu " + educational_level, row.place(), "tên số liệu")) return;
  const auto known =
      std::find_if(book_.facts.begin(), book_.facts.end(), [&](const Fact& each) { return each.name == name.text; });
  const Fact* fact = known == book_.facts.end() ? nullptr : &*known;
  if (!single.text.empty() && in_years)
    return fault(single.place, "số liệu «" + name.text + "» đã ghi theo năm học; xóa một trong hai chỗ");
  Placed& facts = scope(educational_level)[keys::facts];
  if (in_years) return fact_by_year(page, row, fact, facts);
  // The name is looked up where it stands, the value where it does.
  facts.add(name.text, fact ? single.place : name.place, figure(fact, single));
}

void PageReader::fact_by_year(const WorkbookPage& page, const WorkbookRow& row, const Fact* fact, Placed& facts) {
  const Said& name = row[words::fact];
  std::vector<int> years;
  for (const auto& [year, column] : page.years)
    if (!row.in_year(year).text.empty()) years.push_back(year);
  if (fact && !fact->yearly)
    return fault(row.in_year(years.front()).place,
                 "số liệu «" + name.text + "» không theo năm học; ghi ở cột «" + words::value + "»");
  Placed& made = facts.add(Placed::Kind::object, name.text, name.place);
  for (const int year : years)
    made.add(school_year_name(year), row.in_year(year).place, figure(fact, row.in_year(year)));
}

void PageReader::add(const WorkbookPage& page) {
  if (page.part == words::item) return school(page);
  for (std::size_t i = page.first_row; i < page.table->rows.size(); ++i) {
    const WorkbookRow row(page, page.table->rows[i]);
    if (row.place().empty()) continue;
    if (page.part == words::criterion_result) result(row, page.level);
    if (page.part == words::requirement) requirement(row, page.level);
    if (page.part == words::fact) fact(page, row, page.level);
    if (page.part == words::evidence_code) evidence(row);
    if (page.part == words::planned_criterion) action(row);
    if (page.part == words::remark) remark(row);
    if (page.part == words::recognition) recognition(row);
    if (page.part == words::member) member(row);
    if (page.part == words::review_date) review(row);
    if (page.part == words::site) site(row);
    if (page.part == words::origin) origin(row);
  }
}

}  // namespace chuan::office
