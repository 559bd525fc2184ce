// SPDX-License-Identifier: MIT
// Rows that are entries of lists: evidence, actions, remarks, recognitions, people, sites.
#include <algorithm>

#include "chuan/dossier_keys.hpp"
#include "office/workbook/cell_text.hpp"
#include "office/workbook/read_rows.hpp"
#include "office/workbook/words.hpp"

namespace chuan::office {
namespace {

/// Lists that a kind of remark goes into, below which part of the dossier.
struct RemarkPlace {
  const char* kind;
  std::string_view part;
  std::string_view name;
};
constexpr RemarkPlace remark_places[] = {{words::strength, keys::situation, keys::strengths},
                                         {words::limit, keys::situation, keys::limits},
                                         {words::conclusion, keys::plan, keys::conclusions},
                                         {words::recipient, keys::plan, keys::recipients}};

}  // namespace

void PageReader::evidence(const WorkbookRow& row) {
  if (!needs(row, words::evidence_code) || !is_text(row[words::evidence_code])) return;
  Placed& made = list(root, keys::evidence).add(Placed::Kind::object, "", row.place());
  text(made, keys::code, row[words::evidence_code]);
  text(made, keys::title, row[words::evidence_title]);
  text(made, keys::issued, row[words::issued]);
  text(made, keys::expires, row[words::expires]);
  text(made, keys::location, row[words::location]);
  codes(made, keys::aliases, row[words::aliases]);
  text(made, keys::kind, row[words::item_kind]);
  text(made, keys::verification, row[words::verification]);
  text(made, keys::checked_by, row[words::checked_by]);
  text(made, keys::checked_on, row[words::checked_on]);
}

void PageReader::action(const WorkbookRow& row) {
  if (!needs(row, words::planned_criterion) || !is_text(row[words::planned_criterion])) return;
  Placed& made = list(root[keys::plan], keys::actions).add(Placed::Kind::object, "", row.place());
  text(made, keys::criterion, row[words::planned_criterion]);
  text(made, keys::action, row[words::action]);
  text(made, keys::owner, row[words::owner]);
  text(made, keys::decides, row[words::decides]);
  codes(made, keys::changes, row[words::changes]);
  sum(made, keys::cost, row[words::cost]);
  text(made, keys::source, row[words::source]);
  days(made, row[words::starts], row[words::due]);
  whole(made, keys::days, row[words::days]);
  text(made, keys::indicator, row[words::indicator]);
  text(made, keys::evidence, row[words::expected_evidence]);
  text(made, keys::status, row[words::status]);
  whole(made, keys::progress, row[words::progress]);
  level(made, keys::reaches, row[words::reaches], "");
}

void PageReader::remark(const WorkbookRow& row) {
  const Said& kind = row[words::remark];
  const Said& content = row[words::content];
  const std::string said = lowered(kind.text);
  if (said == words::goal || said == words::further_goal) {
    if (!needs(row, words::content)) return;
    Placed& plan = root[keys::plan];
    if (said == words::goal && !is_new(kind, words::goal, row.place(), "loại")) return;
    Placed& made = said == words::goal ? plan[keys::goal]
                                       : list(plan, keys::further_goals).add(Placed::Kind::object, "", row.place());
    target(made, keys::target, content);
    text(made, keys::by, row[words::by]);
    return;
  }
  for (const RemarkPlace& each : remark_places) {
    if (said != each.kind) continue;
    if (!row[words::by].text.empty())
      return fault(row[words::by].place,
                   std::string("«") + each.kind + "» không có thời hạn; chỉ mục tiêu mới ghi ở cột này");
    // A remark of which nothing is said yet is no remark.
    if (!content.text.empty()) list(root[each.part], each.name).add("", content.place, text_of(content));
    return;
  }
  if (kind.text.empty()) return fault(row.place(), std::string("dòng này thiếu «") + words::remark + "»");
  fault(kind.place, "«" + kind.text + "» không phải một trong " + words::goal + ", " + words::further_goal + ", " +
                        words::strength + ", " + words::limit + ", " + words::conclusion + ", " + words::recipient);
}

void PageReader::recognition(const WorkbookRow& row) {
  if (!needs(row, words::recognition) || !needs(row, words::degree) || !needs(row, words::given)) return;
  Placed& made = list(root, keys::recognitions).add(Placed::Kind::object, "", row.place());
  text(made, keys::id, row[words::recognition]);
  degree(made, keys::degree, row[words::degree]);
  text(made, keys::date, row[words::given]);
  text(made, keys::circular, row[words::under]);
  text(made, keys::expires, row[words::stated_expiry]);
}

void PageReader::member(const WorkbookRow& row) {
  Placed& made = list(root, keys::council).add(Placed::Kind::object, "", row.place());
  text(made, keys::name, row[words::member]);
  text(made, keys::role, row[words::role]);
  text(made, keys::position, row[words::position]);
}

void PageReader::review(const WorkbookRow& row) {
  Placed& made = list(root, keys::reviews).add(Placed::Kind::object, "", row.place());
  text(made, keys::date, row[words::review_date]);
  text(made, keys::content, row[words::review]);
}

void PageReader::site(const WorkbookRow& row) {
  const Said& number = row[words::site];
  if (!needs(row, words::site)) return;
  Placed read{};
  whole(read, "number", number);
  if (read.items.empty()) return;
  Placed& site = sites_[read.items.front().value.get<std::int64_t>()];
  if (site.place.empty()) site.place = number.place;
  if (const Said& name = row[words::site_name]; !name.text.empty()) {
    if (is_new(number, "tên điểm trường", row.place(), "số")) text(site, keys::name, name);
  }
  const Said& subject = row[words::site_subject];
  if (!row.says({words::site_result, words::evidence_code, words::note})) return;
  if (!needs(row, words::site_subject) || !is_new(subject, "điểm trường " + number.text, row.place(), "mã")) return;
  if (subject.text.find('/') == std::string::npos) {
    level(site[keys::results], subject.text, row[words::site_result], subject.place);
    if (row.says({words::evidence_code, words::note}))
      fault(row.place(), "kết quả cả tiêu chí không kèm minh chứng, ghi chú; ghi chúng ở dòng của yêu cầu");
    return;
  }
  Placed& made = site[keys::requirements].add(Placed::Kind::object, subject.text, subject.place);
  verdict(made, row[words::site_result], row[words::evidence_code], row[words::note]);
}

void PageReader::origin(const WorkbookRow& row) {
  const std::string said = lowered(row[words::origin].text);
  const Said& pointer = row[words::pointer];
  const Said& content = row[words::content];
  Placed unused{};
  Placed& from = said == words::later_format ? unused : root[keys::provenance];
  if (said == words::from_file) {
    text(from, keys::file, content);
  } else if (said == words::from_place || said == words::from_words) {
    Placed& all = from[said == words::from_place ? keys::places : keys::originals];
    const std::string name = text_of(pointer);
    if (is_new(pointer, said, row.place(), words::pointer)) all.add(name, content.place, text_of(content));
  } else if (said == words::later_format) {
    const auto field = nlohmann::ordered_json::parse("{" + text_of(content) + "}", nullptr, false);
    if (field.is_object() && field.size() == 1)
      unknown_fields.push_back({text_of(pointer), field.begin().key(), field.begin().value().dump()});
    else
      fault(content.place, "nội dung không phải một trường JSON như máy đã ghi");
  } else if (said == words::unread) {
    Placed& made = list(from, keys::unread).add(Placed::Kind::object, "", row.place());
    text(made, keys::place, pointer);
    text(made, keys::text, content);
  } else {
    fault(row.place(), std::string("«") + row[words::origin].text + "» không phải một loại nguồn");
  }
}

void PageReader::finish() {
  for (auto& [number, site] : sites_) list(root, keys::sites).items.push_back(std::move(site));
}

}  // namespace chuan::office
