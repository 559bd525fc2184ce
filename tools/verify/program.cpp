// SPDX-License-Identifier: MIT
// The dump's grammar: number, operator, operands, subject and input, two blanks or more between them.
#include "verify/program.hpp"

#include <algorithm>
#include <sstream>

namespace chuan::verify {
namespace {

const char* const answers[] = {"not_met", "unknown", "met", "not_applicable"};

/// "42  at_least  38 41   2.2/1/c/1   <- 2.2/1/c/1": two blanks before operator and operands, three before the rest.
struct Fields {
  std::string number, op, operands, subject, input;
};

Fields fields_of(const std::string& line) {
  Fields fields;
  const std::size_t rest = std::min(line.find("   "), line.size());
  const std::string front = line.substr(0, rest);
  const std::size_t first = front.find("  ");
  if (first == std::string::npos) throw Unreadable("không đọc được ô `" + line + "`");
  const std::size_t second = std::min(front.find("  ", first + 2), front.size());
  fields.number = front.substr(0, first);
  fields.op = front.substr(first + 2, second - first - 2);
  if (second < front.size()) fields.operands = front.substr(second + 2);
  const std::size_t input = line.find("   <- ", rest);
  if (rest < std::min(input, line.size()))
    fields.subject = line.substr(rest + 3, std::min(input, line.size()) - rest - 3);
  if (input != std::string::npos) fields.input = line.substr(input + 6);
  return fields;
}

void read_operands(Line& line, const std::string& text) {
  if (line.op == "literal") {
    line.literal = read_number(text);
    return;
  }
  if (line.op == "truth" || line.op == "figure") {
    const std::size_t back = text.find(" -");
    line.fact = text.substr(0, back);
    if (back != std::string::npos) line.years_back = std::stoul(text.substr(back + 2));
    return;
  }
  if (line.op == "constant") {
    line.constant = answer_named(text);
    return;
  }
  std::istringstream words(text);
  bool is_first = true;
  for (std::string word; words >> word; is_first = false) {
    if (word == "of") continue;
    if (word == "counted") {
      line.is_counted = true;
    } else if (word == "else") {
      words >> word;
      line.otherwise = answer_named(word);
    } else if (is_first && (line.op == "quota" || line.op == "percent_quota")) {
      line.count = std::stoul(word);
    } else {
      line.children.push_back(std::stoul(word));
    }
  }
}

Answer both(Answer a, Answer b) {
  if (a == Answer::not_applicable) return b;
  if (b == Answer::not_applicable) return a;
  return std::min(a, b);
}

Answer either(Answer a, Answer b) {
  if (a == Answer::not_applicable) return b;
  if (b == Answer::not_applicable) return a;
  return std::max(a, b);
}

class Work {
 public:
  Work(const std::vector<Line>& program, const Leaves& leaves) : program_(program), leaves_(leaves) {
    worked_.answers.resize(program.size(), Answer::unknown);
    worked_.recorded.resize(program.size());
    numbers_.resize(program.size());
  }

  Worked run() {
    for (std::size_t id = 0; id < program_.size(); ++id) {
      const Line& line = program_[id];
      if (is_number(line)) {
        numbers_[id] = number(line);
        continue;
      }
      Answer answer = verdict(line, id);
      if (answer == Answer::unknown && !line.input.empty()) {
        answer = leaves_.said(line.input);
        worked_.recorded[id] = answer != Answer::unknown;
      }
      worked_.answers[id] = answer;
    }
    return std::move(worked_);
  }

 private:
  Answer at(const Line& line, std::size_t i) const { return worked_.answers[line.children.at(i)]; }

  std::optional<Rational> number(const Line& line) const {
    if (line.op == "literal") return line.literal;
    if (line.op == "figure") return leaves_.figure(line.fact, line.years_back);
    const auto &a = numbers_[line.children.at(0)], &b = numbers_[line.children.at(1)];
    if (!a || !b) return std::nullopt;
    if (line.op == "add") return within_limits(*a + *b);
    if (line.op == "subtract") return within_limits(*a - *b);
    if (line.op == "multiply") return within_limits(*a * *b);
    if (*b == 0) return std::nullopt;
    if (line.op == "divide") return within_limits(*a / *b);
    if (denominator(*a) != 1 || denominator(*b) != 1) return std::nullopt;
    return Rational(numerator(*a) % numerator(*b));
  }

  /// The language counts in parts of 64 bits; what is larger is unknown.
  static std::optional<Rational> within_limits(const Rational& value) {
    const boost::multiprecision::cpp_int most = INT64_MAX;
    if (abs(numerator(value)) > most || denominator(value) > most) return std::nullopt;
    return value;
  }

  Answer compared(const Line& line) const {
    const auto &a = numbers_[line.children.at(0)], &b = numbers_[line.children.at(1)];
    if (!a || !b) return Answer::unknown;
    const bool holds = line.op == "less"       ? *a < *b
                       : line.op == "at_most"  ? *a <= *b
                       : line.op == "equal"    ? *a == *b
                       : line.op == "differs"  ? *a != *b
                       : line.op == "at_least" ? *a >= *b
                                               : *a > *b;
    return holds ? Answer::met : Answer::not_met;
  }

  Answer verdict(const Line& line, std::size_t id) const {
    if (line.op == "constant") return line.constant;
    if (line.op == "attest") return Answer::unknown;
    if (line.op == "truth") {
      const auto value = leaves_.figure(line.fact, line.years_back);
      const Answer answer = !value ? Answer::unknown : *value == 1 ? Answer::met : Answer::not_met;
      return answer != Answer::met && leaves_.is_granted(line, id) ? Answer::met : answer;
    }
    if (line.op == "less" || line.op == "at_most" || line.op == "equal" || line.op == "differs" ||
        line.op == "at_least" || line.op == "more") {
      const Answer answer = compared(line);
      return answer != Answer::met && leaves_.is_granted(line, id) ? Answer::met : answer;
    }
    if (line.op == "all" || line.op == "attained" || line.op == "any") {
      Answer answer = Answer::not_applicable;
      for (std::size_t i = 0; i < line.children.size(); ++i)
        answer = line.op == "any" ? either(answer, at(line, i)) : both(answer, at(line, i));
      return line.op == "attained" && answer == Answer::not_applicable ? Answer::met : answer;
    }
    if (line.op == "negate")
      return at(line, 0) == Answer::met ? Answer::not_met : at(line, 0) == Answer::not_met ? Answer::met : at(line, 0);
    if (line.op == "when") return when(line);
    if (line.op == "select") return select(line);
    return quota(line);
  }

  Answer when(const Line& line) const {
    const Answer condition = at(line, 0), body = at(line, 1);
    if (condition == Answer::met) return body;
    if (condition != Answer::unknown) return Answer::not_applicable;
    if (body == Answer::not_applicable) return body;
    return body == Answer::met && !line.is_counted ? body : Answer::unknown;
  }

  Answer select(const Line& line) const {
    Answer answer = at(line, 0);
    for (std::size_t i = line.children.size(); i >= 3; i -= 2) {
      const Answer condition = at(line, i - 2), other = at(line, i - 1);
      if (condition == Answer::met) answer = other;
      if (condition == Answer::unknown && other != answer) answer = Answer::unknown;
    }
    return answer;
  }

  Answer quota(const Line& line) const {
    std::size_t met = 0, open = 0, not_met = 0;
    for (std::size_t i = 0; i < line.children.size(); ++i) {
      met += at(line, i) == Answer::met;
      open += at(line, i) == Answer::unknown;
      not_met += at(line, i) == Answer::not_met;
    }
    const std::size_t applicable = met + open + not_met;
    if (line.op == "percent_quota") {
      if (100 * met >= line.count * applicable) return Answer::met;
      return 100 * (met + open) < line.count * applicable ? Answer::not_met : Answer::unknown;
    }
    if (applicable < line.count) return line.otherwise;
    if (met >= line.count) return Answer::met;
    if (met + open >= line.count) return Answer::unknown;
    return met + not_met < line.count && line.otherwise != Answer::not_met ? Answer::unknown : Answer::not_met;
  }

  const std::vector<Line>& program_;
  const Leaves& leaves_;
  Worked worked_;
  std::vector<std::optional<Rational>> numbers_;
};

}  // namespace

Answer answer_named(const std::string& word) {
  for (int i = 0; i < 4; ++i)
    if (word == answers[i]) return static_cast<Answer>(i);
  throw Unreadable("không hiểu kết luận `" + word + "`");
}

const char* name_of(Answer answer) { return answers[static_cast<int>(answer)]; }

bool is_number(const Line& line) {
  return line.op == "literal" || line.op == "figure" || line.op == "add" || line.op == "subtract" ||
         line.op == "multiply" || line.op == "divide" || line.op == "remainder";
}

Rational read_number(const std::string& text) {
  if (const std::size_t over = text.find('/'); over != std::string::npos) {
    const Rational below = read_number(text.substr(over + 1));
    if (below == 0) throw Unreadable("không đọc được số `" + text + "`");
    return read_number(text.substr(0, over)) / below;
  }
  const std::size_t point = text.find_first_of(".,");
  std::string digits = text;
  if (point != std::string::npos) digits.erase(point, 1);
  const std::size_t first = digits.empty() || digits[0] != '-' ? 0 : 1;
  const bool is_plain = digits.size() > first && digits.find_first_not_of("0123456789", first) == std::string::npos;
  if (!is_plain) throw Unreadable("không đọc được số `" + text + "`");
  boost::multiprecision::cpp_int scale = 1;
  if (point != std::string::npos)
    for (std::size_t i = point + 1; i < text.size(); ++i) scale *= 10;
  std::size_t zeros = first;
  while (zeros + 1 < digits.size() && digits[zeros] == '0') ++zeros;  // not octal
  boost::multiprecision::cpp_int whole(digits.substr(zeros));
  return Rational(first == 1 ? -whole : whole, scale);
}

std::vector<Line> read_program(const std::string& dump) {
  std::vector<Line> program;
  std::istringstream lines(dump);
  for (std::string text; std::getline(lines, text);) {
    const Fields fields = fields_of(text);
    if (fields.number != std::to_string(program.size())) throw Unreadable("không đọc được ô `" + text + "`");
    Line line;
    line.op = fields.op;
    line.subject = fields.subject;
    line.input = fields.input;
    if (!fields.operands.empty()) read_operands(line, fields.operands);
    for (const std::size_t child : line.children)
      if (child >= program.size()) throw Unreadable("ô " + fields.number + " dựa vào ô sau nó");
    program.push_back(std::move(line));
  }
  return program;
}

Worked work_out(const std::vector<Line>& program, const Leaves& leaves) { return Work(program, leaves).run(); }

}  // namespace chuan::verify
