// SPDX-License-Identifier: MIT
// Operands of expressions: names, series, quotas over criteria.
#include "check/expressions.hpp"

#include <algorithm>

#include "source/names.hpp"

namespace chuan::check {

using ast::Expr;
using ast::ExprKind;
using C = ast::ClauseKind;

namespace {
constexpr Type verdict_type{};
Type number_type(FactType measure, bool literal = false) { return {true, measure, {}, literal}; }
constexpr std::uint32_t most_years = 20;
constexpr std::size_t most_suggestions = 50;  // who has more unknown names has other worries

int highest_level(const ast::Clause& criterion) {
  int highest = 0;
  for (const ast::Clause& child : criterion.children)
    if (child.kind == ast::ClauseKind::level) highest = std::max(highest, child.number);
  return highest;
}
}  // namespace

Typed ExpressionChecker::make(Expression expression, Type type, SourceRange range) {
  expression.range = range;
  expression.is_number = type.is_number;
  Traits traits;
  traits.yearly = !expression.fact.is_none() && fact(expression.fact).yearly;
  traits.series = expression.years > 0;
  for (ExpressionId operand : expression.operands) {
    const Traits& inner = checker_.traits_[operand.value];
    traits.yearly = traits.yearly || inner.yearly;
    traits.series = traits.series || inner.series;
    traits.definitions = std::max(traits.definitions, inner.definitions);
  }
  if (expression.op == Operator::definition) ++traits.definitions;
  checker_.traits_.push_back(traits);
  auto& all = checker_.book_.expressions;
  all.push_back(std::move(expression));
  return {ExpressionId{static_cast<std::uint32_t>(all.size() - 1)}, type, true};
}

bool ExpressionChecker::is_verdict(const Typed& typed, SourceRange range) {
  if (typed.ok && typed.type.is_number) checker_.say(Code::A207, range);
  return typed.ok && !typed.type.is_number;
}

Typed ExpressionChecker::check(const Expr& expr, FactId beside) {
  Expression e;
  switch (expr.kind) {
    case ExprKind::none:
      return {};
    case ExprKind::number:
      e.number = expr.number;
      e.is_percent = expr.percent;
      if (expr.percent && expr.number > Number(100))
        checker_.say(Code::A231, expr.range, {to_string(expr.number, ',')});
      return make(std::move(e), expr.percent ? number_type(FactType::percent) : number_type(FactType::number, true),
                  expr.range);
    case ExprKind::date:
      e.number = Number(std::chrono::sys_days(expr.date).time_since_epoch().count());
      return make(std::move(e), number_type(FactType::date), expr.range);
    case ExprKind::school_year_day:
      e.op = Operator::fact;
      e.fact = checker_.day_of_school_year(expr.date);
      return make(std::move(e), number_type(FactType::date), expr.range);
    case ExprKind::name:
      return name(expr, beside);
    case ExprKind::bracket:
      return check(expr.operands[0], beside);
    case ExprKind::negate: {
      if (expr.operands.empty()) return {};
      const Typed inner = check(expr.operands[0]);
      if (!is_verdict(inner, expr.operands[0].range)) return {};
      e.op = Operator::negate;
      e.operands = {inner.id};
      return make(std::move(e), verdict_type, expr.range);
    }
    case ExprKind::chain:
      return chain(expr);
    case ExprKind::every_year:
    case ExprKind::some_years:
    case ExprKind::not_decreasing:
      return years(expr);
    case ExprKind::some_of:
      return some_of(expr);
    case ExprKind::criteria:
      return criteria(expr);
    case ExprKind::school_level:
    case ExprKind::criterion_level:
      return levels(expr);
  }
  return {};
}

Typed ExpressionChecker::name(const Expr& expr, FactId beside) {
  Expression e;
  const std::string& text = expr.name.text;
  if (!beside.is_none()) {
    const auto& choices = fact(beside).choices;
    const auto found = std::find(choices.begin(), choices.end(), text);
    if (found != choices.end()) {
      e.number = Number(found - choices.begin());
      return make(std::move(e), {true, fact(beside).type, beside, false}, expr.range);
    }
  }
  if (const auto found = checker_.facts_.find(text); found != checker_.facts_.end()) {
    const Fact& known = fact(found->second);
    checker_.fact_used_[found->second.value] = 1;
    if (checker_.fact_broken_[found->second.value] != 0) return {};
    e.op = known.type == FactType::yes_no ? Operator::truth : Operator::fact;
    e.fact = found->second;
    if (known.type == FactType::yes_no) return make(std::move(e), verdict_type, expr.range);
    const bool enumerated = known.type == FactType::scale || known.type == FactType::choice;
    return make(std::move(e), {true, known.type, enumerated ? found->second : FactId{}, false}, expr.range);
  }
  if (const auto found = checker_.definitions_.find(text); found != checker_.definitions_.end()) {
    checker_.resolve_definition(found->second.value);
    const Definition& definition = checker_.book_[found->second];
    if (definition.expression.is_none()) return {};
    if (checker_.traits_[definition.expression.value].definitions >= Checker::deepest_definitions) {
      checker_.say_too_deep(expr.name);
      return {};
    }
    e.op = Operator::definition;
    e.definition = found->second;
    e.operands = {definition.expression};
    return make(std::move(e), checker_.definition_types_[found->second.value], expr.range);
  }
  if (!beside.is_none()) {
    const bool is_kind = beside == school_kind_fact, is_level = beside == educational_level_fact;
    const auto suggestion = nearest(text, fact(beside).choices);
    std::string all;
    for (const std::string& choice : fact(beside).choices) all += (all.empty() ? "" : ", ") + choice;
    if (!suggestion && (is_kind || is_level)) {
      if (!checker_.circular_.broken) checker_.say(is_kind ? Code::A225 : Code::A226, expr.name.range, {text});
      return {};
    }
    checker_.say(suggestion ? Code::A210 : Code::A209, expr.name.range,
                 {text, fact(beside).name, suggestion ? *suggestion : all});
    return {};
  }
  return unknown_name(expr.name);
}

Typed ExpressionChecker::unknown_name(const ast::Name& name) {
  const bool is_partial = checker_.lacks({C::data}) || checker_.definitions_.count("") > 0;
  std::vector<std::string> known;
  if (++checker_.unknown_names_ <= most_suggestions) {
    for (const auto& [each, id] : checker_.facts_) known.push_back(each);
    for (const auto& [each, id] : checker_.definitions_) known.push_back(each);
  }
  const auto suggestion = nearest(name.text, known);
  const bool is_sure = suggestion && fold(*suggestion) == fold(name.text);
  if (suggestion && (is_sure || !is_partial))
    checker_.say(Code::A202, name.range, {name.text, *suggestion});
  else if (!is_partial)
    checker_.say(Code::A201, name.range, {name.text});
  return {};
}

Typed ExpressionChecker::years(const Expr& expr) {
  const Expr& inner = expr.operands[0];
  const Typed operand = check(inner);
  if (!operand.ok) return {};
  if (expr.years < 1 || expr.years > most_years) {
    checker_.say(Code::A216, expr.years_range, {std::to_string(expr.years), std::to_string(most_years)});
    return {};
  }
  Expression e;
  e.years = expr.years;
  e.operands = {operand.id};
  if (expr.kind == ExprKind::not_decreasing) {
    if (!operand.type.is_number || operand.type.measure == FactType::choice) {
      checker_.say(Code::A208, inner.range);
      return {};
    }
    e.op = Operator::not_decreasing;
  } else if (!is_verdict(operand, inner.range)) {
    return {};
  }
  if (expr.kind == ExprKind::every_year) e.op = Operator::every_year;
  if (expr.kind == ExprKind::some_years) {
    e.op = Operator::some_years;
    if (!expr.number.is_whole() || expr.number < Number(1) || expr.number > Number(expr.years)) {
      checker_.say(Code::A215, expr.number_range, {to_string(expr.number, ','), std::to_string(expr.years)});
      return {};
    }
    e.count = static_cast<std::uint32_t>(expr.number.numerator());
  }
  if (checker_.traits_[operand.id.value].series) {
    checker_.say(Code::A217, inner.range);
    return {};
  }
  if (!checker_.traits_[operand.id.value].yearly) checker_.say(Code::A218, inner.range);
  return make(std::move(e), verdict_type, expr.range);
}

Typed ExpressionChecker::some_of(const Expr& expr) {
  Expression e;
  e.op = Operator::quota;
  bool ok = true;
  for (const Expr& operand : expr.operands) {
    const Typed typed = check(operand);
    ok = is_verdict(typed, operand.range) && ok;
    e.operands.push_back(typed.id);
  }
  if (!expr.number.is_whole() || expr.percent || expr.number < Number(1) ||
      expr.number > Number(static_cast<std::int64_t>(expr.operands.size()))) {
    checker_.say(Code::A215, expr.number_range, {to_string(expr.number, ','), std::to_string(expr.operands.size())});
    return {};
  }
  if (!ok) return {};
  e.count = static_cast<std::uint32_t>(expr.number.numerator());
  e.otherwise = expr.too_few.value_or(Verdict::not_met);
  return make(std::move(e), verdict_type, expr.range);
}

Typed ExpressionChecker::criteria(const Expr& expr) {
  const Rulebook& book = checker_.book_;
  Expression e;
  e.op = Operator::criteria;
  e.level = expr.level;
  const bool is_partial = checker_.lacks({C::circular, C::standard, C::group, C::criterion});
  if (expr.scope != ast::Keyword::none) {
    const auto& sections = expr.scope == ast::Keyword::group ? book.groups : book.standards;
    const auto found =
        std::find_if(sections.begin(), sections.end(), [&](const Standard& each) { return each.id == expr.name.text; });
    if (found == sections.end()) {
      const char* const term = expr.scope == ast::Keyword::group ? "@word_group" : "@word_standard";
      if (!is_partial) checker_.say(Code::A214, expr.name.range, {term, expr.name.text});
      return {};
    }
  }
  for (std::uint32_t i = 0; i < book.criteria.size(); ++i) {
    const Criterion& criterion = book.criteria[i];
    const auto& sections = criterion.in_group ? book.groups : book.standards;
    const bool in_scope = expr.scope == ast::Keyword::none
                              ? !criterion.in_group
                              : criterion.in_group == (expr.scope == ast::Keyword::group) &&
                                    sections[criterion.standard.value].id == expr.name.text;
    const bool kept =
        expr.filter == ast::Keyword::none || criterion.mandatory == (expr.filter == ast::Keyword::mandatory);
    if (in_scope && kept) e.criteria.push_back(CriterionId{i});
  }
  if (e.criteria.empty()) {
    if (!is_partial) checker_.say(Code::A222, expr.range);
    return {};
  }
  int highest = 0;
  for (CriterionId id : e.criteria) highest = std::max(highest, highest_level(*checker_.criterion_clauses_[id.value]));
  if (expr.level > highest) {
    if (!is_partial && !checker_.lacks({C::level}))
      checker_.say(Code::A316, expr.range, {std::to_string(expr.level), std::to_string(highest)});
    return {};
  }
  if (!expr.all) {
    const Number most(expr.percent ? 100 : static_cast<std::int64_t>(e.criteria.size()));
    if (!expr.number.is_whole() || expr.number < Number(1) || (expr.number > most && !is_partial)) {
      checker_.say(Code::A215, expr.number_range, {to_string(expr.number, ','), to_string(most, ',')});
      return {};
    }
    e.count = static_cast<std::uint32_t>(expr.number.numerator());
    e.is_percent = expr.percent;
  }
  return make(std::move(e), verdict_type, expr.range);
}

Typed ExpressionChecker::levels(const Expr& expr) {
  Expression e;
  e.level = expr.level;
  if (expr.kind == ExprKind::criterion_level) {
    const auto found = checker_.criteria_.find(expr.name.text);
    if (found == checker_.criteria_.end()) {
      const bool is_partial = checker_.lacks({C::circular, C::standard, C::group, C::criterion});
      if (!is_partial) checker_.say(Code::A214, expr.name.range, {"@data_criterion", expr.name.text});
      return {};
    }
    e.op = Operator::criteria;
    e.criteria = {found->second};
    return make(std::move(e), verdict_type, expr.range);
  }
  e.op = Operator::school_level;
  const auto& rating = checker_.book_.rating;
  const bool known =
      std::any_of(rating.begin(), rating.end(), [&](const RatingLevel& each) { return each.number == expr.level; });
  if (checker_.rating_level_ > 0 && expr.level >= checker_.rating_level_) {
    checker_.say(Code::A221, expr.range, {std::to_string(expr.level), std::to_string(checker_.rating_level_)});
    return {};
  }
  if (!known) {
    if (!checker_.lacks({C::circular, C::rating, C::rating_level}))
      checker_.say(Code::A223, expr.range, {std::to_string(expr.level)});
    return {};
  }
  return make(std::move(e), verdict_type, expr.range);
}

}  // namespace chuan::check
