// SPDX-License-Identifier: MIT
// The dossier's own words, as the checker reads them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "verify/program.hpp"
#include "verify/verify.hpp"

namespace chuan::checker {

/// What a dossier says for one educational level.
class School {
 public:
  School(const Case& checked, const std::vector<Line>& program, const std::string& level);

  Answer said(const std::string& input) const;
  /// Whether the dossier concludes on just this, or on the criterion whose level it is.
  bool is_recorded(const std::string& input) const;
  std::optional<Rational> figure(const std::string& fact, std::size_t years_back) const;

 private:
  const nlohmann::json* find(const char* table, const std::string& name) const;
  Answer answer(const nlohmann::json& given) const;
  Rational value(const std::string& fact, const nlohmann::json& given) const;
  std::optional<Rational> built_in(const std::string& fact) const;

  const Case& checked_;
  const nlohmann::json& dossier_;
  std::string level_;
  std::map<std::string, std::set<int>> levels_;  // of each criterion: its own levels
  int last_year_ = 0;
};

Leaves leaves_of(const School& school);

}  // namespace chuan::checker
