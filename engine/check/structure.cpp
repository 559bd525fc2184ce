// SPDX-License-Identifier: MIT
// Standards, groups, criteria, levels, indicators and requirements, with the rows a requirement is printed as.
#include <algorithm>
#include <map>

#include "check/checker.hpp"
#include "source/names.hpp"

namespace chuan::check {

using ast::Clause;
using C = ast::ClauseKind;

namespace {

std::vector<const Clause*> sections_of(const Clause& circular, C kind) {
  std::vector<const Clause*> sections;
  for (const Clause& clause : circular.children)
    if (clause.kind == kind) sections.push_back(&clause);
  std::stable_sort(sections.begin(), sections.end(),
                   [](const Clause* a, const Clause* b) { return code_less(a->name.text, b->name.text); });
  return sections;
}

const char* symbol(Comparison comparison) {
  constexpr const char* symbols[] = {"<", "<=", "==", "!=", ">=", ">"};
  return symbols[static_cast<std::size_t>(comparison)];
}

std::string value_text(const Rulebook& book, const Expression& value, const Fact* beside) {
  if (value.op == Operator::fact) return book[value.fact].name;
  if (value.op == Operator::definition) return book[value.definition].name;
  if (value.op != Operator::literal) return {};
  if (beside != nullptr && !beside->choices.empty())
    return beside->choices[static_cast<std::size_t>(value.number.numerator())];
  if (beside != nullptr && beside->type == FactType::date)
    return to_iso(std::chrono::sys_days(std::chrono::days(value.number.numerator())));
  return to_string(value.number, '.');
}

/// The threshold a condition states, read through definitions, series and the first part of a conjunction.
std::optional<Threshold> threshold_of(const Rulebook& book, ExpressionId id) {
  if (id.is_none()) return std::nullopt;
  const Expression& e = book[id];
  switch (e.op) {
    case Operator::compare: {
      const Expression &left = book[e.operands[0]], &right = book[e.operands[1]];
      Threshold threshold;
      const Fact* fact = left.op == Operator::fact ? &book[left.fact] : nullptr;
      threshold.fact = fact != nullptr ? fact->name : left.op == Operator::definition ? book[left.definition].name : "";
      threshold.op = symbol(e.comparison);
      threshold.value = value_text(book, right, fact);
      threshold.unit = right.is_percent ? "%" : fact != nullptr ? fact->unit : "";
      threshold.comparison = id;
      return threshold;
    }
    case Operator::every_year: {
      auto threshold = threshold_of(book, e.operands[0]);
      if (threshold) threshold->years = e.years;
      return threshold;
    }
    case Operator::some_years: {
      auto threshold = threshold_of(book, e.operands[0]);
      if (!threshold) threshold.emplace();
      threshold->op = ">=";
      threshold->value = std::to_string(e.count);
      threshold->unit = "năm";
      threshold->years = e.years;
      threshold->comparison = id;
      return threshold;
    }
    case Operator::not_decreasing: {
      const Expression& of = book[e.operands[0]];
      Threshold threshold;
      threshold.op = "trend_non_decreasing";
      threshold.years = e.years;
      threshold.comparison = id;
      if (of.op == Operator::fact) {
        threshold.fact = book[of.fact].name;
        threshold.unit = book[of.fact].unit;
      }
      return threshold;
    }
    case Operator::definition:
    case Operator::all:
    case Operator::select:
      return threshold_of(book, e.operands[0]);
    default:
      return std::nullopt;
  }
}

/// The comparisons with exceptions in an expression, however deep in series and brackets, in order of the text.
void exceptional(const ast::Expr& expr, std::vector<const ast::Expr*>& found) {
  if (!expr.exceptions.empty()) return found.push_back(&expr);
  for (const ast::Expr& operand : expr.operands) exceptional(operand, found);
}

/// The same for checked expressions: each `select` and the length of the series around it.
struct Select {
  ExpressionId id;
  std::uint32_t years = 0;
};
void selects_in(const Rulebook& book, ExpressionId id, std::uint32_t years, std::vector<Select>& found) {
  if (id.is_none()) return;
  const Expression& e = book[id];
  if (e.op == Operator::select) return found.push_back({id, years});
  if (e.op == Operator::definition) return;
  if (e.op == Operator::every_year) years = e.years;
  for (ExpressionId operand : e.operands) selects_in(book, operand, years, found);
}

/// Condition, expression and ways of a requirement, in words.
std::string stated(const Clause& clause) {
  std::string text;
  const auto add = [&text](const char* word, const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : "; ") + std::string(word) + part;
  };
  add("khi ", printed(clause.condition));
  add("", printed(clause.expr));
  add("đối chiếu ", printed(clause.cross_check));
  if (clause.number > 0) add("số cách cần có: ", std::to_string(clause.number));
  for (const Clause& way : clause.children)
    if (way.kind == C::alternative) {
      add("cách: ", way.text->text);
      add("khi ", printed(way.condition));
      add("", printed(way.expr));
    }
  return text;
}

}  // namespace

void Checker::declare_structure() {
  for (const bool groups : {false, true})
    for (const Clause* section : sections_of(circular_, groups ? C::group : C::standard)) {
      auto& sections = groups ? book_.groups : book_.standards;
      const auto twice = std::find_if(sections.begin(), sections.end(),
                                      [&](const Standard& each) { return each.id == section->name.text; });
      if (twice != sections.end() && !section->name.empty()) {
        say(Code::A304, section->name.range, {section->name.text}, {{Code::A290, twice->origin.range, {}, {}, {}, {}}});
        continue;
      }
      Standard standard{section->name.text, section->text ? section->text->text : "", {}, origin_of(*section)};
      const StandardId id{static_cast<std::uint32_t>(sections.size())};
      for (const Clause* clause : sections_of(*section, C::criterion)) {
        if (!section->broken && !clause->broken && !clause->name.empty() &&
            clause->name.text.rfind(section->name.text + ".", 0) != 0)
          say(Code::A305, clause->name.range, {clause->name.text, section->name.text});
        Criterion criterion;
        criterion.id = clause->name.text;
        criterion.title = clause->text ? clause->text->text : "";
        criterion.mandatory = clause->mandatory;
        criterion.standard = id;
        criterion.in_group = groups;
        criterion.origin = origin_of(*clause);
        if (groups && criterion.origin.unverified.empty()) take_doubt(criterion.origin, standard.origin);
        for (const Clause& child : clause->children) {
          if (child.kind == C::suggested_evidence) criterion.suggested_evidence.push_back(child.text->text);
          if (child.kind == C::metric) criterion.metrics.push_back({child.text->text, child.unit});
        }
        const CriterionId criterion_id{static_cast<std::uint32_t>(book_.criteria.size())};
        const auto [known, fresh] = criteria_.emplace(criterion.id, criterion_id);
        if (!fresh && !clause->name.empty()) {
          say(Code::A304, clause->name.range, {criterion.id},
              {{Code::A290, book_[known->second].origin.range, {}, {}, {}, {}}});
          continue;
        }
        standard.criteria.push_back(criterion_id);
        book_.criteria.push_back(std::move(criterion));
        criterion_clauses_.push_back(clause);
      }
      sections.push_back(std::move(standard));
    }
}

void Checker::check_requirements() {
  for (std::size_t i = 0; i < book_.criteria.size(); ++i)
    check_criterion_levels(*criterion_clauses_[i], book_.criteria[i]);
}

void Checker::check_criterion_levels(const Clause& clause, Criterion& criterion) {
  const Clause* before = nullptr;
  for (const Clause& level_clause : clause.children) {
    if (level_clause.kind != C::level) continue;
    const bool has_number = !clause.broken && (!level_clause.broken || level_clause.number > 0);
    const std::string address = print(Subject{criterion.id, level_clause.number});
    if (before != nullptr && has_number && level_clause.number == before->number)
      say(Code::A304, level_clause.range, {address}, {{Code::A290, before->range, {}, {}, {}, {}}});
    else if (before != nullptr && has_number && level_clause.number < before->number)
      say(Code::A306, level_clause.range,
          {std::to_string(level_clause.number), std::to_string(before->number), "@word_level"});
    if (has_number) before = &level_clause;
    CriterionLevel level;
    level.number = level_clause.number;
    level.origin = origin_of(level_clause);
    Indicator bare{"*", {}, origin_of(level_clause)};
    bare.origin.unverified.clear();
    bare.origin.note.clear();
    bare.origin.confidence = Confidence::unstated;
    bare.origin.sources.clear();
    int bare_row = 1;
    std::map<std::string, const Clause*> letters;
    for (const Clause& child : level_clause.children) {
      if (child.kind == C::requirement) {
        check_requirement(child, {criterion.id, level_clause.number, "*"}, bare_row, bare);
      } else if (child.kind == C::indicator) {
        const std::string& letter = child.name.text;
        const Subject indicator_at{criterion.id, level_clause.number, letter};
        if (const auto [first, fresh] = letters.emplace(letter, &child); !fresh)
          say(Code::A304, child.range, {print(indicator_at)}, {{Code::A290, first->second->range, {}, {}, {}, {}}});
        Indicator indicator{letter, {}, origin_of(child)};
        int row = 1;
        for (const Clause& requirement : child.children)
          if (requirement.kind == C::requirement) check_requirement(requirement, indicator_at, row, indicator);
        if (indicator.requirements.empty() && !child.broken) say(Code::A307, child.range, {print(indicator_at)});
        level.indicators.push_back(std::move(indicator));
      }
    }
    if (!bare.requirements.empty()) {
      if (!level.indicators.empty() && !level_clause.broken) say(Code::A308, level_clause.range);
      level.indicators.push_back(std::move(bare));
    }
    if (level.indicators.empty() && !level_clause.broken) say(Code::A307, level_clause.range, {address});
    criterion.levels.push_back(std::move(level));
  }
  if (criterion.levels.empty() && !clause.broken) say(Code::A307, clause.range, {criterion.id});
}

void Checker::check_requirement(const Clause& clause, const Subject& indicator_at, int& row, Indicator& indicator) {
  Requirement requirement;
  requirement.text = clause.text->text;
  requirement.origin = origin_of(clause);
  requirement.stated = stated(clause);
  requirement.condition = condition(clause.condition);
  requirement.body = condition(clause.expr);
  requirement.cross_check = condition(clause.cross_check);
  if (!clause.expr.empty()) requirement.kind = RequirementKind::computed;
  if (!clause.cross_check.empty()) requirement.kind = RequirementKind::cross_checked;
  for (const Clause& child : clause.children)
    if (child.kind == C::suspension)
      requirement.suspensions.push_back(
          {child.text ? child.text->text : "", "", child.from, child.to, origin_of(child)});
  std::uint32_t unconditional = 0;
  for (const Clause& way : clause.children) {
    if (way.kind != C::alternative) continue;
    requirement.alternatives.push_back({way.text->text, condition(way.condition), condition(way.expr), origin_of(way)});
    if (way.condition.empty()) ++unconditional;
  }
  const auto offered = static_cast<int>(requirement.alternatives.size());
  if (clause.number == 0 && offered > 0 && !clause.broken) say(Code::A310, clause.range);
  if (clause.number > 0) {
    requirement.kind = RequirementKind::alternatives;
    requirement.alternatives_needed = static_cast<std::uint32_t>(clause.number);
    requirement.alternatives_otherwise = clause.too_few_given ? clause.verdict : Verdict::not_met;
    const bool is_known = !clause.broken;  // else some of its ways could not be read
    if (is_known && offered < clause.number)
      say(Code::A309, clause.range, {std::to_string(clause.number), std::to_string(offered)});
    else if (is_known && unconditional < requirement.alternatives_needed && !clause.too_few_given)
      say(Code::A311, clause.range, {std::to_string(clause.number)});
  }
  add_rows(clause, indicator_at, row, requirement);
  indicator.requirements.push_back(std::move(requirement));
}

void Checker::add_rows(const Clause& clause, const Subject& indicator_at, int& row, Requirement& requirement) {
  const auto next_row = [&] {
    Subject at = indicator_at;
    at.requirement = row++;
    return print(at);
  };
  const ExpressionId body =
      requirement.kind == RequirementKind::cross_checked ? requirement.cross_check : requirement.body;
  const std::string applies = clause.condition.empty() ? "" : printed(clause.condition);
  RequirementRow base{next_row(), applies, threshold_of(book_, body)};
  std::vector<const ast::Expr*> exceptions;
  std::vector<Select> selects;
  exceptional(clause.expr, exceptions);
  selects_in(book_, body, 0, selects);
  if (selects.empty() || selects.size() != exceptions.size()) {
    requirement.rows.push_back(std::move(base));
    return;
  }
  const std::string both = applies.empty() ? "" : applies + " và ";
  std::string none_of_them;
  for (const ast::Expr* each : exceptions)
    for (const ast::Exception& exception : each->exceptions) {
      const bool simple = exception.condition.kind == ast::ExprKind::name;
      const std::string text = printed(exception.condition);
      none_of_them += (none_of_them.empty() ? "không " : " và không ") + (simple ? text : "(" + text + ")");
    }
  base.condition = both + none_of_them;
  requirement.rows.push_back(std::move(base));
  for (std::size_t each = 0; each < exceptions.size(); ++each) {
    const std::vector<ExpressionId> operands = book_[selects[each].id].operands;
    for (std::size_t i = 0; i < exceptions[each]->exceptions.size(); ++i) {
      auto threshold = threshold_of(book_, operands[2 * i + 2]);
      if (threshold) threshold->years = selects[each].years;
      requirement.rows.push_back(
          {next_row(), both + printed(exceptions[each]->exceptions[i].condition), std::move(threshold)});
    }
  }
}

}  // namespace chuan::check
