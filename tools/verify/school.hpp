// SPDX-License-Identifier: MIT
// The dossier's own words, as the checker reads them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "verify/change.hpp"
#include "verify/program.hpp"

namespace chuan::verify {

/// What a certificate is about: the question asked, the dossier read, and where the answer stands in each part.
struct Setting {
  const Case& checked;
  nlohmann::json dossier;
  bool is_strict = false;
  std::vector<Part> parts;
};

/// What a dossier says for one educational level.
class School {
 public:
  School(const Setting& setting, const std::vector<Line>& program, const std::string& level);

  Answer said(const std::string& input) const;
  /// Whether the dossier concludes on just this, or on the criterion whose level it is.
  bool is_recorded(const std::string& input) const;
  /// Whether the dossier concludes on just this.
  bool is_concluded(const std::string& input) const { return find("requirements", input) != nullptr; }
  std::optional<Rational> figure(const std::string& fact, std::size_t years_back) const;
  /// Whether a change of that name is made in what counts here: in this level's own data, or in the school's where the
  /// level says nothing of its own.
  bool is_open_to(const Change& change) const;
  /// Whether the value of the last school year is known and that year is over: no change is made to it.
  bool is_past(const std::string& fact) const;
  /// The levels the circular sets for a criterion.
  const std::set<int>& levels_of(const std::string& criterion) const;

 private:
  const nlohmann::json* find(const char* table, const std::string& name) const;
  Answer answer(const nlohmann::json& given) const;
  bool has_evidence(const nlohmann::json& given) const;
  Rational value(const std::string& fact, const nlohmann::json& given) const;
  std::optional<Rational> built_in(const std::string& fact) const;

  const Setting& setting_;
  const nlohmann::json& dossier_;
  std::string level_;
  std::map<std::string, std::set<int>> levels_;  // of each criterion: its own levels
  int last_year_ = 0;
};

Leaves leaves_of(const School& school);

}  // namespace chuan::verify
