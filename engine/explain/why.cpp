// SPDX-License-Identifier: MIT
// Why: the deciding graph walked depth first and said in sentences, each cell once.
#include <algorithm>
#include <set>

#include "chuan/explanation.hpp"
#include "explain/fact.hpp"
#include "explain/graph.hpp"
#include "explain/subject.hpp"
#include "explain/wording.hpp"

namespace chuan {
namespace {

using namespace reasons;

struct Frame {
  CellId cell;
  int depth = 0;
  Role role = Role::root;
  std::string context;  // conditions that chose this branch
  std::string cite, unverified, subject;
  std::uint32_t within = UINT32_MAX;  // the criterion that the line above is about
};

class Walk {
 public:
  explicit Walk(const Scope& scope) : scope_(scope) {}

  std::vector<Reason> from(CellId root) {
    open_.push_back({root, 0, Role::root, "", "", "", "", UINT32_MAX});
    while (!open_.empty()) {
      const Frame frame = std::move(open_.back());
      open_.pop_back();
      if (seen_.insert(frame.cell.value).second) visit(frame);
    }
    return std::move(reasons_);
  }

 private:
  const Scope& scope_;
  std::vector<Frame> open_;
  std::set<std::uint32_t> seen_;
  std::vector<Reason> reasons_;

  const CellSubject& subject(CellId cell) const { return scope_.program.subjects[cell.value]; }
  std::vector<Decider> below(CellId cell) const { return deciders(scope_.program, scope_.part.values, cell); }

  void visit(Frame frame) {
    const CellSubject& about = subject(frame.cell);
    const Place place = place_of(scope_.rulebook, about);
    if (!place.cite.empty()) frame.cite = place.cite;
    if (!place.unverified.empty()) frame.unverified = place.unverified;
    if (about.kind != SubjectKind::none && about.kind != SubjectKind::definition && !about.name.empty())
      frame.subject = about.name;
    bool descend = true;
    const std::string text = line(frame, place, descend);
    if (!text.empty()) {
      const std::string tail = frame.context.empty() || !is_leaf(frame.cell) ? "" : " (" + frame.context + ")";
      const std::string& name =
          about.kind == SubjectKind::none || about.kind == SubjectKind::fact || about.kind == SubjectKind::definition
              ? named(frame)
              : frame.subject;
      reasons_.push_back(
          {frame.depth, name, scope_.value(frame.cell).verdict, text + tail, frame.cite, frame.unverified});
      ++frame.depth;
      if (about.kind == SubjectKind::criterion_reached) frame.within = about.index;
    }
    if (!descend) return;
    if (!text.empty() && speaks_for_itself(about.kind)) add_own_expression(frame);
    push_children(frame);
  }

  static bool speaks_for_itself(SubjectKind kind) {
    return kind == SubjectKind::requirement || kind == SubjectKind::alternative || kind == SubjectKind::check ||
           kind == SubjectKind::condition || kind == SubjectKind::degree;
  }

  // A requirement that is itself a comparison or a count says which.
  void add_own_expression(Frame& frame) {
    if (scope_.value(frame.cell).from_record || has_ways(frame.cell)) return;
    const std::string text = said_of_expression(scope_, frame.cell);
    if (text.empty()) return;
    reasons_.push_back(
        {frame.depth, named(frame), scope_.value(frame.cell).verdict, text, frame.cite, frame.unverified});
    ++frame.depth;
  }

  bool has_ways(CellId cell) const {
    return scope_.program[cell].child_count > 0 &&
           subject(CellId{scope_.program.begin(cell)[0]}).kind == SubjectKind::alternative;
  }

  bool is_leaf(CellId cell) const {
    const CellOp op = scope_.program[cell].op;
    return is_comparison(op) || op == CellOp::truth || op == CellOp::attest;
  }

  // A figure's line is about the figure, every other about the subject around it.
  std::string named(const Frame& frame) const {
    const Cell& cell = scope_.program[frame.cell];
    if (cell.op == CellOp::truth) return figure_subject(scope_, scope_.program.truths[cell.payload]);
    if (frame.subject.empty()) return subject(frame.cell).name;
    if (!is_comparison(cell.op)) return frame.subject;
    for (const std::uint32_t* child = scope_.program.begin(frame.cell); child != scope_.program.end(frame.cell);
         ++child)
      if (scope_.program.cells[*child].op == CellOp::figure)
        return figure_subject(scope_, scope_.program.figures[scope_.program.cells[*child].payload]);
    return frame.subject;
  }

  void push_children(const Frame& frame) {
    std::vector<Decider> children = below(frame.cell);
    std::string context = frame.context;
    const bool is_choice =
        scope_.program[frame.cell].op == CellOp::select || scope_.program[frame.cell].op == CellOp::when;
    const Verdict verdict = scope_.value(frame.cell).verdict;
    if (is_choice) {
      for (const Decider& child : children) {
        if (child.role != Role::condition) continue;
        const std::string text = condition(scope_, child.cell);
        if (!text.empty() && context.find(text) == std::string::npos) context += (context.empty() ? "" : "; ") + text;
      }
      // A condition is said as context; it is a reason of its own only where it alone decides.
      const bool alone = children.size() == 1 && verdict != Verdict::not_applicable;
      children.erase(std::remove_if(children.begin(), children.end(),
                                    [&](const Decider& child) { return child.role == Role::condition && !alone; }),
                     children.end());
    }
    for (auto child = children.rbegin(); child != children.rend(); ++child)
      if (child->role != Role::figure)
        open_.push_back({child->cell, frame.depth, child->role, context, frame.cite, frame.unverified, frame.subject,
                         frame.within});
  }

  std::string line(const Frame& frame, const Place& place, bool& descend) {
    const CellSubject& about = subject(frame.cell);
    const Value& value = scope_.value(frame.cell);
    switch (about.kind) {
      case SubjectKind::school_level:
        return sentence(scope_, scope_.say("Trường", "The school"), level_word(about.level), value.verdict);
      case SubjectKind::degree: {
        const std::optional<Target> target = parse_target(about.name, scope_.rulebook);
        return sentence(scope_, scope_.say("Trường", "The school"),
                        target ? describe(*target, scope_.rulebook) : about.name, value.verdict);
      }
      case SubjectKind::standard_reached:
        return sentence(scope_, scope_.say("Tiêu chuẩn ", "Standard ") + scope_.rulebook.standards[about.index].id,
                        level_word(about.level), value.verdict);
      case SubjectKind::criterion_reached:
        return reached_line(frame, descend);
      case SubjectKind::criterion_level:
        return own_level_line(frame);
      case SubjectKind::indicator:
        return indicator_line(frame);
      case SubjectKind::requirement:
      case SubjectKind::alternative:
        return requirement_line(frame, place, descend);
      case SubjectKind::condition:
        return sentence(scope_, scope_.say("Trường", "The school"),
                        scope_.say("điều kiện công nhận", "the recognition's conditions"), value.verdict);
      case SubjectKind::check:
        return sentence(scope_, scope_.say("Trường", "The school"),
                        scope_.say("quy định về thủ tục «", "the procedural rule «") + place.text + "»", value.verdict);
      default:
        break;
    }
    return said_of_expression(scope_, frame.cell);
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

  std::string reached_line(const Frame& frame, bool& descend) {
    const CellSubject& about = subject(frame.cell);
    const std::vector<Decider> children = below(frame.cell);
    const std::string text =
        sentence(scope_, criterion_word(about.index), level_word(about.level), scope_.value(frame.cell).verdict);
    bool all_recorded = !children.empty();
    std::vector<CellId> inner;
    for (const Decider& child : children) inner.push_back(child.cell);
    for (std::size_t i = 0; i < inner.size(); ++i) {
      const bool is_chain =
          subject(inner[i]).kind == SubjectKind::criterion_reached && !scope_.value(inner[i]).from_record;
      if (is_chain)
        for (const Decider& child : below(inner[i])) inner.push_back(child.cell);
      else
        all_recorded = all_recorded && scope_.value(inner[i]).from_record;
    }
    if (scope_.value(frame.cell).verdict == Verdict::met && all_recorded) {
      descend = false;
      return text + recorded(about.index);
    }
    if (children.size() != 1 || scope_.value(children[0].cell).verdict != scope_.value(frame.cell).verdict) return text;
    return frame.role == Role::root && subject(children[0].cell).level != about.level ? text : "";
  }

  std::string own_level_line(const Frame& frame) const {
    const CellSubject& about = subject(frame.cell);
    const std::uint32_t index = criterion_index(about);
    const Value& value = scope_.value(frame.cell);
    const std::string text = sentence(scope_, criterion_word(index), level_word(about.level), value.verdict);
    if (value.from_record) return text + recorded(index);
    if (frame.within == index)
      return scope_.say("Nội dung riêng của ", "What is asked at ") + level_word(about.level) + ": " +
             verdict_word(value.verdict, scope_.language);
    if (value.unknown == Unknown::no_evidence) return text + ": " + missing(value.unknown, scope_.language);
    return text;
  }

  std::uint32_t criterion_index(const CellSubject& about) const {
    const Address address = find_address(scope_.rulebook, about.name);
    return address.criterion ? static_cast<std::uint32_t>(address.criterion - scope_.rulebook.criteria.data())
                             : about.index;
  }

  // Letters say little by themselves: a line only where people concluded about the letter itself, or it was asked.
  std::string indicator_line(const Frame& frame) const {
    const Value& value = scope_.value(frame.cell);
    if (!value.from_record && frame.role != Role::root) return "";
    const std::string text = sentence(scope_, scope_.say("Trường", "The school"),
                                      scope_.say("chỉ báo ", "indicator ") + frame.subject, value.verdict);
    return value.from_record ? text + scope_.say(" (hồ sơ ghi)", " (recorded)") : text;
  }

  std::string requirement_line(const Frame& frame, const Place& place, bool& descend) {
    const bool is_way = subject(frame.cell).kind == SubjectKind::alternative;
    const std::string who = is_way ? scope_.say("Cách", "Way") : scope_.say("Yêu cầu ", "Requirement ") + frame.subject;
    const Verdict verdict = scope_.value(frame.cell).verdict;
    std::string text = who + ": " + verdict_word(verdict, scope_.language);
    const CellId inner = attested(scope_, frame.cell);
    const bool is_attested = scope_.program[inner].op == CellOp::attest || scope_.value(inner).from_record;
    if (is_attested && verdict != Verdict::not_applicable) {
      const std::string lacks = missing(scope_.value(inner).unknown, scope_.language);
      if (!lacks.empty())
        text += " (" + lacks + ")";
      else if (scope_.value(inner).from_record)
        text += scope_.say(" (hồ sơ ghi)", " (recorded)");
      descend = false;
    }
    if (scope_.program[inner].op == CellOp::quota && !is_attested && has_ways(inner))
      text += scope_.say(", cần ít nhất ", ", needs at least ") + std::to_string(scope_.program[inner].payload) +
              scope_.say(" cách", " of the ways");
    if (!place.text.empty()) text += " — «" + place.text + "»";
    if (const std::string why = conditions_above(scope_, frame.cell, inner);
        !why.empty() && (is_attested || verdict == Verdict::not_applicable))
      text += " (" + why + ")";
    if (verdict == Verdict::not_applicable) descend = false;
    return text;
  }
};

}  // namespace

Explanation reasons::explain_cell(const Scope& scope, CellId cell, std::string subject) {
  return {std::move(subject), scope.value(cell).verdict, Walk(scope).from(cell)};
}

std::optional<Explanation> explain(const Program& program, const Rulebook& rulebook, const LevelAssessment& assessment,
                                   std::string_view subject, Language language) {
  const Scope scope{program, rulebook, assessment, language};
  if (const std::optional<CellId> cell = find_cell(program, rulebook, assessment.values, subject))
    return reasons::explain_cell(scope, *cell, std::string(subject));
  if (const std::optional<AskedFact> asked = find_fact(rulebook, subject)) return explain_fact(scope, *asked, subject);
  return std::nullopt;
}

}  // namespace chuan
