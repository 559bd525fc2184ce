// SPDX-License-Identifier: MIT
// How far a plan reaches, and what the law changes on the way.
#include "chuan/comparison.hpp"
#include "diagnostic/code.hpp"

namespace chuan {
namespace {

/// "2025" is its last day, "2024-2025" the end of that school year.
std::optional<Date> last_day_of(const std::string& text) {
  if (const auto date = parse_date(text)) return date;
  if (const auto year = parse_school_year(text))
    return std::chrono::year(*year + 1) / std::chrono::May / std::chrono::day(31);
  const bool is_year = text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos;
  if (is_year) return std::chrono::year(std::stoi(text)) / std::chrono::December / std::chrono::day(31);
  return std::nullopt;
}

std::string named(const std::vector<std::string>& subjects) {
  constexpr std::size_t most = 8;
  std::string text;
  for (std::size_t i = 0; i < subjects.size() && i < most; ++i) text += (i == 0 ? "" : ", ") + subjects[i];
  if (subjects.size() > most) text += ", … (" + std::to_string(subjects.size()) + " chỗ)";
  return text;
}

}  // namespace

std::optional<Date> horizon(const Plan& plan) {
  std::optional<Date> last;
  const auto note = [&](const std::string& text) {
    const auto day = last_day_of(text);
    if (day && (!last || *last < *day)) last = day;
  };
  if (plan.goal) note(plan.goal->by);
  for (const PlanGoal& goal : plan.further_goals) note(goal.by);
  for (const PlanAction& action : plan.actions) note(action.due);
  return last;
}

Diagnostics law_changes(const Law& law, const Rulebook& rulebook, const Dossier& dossier) {
  Diagnostics findings;
  const auto until = dossier.plan ? horizon(*dossier.plan) : std::nullopt;
  if (!until || *until <= rulebook.as_of) return findings;
  const std::string& circular = rulebook.circular;
  for (const LawChange& change : law.changes(circular, rulebook.as_of, *until)) {
    const std::string what =
        change.is_end ? (change.by.empty() ? circular + " hết hiệu lực" : change.by + " thay thế " + circular)
                      : change.by + " sửa " + named(change.subjects);
    findings.push_back(
        {Code::A513, {UINT32_MAX, 0, 0}, {to_vietnamese(*until), to_vietnamese(change.date), what}, {}, {}, {}});
  }
  return findings;
}

}  // namespace chuan
