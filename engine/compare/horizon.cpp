// SPDX-License-Identifier: MIT
// How far a plan reaches, and what the law changes on the way.
#include "chuan/comparison.hpp"
#include "diagnostic/code.hpp"

namespace chuan {
namespace {

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
    const auto span = parse_span(text);
    if (span && (!last || *last < span->second)) last = span->second;
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
