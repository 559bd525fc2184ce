// SPDX-License-Identifier: MIT
// What is said of text that cannot be read, and what it was meant to be; private to this folder.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "chuan/diagnostic.hpp"
#include "diagnostic/code.hpp"
#include "syntax/openings.hpp"

namespace chuan::syntax {

class Faults {
 public:
  Faults(std::string_view text, Origin origin, Diagnostics& diagnostics)
      : text_(text), last_(text.data() + text.size()), origin_(origin), diagnostics_(diagnostics) {}

  /// Says the characters of word processors, once a line; nothing more is said of such a line.
  void check_characters();

  /// What a line that opens nothing was meant to open; its end is null where the rest cannot be read.
  Opening meant_at(const char* first, bool in_rule_test) const;

  /// Says what stands where a clause begins; returns what it was meant to open.
  Opening say_unknown(const char* first, bool in_rule_test);

  /// Says where the clause [first, limit) stopped making sense.
  void say_failure(const char* first, const char* limit, const Failure& failure);

  void say(Code code, const char* first, const char* last, std::vector<std::string> arguments);

 private:
  using Words = std::pair<std::string, const char*>;  ///< a spelling, and where the words end that come near it

  const char* line_start(const char* c) const;
  bool is_odd_line(const char* c) const { return !odd_lines_.empty() && odd_lines_.count(line_start(c)) > 0; }
  Words nearest_words(const char* first, const std::vector<std::string>& known) const;
  Words same_letters(const char* first) const;
  std::pair<Words, const char*> misspelt(const char* first, const char* where) const;
  const char* word_end(const char* first) const;
  void say_at_end(Code code, const char* first, const char* where, const std::string& expected);

  std::string_view text_;
  const char* last_;
  Origin origin_;
  Diagnostics& diagnostics_;
  std::set<const char*> odd_lines_;  ///< lines with characters that only look like those of the language
};

}  // namespace chuan::syntax
