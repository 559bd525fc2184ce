// SPDX-License-Identifier: MIT
// Reading dossiers: every diagnostic with its place, exact figures, evidence codes, the schema.
#include "chuan/dossier.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace chuan {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

Requirement requirement(std::vector<std::string> subjects) {
  Requirement result;
  result.text = "Nội dung";
  for (std::string& subject : subjects) result.rows.push_back({std::move(subject), "", {}});
  return result;
}

Criterion criterion(std::string id, std::vector<int> levels, bool in_group = false) {
  Criterion result;
  result.id = id;
  result.title = "Tiêu chí " + id;
  result.in_group = in_group;
  for (const int number : levels) {
    const std::string address = id + "/" + std::to_string(number);
    Indicator indicator;
    indicator.letter = in_group ? "*" : "a";
    indicator.requirements = {
        requirement({address + "/" + indicator.letter + "/1", address + "/" + indicator.letter + "/2"}),
        requirement({address + "/" + indicator.letter + "/3"})};
    CriterionLevel level;
    level.number = number;
    level.indicators = {indicator};
    result.levels.push_back(level);
  }
  return result;
}

Fact fact(std::string name, FactType type, bool yearly = false, std::vector<std::string> choices = {}) {
  Fact result;
  result.name = std::move(name);
  result.type = type;
  result.yearly = yearly;
  result.choices = std::move(choices);
  return result;
}

Rulebook small_rulebook() {
  Rulebook book;
  book.circular = "18/2018/TT-BGDĐT";
  book.title = "Thử";
  book.kinds = {{"THCS", "Trường trung học cơ sở", {"THCS"}}, {"phổ_thông_nhiều_cấp", "Nhiều cấp", {"THCS", "THPT"}}};
  book.educational_levels = {{"THCS", "Trung học cơ sở"}, {"THPT", "Trung học phổ thông"}};
  book.evidence_code = "[H{hộp}-{tiêu_chí}-{số:2}]";
  book.facts = {fact("loại_trường", FactType::choice, false, {"THCS", "phổ_thông_nhiều_cấp"}),
                fact("cấp_học", FactType::choice, false, {"THCS", "THPT"}),
                fact("vùng_khó_khăn", FactType::yes_no),
                fact("gv_từ_khá", FactType::percent, true),
                fact("số_lớp", FactType::count),
                fact("kinh_phí", FactType::money),
                fact("diện_tích_hs", FactType::number),
                fact("xếp_loại", FactType::scale, true, {"chưa_đạt", "đạt", "khá", "tốt"}),
                fact("ngày_thành_lập", FactType::date)};
  book.criteria = {criterion("1.1", {1, 2, 3}), criterion("1.2", {1, 2}), criterion("1.3", {1, 3}),
                   criterion("1.10", {1}), criterion("M4.6", {4}, true)};
  book.rating.resize(4);
  for (int i = 0; i < 4; ++i) book.rating[static_cast<std::size_t>(i)].number = i + 1;
  Recognition standard;
  standard.id = "chuan_quoc_gia";
  standard.name = "chuẩn_quốc_gia";
  standard.degree_word = "mức độ";
  standard.degrees.resize(2);
  standard.degrees[0].number = 1;
  standard.degrees[1].number = 2;
  book.recognitions = {standard};
  return book;
}

/// What was said about one text: "line:column code [what it marks] message | help", notes below.
struct Outcome {
  std::optional<Dossier> dossier;
  std::vector<std::string> said;
  std::vector<std::string> subjects;
};

std::string line(const Diagnostic& diagnostic, const Sources& sources, Language language) {
  const Position at = sources[diagnostic.range.file].position(diagnostic.range.begin);
  std::string text = std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
                     std::string(name(diagnostic.code)) + " [" + std::string(sources.text(diagnostic.range)) + "] " +
                     message(diagnostic, language);
  const std::string remedy = help(diagnostic, language);
  return remedy.empty() ? text : text + " | " + remedy;
}

Outcome read(std::string text, Language language = Language::vi, const Rulebook& book = small_rulebook()) {
  Sources sources;
  const std::uint32_t file = sources.add("truong.json", std::move(text));
  Diagnostics diagnostics;
  Outcome outcome;
  outcome.dossier = read_dossier(sources, file, book, diagnostics);
  EXPECT_EQ(outcome.dossier.has_value(), !has_errors(diagnostics));
  for (const Diagnostic& each : diagnostics) {
    outcome.said.push_back(line(each, sources, language));
    outcome.subjects.push_back(each.subject);
    for (const Diagnostic& note : each.notes) outcome.said.push_back(line(note, sources, language));
  }
  return outcome;
}

std::string only(const std::string& text) {
  const Outcome outcome = read(text);
  EXPECT_THAT(outcome.said, testing::SizeIs(1)) << text;
  return outcome.said.empty() ? "" : outcome.said.front();
}

std::string only_fact(const std::string& text) { return only("{\"facts\": {" + text + "}}"); }

std::optional<FactValues> values(const std::string& text, std::uint32_t id) {
  const Outcome outcome = read("{\"facts\": {" + text + "}}");
  EXPECT_THAT(outcome.said, IsEmpty());
  return outcome.dossier ? outcome.dossier->data.facts[id] : std::nullopt;
}

Number number(const std::string& text, std::uint32_t id) {
  const auto found = values(text, id);
  return found && found->single ? std::get<Number>(*found->single) : Number(-1);
}

Number decimal(const char* text) { return *Number::parse(text); }

// ---- a whole dossier

TEST(Dossier, ReadsEveryPart) {
  const Outcome outcome = read(R"({
    "school": {"name": "Trường A", "kind": "THCS", "school_year": "2021 – 2022"}, "date": "20/08/2022",
    "results": {"1.1": 2, "1.10": null, "M4.6": 4},
    "requirements": {"1.1/1/a/1": {"verdict": "met", "evidence": ["H1-1.1-01"], "note": "rõ"}, "1.2/2": "không đạt", "1.2/1/a": "chưa rõ"},
    "facts": {"vùng_khó_khăn": false, "gv_từ_khá": {"2020-2021": "81,5", "2021-2022": 84}},
    "evidence": [{"code": "[H1-1.1-01]", "title": "Kế hoạch", "issued": "2021-09-05", "expires": null, "location": "Hộp 1"}],
    "recognitions": [{"id": "chuẩn_quốc_gia", "degree": 1, "date": "2017-11-20", "expires": "20/11/2022"}],
    "plan": {"goal": {"target": "chuẩn_quốc_gia.2", "by": 2025}, "further_goals": [{"target": "muc.3", "by": "2026"}], "targets": {"1.1": 3},
      "actions": [{"criterion": "1.1", "action": "Sửa", "owner": "Hiệu trưởng", "cost": "1.500.000", "due": "2023", "days": 30, "reaches": 3}]},
    "levels": {"THPT": {"results": {"1.1": 1}, "requirements": null, "facts": {"số_lớp": 9}}},
    "sites": ["Điểm chính", {"name": "Điểm lẻ"}], "council": [{"name": "X", "role": "Chủ tịch", "position": "Hiệu trưởng"}],
    "reviews": [{"date": "cuối học kỳ I", "content": "Đã xem"}] })");
  EXPECT_THAT(outcome.said, IsEmpty());
  ASSERT_TRUE(outcome.dossier);
  const Dossier& dossier = *outcome.dossier;
  EXPECT_EQ(dossier.name, "Trường A");
  EXPECT_EQ(dossier.school_year, 2021);
  EXPECT_EQ(to_iso(*dossier.date), "2022-08-20");
  EXPECT_EQ(dossier.data.results.at("1.1").level, 2);
  EXPECT_EQ(dossier.data.results.count("1.10"), 0U);
  EXPECT_EQ(dossier.data.results.at("M4.6").level, 4);
  EXPECT_EQ(dossier.data.requirements.at("1.1/1/a/1").verdict, Verdict::met);
  EXPECT_EQ(dossier.data.requirements.at("1.1/1/a/1").note, "rõ");
  EXPECT_EQ(dossier.data.requirements.at("1.2/2").verdict, Verdict::not_met);
  EXPECT_EQ(std::get<bool>(*dossier.data.facts[2]->single), false);
  EXPECT_EQ(std::get<Number>(dossier.data.facts[3]->by_year.at(2020)), decimal("81.5"));
  EXPECT_EQ(std::get<Number>(dossier.data.facts[3]->by_year.at(2021)), Number(84));
  EXPECT_FALSE(dossier.data.facts[4]);
  EXPECT_EQ(dossier.recognitions.at(0).id, "chuan_quoc_gia");
  EXPECT_EQ(to_iso(*dossier.recognitions.at(0).expires), "2022-11-20");
  EXPECT_EQ(dossier.plan->goal->target, "chuan_quoc_gia.2");
  EXPECT_EQ(dossier.plan->goal->by, "2025");
  EXPECT_EQ(dossier.plan->further_goals.at(0).target, "muc.3");
  EXPECT_EQ(dossier.plan->actions.at(0).cost, Number(1500000));
  EXPECT_EQ(dossier.plan->actions.at(0).days, 30);
  EXPECT_EQ(dossier.levels.at("THPT").results.at("1.1").level, 1);
  EXPECT_EQ(std::get<Number>(*dossier.levels.at("THPT").facts[4]->single), Number(9));
  EXPECT_THAT(dossier.sites, ElementsAre(Field(&Site::name, "Điểm chính"), Field(&Site::name, "Điểm lẻ")));
  EXPECT_EQ(dossier.council.at(0).role, "Chủ tịch");
  EXPECT_EQ(dossier.reviews.at(0).date, "cuối học kỳ I");
}

TEST(Dossier, EveryPartMayBeMissingOrNull) {
  EXPECT_TRUE(read("{}").dossier);
  EXPECT_TRUE(read("\xEF\xBB\xBF { } \n").dossier);
  const Outcome outcome = read(
      R"({"school": null, "date": null, "results": null, "requirements": {"1.1/1": null}, "facts": {"số_lớp": null},
    "evidence": [null], "recognitions": null, "plan": {"goal": null, "actions": null}, "levels": {"THPT": null}, "sites": [null]})");
  EXPECT_THAT(outcome.said, IsEmpty());
  EXPECT_TRUE(outcome.dossier->plan);
  EXPECT_TRUE(outcome.dossier->levels.empty());
}

TEST(Dossier, HeaderIsNameKindAndDate) {
  Sources sources;
  const auto file = sources.add(
      "a.json", R"({"facts": {"x": 1}, "date": "2022-08-20", "school": {"name": "Trường A", "kind": "lạ"}})");
  const auto broken = sources.add("b.json", "{");
  Diagnostics diagnostics;
  const auto header = read_header(sources, file, diagnostics);
  ASSERT_TRUE(header);
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_EQ(header->name, "Trường A");
  EXPECT_EQ(header->kind, "lạ");
  EXPECT_EQ(to_iso(*header->date), "2022-08-20");
  EXPECT_FALSE(read_header(sources, broken, diagnostics));
  EXPECT_EQ(diagnostics.size(), 1U);
}

TEST(Dossier, RangesMarkTheValue) {
  const std::string text =
      R"({"results": {"1.1": 2}, "facts": {"gv_từ_khá": {"2021-2022": 84}}, "requirements": {"1.1/1/a/1": {"verdict": "met"}}})";
  Sources sources;
  const auto file = sources.add("a.json", text);
  Diagnostics diagnostics;
  const auto dossier = read_dossier(sources, file, small_rulebook(), diagnostics);
  ASSERT_TRUE(dossier);
  EXPECT_EQ(sources.text(dossier->data.results.at("1.1").range), "2");
  EXPECT_EQ(sources.text(dossier->data.facts[3]->range), R"({"2021-2022": 84})");
  EXPECT_EQ(sources.text(dossier->data.requirements.at("1.1/1/a/1").range), R"({"verdict": "met"})");
}

// ---- the text

TEST(DossierText, TooLong) { EXPECT_THAT(only(std::string(largest_dossier + 1, ' ')), HasSubstr("1:1 A401 []")); }

TEST(DossierText, NotUtf8) {
  EXPECT_THAT(only("{\"date\":\n \"a\xC3\"}"), HasSubstr("2:4 A101"));
  EXPECT_THAT(only("\xED\xA0\x80"), HasSubstr("1:1 A101"));
}

TEST(DossierText, BrokenJson) {
  const auto place = [](const std::string& text) { return only(text).substr(0, only(text).find(" |")); };
  EXPECT_EQ(place(""), "1:1 A402 [] JSON không đọc được: tệp trống");
  EXPECT_EQ(place(" \n "), "1:1 A402 [ \n ] JSON không đọc được: tệp trống");
  EXPECT_EQ(place("{\n \"date\": nope}"), "2:10 A402 [nope] JSON không đọc được: chữ không nằm trong nháy");
  EXPECT_EQ(place("{\"sites\": [truex]}"), "1:12 A402 [truex] JSON không đọc được: chữ không nằm trong nháy");
  EXPECT_EQ(place("{\"facts\": {\"số_lớp\": 81,5}}"),
            "1:22 A402 [81,5] JSON không đọc được: số có dấu phẩy thập phân không nằm trong nháy");
  EXPECT_EQ(place("{\"facts\": {\"số_lớp\": 08}}"), "1:22 A402 [08] JSON không đọc được: số viết sai");
  EXPECT_EQ(place("{\"facts\": {\"số_lớp\": 1.}}"), "1:22 A402 [1.] JSON không đọc được: số viết sai");
  EXPECT_EQ(place("{\"sites\": [1 2]}"), "1:14 A402 [2] JSON không đọc được: thiếu dấu phẩy trước chỗ này");
  EXPECT_EQ(place("{\"date\" 1}"), "1:9 A402 [1] JSON không đọc được: thiếu dấu hai chấm trước chỗ này");
  EXPECT_EQ(place("{\"date\": null,}"), "1:14 A402 [,] JSON không đọc được: thừa dấu phẩy trước ngoặc đóng");
  EXPECT_EQ(place("{\"date\": \"a\\q\"}"), "1:10 A402 [\"a\\q\"] JSON không đọc được: dấu `\\` trong nháy dùng sai");
  EXPECT_EQ(place("{\"da\\qte\": 1}"), "1:2 A402 [\"da\\qte\"] JSON không đọc được: dấu `\\` trong nháy dùng sai");
  EXPECT_EQ(place("{\"date\": \"2022\n}"), "1:10 A402 [\"2022] JSON không đọc được: dấu nháy mở ở đây không được đóng");
  EXPECT_EQ(place("{\"date\": \"2022}"), "1:10 A402 [\"2022}] JSON không đọc được: dấu nháy mở ở đây không được đóng");
  EXPECT_EQ(place("{\"date\": \"a\tb\"}"), "1:12 A402 [\t] JSON không đọc được: có ký tự điều khiển trong nháy");
  EXPECT_EQ(place("{\"school\": {\"name\": \"A\"\n"),
            "1:23 A402 [\"] JSON không đọc được: thiếu ngoặc đóng ở cuối tệp");
  EXPECT_EQ(place("{\"school\": {\"name\": \"A\"}"), "1:24 A402 [}] JSON không đọc được: thiếu ngoặc đóng ở cuối tệp");
  EXPECT_EQ(place("{} x"), "1:4 A402 [x] JSON không đọc được: còn chữ thừa sau khi hồ sơ đã kết thúc");
  EXPECT_EQ(place("{} {}"), "1:4 A402 [{}] JSON không đọc được: còn chữ thừa sau khi hồ sơ đã kết thúc");
}

TEST(DossierText, NotAnObject) {
  EXPECT_THAT(only("[1]"), HasSubstr("1:1 A403 [[]"));
  EXPECT_THAT(only(" 5"), HasSubstr("1:2 A403 [5]"));
}

TEST(DossierText, TooDeep) {
  const std::string open(70, '[');
  EXPECT_THAT(only("{\"sites\": " + open + std::string(70, ']') + "}"),
              HasSubstr("1:74 A404 [[] ngoặc lồng sâu hơn 64 cấp"));
}

TEST(DossierText, KeyGivenTwice) {
  EXPECT_THAT(
      read("{\"facts\": {\"số_lớp\": 1,\n \"số_lớp\": 2}}").said,
      ElementsAre("2:2 A405 [\"số_lớp\"] `số_lớp` ghi hai lần trong cùng một chỗ | giữ một giá trị, xóa giá trị kia",
                  "1:12 A406 [\"số_lớp\"] lần đầu ở đây"));
  EXPECT_THAT(read(R"({"requirements": {"1.1/1": "met", "1.1/1": "met"}})").said, testing::SizeIs(2));
}

TEST(DossierText, DecomposedNamesAreComposed) {
  EXPECT_EQ(number("\"s\u006F\u0302\u0301_l\u006F\u031B\u0301p\": 12", 4), Number(12));
}

// ---- names

TEST(DossierNames, UnknownKey) {
  EXPECT_EQ(only(R"({"result": {}})"),
            "1:2 A407 [\"result\"] không có mục nào tên `result` ở đây | có phải `results`?");
  EXPECT_THAT(only(R"({"school": {"xyz": 1}})"), HasSubstr("A408 [\"xyz\"] không có mục nào tên `xyz` ở đây | các mục"
                                                           " được dùng: name, kind, province, commune, school_year"));
  EXPECT_THAT(only(R"({"plan": {"actions": [{"criterion": "1.1", "ownr": "x"}]}})"), HasSubstr("A407 [\"ownr\"]"));
  EXPECT_THAT(only(R"({"levels": {"THPT": {"levels": {}}}})"), HasSubstr("A408 [\"levels\"]"));
}

TEST(DossierNames, UnknownNamesOfTheCircular) {
  EXPECT_EQ(only(R"({"facts": {"gv_tu_kha": 1}})"),
            "1:12 A409 [\"gv_tu_kha\"] thông tư không có số liệu `gv_tu_kha` | có phải `gv_từ_khá`?");
  EXPECT_EQ(only(R"({"facts": {"lạ_hoắc": 1}})"),
            "1:12 A434 [\"lạ_hoắc\"] thông tư không có số liệu `lạ_hoắc` | dùng được: vùng_khó_khăn, gv_từ_khá, "
            "số_lớp, kinh_phí, diện_tích_hs, xếp_loại, ngày_thành_lập");
  EXPECT_THAT(only(R"({"results": {"1.100": 1}})"),
              HasSubstr("A409 [\"1.100\"] thông tư không có tiêu chí `1.100` | có phải `1.10`?"));
  EXPECT_THAT(only(R"({"plan": {"targets": {"9.99": 1}}})"), HasSubstr("A434 [\"9.99\"] thông tư không có tiêu chí"));
  EXPECT_THAT(only(R"({"plan": {"actions": [{"criterion": "99", "reaches": 2}]}})"), HasSubstr("A434 [\"99\"]"));
  EXPECT_THAT(only(R"({"requirements": {"1.1/1/A/1": "met"}})"),
              HasSubstr("A409 [\"1.1/1/A/1\"] thông tư không có yêu cầu `1.1/1/A/1` | có phải `1.1/1/a/1`?"));
  EXPECT_THAT(only(R"({"school": {"kind": "thcs"}})"),
              HasSubstr("A409 [\"thcs\"] thông tư không có loại trường `thcs` | có phải `THCS`?"));
  EXPECT_THAT(only(R"({"levels": {"mầm_non": {}}})"), HasSubstr("A434 [\"mầm_non\"] thông tư không có cấp học"));
  EXPECT_THAT(only(R"({"recognitions": [{"id": "chuan_quoc_gja", "degree": 1, "date": "2017-11-20"}]})"),
              HasSubstr("A409 [\"chuan_quoc_gja\"]"));
  EXPECT_THAT(only(R"({"plan": {"goal": {"target": "chuan_quoc_gia.3"}}})"),
              HasSubstr("A434 [\"chuan_quoc_gia.3\"] thông tư không có đích"));
  EXPECT_EQ(read(R"({"facts": {"gv_tu_kha": 1}})", Language::en).said.at(0),
            "1:12 A409 [\"gv_tu_kha\"] the circular has no fact `gv_tu_kha` | did you mean `gv_từ_khá`?");
}

TEST(DossierNames, WrongType) {
  EXPECT_EQ(only(R"({"date": 2022})"), "1:10 A411 [2022] `date` là số, cần chữ trong nháy");
  EXPECT_EQ(only(R"({"results": []})"), "1:13 A411 [[]] `results` là danh sách [ ], cần đối tượng { }");
  EXPECT_THAT(only(R"({"evidence": ["x"]})"), HasSubstr("1:15 A411 [\"x\"] `evidence` là chữ trong nháy"));
  EXPECT_THAT(only(R"({"results": {"1.1": "2"}})"), HasSubstr("A411 [\"2\"] `1.1` là chữ trong nháy, cần số"));
  EXPECT_THAT(only(R"({"requirements": {"1.1/1": true}})"),
              HasSubstr("A411 [true] `1.1/1` là true hoặc false, cần chữ trong nháy hoặc đối tượng { }"));
  EXPECT_THAT(only(R"({"sites": [1]})"), HasSubstr("A411 [1]"));
  EXPECT_THAT(only_fact("\"số_lớp\": true"), HasSubstr("cần số hoặc chữ trong nháy"));
  EXPECT_THAT(only_fact("\"vùng_khó_khăn\": 1"), HasSubstr("cần true hoặc false"));
  EXPECT_THAT(only(R"({"plan": {"goal": {"target": "muc.1", "by": true}}})"), HasSubstr("A411 [true]"));
}

TEST(DossierNames, MissingParts) {
  EXPECT_EQ(only(R"({"evidence": [{"title": "x"}]})"), "1:15 A412 [{] thiếu mục `code`");
  EXPECT_THAT(read(R"({"recognitions": [{}]})").said, testing::SizeIs(3));
  EXPECT_THAT(only(R"({"plan": {"goal": {"by": "2025"}}})"), HasSubstr("thiếu mục `target`"));
  EXPECT_THAT(only(R"({"plan": {"actions": [{"action": "x"}]}})"), HasSubstr("thiếu mục `criterion`"));
}

// ---- values

TEST(DossierValues, YearsAndDates) {
  EXPECT_EQ(only(R"({"school": {"school_year": "2021-2023"}})"),
            "1:28 A413 [\"2021-2023\"] `2021-2023` không phải năm học | viết hai năm liền nhau, ví dụ 2021-2022");
  EXPECT_THAT(only_fact(R"("gv_từ_khá": {"2021": 5})"), HasSubstr("A413 [\"2021\"]"));
  EXPECT_THAT(only(R"({"date": "30/02/2022"})"),
              HasSubstr("1:10 A414 [\"30/02/2022\"] `30/02/2022` không phải một ngày có trong lịch"));
  EXPECT_EQ(number("\"ngày_thành_lập\": \"02/01/1970\"", 8), Number(1));
}

TEST(DossierValues, Levels) {
  EXPECT_THAT(only(R"({"results": {"1.1": -1}})"),
              HasSubstr("A415 [-1] `1.1` ghi `-1`, cần một số nguyên từ 0 trở lên"));
  EXPECT_THAT(only(R"({"results": {"1.1": 1.5}})"), HasSubstr("A415 [1.5]"));
  EXPECT_THAT(only(R"({"results": {"1.1": 99999999999999999999}})"), HasSubstr("A415"));
  EXPECT_THAT(only(R"({"results": {"M4.6": 3}})"),
              HasSubstr("A416 [3] tiêu chí M4.6 không có mức 3, chỉ có 4 | ghi 0 khi không đạt mức nào"));
  EXPECT_THAT(only(R"({"results": {"M4.6": 5}})"), HasSubstr("A416 [5]"));
  EXPECT_THAT(only(R"({"results": {"1.1": 5}})"), HasSubstr("A416 [5] tiêu chí 1.1 không có mức 5, chỉ có 1, 2, 3"));
  EXPECT_THAT(only(R"({"plan": {"actions": [{"criterion": "M4.6", "reaches": 2}]}})"), HasSubstr("A416 [2]"));
  EXPECT_EQ(read(R"({"results": {"1.3": 2}})").dossier->data.results.at("1.3").level, 2);

  const Outcome above = read(R"({"results": {"1.2": 3}})");
  ASSERT_TRUE(above.dossier);
  EXPECT_THAT(above.said,
              ElementsAre(HasSubstr("1:21 A417 [3] tiêu chí 1.2 chỉ có đến mức 2 mà hồ sơ ghi mức 3; tính là mức 2")));
  EXPECT_THAT(above.subjects, ElementsAre("1.2"));
  EXPECT_EQ(above.dossier->data.results.at("1.2").level, 2);
}

TEST(DossierValues, Verdicts) {
  EXPECT_THAT(only(R"({"requirements": {"1.1/1": "chưa đạt"}})"),
              HasSubstr("A418 [\"chưa đạt\"] `chưa đạt` không phải một kết luận"));
  const Outcome exception = read(R"({"requirements": {"1.1/1/a/2": "đạt"}})");
  EXPECT_EQ(exception.dossier->data.requirements.at("1.1/1/a/1").verdict, Verdict::met);
  EXPECT_THAT(
      read(R"({"requirements": {"1.1/1/a/1": "met", "1.1/1/a/2": "not_met"}})").said,
      ElementsAre(HasSubstr("A426 [\"1.1/1/a/2\"] yêu cầu 1.1/1/a/1 có hai kết luận"), HasSubstr("A406 [\"met\"]")));
}

TEST(DossierValues, NumbersAreExact) {
  EXPECT_EQ(number(R"("gv_từ_khá": "81,5")", 3), decimal("81.5"));
  EXPECT_EQ(number(R"("gv_từ_khá": "81.5 %")", 3), decimal("81.5"));
  EXPECT_EQ(number(R"("gv_từ_khá": 0.1)", 3), *Number::ratio(1, 10));
  EXPECT_EQ(number(R"("diện_tích_hs": 123456789.123456789)", 6), decimal("123456789.123456789"));
  EXPECT_EQ(number(R"("diện_tích_hs": -2.50)", 6), decimal("-2.5"));
  EXPECT_EQ(number(R"("diện_tích_hs": "1.234")", 6), decimal("1.234"));
  EXPECT_EQ(number(R"("số_lớp": "1.234")", 4), Number(1234));
  EXPECT_EQ(number(R"("kinh_phí": "1.234.567")", 5), Number(1234567));
  EXPECT_EQ(number(R"("kinh_phí": "1.234.567,5")", 5), decimal("1234567.5"));
  EXPECT_EQ(number(R"("kinh_phí": 1234567)", 5), Number(1234567));
  EXPECT_EQ(number(R"("xếp_loại": "khá")", 7), Number(2));
  EXPECT_EQ(values(R"("vùng_khó_khăn": "có")", 2)->single, FactValue(true));
}

TEST(DossierValues, NumbersThatAreNot) {
  EXPECT_THAT(only_fact("\"số_lớp\": 1e3"), HasSubstr("1:22 A419 [1e3] `số_lớp` ghi `1e3`, không đọc được thành số"));
  EXPECT_THAT(only_fact("\"kinh_phí\": \"1.23.456\""), HasSubstr("A419"));
  EXPECT_THAT(only_fact("\"kinh_phí\": \"0.123.456\""), HasSubstr("A419"));
  EXPECT_THAT(only_fact("\"diện_tích_hs\": \"1.234.567\""), HasSubstr("A419"));
  EXPECT_THAT(only_fact("\"diện_tích_hs\": 1234567890123456789012"), HasSubstr("A419"));
  EXPECT_THAT(only_fact("\"số_lớp\": \"81,5%\""), HasSubstr("A419"));
  EXPECT_THAT(only_fact("\"số_lớp\": \"\""), HasSubstr("A419"));
  EXPECT_THAT(only_fact("\"gv_từ_khá\": 100.1"),
              HasSubstr("A420 [100.1] tỷ lệ `gv_từ_khá` ghi 100.1, cần từ 0 đến 100"));
  EXPECT_THAT(only_fact("\"gv_từ_khá\": {\"2021-2022\": \"-1\"}"), HasSubstr("A420 [\"-1\"]"));
  EXPECT_THAT(only_fact("\"số_lớp\": 1.234"),
              HasSubstr("A415 [1.234] `số_lớp` ghi `1.234`, cần một số nguyên từ 0 trở lên"));
  EXPECT_THAT(only_fact("\"số_lớp\": -3"), HasSubstr("A415"));
  EXPECT_THAT(only_fact("\"kinh_phí\": -1"), HasSubstr("A421 [-1] số tiền `kinh_phí` ghi -1"));
  EXPECT_THAT(only(R"({"plan": {"actions": [{"criterion": "1.1", "cost": "-1"}]}})"),
              HasSubstr("A421 [\"-1\"] số tiền `cost`"));
}

TEST(DossierValues, Enumerators) {
  EXPECT_THAT(only_fact("\"xếp_loại\": \"Khá\""),
              HasSubstr("A422 [\"Khá\"] `xếp_loại` không có giá trị `Khá` | có phải `khá`?"));
  EXPECT_THAT(only_fact("\"xếp_loại\": \"xuất_sắc\""), HasSubstr("A423 [\"xuất_sắc\"]"));
  EXPECT_THAT(only_fact("\"xếp_loại\": \"xuất_sắc\""), HasSubstr("các giá trị dùng được: chưa_đạt, đạt, khá, tốt"));
  EXPECT_THAT(only_fact("\"vùng_khó_khăn\": \"chắc có\""), HasSubstr("A423"));
}

TEST(DossierValues, Yearly) {
  EXPECT_THAT(only_fact("\"số_lớp\": {\"2021-2022\": 1}"),
              HasSubstr("A424 [{\"2021-2022\": 1}] `số_lớp` không theo năm học"));
  EXPECT_THAT(
      read(R"({"facts": {"gv_từ_khá": {"2021-2022": 1, "2021 – 2022": 2}}})").said,
      ElementsAre(HasSubstr("A405 [\"2021 – 2022\"] `2021-2022` ghi hai lần"), HasSubstr("A406 [\"2021-2022\"]")));
  EXPECT_EQ(number("\"gv_từ_khá\": 70", 3), Number(70));
  EXPECT_FALSE(values(R"("gv_từ_khá": {"2021-2022": null})", 3));
  EXPECT_THAT(only_fact("\"loại_trường\": \"THCS\""), HasSubstr("A425 [\"loại_trường\"]"));
}

// ---- evidence and recognitions

TEST(DossierEvidence, CodesAndDates) {
  const Outcome outcome = read(
      R"({"date": "2022-08-20", "requirements": {"1.1/1/a/3": {"evidence": ["1.1-02", "H2-1.1-03", "?", "H1-1.1-09"]}},
"evidence": [{"code": "[H1-1.1-02]", "issued": "2022-08-21"}, {"code": "H1-1.1-03"}, {"code": "lạ", "expires": "01/01/2020"}, {"code": "lạ"}]})");
  EXPECT_TRUE(!outcome.dossier);
  EXPECT_THAT(
      outcome.said,
      ElementsAre(HasSubstr("2:23 A431 [\"[H1-1.1-02]\"] minh chứng `[H1-1.1-02]` ban hành ngày 21/08/2022, "
                            "sau ngày của hồ sơ 20/08/2022"),
                  HasSubstr("A432 [\"lạ\"] minh chứng `lạ` hết hạn ngày 01/01/2020"),
                  HasSubstr("A427 [\"lạ\"] mã minh chứng `lạ` dùng cho hai minh chứng"), HasSubstr("A406 [\"lạ\"]"),
                  HasSubstr("A428 [\"H1-1.1-03\"] mã minh chứng `H1-1.1-03` viết khác mẫu "
                            "[H{hộp}-{tiêu_chí}-{số:2}]; đọc là minh chứng số 3 của tiêu chí 1.1"),
                  HasSubstr("A429 [\"lạ\"] không đọc được mã"), HasSubstr("2:136 A429"), HasSubstr("A430"),
                  HasSubstr("A430"), HasSubstr("minh chứng `H1-1.1-09` được dẫn mà không có")));
  EXPECT_EQ(outcome.subjects.back(), "1.1/1/a/3");
}

TEST(DossierEvidence, DegreesOfRecognitions) {
  EXPECT_THAT(only(R"({"recognitions": [{"id": "chuan_quoc_gia", "degree": 3, "date": "2017-11-20"}]})"),
              HasSubstr("A433 [3] `chuan_quoc_gia` không có mức độ 3, chỉ có 1, 2"));
  EXPECT_THAT(
      read(
          R"({"recognitions": [{"id": "chuan_quoc_gia", "degree": 3, "date": "2017-11-20", "circular": "47/2012/TT-BGDĐT"}]})")
          .said,
      IsEmpty());
}

TEST(EvidenceCode, StrictlyByTheTemplate) {
  constexpr std::string_view old_form = "[H{hộp}-{tiêu_chí}-{số:2}]";
  EXPECT_EQ(parse_evidence_code("[H15-1.8-02]", old_form), (EvidenceCode{15, "1.8", 2}));
  EXPECT_EQ(parse_evidence_code("[H1-1.10-01]", old_form), (EvidenceCode{1, "1.10", 1}));
  EXPECT_EQ(parse_evidence_code("[H1-1.1-123]", old_form), (EvidenceCode{1, "1.1", 123}));
  EXPECT_EQ(parse_evidence_code("MC.1.3.01", "MC.{tiêu_chí}.{số:2}"), (EvidenceCode{std::nullopt, "1.3", 1}));
  for (const char* wrong : {"H1-1.1-1", "H1-1.1-01", "[H1-1.1-1]", "[H1-1.01-01]", "[H0-1.1-01]", "[H1-1.1-00]",
                            "[H1-1.1-01] ", "", "[H1-1.1-1234567]"})
    EXPECT_FALSE(parse_evidence_code(wrong, old_form)) << wrong;
  EXPECT_FALSE(parse_evidence_code("x", ""));
}

TEST(EvidenceCode, VariantsOfRealDocuments) {
  const EvidenceCode boxed{1, "1.1", 1};
  const EvidenceCode bare{std::nullopt, "1.1", 1};
  for (const char* text : {"H1-1.1-01", "[H1-1.01-01]", "[H1-1.1-01]", "h1 - 1.1 – 01", "(H1-1.1-1)"})
    EXPECT_EQ(read_evidence_code(text), boxed) << text;
  for (const char* text : {"1.1-01", "MC.1.1.01", "MC-1-1-01", "(MC.1.1.01)"})
    EXPECT_EQ(read_evidence_code(text), bare) << text;
  EXPECT_EQ(read_evidence_code("MC.1.1.3.01"), (EvidenceCode{std::nullopt, "1.3", 1}));
  EXPECT_EQ(read_evidence_code("H1-1.10-01")->criterion, "1.10");
  for (const char* text : {"", "MC", "MC.1.2.3.01", "MC.1.1.1.1.1", "H-1.1-01", "1.1", "1-01", "1.1-00", "M4.1-01",
                           "1.1-99999999999999999999"})
    EXPECT_FALSE(read_evidence_code(text)) << text;
}

// ---- schema

TEST(DossierSchema, NamesWhatTheCircularHas) {
  const auto schema = nlohmann::json::parse(dossier_schema(small_rulebook()));
  EXPECT_EQ(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
  EXPECT_EQ(schema["additionalProperties"], false);
  EXPECT_EQ(schema["properties"]["school"]["properties"]["kind"]["enum"],
            nlohmann::json::parse(R"(["THCS", "phổ_thông_nhiều_cấp", null])"));
  const auto& definitions = schema["$defs"];
  EXPECT_EQ(definitions["results"]["properties"]["1.3"]["enum"], nlohmann::json::parse("[0, 1, 2, 3, null]"));
  EXPECT_EQ(definitions["results"]["properties"]["M4.6"]["enum"], nlohmann::json::parse("[0, 4, null]"));
  EXPECT_TRUE(definitions["requirements"]["properties"].contains("1.1/1/a/2"));
  EXPECT_FALSE(definitions["facts"]["properties"].contains("loại_trường"));
  EXPECT_EQ(definitions["facts"]["properties"]["gv_từ_khá"]["description"], "mỗi năm học");
}

}  // namespace
}  // namespace chuan
