// SPDX-License-Identifier: MIT
// A program read from its dump, and its cells worked out one by one.
#pragma once

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

namespace chuan::verify {

using Rational = boost::multiprecision::cpp_rational;

enum class Answer { not_met, unknown, met, not_applicable };

Answer answer_named(const std::string& word);
const char* name_of(Answer answer);

/// Something in the certificate, the dossier or the dump that cannot be read.
struct Unreadable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Line {
  std::string op;
  std::vector<std::size_t> children;
  std::size_t count = 0;  ///< quotas
  bool is_counted = false;
  Answer otherwise = Answer::not_met;
  Answer constant = Answer::unknown;
  Rational literal;
  std::string fact;
  std::size_t years_back = 0;
  std::string subject;  ///< what the cell stands for: "muc.2"; empty: nothing by name
  std::string input;    ///< whose recorded answer speaks where the cell is unknown; empty: none
};

/// Throws Unreadable.
std::vector<Line> read_program(const std::string& dump);
/// "98,5", "98.5", "1/3". Throws Unreadable.
Rational read_number(const std::string& text);

/// What the leaves say.
struct Leaves {
  std::function<Answer(const std::string& input)> said;
  std::function<std::optional<Rational>(const std::string& fact, std::size_t years_back)> figure;
  /// Whether a comparison that does not hold (or a yes/no fact) is taken to hold.
  std::function<bool(const Line& line, std::size_t cell)> is_granted = [](const Line&, std::size_t) { return false; };
};

struct Worked {
  std::vector<Answer> answers;
  std::vector<bool> recorded;  ///< the answer is what was said, the cell itself being unknown
};

Worked work_out(const std::vector<Line>& program, const Leaves& leaves);

bool is_number(const Line& line);

}  // namespace chuan::verify
