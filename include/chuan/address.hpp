// SPDX-License-Identifier: MIT
// Addresses as people write them: of what a circular asks, of targets, of figures; and what they name in a rulebook.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chuan/rulebook.hpp"

namespace chuan {

/// A criterion or what lies below it: "2.2", "2.2/3" (a level), "2.2/3/a" (an indicator), "2.2/3/a/1" (a requirement),
/// "2.2/3/a/1/+2" (one way of meeting it). A part is named only where everything above it is.
struct Subject {
  std::string criterion;  ///< "2.2", "M4.1"
  int level = 0;          ///< 0: the criterion as a whole
  std::string letter{};   ///< "*" where the level has no letters; empty: the level as a whole
  int requirement = 0;    ///< from 1; 0: the indicator as a whole
  int way = 0;            ///< from 1; 0: the requirement as a whole

  friend bool operator==(const Subject&, const Subject&) = default;
};

/// A level of the school ("muc.3") or a degree of a recognition ("kiem_dinh.2").
struct Target {
  static constexpr std::string_view rating = "muc";

  std::string id;  ///< `rating`, or a recognition's id
  int number = 0;

  bool is_rating() const { return id == rating; }
  friend bool operator==(const Target&, const Target&) = default;
};

/// A figure, of one school year where it is yearly: "số_lớp", "gv_từ_khá@2021-2022".
struct FigureAt {
  std::string fact;
  std::optional<int> year{};  ///< the school year's first calendar year

  friend bool operator==(const FigureAt&, const FigureAt&) = default;
};

/// Absent when `text` is not written as such an address is; no rulebook is asked.
std::optional<Subject> parse_subject(std::string_view text);
std::optional<Target> parse_target(std::string_view text);
std::optional<FigureAt> parse_figure(std::string_view text);

std::string print(const Subject& subject);
std::string print(const Target& target);
std::string print(const FigureAt& figure);

/// What stands above; absent for a criterion.
std::optional<Subject> parent(const Subject& subject);

/// Whether `subject` is `top` or lies below it: "2.2/1/a/1" is below "2.2", "2.2/1" and "2.2/1/a".
bool is_below(const Subject& subject, const Subject& top);
/// The same of addresses as written; a year's figure is below its fact.
bool is_below(std::string_view address, std::string_view top);
/// "2.2/3/a/1/+2": the second way of the requirement "2.2/3/a/1".
std::string way_of(std::string_view requirement, std::size_t number);
/// "2.2" of "2.2/1/a/1".
std::string_view criterion_of(std::string_view address);

/// Reads "muc.3"; absent when the rulebook has no such level or degree.
std::optional<Target> parse_target(std::string_view text, const Rulebook& rulebook);
/// Every target the rulebook knows: the levels, then the degrees of each recognition.
std::vector<Target> targets(const Rulebook& rulebook);

/// What an address names in a rulebook; null from the first part on that it does not have.
struct Located {
  const Criterion* criterion = nullptr;
  const CriterionLevel* level = nullptr;
  const Indicator* indicator = nullptr;
  const Requirement* requirement = nullptr;
};
Located locate(const Rulebook& rulebook, std::string_view address);

}  // namespace chuan
