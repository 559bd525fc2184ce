// SPDX-License-Identifier: MIT
// A threshold counts as exercised when it was met exactly at its mark and failed just beyond it.
#include "trial/coverage.hpp"

#include <algorithm>

#include "trial/scenario.hpp"

namespace chuan::trial {
namespace {

std::optional<Number> mark_of(const Rulebook& book, const Fact& fact, const Threshold& threshold, const Inputs& inputs,
                              const Program& program) {
  if (const auto number = Number::parse(threshold.value)) return number;
  const auto choice = std::find(fact.choices.begin(), fact.choices.end(), threshold.value);
  if (choice != fact.choices.end()) return Number(choice - fact.choices.begin());
  if (const auto date = parse_date(threshold.value))
    return Number(std::chrono::sys_days(*date).time_since_epoch().count());
  for (std::size_t i = 0; i < program.figures.size(); ++i)
    if (book[program.figures[i].fact].name == threshold.value && program.figures[i].years_back == 0)
      return inputs.figures[i];
  return std::nullopt;
}

bool is_near(const Number& value, const Number& mark) {
  const auto apart = value < mark ? subtract(mark, value) : subtract(value, mark);
  return apart && *apart > Number(0) && *apart <= Number(1);
}

std::string level_name(const Rulebook& book, const RatingLevel& level) {
  return (book.annex.empty() ? "" : "phụ lục " + book.annex + " ") + "xếp mức trường mức " +
         std::to_string(level.number);
}
std::string degree_name(const Recognition& recognition, const Degree& degree) {
  return "công nhận " + recognition.name + " " + recognition.degree_word + " " + std::to_string(degree.number);
}
std::string condition_name(const Recognition& recognition, std::size_t index) {
  return "công nhận " + recognition.name + " điều kiện " + std::to_string(index + 1);
}

/// The cells of a recognition's conditions, in order.
std::vector<CellId> conditions_of(const Program& program, std::size_t recognition) {
  const CellId all = program.conditions[recognition];
  std::vector<CellId> cells;
  if (program[all].op == CellOp::all)
    for (const CellId child : program.children(all)) cells.push_back(child);
  return cells;
}

/// Thresholds on one fact with a mark; counts of years and trends are exercised by their requirement's two sides.
bool has_mark(const Threshold& threshold) {
  return !threshold.value.empty() && !threshold.fact.empty() && !(threshold.unit == "năm" && threshold.years > 0);
}

}  // namespace

std::string Exercise::name_of(const Rulebook& rulebook, const Requirement& requirement, const std::string& subject) {
  std::string name = rulebook.annex.empty() ? subject : "phụ lục " + rulebook.annex + " " + subject;
  if (requirement.origin.circular != rulebook.circular) name += " (" + requirement.origin.circular + ")";
  return name;
}

void Exercise::add(const Rulebook& rulebook) {
  if (!added_.insert(&rulebook).second) return;
  circular_ = rulebook.circular;
  for (const RatingLevel& level : rulebook.rating) add_outcome(rulebook, level_name(rulebook, level), level.expression);
  for (const Recognition& recognition : rulebook.recognitions) {
    for (const Degree& degree : recognition.degrees)
      add_outcome(rulebook, degree_name(recognition, degree), degree.expression);
    for (std::size_t i = 0; i < recognition.conditions.size(); ++i)
      add_outcome(rulebook, condition_name(recognition, i), recognition.conditions[i].expression);
  }
  each_requirement(rulebook, [&](const Criterion& criterion, const CriterionLevel&, const Requirement& requirement) {
    if (rulebook.is_referenced(criterion)) return;
    Seen& seen = requirements_[name_of(rulebook, requirement, requirement.subject())];
    for (const RequirementRow& row : requirement.rows) {
      const bool decides = row.threshold && requirement.kind == RequirementKind::computed;
      if (decides) seen.rows[name_of(rulebook, requirement, row.subject)].is_threshold = true;
    }
  });
}

void Exercise::note(const Rulebook& book, const Requirement& requirement, Verdict verdict, const Inputs& inputs,
                    const Program& program) {
  const auto known = requirements_.find(name_of(book, requirement, requirement.subject()));
  if (known == requirements_.end()) return;
  Seen& seen = known->second;
  if (verdict == Verdict::met) seen.met = true;
  if (verdict == Verdict::not_met) seen.not_met = true;
  for (const RequirementRow& row : requirement.rows) {
    const auto found = seen.rows.find(name_of(book, requirement, row.subject));
    if (found == seen.rows.end()) continue;
    const Threshold& threshold = *row.threshold;
    const auto fact = std::find_if(book.facts.begin(), book.facts.end(),
                                   [&](const Fact& each) { return each.name == threshold.fact; });
    if (!has_mark(threshold) || fact == book.facts.end()) {
      found->second.at_mark = seen.met;
      found->second.beyond = seen.not_met;
      continue;
    }
    const auto mark = mark_of(book, *fact, threshold, inputs, program);
    if (!mark) continue;
    for (std::size_t i = 0; i < program.figures.size(); ++i) {
      if (book[program.figures[i].fact].name != threshold.fact || !inputs.figures[i]) continue;
      const Number& value = *inputs.figures[i];
      const bool strict = threshold.op == "<" || threshold.op == ">";
      const bool met_side = strict ? is_near(value, *mark) : value == *mark;
      const bool other_side = strict ? value == *mark : is_near(value, *mark);
      if (verdict == Verdict::met && met_side) found->second.at_mark = true;
      if (verdict == Verdict::not_met && other_side) found->second.beyond = true;
    }
  }
}

void Exercise::each_quota(const Rulebook& book, const std::string& name, ExpressionId id, const Quota& visit) {
  if (id.is_none()) return;
  const Expression& e = book[id];
  if (e.op == Operator::criteria && e.count > 0)
    visit(name + ", ít nhất " + std::to_string(e.count) + (e.is_percent ? "%" : "") + " tiêu chí mức " +
              std::to_string(e.level),
          e);
  for (const ExpressionId operand : e.operands) each_quota(book, name, operand, visit);
}

void Exercise::add_outcome(const Rulebook& book, const std::string& name, ExpressionId id) {
  outcomes_[name];
  each_quota(book, name, id, [&](const std::string& quota, const Expression&) { outcomes_[quota]; });
}

void Exercise::note_outcome(const Rulebook& book, const std::string& name, ExpressionId id, CellId cell,
                            const LevelAssessment& part, const Program& program) {
  const Verdict verdict = part.values[cell.value].verdict;
  if (verdict == Verdict::met) outcomes_[name].met = true;
  if (verdict == Verdict::not_met) outcomes_[name].not_met = true;
  each_quota(book, name, id, [&](const std::string& quota, const Expression& e) {
    std::size_t met = 0, open = 0;
    for (const CriterionId criterion : e.criteria) {
      const auto& reached = program.reached[criterion.value];
      if (static_cast<std::size_t>(e.level) > reached.size()) continue;
      const Verdict attains = attained(part.values[reached[static_cast<std::size_t>(e.level - 1)].value].verdict);
      met += attains == Verdict::met;
      open += attains == Verdict::unknown;
    }
    const std::size_t needed = e.is_percent ? (e.count * e.criteria.size() + 99) / 100 : e.count;
    if (open == 0 && met == needed) outcomes_[quota].met = true;
    if (open == 0 && met + 1 == needed) outcomes_[quota].not_met = true;
  });
}

void Exercise::note_school(const Rulebook& book, const LevelAssessment& part, const Program& program) {
  for (std::size_t i = 0; i < book.rating.size(); ++i)
    note_outcome(book, level_name(book, book.rating[i]), book.rating[i].expression, program.school[i], part, program);
}

void Exercise::note_recognition(const Rulebook& book, const std::string& name, const LevelAssessment& part,
                                const Program& program) {
  for (std::size_t r = 0; r < book.recognitions.size(); ++r) {
    const Recognition& recognition = book.recognitions[r];
    if (recognition.name != name) continue;
    for (std::size_t i = 0; i < recognition.degrees.size(); ++i)
      note_outcome(book, degree_name(recognition, recognition.degrees[i]), recognition.degrees[i].expression,
                   program.degrees[r][i], part, program);
    const std::vector<CellId> conditions = conditions_of(program, r);
    for (std::size_t i = 0; i < recognition.conditions.size() && i < conditions.size(); ++i)
      note_outcome(book, condition_name(recognition, i), recognition.conditions[i].expression, conditions[i], part,
                   program);
  }
}

Coverage Exercise::result() const {
  Coverage coverage;
  coverage.circular = circular_;
  // Whether it was seen both met and not met; what is missing is noted.
  const auto both_sides = [&](const std::string& what, const auto& seen) {
    if (seen.met && seen.not_met) return true;
    coverage.missing.push_back(what + ": " +
                               (seen.met       ? "chưa có lần không đạt"
                                : seen.not_met ? "chưa có lần đạt"
                                               : "chưa có tình huống"));
    return false;
  };
  for (const auto& [subject, seen] : requirements_) {
    ++coverage.requirements;
    coverage.requirements_covered += both_sides(subject, seen);
    for (const auto& [row, state] : seen.rows) {
      ++coverage.thresholds;
      if (state.at_mark && state.beyond)
        ++coverage.thresholds_covered;
      else
        coverage.missing.push_back(
            row + ": " + (state.at_mark ? "chưa có giá trị sát bên kia ngưỡng" : "chưa có giá trị đúng ngưỡng"));
    }
  }
  for (const auto& [name, seen] : outcomes_) {
    ++coverage.outcomes;
    coverage.outcomes_covered += both_sides(name, seen);
  }
  return coverage;
}

}  // namespace chuan::trial
