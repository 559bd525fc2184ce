// SPDX-License-Identifier: MIT
// The answer about one school of a population: one line of JSON.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "answer/population/schools.hpp"
#include "answer/shape.hpp"

namespace chuan::answer {

/// A level as one digit or more.
void put(std::string& text, int number);
void put(std::string& text, Interval interval);

/// Writes lines; what all schools under one text of the law have in common is prepared once.
class SchoolLines {
 public:
  /// Adds the line of a school; of a bad line that it is bad.
  void add(std::string& text, const School& school);
  /// The last line of what is not all.
  static std::string partial(const std::string& reason);

 private:
  struct Prepared;
  const Prepared& prepared(const School& school);

  std::map<std::shared_ptr<const LoweredLaw>, std::shared_ptr<const Prepared>> prepared_;
};

/// Of any of the lines.
Json school_line_shape();

}  // namespace chuan::answer
