// SPDX-License-Identifier: MIT
// A fact explained: its values and the requirements that rest on it.
#include "explain/fact.hpp"

#include <algorithm>
#include <set>

#include "explain/place.hpp"

namespace chuan::explanation {
namespace {

std::string figure_line(const Scope& scope, const Fact& fact, const FigureInput& input, std::size_t index,
                        bool is_truth, bool& has_value) {
  const std::string name = figure_name(scope, input);
  if (is_truth) {
    const Verdict verdict = scope.part.inputs.truths[index];
    has_value = verdict != Verdict::unknown;
    if (has_value) return name + ": " + (verdict == Verdict::met ? scope.say("có", "yes") : scope.say("không", "no"));
  } else {
    const std::optional<Number>& figure = scope.part.inputs.figures[index];
    has_value = figure.has_value();
    if (has_value) return name + scope.say(" là ", " is ") + amount(*figure, &fact, scope.language);
  }
  return scope.say("chưa có số liệu ", "no value for ") + name;
}

}  // namespace

Explanation explain_fact(const Scope& scope, const AskedFact& asked, std::string_view subject) {
  Explanation result{std::string(subject), Verdict::unknown, {}};
  const Fact& fact = scope.rulebook[asked.fact];
  std::set<std::uint32_t> bearing;  // cells the asked inputs reach
  const auto each_input = [&](const std::vector<FigureInput>& inputs, bool is_truth) {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const int year = scope.part.inputs.last_school_year - static_cast<int>(inputs[i].years_back);
      if (inputs[i].fact != asked.fact || (asked.year && fact.yearly && *asked.year != year)) continue;
      bool has_value = false;
      const std::string text = figure_line(scope, fact, inputs[i], i, is_truth, has_value);
      if (has_value) result.verdict = Verdict::met;
      result.reasons.push_back({0, figure_subject(scope, inputs[i]), has_value ? Verdict::met : Verdict::unknown, text,
                                fact.origin.cite, fact.origin.unverified});
      for (std::uint32_t cell = 0; cell < scope.program.cells.size(); ++cell) {
        const Cell& at = scope.program.cells[cell];
        if (at.op == (is_truth ? CellOp::truth : CellOp::figure) && at.payload == i) bearing.insert(cell);
      }
    }
  };
  each_input(scope.program.truths, true);
  each_input(scope.program.figures, false);
  if (result.reasons.empty())
    result.reasons.push_back({0, std::string(subject), Verdict::unknown,
                              fact.name + scope.say(": không yêu cầu nào dùng số liệu này trong những năm đang xét",
                                                    ": no requirement uses it in these years"),
                              "", ""});
  for (std::uint32_t cell = 0; cell < scope.program.cells.size();
       ++cell) {  // children come first: one pass reaches all parents
    const CellId id{cell};
    const auto children = scope.program.children(id);
    const bool reaches =
        std::any_of(children.begin(), children.end(), [&](CellId child) { return bearing.count(child.value) > 0; });
    if (!reaches) continue;
    const CellSubject& about = scope.program.subjects[cell];
    if (about.kind != SubjectKind::requirement && about.kind != SubjectKind::check) {
      bearing.insert(cell);
      continue;
    }
    const Place place = place_of(scope.rulebook, about);
    result.reasons.push_back(
        {1, about.name, scope.value(id).verdict,
         scope.say("dùng ở ", "used in ") + about.name + ": " + verdict_word(scope.value(id).verdict, scope.language),
         place.cite, place.unverified});
  }
  return result;
}

}  // namespace chuan::explanation
