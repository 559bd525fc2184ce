// SPDX-License-Identifier: MIT
// Rows that are entries of lists: evidence, actions, remarks, recognitions, people, sites.
#include <algorithm>

#include "office/workbook/cell_text.hpp"
#include "office/workbook/dossier_json.hpp"
#include "office/workbook/read_rows.hpp"
#include "office/workbook/words.hpp"

namespace chuan::office {
namespace {

/// Lists that a kind of remark goes into, below which part of the dossier.
struct RemarkPlace {
  const char* kind;
  const char* part;
  const char* name;
};
constexpr RemarkPlace remark_places[] = {{words::strength, "situation", "strengths"},
                                         {words::limit, "situation", "limits"},
                                         {words::conclusion, "plan", "conclusions"},
                                         {words::recipient, "plan", "recipients"}};

}  // namespace

void PageReader::evidence(const WorkbookRow& row) {
  if (!needs(row, words::evidence_code) || !is_text(row[words::evidence_code])) return;
  Placed& made = list(root, "evidence").add(Placed::Kind::object, "", row.place());
  text(made, "code", row[words::evidence_code]);
  text(made, "title", row[words::evidence_title]);
  text(made, "issued", row[words::issued]);
  text(made, "expires", row[words::expires]);
  text(made, "location", row[words::location]);
  codes(made, "aliases", row[words::aliases]);
}

void PageReader::action(const WorkbookRow& row) {
  if (!needs(row, words::planned_criterion) || !is_text(row[words::planned_criterion])) return;
  Placed& made = list(root["plan"], "actions").add(Placed::Kind::object, "", row.place());
  text(made, "criterion", row[words::planned_criterion]);
  text(made, "action", row[words::action]);
  text(made, "owner", row[words::owner]);
  text(made, "decides", row[words::decides]);
  codes(made, "changes", row[words::changes]);
  sum(made, "cost", row[words::cost]);
  text(made, "source", row[words::source]);
  days(made, row[words::starts], row[words::due]);
  whole(made, "days", row[words::days]);
  text(made, "indicator", row[words::indicator]);
  text(made, "evidence", row[words::expected_evidence]);
  level(made, "reaches", row[words::reaches], "");
}

void PageReader::remark(const WorkbookRow& row) {
  const Said& kind = row[words::remark];
  const Said& content = row[words::content];
  const std::string said = lowered(kind.text);
  if (said == words::goal || said == words::further_goal) {
    if (!needs(row, words::content)) return;
    Placed& plan = root["plan"];
    if (said == words::goal && !is_new(kind, words::goal, row.place(), "loại")) return;
    Placed& made =
        said == words::goal ? plan["goal"] : list(plan, "further_goals").add(Placed::Kind::object, "", row.place());
    target(made, "target", content);
    text(made, "by", row[words::by]);
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
  Placed& made = list(root, "recognitions").add(Placed::Kind::object, "", row.place());
  text(made, "id", row[words::recognition]);
  degree(made, "degree", row[words::degree]);
  text(made, "date", row[words::given]);
  text(made, "circular", row[words::under]);
  text(made, "expires", row[words::stated_expiry]);
}

void PageReader::member(const WorkbookRow& row) {
  Placed& made = list(root, "council").add(Placed::Kind::object, "", row.place());
  text(made, "name", row[words::member]);
  text(made, "role", row[words::role]);
  text(made, "position", row[words::position]);
}

void PageReader::review(const WorkbookRow& row) {
  Placed& made = list(root, "reviews").add(Placed::Kind::object, "", row.place());
  text(made, "date", row[words::review_date]);
  text(made, "content", row[words::review]);
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
    if (is_new(number, "tên điểm trường", row.place(), "số")) text(site, "name", name);
  }
  const Said& subject = row[words::site_subject];
  if (!row.says({words::site_result, words::evidence_code, words::note})) return;
  if (!needs(row, words::site_subject) || !is_new(subject, "điểm trường " + number.text, row.place(), "mã")) return;
  if (subject.text.find('/') == std::string::npos) {
    level(site["results"], subject.text, row[words::site_result], subject.place);
    if (row.says({words::evidence_code, words::note}))
      fault(row.place(), "kết quả cả tiêu chí không kèm minh chứng, ghi chú; ghi chúng ở dòng của yêu cầu");
    return;
  }
  Placed& made = site["requirements"].add(Placed::Kind::object, subject.text, subject.place);
  verdict(made, row[words::site_result], row[words::evidence_code], row[words::note]);
}

void PageReader::origin(const WorkbookRow& row) {
  const std::string said = lowered(row[words::origin].text);
  const Said& pointer = row[words::pointer];
  const Said& content = row[words::content];
  Placed& from = root["provenance"];
  if (said == words::from_file) {
    text(from, "file", content);
  } else if (said == words::from_place || said == words::from_words) {
    Placed& all = from[said == words::from_place ? "places" : "originals"];
    const std::string name = text_of(pointer);
    if (is_new(pointer, said, row.place(), words::pointer)) all.add(name, content.place, text_of(content));
  } else if (said == words::unread) {
    Placed& made = list(from, "unread").add(Placed::Kind::object, "", row.place());
    text(made, "place", pointer);
    text(made, "text", content);
  } else {
    fault(row.place(), std::string("«") + row[words::origin].text + "» không phải một loại nguồn");
  }
}

void PageReader::finish() {
  for (auto& [number, site] : sites_) list(root, "sites").items.push_back(std::move(site));
}

}  // namespace chuan::office
