// SPDX-License-Identifier: MIT
// Why, in sentences: the steps of a derivation told one by one.
#include "explain/why.hpp"

#include <algorithm>

#include "chuan/joined.hpp"
#include "explain/derive.hpp"
#include "explain/expression.hpp"
#include "explain/fact.hpp"
#include "explain/graph.hpp"
#include "explain/place.hpp"
#include "explain/subject.hpp"

namespace chuan {
namespace {

using namespace explanation;

/// What the steps above a step say about the place it stands in.
struct Context {
  std::string chosen_by;                  // conditions that chose this branch
  std::string cite, unverified, subject;  // of the nearest step that has one
  std::uint32_t within = UINT32_MAX;      // the criterion of the nearest line about one
};

class Telling {
 public:
  explicit Telling(const Scope& scope) : scope_(scope) {}

  std::vector<Reason> tell(const std::vector<Step>& steps) {
    below_.resize(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) tell(steps[i], i);
    return std::move(reasons_);
  }

 private:
  const Scope& scope_;
  std::vector<Context> below_;  // by step: what holds for the steps under it
  std::vector<Reason> reasons_;

  const CellSubject& subject(CellId cell) const { return scope_.program.subjects[cell.value]; }
  std::vector<Decider> below(CellId cell) const { return deciders(scope_.program, scope_.part.values, cell); }

  void tell(const Step& step, std::size_t at) {
    Context& context = below_[at];
    if (step.above != UINT32_MAX) context = below_[step.above];
    const CellSubject& about = subject(step.cell);
    const Place place = place_of(scope_.rulebook, about);
    if (!place.cite.empty()) context.cite = place.cite;
    if (!place.unverified.empty()) context.unverified = place.unverified;
    if (about.kind != SubjectKind::none && about.kind != SubjectKind::definition && !about.name.empty())
      context.subject = about.name;
    if (step.says != Step::Says::nothing) {
      const bool is_of_expression =
          about.kind == SubjectKind::none || about.kind == SubjectKind::fact || about.kind == SubjectKind::definition;
      std::string text = line(step, context, place);
      if (!context.chosen_by.empty() && is_leaf(step.cell)) text += " (" + context.chosen_by + ")";
      say(step, step.depth, is_of_expression ? named(step, context) : context.subject, std::move(text), context);
      if (about.kind == SubjectKind::criterion_reached) context.within = about.index;
    }
    if (step.says == Step::Says::line_and_expression)
      say(step, step.depth + 1, named(step, context), said_of_expression(scope_, step.cell), context);
    add_conditions(step.cell, context);
  }

  void say(const Step& step, int depth, std::string name, std::string text, const Context& context) {
    reasons_.push_back(
        {depth, std::move(name), scope_.value(step.cell).verdict, std::move(text), context.cite, context.unverified});
  }

  void add_conditions(CellId cell, Context& context) const {
    const CellOp op = scope_.program[cell].op;
    if (op != CellOp::select && !is_when(op)) return;
    for (const Decider& child : below(cell)) {
      if (child.role != Role::condition) continue;
      const std::string text = condition(scope_, child.cell);
      if (!text.empty() && context.chosen_by.find(text) == std::string::npos) append(context.chosen_by, text, "; ");
    }
  }

  bool is_leaf(CellId cell) const {
    const CellOp op = scope_.program[cell].op;
    return is_comparison(op) || op == CellOp::truth || op == CellOp::attest;
  }

  // A figure's line is about the figure, every other about the subject around it.
  std::string named(const Step& step, const Context& context) const {
    const Cell& cell = scope_.program[step.cell];
    if (cell.op == CellOp::truth) return figure_subject(scope_, scope_.program.truths[cell.payload]);
    if (context.subject.empty()) return subject(step.cell).name;
    if (!is_comparison(cell.op)) return context.subject;
    for (const CellId child : scope_.program.children(step.cell))
      if (scope_.program[child].op == CellOp::figure)
        return figure_subject(scope_, scope_.program.figures[scope_.program[child].payload]);
    return context.subject;
  }

  std::string line(const Step& step, const Context& context, const Place& place) const {
    const CellSubject& about = subject(step.cell);
    const Value& value = scope_.value(step.cell);
    switch (about.kind) {
      case SubjectKind::school_level:
        return sentence(scope_, scope_.say("Trường", "The school"), level_word(about.level), value.verdict);
      case SubjectKind::degree: {
        const std::string_view name = std::string_view(about.name).substr(0, about.name.find('/'));
        const std::optional<Target> target = parse_target(name);
        const bool is_apart = name.size() < about.name.size();  // its conditions are told beside it
        const std::string what = target ? describe(*target, scope_.rulebook, scope_.language) : about.name;
        return sentence(scope_, scope_.say("Trường", "The school"),
                        is_apart ? scope_.say("mức của ", "the level of ") + what : what, value.verdict);
      }
      case SubjectKind::standard_reached:
        return sentence(scope_, scope_.say("Tiêu chuẩn ", "Standard ") + scope_.rulebook.standards[about.index].id,
                        level_word(about.level), value.verdict);
      case SubjectKind::criterion_reached:
        return reached_line(step);
      case SubjectKind::criterion_level:
        return own_level_line(step, context);
      case SubjectKind::indicator: {
        const std::string text = sentence(scope_, scope_.say("Trường", "The school"),
                                          scope_.say("chỉ báo ", "indicator ") + context.subject, value.verdict);
        return value.from_record ? text + scope_.say(" (hồ sơ ghi)", " (recorded)") : text;
      }
      case SubjectKind::requirement:
      case SubjectKind::alternative:
        return requirement_line(step, context, place);
      case SubjectKind::condition:
        if (about.level == 0)
          return sentence(scope_, scope_.say("Trường", "The school"),
                          scope_.say("các điều kiện công nhận", "the recognition's conditions"), value.verdict);
        return sentence(
            scope_, scope_.say("Trường", "The school"),
            scope_.say("điều kiện ", "condition ") + std::to_string(about.level) + ": " +
                scope_.rulebook.recognitions[about.index].conditions[static_cast<std::size_t>(about.level) - 1].stated,
            value.verdict);
      case SubjectKind::check:
        return sentence(scope_, scope_.say("Trường", "The school"),
                        scope_.say("quy định về thủ tục «", "the procedural rule «") + place.text + "»", value.verdict);
      default:
        return said_of_expression(scope_, step.cell);
    }
  }

  std::string level_word(int level) const { return scope_.say("Mức ", "Level ") + std::to_string(level); }
  std::string criterion_word(std::uint32_t index) const {
    return scope_.say("Tiêu chí ", "Criterion ") + scope_.rulebook.criteria[index].id;
  }

  // The level that the record gives a criterion, read back from its own levels.
  std::string recorded(std::uint32_t index) const {
    int level = 0;
    for (std::size_t i = 0; i < scope_.program.own_level[index].size(); ++i) {
      const Value& own = scope_.value(scope_.program.own_level[index][i]);
      if (own.from_record && own.verdict != Verdict::not_met)
        level = std::max(level, scope_.rulebook.criteria[index].levels[i].number);
    }
    const std::string result = level == 0 ? scope_.say("Không đạt", "Not met") : level_word(level);
    return scope_.say(": hồ sơ ghi kết quả «", ": the dossier records «") + result + "»";
  }

  std::string reached_line(const Step& step) const {
    const CellSubject& about = subject(step.cell);
    const Verdict verdict = scope_.value(step.cell).verdict;
    const std::string text = sentence(scope_, criterion_word(about.index), level_word(about.level), verdict);
    const bool rests_on_record = verdict == Verdict::met && is_recorded(scope_.program, scope_.part.values, step.cell);
    return rests_on_record ? text + recorded(about.index) : text;
  }

  std::string own_level_line(const Step& step, const Context& context) const {
    const CellSubject& about = subject(step.cell);
    const Value& value = scope_.value(step.cell);
    const std::string text = sentence(scope_, criterion_word(about.index), level_word(about.level), value.verdict);
    if (value.from_record) return text + recorded(about.index);
    if (context.within == about.index)
      return scope_.say("Nội dung riêng của ", "What is asked at ") + level_word(about.level) + ": " +
             verdict_word(value.verdict, scope_.language);
    if (value.unknown == Unknown::no_evidence) return text + ": " + missing(value.unknown, scope_.language);
    return text;
  }

  std::string requirement_line(const Step& step, const Context& context, const Place& place) const {
    const bool is_way = subject(step.cell).kind == SubjectKind::alternative;
    const std::string who =
        is_way ? scope_.say("Cách", "Way") : scope_.say("Yêu cầu ", "Requirement ") + context.subject;
    const Verdict verdict = scope_.value(step.cell).verdict;
    std::string text = who + ": " + verdict_word(verdict, scope_.language);
    const CellId inner = attested(scope_.program, scope_.part.values, step.cell);
    const bool is_attested = scope_.program[inner].op == CellOp::attest || scope_.value(inner).from_record;
    if (is_attested && verdict != Verdict::not_applicable) {
      const std::string lacks = missing(scope_.value(inner).unknown, scope_.language);
      if (!lacks.empty())
        text += " (" + lacks + ")";
      else if (scope_.value(inner).from_record)
        text += scope_.say(" (hồ sơ ghi)", " (recorded)");
    }
    if (scope_.program[inner].op == CellOp::quota && !is_attested && has_ways(scope_.program, inner))
      text += scope_.say(", cần ít nhất ", ", needs at least ") + std::to_string(scope_.program[inner].payload) +
              scope_.say(" cách", " of the ways");
    if (!place.text.empty()) text += " — «" + place.text + "»";
    if (const std::string why = conditions_above(scope_, step.cell, inner);
        !why.empty() && (is_attested || verdict == Verdict::not_applicable))
      text += " (" + why + ")";
    return text;
  }
};

}  // namespace

Explanation explanation::explain_cell(const Scope& scope, CellId cell, std::string subject) {
  const Derivation found = derive(scope.program, scope.part.values, cell, std::move(subject));
  return {found.subject, found.verdict, Telling(scope).tell(found.steps)};
}

Explanation in_words(const Program& program, const Rulebook& rulebook, const LevelAssessment& assessment,
                     const Derivation& derivation, Language language) {
  return {derivation.subject, derivation.verdict,
          Telling({program, rulebook, assessment, language}).tell(derivation.steps)};
}

std::optional<Explanation> explain(const Program& program, const Rulebook& rulebook, const LevelAssessment& assessment,
                                   std::string_view subject, Language language) {
  const Scope scope{program, rulebook, assessment, language};
  if (const std::optional<CellId> cell = find_cell(program, rulebook, assessment.values, subject))
    return explanation::explain_cell(scope, *cell, std::string(subject));
  if (const std::optional<AskedFact> asked = find_fact(rulebook, subject)) return explain_fact(scope, *asked, subject);
  return std::nullopt;
}

}  // namespace chuan
