// SPDX-License-Identifier: MIT
// One school of a population as one line: text, JSON or CSV.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "population/schools.hpp"

namespace chuan {

enum class LineForm : std::uint8_t { text, json, csv, levels };

/// Writes lines; what all schools under one text of the law have in common is prepared once.
class LineWriter {
 public:
  LineWriter(LineForm form, Language language) : form_(form), language_(language) {}

  /// The first line of CSV; else nothing.
  std::string head() const;
  /// Adds the line of a school; for a bad line what JSON says of it.
  void add(std::string& text, const School& school);
  /// The last line of what is not all; empty where the form has none.
  std::string partial(const std::string& reason) const;

 private:
  struct Prepared;
  const Prepared& prepared(const School& school);
  void add_json(std::string& text, const School& school, const Prepared& known) const;
  void add_csv(std::string& text, const School& school, const Prepared& known) const;
  static void add_levels(std::string& text, const School& school);
  void add_text(std::string& text, const School& school) const;

  LineForm form_;
  Language language_;
  std::map<std::shared_ptr<const LoweredLaw>, std::shared_ptr<const Prepared>> prepared_;
};

}  // namespace chuan
