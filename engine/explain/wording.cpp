// SPDX-License-Identifier: MIT
// Cells in words, Vietnamese and English.
#include "explain/wording.hpp"

#include <algorithm>
#include <set>

#include "chuan/joined.hpp"
#include "explain/graph.hpp"

namespace chuan {
namespace {

std::string spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

}  // namespace
}  // namespace chuan

namespace chuan::explanation {
namespace {

constexpr std::size_t most_words = 400;  // of nested arithmetic or conditions in one sentence

const FigureInput* input_of(const Program& program, CellId cell) {
  const Cell& each = program[cell];
  if (each.op == CellOp::figure) return &program.figures[each.payload];
  if (each.op == CellOp::truth) return &program.truths[each.payload];
  return nullptr;
}

std::string bounded(std::string text) {
  if (text.size() <= most_words) return text;
  std::size_t end = most_words;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

// A number cell as written: a name, a literal, or arithmetic over them, at most `depth` operators deep.
std::string number_name(const Scope& scope, CellId cell, int depth) {
  const CellSubject& subject = scope.program.subjects[cell.value];
  const Cell& each = scope.program[cell];
  if (subject.kind == SubjectKind::definition && !subject.name.empty()) return subject.name;
  if (const FigureInput* input = input_of(scope.program, cell)) return figure_name(scope, *input);
  if (each.op == CellOp::literal) return amount(scope.program.literals[each.payload], nullptr, scope.language);
  if (depth == 0 || each.child_count < 2) return "…";
  const char* sign = each.op == CellOp::add        ? " + "
                     : each.op == CellOp::subtract ? " − "
                     : each.op == CellOp::multiply ? " × "
                                                   : " / ";
  const auto children = scope.program.children(cell);
  return bounded("(" + number_name(scope, children[0], depth - 1) + sign + number_name(scope, children[1], depth - 1) +
                 ")");
}

// The first figure without a value under `cell`; none when every figure has one.
const FigureInput* first_missing(const Scope& scope, CellId cell) {
  const FigureInput* missing = nullptr;
  walk_below(scope.program, cell, [&](CellId at) -> std::span<const CellId> {
    if (missing != nullptr || scope.value(at).unknown == Unknown::no) return {};
    if (scope.program[at].op == CellOp::figure) missing = &scope.program.figures[scope.program[at].payload];
    return scope.program.children(at);
  });
  return missing;
}

std::string asked(const Scope& scope, Comparison comparison, const std::string& bound, bool is_date) {
  switch (comparison) {
    case Comparison::less:
      return scope.say(is_date ? "trước " : "dưới ", is_date ? "before " : "below ") + bound;
    case Comparison::at_most:
      return scope.say("không quá ", "at most ") + bound;
    case Comparison::equal:
      return scope.say("đúng ", "exactly ") + bound;
    case Comparison::differs:
      return scope.say("khác ", "other than ") + bound;
    case Comparison::more:
      return scope.say(is_date ? "sau " : "trên ", is_date ? "after " : "above ") + bound;
    default:
      break;
  }
  return scope.language == Language::vi ? "từ " + bound + " trở lên" : "at least " + bound;
}

std::string why_no_number(const Scope& scope, CellId cell) {
  const Unknown unknown = scope.value(cell).unknown;
  const std::string name = number_name(scope, cell, 4);
  if (unknown == Unknown::division_by_zero)
    return scope.say("chưa tính được ", "cannot compute ") + name + scope.say(": mẫu số bằng 0", ": division by zero");
  if (unknown == Unknown::too_large)
    return scope.say("chưa tính được ", "cannot compute ") + name +
           scope.say(": số quá lớn", ": the numbers are too large");
  const FigureInput* input = first_missing(scope, cell);
  if (!input) return scope.say("chưa có số liệu ", "no figure for ") + name;
  const std::string lacking = scope.say("chưa có số liệu ", "no figure for ") + figure_name(scope, *input);
  return scope.program[cell].op == CellOp::figure ? lacking : lacking + scope.say(" để tính ", ", needed for ") + name;
}

}  // namespace

std::string number(const Scope& scope, CellId cell) {
  const Value& value = scope.value(cell);
  if (value.unknown != Unknown::no) return why_no_number(scope, cell);
  return number_name(scope, cell, 4) + scope.say(" là ", " is ") +
         amount(value.number, measured(scope, cell), scope.language);
}

std::string figure_subject(const Scope& scope, const FigureInput& input) {
  const Fact& fact = scope.rulebook[input.fact];
  if (!fact.yearly) return fact.name;
  return print(FigureAt{fact.name, scope.part.inputs.last_school_year - static_cast<int>(input.years_back)});
}

std::string figure_name(const Scope& scope, const FigureInput& input) {
  const Fact& fact = scope.rulebook[input.fact];
  if (!fact.yearly) return fact.name;
  return fact.name + scope.say(" năm học ", " in school year ") +
         school_year_name(scope.part.inputs.last_school_year - static_cast<int>(input.years_back));
}

const Fact* measured(const Scope& scope, CellId cell) {
  const Cell& each = scope.program[cell];
  if (each.op == CellOp::figure) return &scope.rulebook[scope.program.figures[each.payload].fact];
  if (each.op != CellOp::add && each.op != CellOp::subtract) return nullptr;
  const CellId left = scope.program.children(cell)[0], right = scope.program.children(cell)[1];
  if (scope.program[left].op != CellOp::figure || scope.program[right].op != CellOp::figure) return nullptr;
  const Fact* fact = measured(scope, left);
  const Fact* other = measured(scope, right);
  return fact->type == other->type && fact->unit == other->unit ? fact : nullptr;
}

std::string comparison(const Scope& scope, CellId cell) {
  CellId left = scope.program.children(cell)[0], right = scope.program.children(cell)[1];
  Comparison comparison = comparison_of(scope.program[cell].op);
  if (scope.program[left].op == CellOp::literal) {
    std::swap(left, right);
    comparison = mirrored(comparison);
  }
  const Fact* fact = measured(scope, left);
  const Fact* bound_fact = scope.program[right].op == CellOp::literal ? fact : measured(scope, right);
  const bool is_date = fact && fact->type == FactType::date;
  const bool has_bound = scope.value(right).unknown == Unknown::no;
  std::string bound =
      has_bound ? amount(scope.value(right).number, bound_fact, scope.language) : number_name(scope, right, 4);
  if (has_bound && scope.program[right].op != CellOp::literal) bound += " (" + number_name(scope, right, 4) + ")";
  const std::string need = asked(scope, comparison, bound, is_date);
  if (scope.value(left).unknown != Unknown::no)
    return why_no_number(scope, left) + scope.say(", cần ", ", needed ") + need;
  const std::string has =
      number_name(scope, left, 4) + scope.say(" là ", " is ") + amount(scope.value(left).number, fact, scope.language);
  if (!has_bound) return has + "; " + why_no_number(scope, right);
  return has +
         (scope.value(cell).verdict == Verdict::met ? scope.say(", đáp ứng ", ", as needed: ")
                                                    : scope.say(", cần ", ", needed ")) +
         need;
}

std::string condition(const Scope& scope, CellId cell) {
  std::string text;
  std::set<std::uint32_t> seen;
  std::vector<CellId> open{cell};
  while (!open.empty() && text.size() < most_words / 2) {
    const CellId at = open.back();
    open.pop_back();
    if (!seen.insert(at.value).second) continue;
    const FigureInput* input = input_of(scope.program, at);
    if (input) {
      const Value& value = scope.value(at);
      const Fact& fact = scope.rulebook[input->fact];
      const bool is_truth = scope.program[at].op == CellOp::truth;
      std::string has = scope.say("chưa rõ", "unknown");
      if (is_truth && value.verdict == Verdict::met) has = scope.say("có", "yes");
      if (is_truth && value.verdict == Verdict::not_met) has = scope.say("không", "no");
      if (!is_truth && value.unknown == Unknown::no) has = amount(value.number, &fact, scope.language);
      append(text, spaced(figure_name(scope, *input)) + ": " + has);
      continue;
    }
    const std::vector<Decider> below = deciders(scope.program, scope.part.values, at);
    for (auto each = below.rbegin(); each != below.rend(); ++each) open.push_back(each->cell);
  }
  return text;
}

std::string sentence(const Scope& scope, const std::string& who, const std::string& what, Verdict verdict) {
  if (scope.language == Language::vi) {
    switch (verdict) {
      case Verdict::met:
        return who + " đạt " + what;
      case Verdict::not_met:
        return who + " chưa đạt " + what;
      case Verdict::unknown:
        return who + ": chưa đủ dữ liệu để kết luận " + what;
      case Verdict::not_applicable:
        return who + ": không áp dụng " + what;
    }
  }
  switch (verdict) {
    case Verdict::met:
      return who + " meets " + what;
    case Verdict::not_met:
      return who + " does not meet " + what;
    case Verdict::unknown:
      return who + ": not enough data to decide " + what;
    case Verdict::not_applicable:
      break;
  }
  return who + ": " + what + " does not apply";
}

std::string missing(Unknown unknown, Language language) {
  const bool vi = language == Language::vi;
  switch (unknown) {
    case Unknown::no:
      return "";
    case Unknown::not_recorded:
      return vi ? "hồ sơ chưa có kết luận" : "the dossier has no verdict";
    case Unknown::no_value:
      return vi ? "chưa có số liệu" : "no figure";
    case Unknown::no_evidence:
      return vi ? "chưa có minh chứng" : "no evidence";
    case Unknown::division_by_zero:
      return vi ? "mẫu số bằng 0" : "division by zero";
    case Unknown::too_large:
      return vi ? "số quá lớn" : "the numbers are too large";
  }
  return "";
}

}  // namespace chuan::explanation

namespace chuan {

std::string amount(const Number& number, const Fact* fact, Language language) {
  const char point = language == Language::vi ? ',' : '.';
  if (!fact) return to_string(number, point);
  switch (fact->type) {
    case FactType::yes_no:
      break;
    case FactType::scale:
    case FactType::choice:
      if (number.is_whole() && number.numerator() >= 0 &&
          number.numerator() < static_cast<std::int64_t>(fact->choices.size()))
        return "«" + spaced(fact->choices[static_cast<std::size_t>(number.numerator())]) + "»";
      break;
    case FactType::date:
      if (number.is_whole() && number.numerator() > -1000000 && number.numerator() < 4000000) {
        const Date date{std::chrono::sys_days{std::chrono::days{static_cast<int>(number.numerator())}}};
        return language == Language::vi ? to_vietnamese(date) : to_iso(date);
      }
      break;
    case FactType::percent:
      return to_string(number, point) + " %";
    case FactType::money:
      if (number.is_whole() && language == Language::vi) return grouped(number) + " đồng";
      return to_string(number, point) + " đồng";
    case FactType::count:
    case FactType::number:
      return to_string(number, point) + (fact->unit.empty() ? "" : " " + fact->unit);
  }
  return to_string(number, point);
}

std::string verdict_word(Verdict verdict, Language language) {
  constexpr const char* vi[] = {"chưa đạt", "chưa đủ dữ liệu", "đạt", "không áp dụng"};
  constexpr const char* en[] = {"not met", "not enough data", "met", "not applicable"};
  return (language == Language::vi ? vi : en)[static_cast<std::size_t>(verdict)];
}

}  // namespace chuan
