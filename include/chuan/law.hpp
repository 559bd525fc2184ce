// SPDX-License-Identifier: MIT
// The law as loaded from `.luat` files: which circular is in force when, its rulebook on a date, its rule tests.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chuan/date.hpp"
#include "chuan/diagnostic.hpp"
#include "chuan/rulebook.hpp"

namespace chuan {

/// Limits: 16 MiB a file, 200 levels of brackets.
inline constexpr std::size_t largest_rules_file = std::size_t{16} << 20;

/// A circular's header as loaded.
struct CircularHeader {
  std::string number;
  std::string title;
  std::optional<Date> issued;
  std::optional<Date> effective;
  std::optional<Date> ends;  ///< own statement, or the effect of the circular that replaces it
  std::vector<std::string> applies_to;
  bool is_amendment = false;  ///< it only amends others
};

/// All rule files of one run. Holds the parsed documents; building a rulebook never changes it.
class Law {
 public:
  Law();
  ~Law();
  Law(Law&&) noexcept;
  Law& operator=(Law&&) noexcept;

  /// Parses `sources[file]` and adds it. Errors are said in `diagnostics`; what could be read is kept.
  void add(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics);

  /// Circulars by number of their first appearance.
  std::vector<CircularHeader> circulars() const;

  /// The circular that governs schools of `kind` on `date`. Says which and why when none or several do.
  std::optional<std::string> in_force(std::string_view kind, Date date, Diagnostics& diagnostics) const;

  /// The rulebook of `circular` as consolidated on `date`. Absent iff an error was said.
  std::optional<Rulebook> rulebook(std::string_view circular, Date date, Diagnostics& diagnostics) const;

  /// Says which amended circulars are not loaded.
  void check_amendments(Diagnostics& diagnostics) const;

  /// The canonical text of file `file` in the given vocabulary; absent when it did not parse.
  std::optional<std::string> format(std::uint32_t file, Language vocabulary) const;

  /// The consolidated circular as canonical text.
  std::optional<std::string> consolidated(std::string_view circular, Date date, Language vocabulary,
                                          Diagnostics& diagnostics) const;

  struct Data;
  const Data& data() const { return *data_; }

 private:
  std::unique_ptr<Data> data_;
};

/// One rule test as run.
struct CaseResult {
  std::string title;
  std::string circular;
  Date date;
  SourceRange range;
  int runs = 0;                       ///< 1, or one for each requirement swept
  std::vector<std::string> failures;  ///< one sentence each, in Vietnamese
};

/// How much of one circular's rules the rule tests exercise.
struct Coverage {
  std::string circular;
  std::size_t requirements = 0, requirements_covered = 0;
  std::size_t thresholds = 0, thresholds_covered = 0;
  std::vector<std::string> missing;  ///< addresses, with what is missing
};

struct TrialResult {
  std::vector<CaseResult> cases;
  std::vector<Coverage> coverage;
};

/// Runs every `tình huống` of the law.
TrialResult run_trials(const Law& law, Diagnostics& diagnostics);

}  // namespace chuan
