// SPDX-License-Identifier: MIT
// Which deciding cells get a line of their own, and where the walk stops.
#include "explain/derive.hpp"

#include <algorithm>

#include "explain/expression.hpp"
#include "explain/graph.hpp"

namespace chuan::explanation {
namespace {

class Walk {
 public:
  Walk(const Program& program, const std::vector<Value>& values)
      : program_(program), values_(values), seen_(program.cells.size()) {}

  std::vector<Step> from(CellId root) {
    open_.push_back({root, UINT32_MAX, 0, {}});
    while (!open_.empty()) {
      Step step = open_.back();
      open_.pop_back();
      if (seen_[step.cell.value]) continue;
      seen_[step.cell.value] = true;
      visit(step);
    }
    return std::move(steps_);
  }

 private:
  const CellSubject& subject(CellId cell) const { return program_.subjects[cell.value]; }
  const Value& value(CellId cell) const { return values_[cell.value]; }

  void visit(Step step) {
    deciders(program_, values_, step.cell, children_);
    bool descend = true;
    step.says = has_line(step, descend) ? Step::Says::line : Step::Says::nothing;
    std::uint16_t depth = step.depth;
    if (step.says != Step::Says::nothing) {
      ++depth;
      if (descend && says_its_expression(step.cell)) {
        step.says = Step::Says::line_and_expression;
        ++depth;
      }
    }
    const auto at = static_cast<std::uint32_t>(steps_.size());
    steps_.push_back(step);
    if (descend) push_children(step.cell, at, depth);
  }

  void push_children(CellId cell, std::uint32_t above, std::uint16_t depth) {
    const CellOp op = program_[cell].op;
    // A condition is said as context; it is a reason of its own only where it alone decides.
    const bool is_choice = op == CellOp::select || is_when(op);
    const bool alone = children_.size() == 1 && value(cell).verdict != Verdict::not_applicable;
    for (auto child = children_.rbegin(); child != children_.rend(); ++child)
      if (child->role != Role::figure && (child->role != Role::condition || !is_choice || alone))
        open_.push_back({child->cell, above, depth, {}});
  }

  // A requirement that is itself a comparison or a count says which.
  bool says_its_expression(CellId cell) const {
    switch (subject(cell).kind) {
      case SubjectKind::requirement:
      case SubjectKind::alternative:
      case SubjectKind::check:
      case SubjectKind::condition:
      case SubjectKind::degree:
        return !value(cell).from_record && !has_ways(program_, cell) &&
               saying(program_, values_, cell) != Saying::nothing;
      default:
        return false;
    }
  }

  bool has_line(const Step& step, bool& descend) {
    const bool is_root = step.above == UINT32_MAX;
    switch (subject(step.cell).kind) {
      case SubjectKind::school_level:
      case SubjectKind::degree:
      case SubjectKind::standard_reached:
      case SubjectKind::criterion_level:
      case SubjectKind::condition:
      case SubjectKind::check:
        return true;
      case SubjectKind::criterion_reached:
        return reached_has_line(step, descend);
      case SubjectKind::indicator:
        // Letters say little by themselves: a line only where people concluded about the letter, or it was asked.
        return is_root || value(step.cell).from_record;
      case SubjectKind::requirement:
      case SubjectKind::alternative:
        descend = !ends_at_requirement(step.cell);
        return true;
      default:
        return saying(program_, values_, step.cell) != Saying::nothing;
    }
  }

  bool ends_at_requirement(CellId cell) const {
    const CellId inner = attested(program_, values_, cell);
    return value(cell).verdict == Verdict::not_applicable || program_[inner].op == CellOp::attest ||
           value(inner).from_record;
  }

  bool reached_has_line(const Step& step, bool& descend) {
    const Verdict verdict = value(step.cell).verdict;
    if (verdict == Verdict::met && is_recorded(program_, values_, step.cell)) {
      descend = false;
      return true;
    }
    if (children_.size() != 1 || value(children_.front().cell).verdict != verdict) return true;
    return step.above == UINT32_MAX && subject(children_.front().cell).level != subject(step.cell).level;
  }

  const Program& program_;
  const std::vector<Value>& values_;
  std::vector<bool> seen_;
  std::vector<Step> open_, steps_;
  std::vector<Decider> children_;
};

}  // namespace

Derivation derive(const Program& program, const std::vector<Value>& values, CellId root, std::string subject) {
  return {std::move(subject), values[root.value].verdict, Walk(program, values).from(root)};
}

}  // namespace chuan::explanation
