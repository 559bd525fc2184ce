// SPDX-License-Identifier: MIT
// The parts of a certificate, read strictly: unknown keys, other types and numbers out of range are refused.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "verify/program.hpp"
#include "verify/verify.hpp"

namespace chuan::verify {

/// What one change makes of the dossier: a criterion's level, a verdict that becomes met, or a figure.
struct Change {
  std::string subject;  ///< a criterion, an address, or the figure's name
  bool is_figure = false;
  int level = 0;  ///< the criterion's; 0: no level
  std::string educational_level;
  Rational value;               ///< figure
  std::size_t years_ahead = 0;  ///< figure: school years that pass until it stands so long
  std::optional<std::size_t> action;

  bool is_same_thing(const Change& other) const {
    return subject == other.subject && educational_level == other.educational_level;
  }
};

/// Of these changes every repair makes at least so many.
struct Needed {
  std::vector<Change> of;
  std::size_t at_least = 1;
};

struct Mend {
  std::vector<Change> changes;
  bool is_money = false;     ///< else the number of changes
  Rational cost;             ///< of what has a price
  std::size_t unpriced = 0;  ///< how many changes have none
  bool is_summed = false;
  std::vector<Needed> sets;
  std::vector<std::vector<Change>> cuts;

  bool shows_bound() const { return is_summed || !sets.empty() || !cuts.empty(); }
};

struct Part {
  std::string educational_level;
  std::size_t root = 0;
  std::vector<std::pair<std::size_t, Answer>> steps;
};

struct Certificate {
  std::string circular, as_of, kind, rules, dossier, target, seal;
  bool is_strict = false;
  Answer verdict = Answer::unknown;
  std::vector<Part> parts;
  std::vector<std::string> left_out;
  std::optional<Mend> repair;
};

/// Throws Unreadable, naming the key.
Certificate read_certificate(const nlohmann::json& written);
/// A change of a proof: what it is about, not how far it goes.
Change read_named_change(const nlohmann::json& written);
nlohmann::json named_change(const Change& change);

/// Whether an answer about `input` is about `subject`: the same, or under it.
bool is_about(const std::string& input, const std::string& subject);

}  // namespace chuan::verify
