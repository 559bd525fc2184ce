// SPDX-License-Identifier: MIT
// The law on a date: which circular governs, what its text is that day, and that later acts change nothing before.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <random>

#include "chuan/assessment.hpp"
#include "diagnostic/code.hpp"
#include "support/rules.hpp"

namespace chuan {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StrEq;

Date day(const char* text) { return *parse_date(text); }

const test::LoadedLaw& real() {
  static const test::LoadedLaw law;
  return law;
}

/// A rulebook with the program lowered from it.
struct Text {
  std::unique_ptr<Rulebook> book;
  Program program;

  Text(const test::LoadedLaw& loaded, const std::string& circular, Date date, std::string_view kind) {
    Diagnostics said;
    auto found = loaded.law.rulebook(circular, date, said, kind);
    if (!found) throw std::runtime_error(render(said, loaded.sources, Language::vi));
    book = std::make_unique<Rulebook>(std::move(*found));
    program = lower(*book);
  }

  Assessment assess(const Dossier& dossier) const { return chuan::assess(program, *book, dossier, book->as_of); }

  std::size_t criterion(const std::string& id) const {
    for (std::size_t i = 0; i < book->criteria.size(); ++i)
      if (book->criteria[i].id == id) return i;
    throw std::runtime_error("no criterion " + id);
  }
};

Dossier dossier_of(const Rulebook& book, const std::string& kind) {
  Dossier dossier;
  dossier.kind = kind;
  dossier.data.facts.resize(book.facts.size());
  return dossier;
}

void set_fact(Dossier& dossier, const Rulebook& book, const std::string& name, FactValue value) {
  for (std::size_t i = 0; i < book.facts.size(); ++i)
    if (book.facts[i].name == name) {
      dossier.data.facts[i] = FactValues{value, {}, {}};
      return;
    }
  throw std::runtime_error("no fact " + name);
}

template <class Function>
void each_requirement(const Rulebook& book, Function function) {
  for (const Criterion& criterion : book.criteria)
    for (const CriterionLevel& level : criterion.levels)
      for (const Indicator& indicator : level.indicators)
        for (const Requirement& requirement : indicator.requirements) function(requirement);
}

std::vector<std::string> codes(const Diagnostics& diagnostics) {
  std::vector<std::string> found;
  for (const Diagnostic& each : diagnostics) found.emplace_back(name(each.code));
  return found;
}

/// An invented circular's file, added to a law.
void add(test::LoadedLaw& loaded, const std::string& text) {
  Diagnostics said;
  loaded.law.add(loaded.sources, loaded.sources.add("bia.luat", text), said);
  if (has_errors(said)) throw std::runtime_error(render(said, loaded.sources, Language::vi));
}

std::string governing(const std::string& number, const std::string& kind, const std::string& effective) {
  return "thông tư " + number +
         " \"Bịa\"\n"
         "  ban hành " +
         effective + "\n  hiệu lực " + effective +
         "\n"
         "  cấp học THCS \"Trung học cơ sở\"\n"
         "  loại trường " +
         kind + " \"Trường\": THCS\n  áp dụng cho " + kind + "\n";
}

// Which circular governs

struct InForce {
  const char* kind;
  const char* date;
  const char* circular;
};

class GoverningCircular : public testing::TestWithParam<InForce> {};

TEST_P(GoverningCircular, IsTheOneInForceThatDay) {
  Diagnostics said;
  const auto found = real().law.in_force(GetParam().kind, day(GetParam().date), said);
  EXPECT_THAT(said, IsEmpty()) << render(said, real().sources, Language::vi);
  EXPECT_EQ(found, GetParam().circular);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, GoverningCircular,
    testing::Values(
        InForce{"THCS", "2018-10-10", "18/2018/TT-BGDĐT"}, InForce{"THCS", "2022-08-20", "18/2018/TT-BGDĐT"},
        InForce{"THCS", "2025-03-01", "18/2018/TT-BGDĐT"}, InForce{"THCS", "2026-07-06", "18/2018/TT-BGDĐT"},
        InForce{"THCS", "2026-07-07", "57/2026/TT-BGDĐT"}, InForce{"THCS", "2026-11-23", "57/2026/TT-BGDĐT"},
        InForce{"chuyên", "2026-07-06", "18/2018/TT-BGDĐT"}, InForce{"tiểu_học", "2022-08-20", "17/2018/TT-BGDĐT"},
        InForce{"tiểu_học", "2025-03-01", "17/2018/TT-BGDĐT"}, InForce{"tiểu_học", "2026-07-06", "17/2018/TT-BGDĐT"},
        InForce{"tiểu_học", "2026-07-07", "57/2026/TT-BGDĐT"}, InForce{"mầm_non", "2022-08-20", "19/2018/TT-BGDĐT"},
        InForce{"mầm_non", "2025-03-01", "19/2018/TT-BGDĐT"}, InForce{"mầm_non", "2026-07-06", "19/2018/TT-BGDĐT"},
        InForce{"mầm_non", "2026-07-07", "57/2026/TT-BGDĐT"},
        InForce{"giáo_dục_thường_xuyên", "2026-07-07", "57/2026/TT-BGDĐT"}));

TEST(Governing, NobodyGovernsAKindThatNoCircularNames) {
  for (const auto& [kind, date] :
       {std::pair{"đại_học", "2025-03-01"}, {"THCS", "2018-10-09"}, {"giáo_dục_thường_xuyên", "2026-07-06"}}) {
    Diagnostics said;
    EXPECT_EQ(real().law.in_force(kind, day(date), said), std::nullopt);
    ASSERT_THAT(codes(said), ElementsAre("A605")) << kind;
    EXPECT_THAT(message(said[0], Language::vi), HasSubstr(kind));
    EXPECT_THAT(message(said[0], Language::vi), HasSubstr(to_vietnamese(day(date))));
  }
}

TEST(Governing, TwoCircularsForOneKindAreAnErrorThatNamesBoth) {
  test::LoadedLaw loaded;
  add(loaded, governing("1/2030/TT-BGDĐT", "bịa", "01/03/2030"));
  add(loaded, governing("2/2030/TT-BGDĐT", "bịa", "01/03/2030"));
  Diagnostics said;
  EXPECT_EQ(loaded.law.in_force("bịa", day("2030-03-01"), said), std::nullopt);
  ASSERT_THAT(codes(said), ElementsAre("A606"));
  EXPECT_TRUE(has_errors(said));
  EXPECT_THAT(message(said[0], Language::vi), HasSubstr("1/2030/TT-BGDĐT"));
  EXPECT_THAT(message(said[0], Language::vi), HasSubstr("2/2030/TT-BGDĐT"));
  said.clear();
  EXPECT_EQ(loaded.law.in_force("THCS", day("2030-03-01"), said), "57/2026/TT-BGDĐT");
  EXPECT_THAT(said, IsEmpty());
}

// What its text is that day

TEST(Amended, By22Of2024FromItsFirstDay) {
  for (const auto& [circular, kind] :
       {std::pair{"17/2018/TT-BGDĐT", "tiểu_học"}, {"18/2018/TT-BGDĐT", "THCS"}, {"19/2018/TT-BGDĐT", "mầm_non"}}) {
    const auto amended_by = [&, number = circular, of = kind](const char* date) {
      return Text(real(), number, day(date), of).book->amended_by;
    };
    EXPECT_THAT(amended_by("2022-08-20"), Not(Contains("22/2024/TT-BGDĐT"))) << circular;
    EXPECT_THAT(amended_by("2025-01-24"), Not(Contains("22/2024/TT-BGDĐT"))) << circular;
    EXPECT_THAT(amended_by("2025-01-25"), Contains("22/2024/TT-BGDĐT")) << circular;
    EXPECT_THAT(amended_by("2025-03-01"), Contains("22/2024/TT-BGDĐT")) << circular;
  }
}

TEST(Amended, FortySixClassesBlockLevelTwoOnlyBefore2025) {
  const auto at = [](const char* date) {
    Text text(real(), "18/2018/TT-BGDĐT", day(date), "THCS");
    Dossier dossier = dossier_of(*text.book, "THCS");
    each_requirement(
        *text.book, [&](const Requirement& each) { dossier.data.requirements[each.subject()].verdict = Verdict::met; });
    set_fact(dossier, *text.book, "số_lớp", Number(46));
    const Assessment assessment = text.assess(dossier);
    return std::pair{assessment.level, assessment.criteria[text.criterion("1.5")]};
  };
  const auto [before, classes_before] = at("2024-06-01");
  EXPECT_EQ(before, (Interval{1, 1}));
  EXPECT_EQ(classes_before, (Interval{1, 1}));
  const auto [after, classes_after] = at("2025-06-01");
  EXPECT_EQ(after, (Interval{4, 4}));
  EXPECT_EQ(classes_after, (Interval{1, 1}));  // its second and third levels are repealed
}

TEST(Amended, TheTextStaysTheSameBetweenAmendments) {
  const auto text = [](const char* date) {
    Diagnostics said;
    const auto found = real().law.consolidated("18/2018/TT-BGDĐT", day(date), Language::vi, said);
    EXPECT_FALSE(has_errors(said)) << render(said, real().sources, Language::vi);
    return found.value_or("");
  };
  const std::string before = text("2025-01-24"), after = text("2025-01-25");
  EXPECT_NE(before, after);
  EXPECT_EQ(before, text("2020-07-01"));  // before that day 2.2 was not suspended
  EXPECT_EQ(after, text("2026-03-30"));   // the next day the law that a note names changes
}

// Figures that only warn

TEST(Advisory, AFigureWarnsInTheWindowAndDecidesAfterIt) {
  test::LoadedLaw loaded;
  add(loaded, governing("8/2026/TT-BGDĐT", "bịa", "07/07/2026") +
                  "dữ liệu\n"
                  "  gv_khá: tỷ lệ \"Giáo viên khá\"\n"
                  "tiêu chuẩn 1 \"Một\"\n"
                  "  tiêu chí 1.1 \"Một\"\n"
                  "    mức 1\n"
                  "      - \"Từ 60% giáo viên khá\": gv_khá ít nhất 60%\n"
                  "xếp mức trường\n"
                  "  mức 1: mọi tiêu chí đạt mức 1\n"
                  "số liệu chỉ để cảnh báo từ 07/07/2026 đến 31/12/2028, khoản 4 Điều 27\n");
  const auto findings = [&](const char* date, int figure, Verdict attested, Interval wanted) {
    Text text(loaded, "8/2026/TT-BGDĐT", day(date), "bịa");
    Dossier dossier = dossier_of(*text.book, "bịa");
    set_fact(dossier, *text.book, "gv_khá", Number(figure));
    if (attested != Verdict::unknown) dossier.data.requirements["1.1/1/*/1"] = {attested, {"[H1-1.1-01]"}, {}, {}};
    const Assessment assessment = text.assess(dossier);
    EXPECT_EQ(assessment.level, wanted) << date << ", " << figure << "%";
    EXPECT_FALSE(has_errors(assessment.findings));
    return codes(assessment.findings);
  };
  for (const char* date : {"2026-07-07", "2027-03-01", "2028-12-31"}) {
    EXPECT_THAT(findings(date, 59, Verdict::unknown, {0, 1}), ElementsAre("A504")) << date;
    EXPECT_THAT(findings(date, 59, Verdict::met, {1, 1}), ElementsAre("A503")) << date;
    EXPECT_THAT(findings(date, 60, Verdict::unknown, {0, 1}), IsEmpty()) << date;
    EXPECT_THAT(findings(date, 60, Verdict::met, {1, 1}), IsEmpty()) << date;
  }
  for (const char* date : {"2029-01-01", "2029-01-02"}) {
    EXPECT_THAT(findings(date, 59, Verdict::unknown, {0, 0}), IsEmpty()) << date;
    EXPECT_THAT(findings(date, 59, Verdict::met, {0, 0}), ElementsAre("A502")) << date;
    EXPECT_THAT(findings(date, 60, Verdict::unknown, {1, 1}), IsEmpty()) << date;
  }
}

TEST(Advisory, TheCircularOf2026HasItsWindow) {
  const auto warns = [](const char* date) {
    return Text(real(), "57/2026/TT-BGDĐT", day(date), "giáo_dục_thường_xuyên").program.figures_only_warn;
  };
  EXPECT_TRUE(warns("2026-07-07"));
  EXPECT_TRUE(warns("2027-03-01"));
  EXPECT_TRUE(warns("2028-12-31"));
  EXPECT_FALSE(warns("2029-01-01"));
}

// The rule of levels of 2026

Interval level_2026(const std::map<std::string, int>& others, const std::string& left_out = "") {
  const Text text(real(), "57/2026/TT-BGDĐT", day("2026-11-23"), "THCS");
  Dossier dossier = dossier_of(*text.book, "THCS");
  for (const Criterion& each : text.book->criteria) {
    const auto other = others.find(each.id);
    if (each.id != left_out) dossier.data.results[each.id] = {other == others.end() ? 2 : other->second, {}};
  }
  return text.assess(dossier).level;
}

TEST(Rule2026, OneMandatoryCriterionAtLevelOneCapsTheSchool) {
  EXPECT_EQ(level_2026({}), (Interval{2, 2}));
  EXPECT_EQ(level_2026({{"1.3", 1}}), (Interval{1, 1}));
  EXPECT_EQ(level_2026({{"1.3", 0}}), (Interval{0, 0}));
  EXPECT_EQ(level_2026({{"1.1", 1}}), (Interval{2, 2}));
  EXPECT_EQ(level_2026({{"1.1", 1}, {"1.2", 1}, {"2.3", 1}}), (Interval{1, 1}));
  EXPECT_EQ(level_2026({{"1.1", 0}}), (Interval{1, 1}));
}

TEST(Rule2026, ACriterionNotJudgedLeavesAnInterval) {
  EXPECT_EQ(level_2026({}, "1.3"), (Interval{0, 2}));
  EXPECT_EQ(level_2026({}, "1.1"), (Interval{1, 2}));
  EXPECT_EQ(level_2026({{"2.1", 1}}, "1.3"), (Interval{0, 1}));
}

// Later acts change nothing before them

struct Circular {
  const char* number;
  const char* kind;
  const char* annex;  // of the kind; as an address begins
  const char* first;  // day in force
  const char* last;
};

class LaterAmendment : public testing::TestWithParam<Circular> {};

Date random_day(std::mt19937& random, Date first, Date last) {
  const std::chrono::sys_days from = first;
  const auto days = (std::chrono::sys_days(last) - from).count();
  return from + std::chrono::days(std::uniform_int_distribution<long>(0, days)(random));
}

/// An amending circular; `i` chooses among what there is to do to a text.
std::string amending(const Circular& of, int number, Date effective, int i) {
  const std::string criterion = of.annex + std::string("tiêu chí 1.1");
  const std::string operations[] = {
      "bãi bỏ " + criterion + "\n",
      "thay " + criterion + " tên bằng \"Tên khác\"\n",
      "thay " + criterion + " mức 1 bằng\n  mức 1, Điều 1\n    - \"Yêu cầu khác\"\n",
      "thêm vào " + (of.annex + std::string("tiêu chuẩn 1")) +
          "\n  tiêu chí 1.99 \"Thêm\"\n    mức 1, Điều 1\n      - \"Thêm\"\n",
      "chưa đối chiếu " + criterion + " \"Bịa\"\n",
  };
  return "thông tư " + std::to_string(number) + "/2099/TT-BGDĐT \"Bịa\"\n  ban hành " + to_vietnamese(effective) +
         "\n  hiệu lực " + to_vietnamese(effective) + "\n\nsửa đổi " + of.number + ", Điều 1\n" +
         operations[static_cast<std::size_t>(i) % std::size(operations)];
}

Dossier random_dossier(const Rulebook& book, const std::string& kind, std::mt19937& random) {
  Dossier dossier = dossier_of(book, kind);
  for (std::size_t i = 0; i < book.facts.size(); ++i) {
    const Fact& fact = book.facts[i];
    if (random() % 3 == 0 || fact.type == FactType::date) continue;
    const std::size_t most = fact.choices.empty() ? 101 : fact.choices.size();
    const auto value = static_cast<std::int64_t>(random() % most);
    dossier.data.facts[i] =
        FactValues{fact.type == FactType::yes_no ? FactValue(value % 2 == 0) : FactValue(Number(value)), {}, {}};
  }
  each_requirement(book, [&](const Requirement& each) {
    const auto chance = random() % 20;
    if (chance > 1) dossier.data.requirements[each.subject()].verdict = chance == 2 ? Verdict::not_met : Verdict::met;
  });
  return dossier;
}

void expect_same(const Assessment& a, const Assessment& b) {
  EXPECT_EQ(a.level, b.level);
  EXPECT_EQ(a.standards, b.standards);
  EXPECT_EQ(a.criteria, b.criteria);
  ASSERT_EQ(a.parts.size(), b.parts.size());
  for (std::size_t i = 0; i < a.parts.size(); ++i) EXPECT_TRUE(a.parts[i].values == b.parts[i].values);
  ASSERT_EQ(a.findings.size(), b.findings.size());
  for (std::size_t i = 0; i < a.findings.size(); ++i)
    EXPECT_EQ(message(a.findings[i], Language::vi), message(b.findings[i], Language::vi));
}

TEST_P(LaterAmendment, ChangesNothingBeforeItsFirstDay) {
  const Circular& of = GetParam();
  const Date first = day(of.first);
  std::mt19937 random(2026);
  std::vector<Date> days;
  for (int i = 0; i < 5; ++i)
    days.push_back(random_day(random, std::chrono::sys_days(first) + std::chrono::days(1), day(of.last)));
  std::sort(days.rbegin(), days.rend());   // each amendment comes before those there are, so that one is new that day
  test::LoadedLaw amended(false, "gồm ");  // an amendment may change how many criteria there are
  for (int i = 0; i < static_cast<int>(days.size()); ++i) {
    const Date from = days[static_cast<std::size_t>(i)];
    SCOPED_TRACE(to_iso(from));
    add(amended, amending(of, i + 1, from, i));
    const Date day_before = std::chrono::sys_days(from) - std::chrono::days(1);
    for (const Date date : {first, random_day(random, first, day_before), day_before}) {
      SCOPED_TRACE("on " + to_iso(date));
      Diagnostics said;
      EXPECT_EQ(amended.law.in_force(of.kind, date, said), of.number);
      const Text ours(real(), of.number, date, of.kind), theirs(amended, of.number, date, of.kind);
      EXPECT_THAT(to_json(*theirs.book), StrEq(to_json(*ours.book)));
      const Dossier dossier = random_dossier(*ours.book, of.kind, random);
      expect_same(theirs.assess(dossier), ours.assess(dossier));
    }
    const Text ours(real(), of.number, from, of.kind), theirs(amended, of.number, from, of.kind);
    EXPECT_NE(to_json(*theirs.book), to_json(*ours.book)) << "the amendment does nothing";
    EXPECT_THAT(theirs.book->amended_by, Contains(std::to_string(i + 1) + "/2099/TT-BGDĐT"));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Circulars, LaterAmendment,
    testing::Values(Circular{"17/2018/TT-BGDĐT", "tiểu_học", "", "2018-10-10", "2026-07-06"},
                    Circular{"18/2018/TT-BGDĐT", "THCS", "", "2018-10-10", "2026-07-06"},
                    Circular{"19/2018/TT-BGDĐT", "mầm_non", "", "2018-10-10", "2026-07-06"},
                    Circular{"57/2026/TT-BGDĐT", "mầm_non", "phụ lục I ", "2026-07-07", "2031-12-31"},
                    Circular{"57/2026/TT-BGDĐT", "THCS", "phụ lục II ", "2026-07-07", "2031-12-31"},
                    Circular{"57/2026/TT-BGDĐT", "giáo_dục_thường_xuyên", "phụ lục III ", "2026-07-07", "2031-12-31"}),
    [](const auto& each) { return std::string(each.param.number, 2) + "_" + std::to_string(each.index); });

}  // namespace
}  // namespace chuan
