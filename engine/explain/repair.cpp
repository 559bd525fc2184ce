// SPDX-License-Identifier: MIT
// The independent case: what decides is conjunctive down to attested requirements and single comparisons, so the
// repair is their list. Alternatives, quotas, arithmetic and comparisons of two figures leave a choice.
#include "explain/repair.hpp"

#include <algorithm>
#include <set>

#include "explain/graph.hpp"

namespace chuan::reasons {
namespace {

bool is_settled(Verdict verdict) { return verdict == Verdict::met || verdict == Verdict::not_applicable; }

std::string plain(Verdict verdict) {
  return verdict == Verdict::not_met ? "not_met" : verdict == Verdict::met ? "met" : "unknown";
}

std::string sign(CellOp op) {
  switch (op) {
    case CellOp::less:
      return "<";
    case CellOp::at_most:
      return "≤";
    case CellOp::equal:
      return "=";
    case CellOp::differs:
      return "≠";
    case CellOp::at_least:
      return "≥";
    default:
      return ">";
  }
}

// Whether people or figures said anything below a cell that itself is unknown.
bool has_detail(const Scope& scope, CellId top) {
  std::vector<CellId> open{top};
  std::set<std::uint32_t> seen;
  while (!open.empty()) {
    const CellId id = open.back();
    open.pop_back();
    if (!seen.insert(id.value).second) continue;
    const Cell& cell = scope.program[id];
    if (id != top && cell.input != UINT32_MAX && scope.part.inputs.verdicts[cell.input] != Verdict::unknown)
      return true;
    if (cell.op == CellOp::figure && scope.value(id).unknown == Unknown::no) return true;
    // Conditions are about the school, not about the criterion.
    const std::uint32_t first = cell.op == CellOp::when ? 1 : 0;
    for (std::uint32_t i = first; i < cell.child_count; ++i) open.push_back(CellId{scope.program.begin(id)[i]});
  }
  return false;
}

class Independent {
 public:
  Independent(const Scope& scope, Changes& changes) : scope_(scope), changes_(changes) {}

  bool collect(CellId root) {
    open_.push_back({root, ""});
    while (!open_.empty()) {
      const auto [cell, subject] = open_.back();
      open_.pop_back();
      if (!seen_.insert(cell.value).second || is_settled(scope_.value(cell).verdict)) continue;
      if (!visit(cell, subject)) return false;
    }
    return true;
  }

 private:
  struct Open {
    CellId cell;
    std::string subject;  // nearest address around it
  };

  const Scope& scope_;
  Changes& changes_;
  std::vector<Open> open_;
  std::set<std::uint32_t> seen_;

  void change(const std::string& subject, const std::string& from, const std::string& to) {
    for (const Change& each : changes_.list)
      if (each.subject == subject && each.to == to) return;
    changes_.list.push_back({subject, from, to});
  }

  bool visit(CellId id, std::string subject) {
    const Cell& cell = scope_.program[id];
    const Value& value = scope_.value(id);
    const CellSubject& about = scope_.program.subjects[id.value];
    if (about.kind == SubjectKind::requirement || about.kind == SubjectKind::indicator ||
        about.kind == SubjectKind::criterion_level)
      subject = about.name;
    const bool is_blank =
        about.kind == SubjectKind::requirement && value.verdict == Verdict::unknown && !has_detail(scope_, id);
    if (value.from_record || cell.op == CellOp::attest || is_blank) {
      change(subject, plain(value.verdict), "met");
      return true;
    }
    const std::uint32_t* children = scope_.program.begin(id);
    if (cell.op == CellOp::all || cell.op == CellOp::attained) {
      for (std::uint32_t i = cell.child_count; i > 0; --i) open_.push_back({CellId{children[i - 1]}, subject});
      return true;
    }
    if (cell.op == CellOp::when) {
      open_.push_back({CellId{children[1]}, subject});
      return true;
    }
    if (cell.op == CellOp::select) {
      for (const Decider& each : deciders(scope_.program, scope_.part.values, id))
        if (each.role == Role::branch) open_.push_back({each.cell, subject});
      return true;
    }
    if (cell.op == CellOp::quota && cell.payload == cell.child_count) {
      for (std::uint32_t i = cell.child_count; i > 0; --i) open_.push_back({CellId{children[i - 1]}, subject});
      return true;
    }
    if (cell.op == CellOp::truth) {
      change(figure_subject(scope_, scope_.program.truths[cell.payload]),
             value.verdict == Verdict::not_met ? "no" : "unknown", "yes");
      return true;
    }
    return is_comparison(cell.op) && compare(id);
  }

  bool compare(CellId id) {
    const std::uint32_t* children = scope_.program.begin(id);
    const CellId left{children[0]}, right{children[1]};
    const CellOp op = scope_.program[id].op;
    if (scope_.program[left].op != CellOp::figure || scope_.program[right].op != CellOp::literal) return false;
    const FigureInput& input = scope_.program.figures[scope_.program[left].payload];
    const Fact& fact = scope_.rulebook[input.fact];
    const std::string subject = figure_subject(scope_, input);
    const std::string from = scope_.value(left).unknown == Unknown::no
                                 ? amount(scope_.value(left).number, &fact, scope_.language)
                                 : "unknown";
    const std::string to = sign(op) + " " + amount(scope_.value(right).number, &fact, scope_.language);
    // Two bounds on one figure in the same direction: the stricter holds for both.
    const bool grows = op == CellOp::at_least || op == CellOp::more;
    for (Bound& bound : changes_.bounds) {
      if (bound.subject != subject) continue;
      if (bound.op != op) return false;
      const Number& value = scope_.value(right).number;
      const bool is_stricter = grows ? value > bound.value : value < bound.value;
      if (op == CellOp::equal || op == CellOp::differs) {
        if (value != bound.value) return false;
      } else if (is_stricter) {
        bound.value = value;
        for (Change& each : changes_.list)
          if (each.subject == subject) each.to = to;
      }
      return true;
    }
    changes_.bounds.push_back({subject, op, scope_.value(right).number});
    change(subject, from, to);
    return true;
  }
};

bool only_level_is_known(const Scope& scope, const Need& need) {
  const Criterion& criterion = scope.rulebook.criteria[need.criterion];
  bool is_recorded = false, is_detailed = false;
  for (std::size_t i = 0; i < criterion.levels.size(); ++i) {
    const CellId cell = scope.program.own_level[need.criterion][i];
    const Value& value = scope.value(cell);
    is_recorded = is_recorded || value.from_record;
    if (criterion.levels[i].number > need.level || is_settled(value.verdict)) continue;
    if (value.from_record) return true;
    is_detailed = is_detailed || value.verdict == Verdict::not_met || has_detail(scope, cell);
  }
  return is_recorded && !is_detailed;
}

}  // namespace

bool repair_criterion(const Scope& scope, const Need& need, Changes& changes) {
  const Criterion& criterion = scope.rulebook.criteria[need.criterion];
  if (only_level_is_known(scope, need)) {
    for (const Change& each : changes.list)
      if (each.subject == criterion.id) return true;
    changes.list.push_back({criterion.id, std::to_string(need.has.at_least), std::to_string(need.level)});
    return true;
  }
  Independent independent(scope, changes);
  for (std::size_t i = 0; i < criterion.levels.size(); ++i)
    if (criterion.levels[i].number <= need.level && !independent.collect(scope.program.own_level[need.criterion][i]))
      return false;
  return true;
}

}  // namespace chuan::reasons
