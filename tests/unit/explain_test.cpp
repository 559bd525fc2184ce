// SPDX-License-Identifier: MIT
// Explanations of a small hand-made rulebook: one figure, one attested requirement, a rating, a quota.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "chuan/repair.hpp"

namespace {

using namespace chuan;
using namespace std::chrono_literals;

constexpr Date day = 2022y / 8 / 20;

class Maker {
 public:
  Maker() {
    book.circular = "1/2020/TT-BGDĐT";
    book.as_of = day;
    add_fact("loại_trường", FactType::choice);
    add_fact("cấp_học", FactType::choice);
    book.kinds.push_back({"THCS", "Trường trung học cơ sở", {}});
  }

  FactId add_fact(const std::string& name, FactType type, bool yearly = false) {
    Fact fact;
    fact.name = name;
    fact.type = type;
    fact.yearly = yearly;
    book.facts.push_back(fact);
    return {static_cast<std::uint32_t>(book.facts.size() - 1)};
  }

  ExpressionId add(Expression expression) {
    book.expressions.push_back(std::move(expression));
    return {static_cast<std::uint32_t>(book.expressions.size() - 1)};
  }

  ExpressionId at_least(FactId fact, Number bound) {
    Expression figure, literal, compare;
    figure.op = Operator::fact;
    figure.is_number = true;
    figure.fact = fact;
    literal.op = Operator::literal;
    literal.is_number = true;
    literal.number = bound;
    compare.op = Operator::compare;
    compare.comparison = Comparison::at_least;
    compare.operands = {add(figure), add(literal)};
    return add(compare);
  }

  ExpressionId criteria_reach(int level, std::uint32_t count = 0) {
    Expression expression;
    expression.op = Operator::criteria;
    expression.level = level;
    expression.count = count;
    for (std::uint32_t i = 0; i < book.criteria.size(); ++i) expression.criteria.push_back({i});
    return add(expression);
  }

  /// A criterion with one requirement a level under letter a; a body makes it computed.
  void add_criterion(const std::string& id, const std::vector<ExpressionId>& bodies) {
    if (book.standards.empty()) book.standards.push_back({"1", "Tiêu chuẩn", {}, {}});
    book.standards[0].criteria.push_back({static_cast<std::uint32_t>(book.criteria.size())});
    Criterion criterion;
    criterion.id = id;
    criterion.title = "Tiêu chí";
    criterion.standard = {0};
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      const int number = static_cast<int>(i) + 1;
      Requirement requirement;
      requirement.text = "nội dung";
      requirement.kind = bodies[i].is_none() ? RequirementKind::attested : RequirementKind::computed;
      requirement.body = bodies[i];
      requirement.rows.push_back({id + "/" + std::to_string(number) + "/a/1", "", std::nullopt});
      CriterionLevel level;
      level.number = number;
      level.origin.cite = "khoản " + std::to_string(number) + " Điều 7";
      Indicator indicator;
      indicator.letter = "a";
      indicator.requirements.push_back(requirement);
      level.indicators.push_back(indicator);
      criterion.levels.push_back(level);
    }
    book.criteria.push_back(criterion);
  }

  void add_rating(int number, ExpressionId expression) { book.rating.push_back({number, expression, {}, {}}); }

  Rulebook book;
  Dossier dossier;
};

struct Trial {
  explicit Trial(Maker maker) : book(std::move(maker.book)), dossier(std::move(maker.dossier)), program(lower(book)) {
    dossier.data.facts.resize(book.facts.size());
    result = assess(program, book, dossier, day);
  }
  TargetExplanation to(const char* target) const {
    return explain_target(program, book, result, parse_target(target, book).value());
  }
  Repairs repairs_to(const char* target) const {
    return find_repairs({program, book, dossier, result, Language::vi}, parse_target(target, book).value(), {});
  }
  std::vector<std::string> why(std::string_view subject) const {
    std::vector<std::string> lines;
    const auto found = explain(program, book, result.parts[0], subject, Language::vi);
    if (!found) return {"(none)"};
    for (const Reason& reason : found->reasons)
      lines.push_back(std::string(static_cast<std::size_t>(reason.depth), '.') + reason.text +
                      (reason.cite.empty() ? "" : " | " + reason.cite));
    return lines;
  }

  Rulebook book;
  Dossier dossier;
  Program program;
  Assessment result;
};

const ExpressionId attested{};

Maker two_criteria() {
  Maker maker;
  const FactId share = maker.add_fact("gv_từ_khá", FactType::percent, true);
  maker.dossier.kind = "THCS";
  maker.dossier.school_year = 2021;
  maker.add_criterion("1.1", {attested, maker.at_least(share, Number(60))});
  maker.add_criterion("1.2", {attested});
  maker.add_rating(1, maker.criteria_reach(1));
  maker.add_rating(2, maker.criteria_reach(2));
  Recognition recognition;
  recognition.id = "kiem_dinh";
  recognition.name = "kiểm_định";
  recognition.label = "Đạt kiểm định chất lượng";
  recognition.degree_word = "cấp độ";
  Expression school;
  school.op = Operator::school_level;
  school.level = 2;
  recognition.degrees.push_back({1, maker.add(school), {}, {}});
  maker.book.recognitions.push_back(recognition);
  maker.dossier.data.facts.resize(maker.book.facts.size());
  FactValues values;
  values.by_year[2021] = Number(55);
  maker.dossier.data.facts[share.value] = values;
  return maker;
}

TEST(targets, are_read_and_named) {
  const Trial trial(two_criteria());
  EXPECT_EQ(targets(trial.book), (std::vector<Target>{{"muc", 1}, {"muc", 2}, {"kiem_dinh", 1}}));
  EXPECT_EQ(parse_target("muc.2", trial.book), (Target{"muc", 2}));
  for (const char* wrong : {"", "muc", "muc.", "muc.3", "muc.02", "muc.1x", ".1", "kiem_dinh.2", "kiểm_định.1"})
    EXPECT_FALSE(parse_target(wrong, trial.book)) << wrong;
  EXPECT_EQ(describe({"kiem_dinh", 1}, trial.book), "kiểm định chất lượng cấp độ 1");
}

TEST(explain, quotes_the_record) {
  Maker maker = two_criteria();
  maker.dossier.data.results = {{"1.1", {2, {}}}, {"1.2", {0, {}}}};
  const Trial trial(std::move(maker));
  EXPECT_EQ(trial.why("1.2"),
            (std::vector<std::string>{"Tiêu chí 1.2 chưa đạt Mức 1: hồ sơ ghi kết quả «Không đạt» | khoản 1 Điều 7"}));
  const std::vector<std::string> school = trial.why("muc.1");
  ASSERT_EQ(school.size(), 2u);
  EXPECT_EQ(school[0], "Trường chưa đạt Mức 1");
}

TEST(explain, names_the_figure_and_its_place) {
  Maker maker = two_criteria();
  maker.dossier.data.requirements["1.1/1/a/1"].verdict = Verdict::met;
  const Trial trial(std::move(maker));
  const std::vector<std::string> why = trial.why("1.1/2/a/1");
  ASSERT_EQ(why.size(), 2u);
  EXPECT_EQ(why[0], "Yêu cầu 1.1/2/a/1: chưa đạt — «nội dung» | điểm a khoản 2 Điều 7");
  EXPECT_EQ(why[1], ".gv_từ_khá năm học 2021-2022 là 55 %, cần từ 60 % trở lên | điểm a khoản 2 Điều 7");
  EXPECT_EQ(trial.why("gv_từ_khá@2021-2022")[0], "gv_từ_khá năm học 2021-2022 là 55 %");
}

TEST(explain, says_what_is_not_known) {
  const Trial trial(two_criteria());
  EXPECT_EQ(trial.why("1.2/1/a/1"),
            (std::vector<std::string>{
                "Yêu cầu 1.2/1/a/1: chưa đủ dữ liệu (hồ sơ chưa có kết luận) — «nội dung» | điểm a khoản 1 Điều 7"}));
  EXPECT_EQ(trial.why("9.9"), (std::vector<std::string>{"(none)"}));
}

TEST(explain_target, asks_no_more_than_a_criterion_has) {
  Maker maker = two_criteria();
  maker.dossier.data.results = {{"1.1", {0, {}}}, {"1.2", {0, {}}}};
  maker.dossier.data.facts.clear();
  const Trial trial(std::move(maker));
  const TargetExplanation answer = trial.to("kiem_dinh.1");
  EXPECT_EQ(answer.reached, Verdict::not_met);
  ASSERT_EQ(answer.blockers.size(), 2u);
  EXPECT_EQ(answer.blockers[0].needs, 2);
  EXPECT_EQ(answer.blockers[0].cite, "khoản 1 Điều 7");
  EXPECT_EQ(answer.blockers[1].needs, 1);
  const Repairs repairs = trial.repairs_to("kiem_dinh.1");
  ASSERT_EQ(repairs.count, "1");
  ASSERT_EQ(repairs.cheapest[0].changes.size(), 2u);
  const auto& raised = std::get<LevelChange>(repairs.cheapest[0].changes[0].what);
  EXPECT_EQ(raised.from, 0);
  EXPECT_EQ(raised.to, 2);
}

TEST(explain_target, changes_the_finest_thing_known) {
  Maker maker = two_criteria();
  maker.dossier.data.requirements["1.1/1/a/1"].verdict = Verdict::not_met;
  maker.dossier.data.results = {{"1.2", {1, {}}}};
  const Repairs repairs = Trial(std::move(maker)).repairs_to("muc.2");
  ASSERT_EQ(repairs.count, "1");
  ASSERT_EQ(repairs.cheapest[0].changes.size(), 2u);
  const auto& concluded = std::get<VerdictChange>(repairs.cheapest[0].changes[0].what);
  EXPECT_EQ(concluded.subject, (Subject{"1.1", 1, "a", 1}));
  EXPECT_EQ(concluded.to, Verdict::met);
  const auto& figure = std::get<FigureChange>(repairs.cheapest[0].changes[1].what);
  EXPECT_EQ(figure.at, (FigureAt{"gv_từ_khá", 2022}));
  EXPECT_EQ(figure.from, Number(55));
  EXPECT_EQ(figure.bound, Comparison::at_least);
  EXPECT_EQ(figure.stated, Number(60));
}

TEST(explain_target, leaves_a_quota_open) {
  Maker maker;
  for (const char* id : {"1.1", "1.2", "1.3"}) maker.add_criterion(id, {attested});
  maker.add_rating(1, maker.criteria_reach(1, 1));
  maker.add_rating(2, maker.criteria_reach(1, 3));
  maker.dossier.data.results = {{"1.1", {0, {}}}, {"1.2", {0, {}}}, {"1.3", {0, {}}}};
  const Trial trial(std::move(maker));
  EXPECT_TRUE(trial.to("muc.1").has_choice);
  EXPECT_EQ(trial.repairs_to("muc.1").count, "3");
  EXPECT_EQ(trial.repairs_to("muc.2").count, "1");
  EXPECT_EQ(trial.to("muc.1").blockers.size(), 3u);
}

TEST(explain_target, has_nothing_to_repair_when_met) {
  Maker maker = two_criteria();
  maker.dossier.data.results = {{"1.1", {1, {}}}, {"1.2", {1, {}}}};
  const Trial trial(std::move(maker));
  const TargetExplanation answer = trial.to("muc.1");
  EXPECT_EQ(answer.reached, Verdict::met);
  EXPECT_TRUE(answer.blockers.empty());
  EXPECT_TRUE(trial.repairs_to("muc.1").cheapest.empty());
}

TEST(draw, writes_verdicts_in_words) {
  Maker maker = two_criteria();
  maker.dossier.data.results = {{"1.1", {0, {}}}, {"1.2", {0, {}}}};
  const Trial trial(std::move(maker));
  const auto drawing = draw(trial.program, trial.book, trial.result.parts[0], "muc.1", Language::vi);
  ASSERT_TRUE(drawing);
  const std::string& dot = drawing->dot;
  EXPECT_NE(dot.find("digraph"), std::string::npos);
  EXPECT_NE(dot.find("✗ chưa đạt"), std::string::npos);
  EXPECT_NE(dot.find("khoản 1 Điều 7"), std::string::npos);
  EXPECT_FALSE(draw(trial.program, trial.book, trial.result.parts[0], "9.9", Language::vi));
}

TEST(draw, folds_what_a_choice_does_not_rest_on) {
  Maker maker;
  for (const char* id : {"1.1", "1.2", "1.3"}) maker.add_criterion(id, {attested});
  maker.add_rating(1, maker.criteria_reach(1, 1));
  maker.dossier.data.results = {{"1.1", {1, {}}}, {"1.2", {0, {}}}, {"1.3", {1, {}}}};
  const Trial trial(std::move(maker));
  const auto drawing = draw(trial.program, trial.book, trial.result.parts[0], "muc.1", Language::vi);
  ASSERT_TRUE(drawing);
  EXPECT_NE(drawing->dot.find("2 điều khác, không quyết định\\n✓ 1 đạt\\n✗ 1 chưa đạt"), std::string::npos)
      << drawing->dot;
  const auto folded = std::find_if(drawing->nodes.begin(), drawing->nodes.end(),
                                   [](const DrawnNode& each) { return each.look == DrawnNode::Look::folded; });
  ASSERT_NE(folded, drawing->nodes.end());
  EXPECT_TRUE(folded->id.starts_with("gap-"));
  ASSERT_EQ(folded->why.reasons.size(), 2u);
  EXPECT_EQ(folded->why.reasons[0].verdict, Verdict::not_met);
  EXPECT_EQ(drawing->nodes.front().why.subject, "muc.1");
  std::set<std::string> names;
  for (const DrawnNode& each : drawing->nodes) EXPECT_TRUE(names.insert(each.name).second) << each.name;
  EXPECT_EQ(drawing->edges.size() + 1, drawing->nodes.size()) << "a tree here";
  for (const DrawnEdge& each : drawing->edges) EXPECT_TRUE(names.contains(each.from) && names.contains(each.to));
}

}  // namespace
