// SPDX-License-Identifier: MIT
// A program as text, one cell a line.
#include "chuan/program.hpp"

namespace chuan {
namespace {

constexpr std::string_view op_names[] = {
    "constant", "attest", "truth",  "less",     "at_most",       "equal",  "differs",   "at_least", "more",
    "all",      "any",    "negate", "quota",    "percent_quota", "select", "when",      "when",     "attained",
    "literal",  "figure", "add",    "subtract", "multiply",      "divide", "remainder",
};
static_assert(std::size(op_names) == static_cast<std::size_t>(CellOp::remainder) + 1);

std::string operand(const Program& program, const Cell& cell) {
  switch (cell.op) {
    case CellOp::constant:
      return std::string(verdict_key(static_cast<Verdict>(cell.payload)));
    case CellOp::quota:
      return std::to_string(cell.payload) + " of";
    case CellOp::percent_quota:
      return std::to_string(cell.payload) + "% of";
    case CellOp::when_counted:
      return "counted";
    case CellOp::literal:
      return to_string(program.literals[cell.payload], '.');
    default:
      return {};
  }
}

/// The names of yes/no inputs and figures, as the cells that read them have them.
struct InputNames {
  explicit InputNames(const Program& program) : truths(program.truths.size()), figures(program.figures.size()) {
    for (std::size_t i = 0; i < program.cells.size(); ++i) {
      const Cell& cell = program.cells[i];
      const CellSubject& about = program.subjects[i];
      if (about.kind != SubjectKind::fact || (cell.op != CellOp::truth && cell.op != CellOp::figure)) continue;
      const std::string back = about.level == 0 ? "" : " -" + std::to_string(about.level);
      (cell.op == CellOp::truth ? truths : figures)[cell.payload] = about.name + back;
    }
  }
  std::vector<std::string> truths, figures;
};

std::string subject(const CellSubject& subject) {
  switch (subject.kind) {
    case SubjectKind::fact:
      return "";
    case SubjectKind::definition:
      return subject.name + (subject.level == 0 ? "" : " -" + std::to_string(subject.level));
    case SubjectKind::criterion_reached:
    case SubjectKind::standard_reached:
      return subject.name + " reached " + std::to_string(subject.level);
    case SubjectKind::cross_check:
      return subject.name + " cross-check";
    default:
      return subject.name;
  }
}

}  // namespace

std::string dump(const Program& program) {
  const InputNames names(program);
  std::string text;
  for (std::uint32_t i = 0; i < program.cells.size(); ++i) {
    const Cell& cell = program.cells[i];
    text += std::to_string(i) + "  ";
    text += op_names[static_cast<std::size_t>(cell.op)];
    std::string operands = cell.op == CellOp::truth    ? names.truths[cell.payload]
                           : cell.op == CellOp::figure ? names.figures[cell.payload]
                                                       : operand(program, cell);
    for (const CellId child : program.children(cell))
      operands += (operands.empty() ? "" : " ") + std::to_string(child.value);
    if (cell.op == CellOp::quota && cell.otherwise != Verdict::not_met)
      operands += " else " + std::string(verdict_key(cell.otherwise));
    if (!operands.empty()) text += "  " + operands;
    if (const std::string name = subject(program.subjects[i]); !name.empty()) text += "   " + name;
    if (!cell.input.is_none()) text += "   <- " + program[cell.input].subject;
    text += '\n';
  }
  return text;
}

}  // namespace chuan
