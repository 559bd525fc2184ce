// SPDX-License-Identifier: MIT
// Conditions and numbers from the grammar of rules/README.md §6, each with the types the checker asks for.
#include "support/generate_expression.hpp"

#include <algorithm>

namespace chuan::test {
namespace {

std::string bracketed(const std::string& text) { return "(" + text + ")"; }
std::string years(int count) { return " trong " + std::to_string(count) + " năm "; }

}  // namespace

const FactWord* ExpressionWriter::any_fact(std::initializer_list<FactType> types) {
  std::vector<const FactWord*> fitting;
  for (const FactWord& fact : words_.facts)
    if (std::find(types.begin(), types.end(), fact.type) != types.end()) fitting.push_back(&fact);
  return fitting.empty() ? nullptr : random_.pick(fitting);
}

std::string ExpressionWriter::condition(int depth) { return piece(depth).text; }

std::string ExpressionWriter::operand(int depth) {
  const Piece part = piece(depth);
  return part.is_loose ? bracketed(part.text) : part.text;
}

ExpressionWriter::Piece ExpressionWriter::piece(int depth) {
  if (depth == 0) return {atom(0)};
  switch (random_.below(10)) {
    case 0:
    case 1: {
      const std::string joint = random_.chance(50) ? " và " : " hoặc ";
      std::string text = operand(depth - 1);
      for (int more = random_.between(1, 2); more > 0; --more) text += joint + operand(depth - 1);
      return {text, true};
    }
    case 2:
      return {"không " + bracketed(condition(depth - 1))};
    case 3: {
      const int offered = random_.between(1, 3);
      std::string text = "ít nhất " + std::to_string(random_.between(1, offered)) + " trong (";
      for (int i = 0; i < offered; ++i) text += (i == 0 ? "" : "; ") + condition(depth - 1);
      text += ")";
      if (random_.chance(30))
        text += " nếu không đủ thì " + random_.word_of({"đạt", "không đạt", "chưa rõ", "không áp dụng"});
      return {text};
    }
    case 4:
    case 5:
      if (!in_series_) return {series(depth)};
      return {atom(depth)};
    case 6:
      return {with_exceptions(), true};
    default:
      return {atom(depth)};
  }
}

std::string ExpressionWriter::atom(int depth) {
  if (random_.chance(25)) {
    std::vector<std::string> named;
    for (const DefinitionWord& each : words_.definitions)
      if (each.measure == Measure::condition && !(in_series_ && each.has_series)) named.push_back(each.name);
    if (!named.empty()) {
      wrote_series_ = true;  // as far as this writer knows
      return random_.pick(named);
    }
  }
  if (random_.chance(35)) {
    const FactWord* fact = any_fact({FactType::yes_no});
    if (fact != nullptr) return (random_.chance(25) ? "không " : "") + fact->name;
  }
  return comparison(depth);
}

std::string ExpressionWriter::operator_word(FactType type) {
  if (type == FactType::choice) return random_.word_of({" = ", " khác "});
  if (type == FactType::date) return random_.word_of({" trước ", " sau ", " = ", " không quá ", " ít nhất ", " khác "});
  return random_.word_of({" ít nhất ", " không quá ", " = ", " khác ", " trên ", " dưới ", " >= ", " <= ", " ≥ ", " ≤ ",
                          " < ", " > ", " at least ", " above "});
}

std::string ExpressionWriter::date_literal() {
  if (random_.chance(30)) return random_.word_of({"15/10 của năm học", "31/5 của năm học", "01/09 của năm học"});
  return "0" + std::to_string(random_.between(1, 9)) + "/0" + std::to_string(random_.between(1, 9)) + "/" +
         std::to_string(random_.between(2018, 2021));
}

/// The left side of a comparison; `value` becomes something it may be compared with and `type` its measure.
std::string ExpressionWriter::compared(int depth, std::string& value, FactType& type) {
  const int kind = random_.between(0, 9);
  if (kind <= 2) {
    if (const FactWord* fact = any_fact({FactType::scale, FactType::choice})) {
      type = fact->type;
      value = random_.pick(fact->choices);
      return fact->name;
    }
  }
  if (kind == 3) {
    if (const FactWord* fact = any_fact({FactType::date})) {
      type = FactType::date;
      value = date_literal();
      return fact->name;
    }
  }
  if (kind == 4) {
    type = FactType::choice;
    const bool of_kind = random_.chance(50);
    value = random_.pick(of_kind ? words_.kinds : words_.educational_levels);
    return of_kind ? "loại_trường" : "cấp_học";
  }
  const bool percent = kind <= 6 && any_fact({FactType::percent}) != nullptr;
  type = percent ? FactType::percent : FactType::number;
  const Measure measure = percent ? Measure::percent : Measure::plain;
  value = random_.chance(60) ? literal(measure) : number(measure, std::min(depth, 1));
  return number(measure, std::min(depth, 2));
}

std::string ExpressionWriter::comparison(int depth) {
  std::string value;
  FactType type{};
  const std::string left = compared(depth, value, type);
  return left + operator_word(type) + value;
}

/// "gv_từ_khá ít nhất 60%, riêng khi vùng_khó_khăn: ít nhất 50%".
std::string ExpressionWriter::with_exceptions() {
  std::string value;
  FactType type{};
  std::string text = compared(1, value, type);
  text += operator_word(type) + value;
  const FactWord* yes_no = any_fact({FactType::yes_no});
  const auto other = [&] {
    if (type == FactType::scale || type == FactType::choice || type == FactType::date) return value;
    return literal(type == FactType::percent ? Measure::percent : Measure::plain);
  };
  switch (random_.below(4)) {
    case 0:  // two that exclude each other
      if (yes_no != nullptr) {
        text += ", riêng khi " + yes_no->name + ":" + operator_word(type) + other();
        return text + ", riêng khi không " + yes_no->name + ":" + operator_word(type) + other();
      }
      [[fallthrough]];
    case 1:  // two in order
      text += ", riêng theo thứ tự khi " + operand(0) + ":" + operator_word(type) + other();
      return text + ", riêng theo thứ tự khi " + operand(0) + ":" + operator_word(type) + other();
    default:
      return text + ", riêng khi " + operand(1) + ":" + operator_word(type) + other();
  }
}

std::string ExpressionWriter::series(int depth) {
  wrote_series_ = in_series_ = true;
  const int count = random_.between(1, 5);
  std::string text;
  switch (random_.below(3)) {
    case 0:
      text = "mọi năm" + years(count) + bracketed(condition(depth - 1));
      break;
    case 1:
      text = "ít nhất " + std::to_string(random_.between(1, count)) + " năm" + years(count) +
             bracketed(condition(depth - 1));
      break;
    default: {
      const FactWord* scale = any_fact({FactType::scale, FactType::date});
      const bool of_scale = scale != nullptr && random_.chance(30);
      text = "không giảm" + years(count) +
             bracketed(of_scale ? scale->name : number(random_.chance(50) ? Measure::plain : Measure::percent, 1));
    }
  }
  in_series_ = false;
  return text;
}

std::string ExpressionWriter::literal(Measure measure) {
  if (measure == Measure::percent)
    return random_.chance(20) ? "97,5%" : std::to_string(random_.between(0, 10) * 10) + "%";
  if (random_.chance(3)) return "900000000000000000";
  return random_.chance(15) ? "2,5" : std::to_string(random_.between(0, 6));
}

std::string ExpressionWriter::leaf(Measure measure) {
  if (random_.chance(20)) {
    for (const DefinitionWord& each : words_.definitions)
      if (each.measure == measure && random_.chance(50)) return each.name;
  }
  const FactWord* fact = measure == Measure::percent ? any_fact({FactType::percent})
                                                     : any_fact({FactType::count, FactType::number, FactType::money});
  return fact == nullptr || random_.chance(10) ? literal(measure) : fact->name;
}

/// Percentages add and subtract; plain numbers do everything, and not always in brackets.
std::string ExpressionWriter::number(Measure measure, int depth) {
  if (depth == 0 || random_.chance(65)) return leaf(measure);
  const auto sign = [&] {
    return measure == Measure::percent ? random_.word_of({" + ", " - "})
                                       : random_.word_of({" + ", " - ", " * ", " / ", " / ", " chia dư "});
  };
  if (random_.chance(50)) return leaf(measure) + sign() + leaf(measure) + sign() + leaf(measure);
  const std::string right = number(measure, depth - 1);
  return leaf(measure) + sign() + (right.find(' ') == std::string::npos ? right : bracketed(right));
}

std::string ExpressionWriter::criteria() {
  const CriterionWord one = random_.pick(words_.criteria);  // so that the set is surely not empty
  const bool alone = random_.chance(15), scoped = one.in_group || random_.chance(30), filtered = random_.chance(40);
  int size = 0, highest = 0;
  for (const CriterionWord& each : words_.criteria) {
    const bool in_set = alone ? each.id == one.id
                              : (scoped ? each.section == one.section : !each.in_group) &&
                                    (!filtered || each.mandatory == one.mandatory);
    if (in_set) ++size, highest = std::max(highest, each.highest);
  }
  const std::string level = " đạt mức " + std::to_string(random_.between(random_.chance(5) ? 0 : 1, highest));
  if (alone) return "tiêu chí " + one.id + level;
  std::string set = "tiêu chí";
  if (filtered) set += one.mandatory ? " bắt buộc" : " không bắt buộc";
  if (scoped) set += (one.in_group ? " của nhóm " : " của tiêu chuẩn ") + one.section;
  switch (random_.below(3)) {
    case 0:
      return "ít nhất " + std::to_string(random_.between(1, size)) + " " + set + level;
    case 1:
      return "ít nhất " + std::to_string(random_.one_of({1, 25, 50, 60, 75, 85, 100})) + "% " + set + level;
    default:
      return "mọi " + set + level;
  }
}

std::string ExpressionWriter::attainment(int school_below, bool raising, int depth) {
  if (school_below > 1 && random_.chance(30))
    return "trường đạt mức " + std::to_string(random_.between(1, school_below - 1));
  if (depth == 0) return random_.chance(80) ? criteria() : operand(1);
  switch (random_.below(6)) {
    case 0:
    case 1:
      return bracketed(attainment(school_below, raising, depth - 1) + " và " +
                       attainment(school_below, raising, depth - 1));
    case 2:
      return bracketed(attainment(school_below, raising, depth - 1) + " hoặc " +
                       attainment(school_below, raising, depth - 1));
    case 3:
      return "ít nhất " + std::to_string(random_.between(1, 2)) + " trong (" +
             attainment(school_below, raising, depth - 1) + "; " + attainment(school_below, raising, depth - 1) + ")";
    case 4:
      if (!raising) return "không " + bracketed(attainment(school_below, raising, depth - 1));
      [[fallthrough]];
    default:
      return criteria();
  }
}

}  // namespace chuan::test
