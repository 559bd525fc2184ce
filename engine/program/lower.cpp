// SPDX-License-Identifier: MIT
// Rulebook → Program: expressions, requirements, criteria and ratings as cells, children before parents.
#include <algorithm>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <unordered_map>
#include <utility>

#include "chuan/address.hpp"
#include "chuan/program.hpp"

namespace chuan {
namespace {

constexpr std::size_t most_children = UINT16_MAX;

/// An expression as used `offset` school years before the last one.
struct Use {
  ExpressionId expression;
  std::uint32_t offset = 0;
};

std::uint64_t key(std::uint32_t high, std::uint32_t low) { return std::uint64_t{high} << 32 | low; }
std::uint64_t key(Use use) { return key(use.expression.value, use.offset); }

class Lowering {
 public:
  explicit Lowering(const Rulebook& rulebook);
  Program run();

 private:
  CellId cell(CellOp op, std::span<const CellId> children, SourceRange range, std::uint32_t payload = 0,
              Verdict otherwise = Verdict::not_met);
  CellId cell(CellOp op, std::initializer_list<CellId> children, SourceRange range) {
    return cell(op, std::span<const CellId>(children.begin(), children.size()), range);
  }
  CellId constant(Verdict verdict) { return cell(CellOp::constant, {}, {}, static_cast<std::uint32_t>(verdict)); }
  CellId input_cell(CellOp op, FactId fact, std::uint32_t offset);
  CellId named(CellId id, CellSubject subject);
  CellId own(ExpressionId expression);
  void speaks(CellId id, std::string subject);

  Use use(ExpressionId expression, std::uint32_t offset) const {
    return {expression, depends_on_year_[expression.value] ? offset : 0};
  }
  std::vector<Use> operands(Use use) const;
  CellId build(Use use);
  CellId lower(ExpressionId expression);
  CellId criteria(const Expression& expression);

  /// Whether the expression decides: while figures only warn, one that rests on a figure does not.
  bool decides(ExpressionId expression) const {
    return !expression.is_none() && !(program_.figures_only_warn && rests_on_figures_[expression.value]);
  }
  CellId requirement(const Requirement& requirement, std::uint32_t criterion, int level);
  CellId alternative(const Alternative& alternative, std::string subject, std::uint32_t criterion, int level);
  CellId indicator(const Indicator& indicator, std::uint32_t criterion, int level);
  CellId own_level(std::uint32_t criterion, std::size_t index);
  CellId reached(CriterionId criterion, int level);
  CellId standard_reached(std::uint32_t standard, int level);
  CellId school_at(std::size_t index);
  CellId school(int level);
  void recognition(std::uint32_t index);

  const Rulebook& rulebook_;
  Program program_;
  std::vector<bool> rests_on_figures_;  // by ExpressionId
  std::vector<bool> depends_on_year_;   // by ExpressionId
  std::unordered_map<std::uint64_t, CellId> lowered_;
  std::unordered_map<std::uint64_t, CellId> truth_cells_, figure_cells_;
};

Lowering::Lowering(const Rulebook& rulebook) : rulebook_(rulebook) {
  program_.figures_only_warn = rulebook.advisory && rulebook.advisory->holds_on(rulebook.as_of);

  depends_on_year_.reserve(rulebook.expressions.size());
  for (const Expression& each : rulebook.expressions) {
    bool depends = !each.fact.is_none() && rulebook[each.fact].yearly;
    for (ExpressionId operand : each.operands) depends = depends || depends_on_year_[operand.value];
    depends_on_year_.push_back(depends);
    bool figures = each.op == Operator::fact && rulebook[each.fact].type != FactType::choice;
    for (ExpressionId operand : each.operands) figures = figures || rests_on_figures_[operand.value];
    rests_on_figures_.push_back(figures);
  }

  for (const RatingLevel& each : rulebook.rating)
    program_.highest_level = std::max(program_.highest_level, each.number);
  for (const Criterion& each : rulebook.criteria)
    program_.highest_level = std::max(program_.highest_level, each.highest());

  for (const Criterion& each : rulebook.criteria) {
    program_.own_level.emplace_back(each.levels.size());
    program_.reached.emplace_back(static_cast<std::size_t>(program_.highest_level));
  }
  program_.school.resize(rulebook.rating.size());
}

CellId Lowering::cell(CellOp op, std::span<const CellId> children, SourceRange range, std::uint32_t payload,
                      Verdict otherwise) {
  std::vector<CellId> parts;
  if (children.size() > most_children) {
    // Only the associative operators may be cut into pieces.
    if (op != CellOp::all && op != CellOp::any && op != CellOp::attained)
      throw std::logic_error("lower: too many children");
    const CellOp part = op == CellOp::any ? CellOp::any : CellOp::all;
    for (std::size_t first = 0; first < children.size(); first += most_children)
      parts.push_back(cell(part, children.subspan(first, std::min(most_children, children.size() - first)), range));
    children = parts;
  }
  Cell cell;
  cell.op = op;
  cell.otherwise = otherwise;
  cell.child_count = static_cast<std::uint16_t>(children.size());
  cell.first_child = static_cast<std::uint32_t>(program_.all_children.size());
  cell.payload = payload;
  program_.all_children.insert(program_.all_children.end(), children.begin(), children.end());
  program_.cells.push_back(cell);
  program_.subjects.emplace_back();
  program_.ranges.push_back(range);
  return {static_cast<std::uint32_t>(program_.cells.size() - 1)};
}

CellId Lowering::input_cell(CellOp op, FactId fact, std::uint32_t offset) {
  auto& cells = op == CellOp::truth ? truth_cells_ : figure_cells_;
  auto& inputs = op == CellOp::truth ? program_.truths : program_.figures;
  const auto [place, is_new] = cells.try_emplace(key(fact.value, offset));
  if (!is_new) return place->second;
  inputs.push_back({fact, offset});
  const Fact& declared = rulebook_[fact];
  const CellId id = cell(op, {}, declared.origin.range, static_cast<std::uint32_t>(inputs.size() - 1));
  program_.subjects[id.value] = {SubjectKind::fact, declared.name, static_cast<int>(offset), fact.value,
                                 &declared.origin};
  return place->second = id;
}

/// `id` under a name; a copy of it when it has a name already.
CellId Lowering::named(CellId id, CellSubject subject) {
  if (program_.subjects[id.value].kind != SubjectKind::none) {
    program_.cells.push_back(program_.cells[id.value]);
    program_.subjects.emplace_back();
    program_.ranges.push_back(program_.ranges[id.value]);
    id = {static_cast<std::uint32_t>(program_.cells.size() - 1)};
  }
  program_.subjects[id.value] = std::move(subject);
  return id;
}

/// The cell of `expression`, shared with nothing, so that it can have a subject and an input of its own.
CellId Lowering::own(ExpressionId expression) {
  const std::size_t before = program_.cells.size();
  const CellId id = lower(expression);
  const bool is_shared = id.value < before || program_.subjects[id.value].kind != SubjectKind::none;
  if (is_shared) return cell(CellOp::all, {id}, rulebook_[expression].range);
  lowered_.erase(key(use(expression, 0)));
  return id;
}

void Lowering::speaks(CellId id, std::string subject) {
  program_.cells[id.value].input = VerdictId{static_cast<std::uint32_t>(program_.verdicts.size())};
  program_.verdicts.push_back({std::move(subject), id});
}

std::vector<Use> Lowering::operands(Use parent) const {
  const Expression& expression = rulebook_[parent.expression];
  std::vector<Use> uses;
  switch (expression.op) {
    case Operator::every_year:
    case Operator::some_years:
    case Operator::not_decreasing:
      for (std::uint32_t year = 0; year < expression.years; ++year)
        uses.push_back(use(expression.operands[0], parent.offset + year));
      break;
    default:
      for (ExpressionId operand : expression.operands) uses.push_back(use(operand, parent.offset));
  }
  return uses;
}

/// Lowers without recursion over operands: definitions may build on each other to any depth.
CellId Lowering::lower(ExpressionId expression) {
  const Use root = use(expression, 0);
  std::vector<Use> pending{root};
  while (!pending.empty()) {
    const Use next = pending.back();
    if (lowered_.contains(key(next))) {
      pending.pop_back();
      continue;
    }
    const std::size_t before = pending.size();
    for (Use operand : operands(next))
      if (!lowered_.contains(key(operand))) pending.push_back(operand);
    std::reverse(pending.begin() + static_cast<std::ptrdiff_t>(before), pending.end());
    if (pending.size() > before) continue;
    pending.pop_back();
    const CellId built = build(next);
    lowered_[key(next)] = built;
  }
  return lowered_.at(key(root));
}

CellId Lowering::build(Use parent) {
  const Expression& expression = rulebook_[parent.expression];
  std::vector<CellId> children;
  for (Use operand : operands(parent)) children.push_back(lowered_.at(key(operand)));
  const auto plain = [&](CellOp op) { return cell(op, children, expression.range); };
  const auto quota = [&] {
    return cell(CellOp::quota, children, expression.range, expression.count, expression.otherwise);
  };

  switch (expression.op) {
    case Operator::literal:
      program_.literals.push_back(expression.number);
      return cell(CellOp::literal, {}, expression.range, static_cast<std::uint32_t>(program_.literals.size() - 1));
    case Operator::fact:
      return input_cell(CellOp::figure, expression.fact, parent.offset);
    case Operator::truth:
      return input_cell(CellOp::truth, expression.fact, parent.offset);
    case Operator::definition: {
      const Definition& definition = rulebook_[expression.definition];
      return named(children[0], {SubjectKind::definition, definition.name, static_cast<int>(parent.offset),
                                 expression.definition.value, &definition.origin});
    }
    case Operator::add:
      return plain(CellOp::add);
    case Operator::subtract:
      return plain(CellOp::subtract);
    case Operator::multiply:
      return plain(CellOp::multiply);
    case Operator::divide:
      return plain(CellOp::divide);
    case Operator::remainder:
      return plain(CellOp::remainder);
    case Operator::compare:
      return plain(cell_op(expression.comparison));
    case Operator::all:
      return plain(CellOp::all);
    case Operator::any:
      return plain(CellOp::any);
    case Operator::negate:
      return plain(CellOp::negate);
    case Operator::select:
      return plain(CellOp::select);
    case Operator::when:
      return plain(CellOp::when);
    case Operator::quota:
      return quota();
    case Operator::every_year:
      return plain(CellOp::all);
    case Operator::some_years:
      return quota();
    case Operator::not_decreasing: {
      std::vector<CellId> steps;
      // A year that is not known between two others does not hide a decline from one to the other.
      for (std::size_t apart = 1; apart < children.size(); ++apart)
        for (std::size_t i = 0; i + apart < children.size(); ++i)
          steps.push_back(cell(CellOp::at_least, {children[i], children[i + apart]}, expression.range));
      return cell(CellOp::all, steps, expression.range);
    }
    case Operator::criteria:
      return criteria(expression);
    case Operator::school_level:
      return school(expression.level);
  }
  throw std::logic_error("lower: operator");
}

CellId Lowering::criteria(const Expression& expression) {
  std::vector<CellId> children;
  for (CriterionId id : expression.criteria) children.push_back(reached(id, expression.level));
  if (expression.count == 0) return cell(CellOp::attained, children, expression.range);
  const CellOp op = expression.is_percent ? CellOp::percent_quota : CellOp::quota;
  return cell(op, children, expression.range, expression.count, expression.otherwise);
}

CellId Lowering::alternative(const Alternative& alternative, std::string subject, std::uint32_t criterion, int level) {
  const bool attested = !decides(alternative.body);
  const CellId inner = attested ? cell(CellOp::attest, {}, alternative.origin.range) : own(alternative.body);
  speaks(inner, subject);
  const CellId outer =
      alternative.condition.is_none()
          ? inner
          : cell(CellOp::when_counted, {lower(alternative.condition), inner}, alternative.origin.range);
  program_.subjects[outer.value] = {SubjectKind::alternative, subject, level, criterion, &alternative.origin};
  if (attested && !alternative.body.is_none()) {
    const CellId figure = own(alternative.body);
    program_.subjects[figure.value] = {SubjectKind::cross_check, std::move(subject), level, criterion,
                                       &alternative.origin};
    program_.cross_checks.emplace_back(outer, figure);
  }
  return outer;
}

CellId Lowering::requirement(const Requirement& requirement, std::uint32_t criterion, int level) {
  const SourceRange range = requirement.origin.range;
  ExpressionId cross_check =
      requirement.kind == RequirementKind::cross_checked ? requirement.cross_check : ExpressionId{};
  CellId inner;
  if (requirement.kind == RequirementKind::alternatives) {
    std::vector<CellId> ways;
    for (const Alternative& each : requirement.alternatives)
      ways.push_back(alternative(each, way_of(requirement.subject(), ways.size() + 1), criterion, level));
    inner = cell(CellOp::quota, ways, range, requirement.alternatives_needed, requirement.alternatives_otherwise);
  } else if (requirement.kind == RequirementKind::computed && decides(requirement.body)) {
    inner = own(requirement.body);
  } else {
    if (requirement.kind == RequirementKind::computed) cross_check = requirement.body;
    inner = cell(CellOp::attest, {}, range);
  }
  speaks(inner, requirement.subject());

  const CellId outer =
      requirement.condition.is_none() ? inner : cell(CellOp::when, {lower(requirement.condition), inner}, range);
  program_.subjects[outer.value] = {SubjectKind::requirement, requirement.subject(), level, criterion,
                                    &requirement.origin};
  if (!cross_check.is_none()) {
    const CellId figure = own(cross_check);
    program_.subjects[figure.value] = {SubjectKind::cross_check, requirement.subject(), level, criterion,
                                       &requirement.origin};
    program_.cross_checks.emplace_back(outer, figure);
  }
  return outer;
}

CellId Lowering::indicator(const Indicator& indicator, std::uint32_t criterion, int level) {
  std::vector<CellId> parts;
  for (const Requirement& each : indicator.requirements) parts.push_back(requirement(each, criterion, level));
  const CellId id = cell(CellOp::all, parts, indicator.origin.range);
  const std::string subject = print(Subject{rulebook_.criteria[criterion].id, level, indicator.letter});
  program_.subjects[id.value] = {SubjectKind::indicator, subject, level, criterion, &indicator.origin};
  speaks(id, subject);
  return id;
}

CellId Lowering::own_level(std::uint32_t criterion, std::size_t index) {
  if (const CellId known = program_.own_level[criterion][index]; !known.is_none()) return known;
  const Criterion& declared = rulebook_.criteria[criterion];
  const CriterionLevel& level = declared.levels[index];
  const std::string subject = print(Subject{declared.id, level.number});
  std::vector<CellId> parts;
  for (const Indicator& each : level.indicators) parts.push_back(indicator(each, criterion, level.number));
  const CellId id = cell(CellOp::all, parts, level.origin.range);
  program_.subjects[id.value] = {SubjectKind::criterion_level, subject, level.number, criterion, &level.origin};
  speaks(id, subject);
  return program_.own_level[criterion][index] = id;
}

CellId Lowering::reached(CriterionId criterion, int level) {
  const Criterion& declared = rulebook_[criterion];
  level = std::min(level, std::max(declared.highest(), 1));
  if (level < 1 || program_.highest_level == 0) return constant(Verdict::met);
  const std::size_t place = static_cast<std::size_t>(level - 1);
  if (const CellId known = program_.reached[criterion.value][place]; !known.is_none()) return known;
  std::vector<CellId> levels;
  for (std::size_t i = 0; i < declared.levels.size(); ++i)
    if (declared.levels[i].number <= level) levels.push_back(own_level(criterion.value, i));
  const CellId id = cell(CellOp::attained, levels, declared.origin.range);
  program_.subjects[id.value] = {SubjectKind::criterion_reached, declared.id, level, criterion.value, &declared.origin};
  return program_.reached[criterion.value][place] = id;
}

CellId Lowering::standard_reached(std::uint32_t standard, int level) {
  const Standard& declared = rulebook_.standards[standard];
  std::vector<CellId> parts;
  for (CriterionId each : declared.criteria) parts.push_back(reached(each, level));
  const CellId id = cell(CellOp::attained, parts, declared.origin.range);
  program_.subjects[id.value] = {SubjectKind::standard_reached, declared.id, level, standard, &declared.origin};
  return id;
}

CellId Lowering::school_at(std::size_t index) {
  if (const CellId known = program_.school[index]; !known.is_none()) return known;
  std::vector<CellId> parts;
  for (std::size_t i = 0; i <= index; ++i) parts.push_back(lower(rulebook_.rating[i].expression));
  const RatingLevel& level = rulebook_.rating[index];
  const CellId id = cell(CellOp::all, parts, level.origin.range);
  program_.subjects[id.value] = {SubjectKind::school_level, print(Target{std::string(Target::rating), level.number}),
                                 level.number, static_cast<std::uint32_t>(index), &level.origin};
  return program_.school[index] = id;
}

CellId Lowering::school(int level) {
  std::size_t count = 0;
  while (count < rulebook_.rating.size() && rulebook_.rating[count].number <= level) ++count;
  return count == 0 ? constant(Verdict::met) : school_at(count - 1);
}

void Lowering::recognition(std::uint32_t index) {
  const Recognition& declared = rulebook_.recognitions[index];
  std::vector<CellId>& degrees = program_.degrees.emplace_back();
  const std::string suffix = declared.conditions.empty() ? "" : "/mức";
  for (const Degree& degree : declared.degrees) {
    degrees.push_back(own(degree.expression));
    program_.subjects[degrees.back().value] = {SubjectKind::degree, print(Target{declared.id, degree.number}) + suffix,
                                               degree.number, index, &degree.origin};
  }
  std::vector<CellId> parts;
  const std::string address = declared.id + "/điều_kiện";
  for (const Condition& each : declared.conditions) {
    parts.push_back(own(each.expression));
    const auto number = static_cast<int>(parts.size());
    program_.subjects[parts.back().value] = {SubjectKind::condition, address + "/" + std::to_string(number), number,
                                             index, &each.origin};
  }
  const CellId conditions = parts.empty() ? constant(Verdict::met) : cell(CellOp::all, parts, declared.origin.range);
  program_.subjects[conditions.value] = {SubjectKind::condition, address, 0, index,
                                         parts.empty() ? &declared.origin : &declared.conditions.front().origin};
  program_.conditions.push_back(conditions);
  if (parts.empty()) return;
  // A target of its own: the degree with the conditions.
  for (std::size_t i = 0; i < degrees.size(); ++i) {
    const Degree& degree = declared.degrees[i];
    const CellId recognised = cell(CellOp::all, {degrees[i], conditions}, declared.origin.range);
    program_.subjects[recognised.value] = {SubjectKind::degree, declared.id + "." + std::to_string(degree.number),
                                           degree.number, index, &degree.origin};
  }
}

Program Lowering::run() {
  const auto count = [](const auto& things) { return static_cast<std::uint32_t>(things.size()); };
  for (std::uint32_t criterion = 0; criterion < count(rulebook_.criteria); ++criterion) {
    for (std::size_t i = 0; i < rulebook_.criteria[criterion].levels.size(); ++i) own_level(criterion, i);
    for (int level = 1; level <= program_.highest_level; ++level)
      program_.reached[criterion][static_cast<std::size_t>(level - 1)] = reached({criterion}, level);
  }
  for (std::uint32_t standard = 0; standard < count(rulebook_.standards); ++standard) {
    std::vector<CellId>& levels = program_.standard_reached.emplace_back();
    for (int level = 1; level <= program_.highest_level; ++level) levels.push_back(standard_reached(standard, level));
  }
  for (std::size_t i = 0; i < rulebook_.rating.size(); ++i) school_at(i);
  for (std::uint32_t i = 0; i < count(rulebook_.recognitions); ++i) recognition(i);
  for (std::uint32_t i = 0; i < count(rulebook_.checks); ++i) {
    const ProcedureCheck& check = rulebook_.checks[i];
    program_.checks.push_back(own(check.expression));
    program_.subjects[program_.checks.back().value] = {SubjectKind::check, check.name, 0, i, &check.origin};
  }
  for (std::uint32_t i = 0; i < count(program_.subjects); ++i)
    if (const Origin* origin = program_.subjects[i].origin; origin != nullptr && !origin->unverified.empty())
      program_.unverified.push_back({i});
  for (std::uint32_t i = 0; i < count(program_.verdicts); ++i) program_.verdicts_in_order.push_back(i);
  std::sort(
      program_.verdicts_in_order.begin(), program_.verdicts_in_order.end(),
      [this](std::uint32_t a, std::uint32_t b) { return program_.verdicts[a].subject < program_.verdicts[b].subject; });
  return std::move(program_);
}

}  // namespace

Program lower(const Rulebook& rulebook) { return Lowering(rulebook).run(); }

}  // namespace chuan
