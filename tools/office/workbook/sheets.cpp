// SPDX-License-Identifier: MIT
// Which sheets a workbook has, and its first two: the school, the results of criteria.
#include "office/workbook/sheets.hpp"

#include <algorithm>
#include <set>

#include "chuan/joined.hpp"
#include "office/workbook/cell_text.hpp"
#include "office/workbook/words.hpp"

namespace chuan::office {
namespace {

const SchoolKind* kind_of(const Rulebook& book, const std::string& kind) {
  for (const SchoolKind& each : book.kinds)
    if (each.name == kind) return &each;
  return nullptr;
}

/// Those that the kind of school has several of, and those that the dossier tells of.
std::vector<std::string> levels_apart(const Rulebook& book, const Dossier& dossier) {
  std::set<std::string> wanted;
  if (const SchoolKind* kind = kind_of(book, dossier.kind); kind && kind->educational_levels.size() > 1)
    wanted.insert(kind->educational_levels.begin(), kind->educational_levels.end());
  for (const auto& [level, data] : dossier.levels) wanted.insert(level);
  std::vector<std::string> all;
  for (const auto& each : book.educational_levels)
    if (wanted.count(each.first) > 0) all.push_back(each.first);
  return all;
}

/// A name that spreadsheets take: 31 characters, none of []:*?/\ in it.
std::string sheet_name(const std::string& wanted, std::set<std::string>& taken) {
  constexpr std::size_t longest = 31;
  std::string name;
  std::size_t length = 0;
  for (const char c : wanted) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (begins && ++length > longest - 3) break;  // leaves room for a number
    name += std::string_view("[]:*?/\\'").find(c) != std::string_view::npos ? '-' : c;
  }
  std::string free = name;
  for (int number = 2; !taken.insert(lowered(free)).second; ++number) free = name + " " + std::to_string(number);
  return free;
}

}  // namespace

std::string of_level(const std::string& header, const std::string& educational_level) {
  return educational_level.empty() ? header : header + " (" + educational_level + ")";
}

std::string text_of(const std::optional<Date>& date) { return date ? to_vietnamese(*date) : ""; }

std::string level_word(int level) { return level == 0 ? words::no_level : words::level + std::to_string(level); }

std::vector<std::string> level_words(const Criterion& criterion) {
  std::vector<std::string> all{level_word(0)};
  for (int level = 1; level <= criterion.highest(); ++level)
    if (!criterion.in_group || criterion.level(level)) all.push_back(level_word(level));
  return all;
}

std::string verdict_word(Verdict verdict) {
  constexpr const char* all[] = {words::not_met, words::unknown, words::met, words::not_applicable};
  return all[static_cast<std::size_t>(verdict)];
}

const LevelData& data_of(const Dossier& dossier, const std::string& educational_level) {
  static const LevelData nothing;
  if (educational_level.empty()) return dossier.data;
  const auto found = dossier.levels.find(educational_level);
  return found == dossier.levels.end() ? nothing : found->second;
}

Sheet school_sheet(const Rulebook& book, const Dossier& dossier) {
  Sheet sheet{"Trường", "Hồ sơ trường theo Thông tư " + book.circular, "", {}, {}, 0, true};
  sheet.hint = book.title + (book.annex_title.empty() ? "" : "; Phụ lục " + book.annex + ": " + book.annex_title) +
               ". Ô xám do máy ghi; chỉ điền ô trắng, chỗ chưa có để trống. Không đổi tên cột, mã và tên số liệu.";
  sheet.columns = {{words::item, 32, true}, {words::content, 46}, {words::how, 56, true}};
  const auto add = [&](const char* item, const std::string& content, const std::string& how, Allowed allowed = {},
                       bool is_given = false) {
    sheet.rows.push_back({{{item}, {to_cell(content), is_given, std::move(allowed)}, {how}}});
  };
  std::vector<std::string> kinds, own;
  for (const SchoolKind& each : book.kinds) kinds.push_back(each.name);
  for (const auto& [level, data] : dossier.levels) own.push_back(level);
  const Plan plan = dossier.plan.value_or(Plan{});
  using Kind = Allowed::Kind;
  add(words::school_name, dossier.name, "Tên trường như trong quyết định thành lập");
  add(words::school_kind, dossier.kind, "Một trong: " + chuan::joined(kinds), {Kind::one_of, kinds});
  add(words::school_year, dossier.school_year ? school_year_name(*dossier.school_year) : "",
      "Năm học của số liệu mới nhất, ví dụ 2026-2027");
  add(words::date, text_of(dossier.date), "Ngày tự đánh giá, ví dụ 20/08/2026; quyết định thông tư nào được dùng");
  add(words::submitted, text_of(dossier.submitted), "Chỉ ghi khi đã nộp hồ sơ đề nghị đánh giá, công nhận");
  add(words::circular, book.circular, "Máy ghi", {}, true);
  add(words::as_of, to_vietnamese(book.as_of),
      book.amended_by.empty() ? "Máy ghi" : "Máy ghi; đã hợp nhất với " + chuan::joined(book.amended_by), {}, true);
  add(words::own_levels, codes_to_cell(own),
      "Chỉ ghi khi một cấp học có số liệu hoặc kết luận riêng; cách nhau bằng dấu chấm phẩy");
  add(words::has_plan, dossier.plan ? words::yes : "", "có, hoặc để trống", {Kind::one_of, {words::yes, words::no}});
  add(words::plan_period, plan.period, "Như ở tên kế hoạch, ví dụ 2026-2027");
  add(words::approved, text_of(plan.approved), "Ngày/tháng/năm");
  add(words::province, dossier.province, "Ví dụ: tỉnh An Giang");
  add(words::commune, dossier.commune, "Xã, phường hoặc đặc khu");
  if (dossier.format) add(words::format, std::to_string(*dossier.format), "Máy ghi", {}, true);
  return sheet;
}

Sheet results_sheet(const Rulebook& book, const Dossier& dossier, const std::string& educational_level) {
  Sheet sheet{of_level("Kết quả", educational_level), "Kết quả tiêu chí", "", {}, {}};
  if (!educational_level.empty()) sheet.title += ", cấp học " + educational_level;
  sheet.hint =
      "Chỉ ghi kết quả khi hội đồng đã kết luận. Để trống là chưa kết luận, không phải Không đạt; khi đã điền kết luận "
      "từng yêu cầu thì không cần ghi ở đây.";
  sheet.columns = {{of_level(words::criterion_result, educational_level), 10, true},
                   {words::title, 36, true},
                   {words::mandatory, 8, true},
                   {words::result, 12}};
  if (educational_level.empty())
    sheet.columns.insert(
        sheet.columns.end(),
        {{words::target, 12}, {words::description, 30}, {words::shortfall, 26}, {words::solutions, 30}});
  const Plan plan = dossier.plan.value_or(Plan{});
  const auto level = [](const std::map<std::string, RecordedLevel>& given, const std::string& id) {
    const auto found = given.find(id);
    return found == given.end() ? "" : level_word(found->second.level);
  };
  const auto text = [](const std::map<std::string, std::string>& given, const std::string& id) {
    const auto found = given.find(id);
    return found == given.end() ? "" : to_cell(found->second);
  };
  const LevelData& data = data_of(dossier, educational_level);
  for (const Criterion& each : book.criteria) {
    const Allowed results{Allowed::Kind::one_of, level_words(each)};
    SheetRow row{
        {{each.id}, {each.title}, {each.mandatory ? words::yes : ""}, {level(data.results, each.id), false, results}}};
    if (educational_level.empty()) {
      const auto solutions = plan.solutions.find(each.id);
      row.cells.push_back({level(plan.targets, each.id), false, results});
      row.cells.push_back({text(dossier.situation.descriptions, each.id)});
      row.cells.push_back({text(dossier.situation.shortfalls, each.id)});
      row.cells.push_back({solutions == plan.solutions.end() ? "" : lines_to_cell(solutions->second)});
    }
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

std::vector<Sheet> sheets(const Rulebook& book, const Dossier& dossier) {
  std::vector<Sheet> all{school_sheet(book, dossier), results_sheet(book, dossier, "")};
  for (const Standard& each : book.standards)
    all.push_back(requirements_sheet(book, {&each}, dossier.data, "Tiêu chuẩn " + each.id, ""));
  for (const Standard& each : book.groups)
    all.push_back(requirements_sheet(book, {&each}, dossier.data, "Nhóm " + each.id, ""));
  all.push_back(facts_sheet(book, dossier, ""));
  all.push_back(evidence_sheet(book, dossier));
  all.push_back(plan_sheet(book, dossier));
  all.push_back(remarks_sheet(book, dossier));
  all.push_back(recognitions_sheet(book, dossier));
  all.push_back(council_sheet(dossier));
  all.push_back(reviews_sheet(dossier));
  all.push_back(sites_sheet(book, dossier));
  std::vector<const Standard*> sections;
  for (const std::vector<Standard>* list : {&book.standards, &book.groups})
    for (const Standard& each : *list) sections.push_back(&each);
  for (const std::string& level : levels_apart(book, dossier)) {
    all.push_back(results_sheet(book, dossier, level));
    all.push_back(requirements_sheet(book, sections, data_of(dossier, level), "Yêu cầu (" + level + ")", level));
    all.push_back(facts_sheet(book, dossier, level));
  }
  if (dossier.provenance || !dossier.unknown_fields.empty()) all.push_back(provenance_sheet(dossier));
  std::set<std::string> taken;
  for (Sheet& each : all) each.name = sheet_name(each.name, taken);
  return all;
}

}  // namespace chuan::office
