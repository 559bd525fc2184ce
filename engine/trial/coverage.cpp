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

Coverage Exercise::result() const {
  Coverage coverage;
  coverage.circular = circular_;
  for (const auto& [subject, seen] : requirements_) {
    ++coverage.requirements;
    if (seen.met && seen.not_met)
      ++coverage.requirements_covered;
    else
      coverage.missing.push_back(subject + ": " +
                                 (seen.met       ? "chưa có lần không đạt"
                                  : seen.not_met ? "chưa có lần đạt"
                                                 : "chưa có tình huống"));
    for (const auto& [row, state] : seen.rows) {
      ++coverage.thresholds;
      if (state.at_mark && state.beyond)
        ++coverage.thresholds_covered;
      else
        coverage.missing.push_back(
            row + ": " + (state.at_mark ? "chưa có giá trị sát bên kia ngưỡng" : "chưa có giá trị đúng ngưỡng"));
    }
  }
  return coverage;
}

}  // namespace chuan::trial
