// SPDX-License-Identifier: MIT
// The one loop: every cell's value from its children and the inputs; total, never stops early.
#include "assess/run.hpp"

#include <new>

namespace chuan {
std::optional<Number> calculated(CellOp op, const Number& a, const Number& b) {
  switch (op) {
    case CellOp::add:
      return add(a, b);
    case CellOp::subtract:
      return subtract(a, b);
    case CellOp::multiply:
      return multiply(a, b);
    case CellOp::remainder:
      return remainder(a, b);
    default:
      return divide(a, b);
  }
}

namespace {

/// The children of the cell at hand, read through the values so far.
class Children {
 public:
  Children(const Program& program, const Cell& cell, const Value* values)
      : ids_(program.all_children.data() + cell.first_child), count_(cell.child_count), values_(values) {}

  std::uint32_t size() const { return count_; }
  const Value& operator[](std::uint32_t i) const { return values_[ids_[i].value]; }

 private:
  const CellId* ids_;
  std::uint32_t count_;
  const Value* values_;
};

Verdict all(const Children& children) {
  Verdict verdict = Verdict::not_applicable;
  for (std::uint32_t i = 0; i < children.size(); ++i) verdict = both(verdict, children[i].verdict);
  return verdict;
}

Verdict any(const Children& children) {
  Verdict verdict = Verdict::not_applicable;
  for (std::uint32_t i = 0; i < children.size(); ++i) verdict = either(verdict, children[i].verdict);
  return verdict;
}

struct Count {
  std::uint32_t met = 0, open = 0, not_met = 0;
};

Count count(const Children& children) {
  Count count;
  for (std::uint32_t i = 0; i < children.size(); ++i) {
    const Verdict verdict = children[i].verdict;
    count.met += verdict == Verdict::met;
    count.open += verdict == Verdict::unknown;
    count.not_met += verdict == Verdict::not_met;
  }
  return count;
}

Verdict percent_quota(std::uint32_t percent, Count count) {
  const std::uint64_t needed = std::uint64_t{percent} * (count.met + count.open + count.not_met);
  if (std::uint64_t{100} * count.met >= needed) return Verdict::met;
  return std::uint64_t{100} * (count.met + count.open) < needed ? Verdict::not_met : Verdict::unknown;
}

/// The first replacement whose condition holds; where a condition is unknown, what both ways agree on.
Verdict select(const Children& children) {
  Verdict verdict = children[0].verdict;
  for (std::uint32_t i = children.size(); i >= 3; i -= 2) {
    const Verdict condition = children[i - 2].verdict;
    const Verdict replacement = children[i - 1].verdict;
    if (condition == Verdict::met) verdict = replacement;
    if (condition == Verdict::unknown && replacement != verdict) verdict = Verdict::unknown;
  }
  return verdict;
}

Value compare(CellOp op, const Children& children) {
  Value value;
  for (std::uint32_t i = 0; i < 2; ++i) {
    if (children[i].unknown == Unknown::no) continue;
    value.unknown = children[i].unknown;
    return value;
  }
  value.verdict = holds(comparison_of(op), children[0].number, children[1].number) ? Verdict::met : Verdict::not_met;
  return value;
}

Value calculate(CellOp op, const Children& children) {
  Value value;
  for (std::uint32_t i = 0; i < 2; ++i) {
    if (children[i].unknown == Unknown::no) continue;
    value.unknown = children[i].unknown;
    return value;
  }
  const Number& a = children[0].number;
  const Number& b = children[1].number;
  if ((op == CellOp::divide || op == CellOp::remainder) && b == Number(0)) {
    value.unknown = Unknown::division_by_zero;
    return value;
  }
  if (const std::optional<Number> result = calculated(op, a, b))
    value.number = *result;
  else
    value.unknown = Unknown::too_large;
  return value;
}

Value figure(const std::optional<Number>& input) {
  Value value;
  if (input)
    value.number = *input;
  else
    value.unknown = Unknown::no_value;
  return value;
}

Value truth(Verdict input) {
  Value value;
  value.verdict = input;
  if (input == Verdict::unknown) value.unknown = Unknown::no_value;
  return value;
}

/// A verdict computed from verdicts; an unknown one says the first reason below it.
Value combined(Verdict verdict, const Children& children) {
  Value value;
  value.verdict = verdict;
  if (verdict == Verdict::unknown)
    for (std::uint32_t i = 0; i < children.size() && value.unknown == Unknown::no; ++i)
      if (children[i].verdict == Verdict::unknown) value.unknown = children[i].unknown;
  return value;
}

inline Value computed(const Program& program, const Cell& cell, const Inputs& inputs, const Value* values) {
  const Children children(program, cell, values);
  switch (cell.op) {
    case CellOp::constant: {
      Value value;
      value.verdict = static_cast<Verdict>(cell.payload);
      return value;
    }
    case CellOp::attest:
      break;
    case CellOp::truth:
      return truth(inputs.truths[cell.payload]);
    case CellOp::less:
    case CellOp::at_most:
    case CellOp::equal:
    case CellOp::differs:
    case CellOp::at_least:
    case CellOp::more:
      return compare(cell.op, children);
    case CellOp::all:
      return combined(all(children), children);
    case CellOp::any:
      return combined(any(children), children);
    case CellOp::negate:
      return combined(negate(children[0].verdict), children);
    case CellOp::quota: {
      const Count of = count(children);
      return combined(at_least(cell.payload, of.met, of.open, of.not_met, cell.otherwise), children);
    }
    case CellOp::percent_quota:
      return combined(percent_quota(cell.payload, count(children)), children);
    case CellOp::select:
      return combined(select(children), children);
    case CellOp::when:
      return combined(when(children[0].verdict, children[1].verdict), children);
    case CellOp::when_counted:
      return combined(when_counted(children[0].verdict, children[1].verdict), children);
    case CellOp::attained:
      return combined(attained(all(children)), children);
    case CellOp::literal: {
      Value value;
      value.number = program.literals[cell.payload];
      return value;
    }
    case CellOp::figure:
      return figure(inputs.figures[cell.payload]);
    case CellOp::add:
    case CellOp::subtract:
    case CellOp::multiply:
    case CellOp::divide:
    case CellOp::remainder:
      return calculate(cell.op, children);
  }
  return {};
}

/// People's verdict speaks where the computed one is unknown.
void let_input_speak(Value& value, Verdict recorded, Unknown reason) {
  if (recorded != Verdict::unknown) {
    value.verdict = recorded;
    value.unknown = Unknown::no;
    value.from_record = true;
  } else if (value.unknown == Unknown::no || reason == Unknown::no_evidence) {
    value.unknown = reason;
  }
}

}  // namespace

Value value_of(const Program& program, const Cell& cell, const Inputs& inputs, const Value* values) {
  Value value = computed(program, cell, inputs, values);
  if (!cell.input.is_none() && value.verdict == Verdict::unknown)
    let_input_speak(value, inputs.verdicts[cell.input.value], inputs.verdict_reasons[cell.input.value]);
  return value;
}

void run(const Program& program, const Inputs& inputs, std::vector<Value>& values) {
  values.resize(program.cells.size());
  for (std::size_t i = 0; i < program.cells.size(); ++i)
    // Made in its place: copying a value just written byte by byte would wait for those writes, four times the work.
    ::new (static_cast<void*>(&values[i])) Value(value_of(program, program.cells[i], inputs, values.data()));
}

}  // namespace chuan
