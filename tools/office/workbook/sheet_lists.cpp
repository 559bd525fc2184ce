// SPDX-License-Identifier: MIT
// The sheets that are lists: evidence, plan, remarks, recognitions, council, reviews, sites, where things come from.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "chuan/address.hpp"
#include "office/workbook/cell_text.hpp"
#include "office/workbook/sheets.hpp"
#include "office/workbook/words.hpp"

namespace chuan::office {
namespace {

using Kind = Allowed::Kind;

/// One entry of a list. A row of empty cells would be no entry, so its first cell says empty text.
void add_row(Sheet& sheet, const std::vector<std::string>& cells) {
  SheetRow row;
  bool is_empty = true;
  for (const std::string& each : cells) {
    row.cells.push_back({each});
    is_empty = is_empty && each.empty();
  }
  if (is_empty) row.cells.front().text = "json:\"\"";
  sheet.rows.push_back(std::move(row));
}

template <std::size_t count>
std::vector<std::string> all_words(const words::Named (&named)[count]) {
  std::vector<std::string> all;
  for (const words::Named& each : named) all.emplace_back(each.word);
  return all;
}

template <std::size_t count>
std::string word_for(const words::Named (&named)[count], const std::string& key) {
  for (const words::Named& each : named)
    if (key == each.key) return each.word;
  return to_cell(key);
}

std::vector<std::string> criteria(const Rulebook& book) {
  std::vector<std::string> ids;
  for (const Criterion& each : book.criteria) ids.push_back(each.id);
  return ids;
}

std::string targets_of(const Rulebook& book) {
  std::string all;
  const auto add = [&all](const std::string& each) { all += (all.empty() ? "" : ", ") + each; };
  for (const Target& each : targets(book)) add(print(each));
  return all;
}

}  // namespace

Sheet evidence_sheet(const Rulebook& book, const Dossier& dossier) {
  Sheet sheet{"Minh chứng", "Danh mục minh chứng", "", {}, {}, 60};
  sheet.hint = "Mỗi minh chứng một mã, dùng cho nhiều tiêu chí vẫn giữ một mã. Ngày ghi ngày/tháng/năm.";
  if (!book.evidence_code.empty() && !book.criteria.empty())
    sheet.hint += " Mã theo thông tư, ví dụ " + evidence_code(book.evidence_code, book.criteria.front().id, 1) + ".";
  sheet.columns = {{words::evidence_code, 18},
                   {words::evidence_title, 52},
                   {words::issued, 14},
                   {words::expires, 14},
                   {words::location, 44},
                   {words::aliases, 18},
                   {words::item_kind, 18, false, {Kind::one_of, all_words(words::item_kinds)}},
                   {words::verification, 14, false, {Kind::one_of, all_words(words::verifications)}},
                   {words::checked_by, 18},
                   {words::checked_on, 14}};
  for (const Evidence& each : dossier.evidence)
    add_row(sheet,
            {to_cell(each.code), to_cell(each.title), text_of(each.issued), text_of(each.expires),
             to_cell(each.location), codes_to_cell(each.aliases), word_for(words::item_kinds, each.kind),
             word_for(words::verifications, each.verification), to_cell(each.checked_by), text_of(each.checked_on)});
  return sheet;
}

Sheet plan_sheet(const Rulebook& book, const Dossier& dossier) {
  Sheet sheet{"Kế hoạch", "Kế hoạch cải tiến", "", {}, {}, 25};
  sheet.hint =
      "Mỗi dòng một việc. Kinh phí chưa có thì để trống, không ghi 0. Người phụ trách là người làm; cấp quyết định là "
      "nơi phê duyệt hoặc cấp tiền. Bắt đầu, hoàn thành ghi ngày, năm học hoặc năm.";
  std::vector<std::string> levels{level_word(0)};
  int highest = 0;
  for (const Criterion& each : book.criteria) highest = std::max(highest, each.highest());
  for (int level = 1; level <= highest; ++level) levels.push_back(level_word(level));
  sheet.columns = {{words::planned_criterion, 9, false, {Kind::one_of, criteria(book)}},
                   {words::action, 30},
                   {words::reaches, 10, false, {Kind::one_of, levels}},
                   {words::changes, 14},
                   {words::cost, 15, false, {Kind::amount, {}}},
                   {words::source, 15},
                   {words::owner, 16},
                   {words::decides, 16},
                   {words::starts, 11},
                   {words::due, 11},
                   {words::days, 7, false, {Kind::whole, {}}},
                   {words::indicator, 18},
                   {words::expected_evidence, 18},
                   {words::status, 14, false, {Kind::one_of, all_words(words::statuses)}},
                   {words::progress, 10, false, {Kind::whole, {}}}};
  if (!dossier.plan) return sheet;
  for (const PlanAction& each : dossier.plan->actions)
    add_row(sheet, {each.criterion, to_cell(each.action), each.reaches ? level_word(*each.reaches) : "",
                    codes_to_cell(each.changes), each.cost ? to_string(*each.cost, ',') : "", to_cell(each.source),
                    to_cell(each.owner), to_cell(each.decides), to_cell(each.starts), to_cell(each.due),
                    each.days ? std::to_string(*each.days) : "", to_cell(each.indicator), to_cell(each.evidence),
                    word_for(words::statuses, each.status), each.progress ? std::to_string(*each.progress) : ""});
  return sheet;
}

Sheet remarks_sheet(const Rulebook& book, const Dossier& dossier) {
  Sheet sheet{"Mục tiêu, nhận định", "Mục tiêu và nhận định", "", {}, {}, 25};
  sheet.hint = "Mỗi dòng một ý. Nội dung của mục tiêu là một trong: " + targets_of(book) +
               "; cột Đến ghi năm, năm học hoặc ngày.";
  sheet.columns = {
      {words::remark,
       20,
       false,
       {Kind::one_of,
        {words::goal, words::further_goal, words::strength, words::limit, words::conclusion, words::recipient}}},
      {words::content, 100},
      {words::by, 16}};
  const auto add = [&sheet](const char* kind, const std::vector<std::string>& items) {
    for (const std::string& each : items) add_row(sheet, {kind, each.empty() ? "json:\"\"" : to_cell(each), ""});
  };
  if (dossier.plan && dossier.plan->goal)
    add_row(sheet, {words::goal, dossier.plan->goal->target, to_cell(dossier.plan->goal->by)});
  if (dossier.plan)
    for (const PlanGoal& each : dossier.plan->further_goals)
      add_row(sheet, {words::further_goal, each.target, to_cell(each.by)});
  add(words::strength, dossier.situation.strengths);
  add(words::limit, dossier.situation.limits);
  if (dossier.plan) add(words::conclusion, dossier.plan->conclusions);
  if (dossier.plan) add(words::recipient, dossier.plan->recipients);
  return sheet;
}

Sheet recognitions_sheet(const Rulebook& book, const Dossier& dossier) {
  Sheet sheet{"Công nhận", "Kết quả đã được công nhận", "", {}, {}, 10};
  std::vector<std::string> ids;
  std::string named;
  for (const Recognition& each : book.recognitions) {
    ids.push_back(each.id);
    named += (named.empty() ? "" : ", ") + each.id + " (" + each.label + ")";
  }
  sheet.hint = "Mã công nhận: " + (named.empty() ? "thông tư này không có" : named) +
               ". Cấp độ hoặc mức độ ghi số; ngày ghi ngày/tháng/năm.";
  sheet.columns = {{words::recognition, 24},
                   {words::degree, 18, false, {Kind::whole, {}}},
                   {words::given, 16},
                   {words::under, 26},
                   {words::stated_expiry, 20}};
  for (const RecordedRecognition& each : dossier.recognitions)
    add_row(sheet, {to_cell(each.id), std::to_string(each.degree),
                    each.only_year ? to_iso(each.date).substr(0, 4) : to_vietnamese(each.date), to_cell(each.circular),
                    text_of(each.expires)});
  return sheet;
}

Sheet council_sheet(const Dossier& dossier) {
  Sheet sheet{"Hội đồng", "Hội đồng tự đánh giá", "", {}, {}, 15};
  sheet.hint = "Vai trò trong hội đồng, ví dụ Chủ tịch, Phó Chủ tịch, Thư ký, Ủy viên.";
  sheet.columns = {{words::member, 36}, {words::role, 24}, {words::position, 44}};
  for (const CouncilMember& each : dossier.council)
    add_row(sheet, {to_cell(each.name), to_cell(each.role), to_cell(each.position)});
  return sheet;
}

Sheet reviews_sheet(const Dossier& dossier) {
  Sheet sheet{"Giám sát", "Giám sát việc thực hiện kế hoạch", "", {}, {}, 10};
  sheet.hint = "Mỗi dòng một lần, ví dụ cuối học kỳ I, cuối năm học.";
  sheet.columns = {{words::review_date, 24}, {words::review, 100}};
  for (const Review& each : dossier.reviews) add_row(sheet, {to_cell(each.date), to_cell(each.content)});
  return sheet;
}

Sheet sites_sheet(const Rulebook& book, const Dossier& dossier) {
  Sheet sheet{"Điểm trường", "Điểm trường, phân hiệu", "", {}, {}, 15};
  sheet.hint =
      "Chỉ ghi khi có nơi khác trường chính. Dòng đầu của mỗi điểm ghi tên; các dòng sau cùng số, mỗi dòng một tiêu "
      "chí "
      "(Không đạt, Mức 1 …) hoặc một yêu cầu (đạt, chưa đạt …).";
  sheet.columns = {{words::site, 12, false, {Kind::whole, {}}},
                   {words::site_name, 34},
                   {words::site_subject, 22},
                   {words::site_result, 18},
                   {words::evidence_code, 26},
                   {words::note, 36}};
  const std::vector<std::string> in_order = addresses(book);
  for (std::size_t i = 0; i < dossier.sites.size(); ++i) {
    const Site& site = dossier.sites[i];
    const std::string number = std::to_string(i + 1);
    add_row(sheet, {number, to_cell(site.name), "", "", "", ""});
    for (const Criterion& each : book.criteria)
      if (const auto found = site.results.find(each.id); found != site.results.end())
        add_row(sheet, {number, "", each.id, level_word(found->second.level), "", ""});
    for (const std::string& each : in_order)
      if (const auto found = site.requirements.find(each); found != site.requirements.end())
        add_row(sheet, {number, "", each, verdict_word(found->second.verdict), codes_to_cell(found->second.evidence),
                        to_cell(found->second.note)});
  }
  return sheet;
}

Sheet provenance_sheet(const Dossier& dossier) {
  Sheet sheet{"Nguồn", "Số liệu lấy từ đâu", "Máy ghi khi đọc văn bản; không cần sửa.", {}, {}};
  sheet.columns = {{words::origin, 18, true}, {words::pointer, 44, true}, {words::content, 76, true}};
  for (const UnknownField& each : dossier.unknown_fields)
    add_row(sheet,
            {words::later_format, to_cell(each.parent), to_cell(nlohmann::json(each.key).dump() + ": " + each.json)});
  if (!dossier.provenance) return sheet;
  const Provenance& from = *dossier.provenance;
  add_row(sheet, {words::from_file, "", to_cell(from.file)});
  for (const auto& [pointer, place] : from.places)
    add_row(sheet, {words::from_place, to_cell(pointer), to_cell(place)});
  for (const auto& [pointer, text] : from.originals)
    add_row(sheet, {words::from_words, to_cell(pointer), to_cell(text)});
  for (const auto& [place, text] : from.unread) add_row(sheet, {words::unread, to_cell(place), to_cell(text)});
  return sheet;
}

}  // namespace chuan::office
