// SPDX-License-Identifier: MIT
// One school of a population as one line: text, CSV, bare levels, or the answer in JSON.
#pragma once

#include <string>

#include "answer/population/school_lines.hpp"

namespace chuan {

/// What to tell about a school, with the remedy in terms of options.
std::string words_about(const answer::School& school);

enum class LineForm : std::uint8_t { text, json, csv, levels };

class LineWriter {
 public:
  LineWriter(LineForm form, Language language) : form_(form), language_(language) {}

  /// The first line of CSV; else nothing.
  std::string head() const;
  /// Adds the line of a school; for a bad line what JSON says of it.
  void add(std::string& text, const answer::School& school);
  /// The last line of what is not all; empty where the form has none.
  std::string partial(const std::string& reason) const;

 private:
  void add_text(std::string& text, const answer::School& school) const;

  LineForm form_;
  Language language_;
  answer::SchoolLines json_;
};

}  // namespace chuan
