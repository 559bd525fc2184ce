// SPDX-License-Identifier: MIT
// The law as loaded from `.luat` files: which circular is in force when, its rulebook on a date, its rule tests.
#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "chuan/date.hpp"
#include "chuan/diagnostic.hpp"
#include "chuan/rulebook.hpp"

namespace chuan {

/// Limits: 16 MiB and 10,000 clauses a file, 64 KiB a clause, 200 levels of brackets, 200 definitions in a row.
inline constexpr std::size_t largest_rules_file = std::size_t{16} << 20;

/// A part of a circular that holds for some kinds of school only.
struct AnnexHeader {
  std::string id;  ///< "II"
  std::string title;
  std::vector<std::string> kinds;
};

/// A circular's header as loaded.
struct CircularHeader {
  std::string number;
  SourceRange place;  ///< of the number, where the circular gives its title
  std::string title;
  std::optional<Date> issued;
  std::optional<Date> effective;
  std::optional<Date> ends;  ///< own statement, or the effect of the circular that replaces it
  std::vector<std::pair<std::string, Date>> ends_earlier;  ///< kinds for which another circular replaces it alone
  std::vector<std::string> applies_to;
  std::vector<std::string> replaces;
  std::vector<std::string> amends;   ///< circulars that it amends
  std::vector<AnnexHeader> annexes;  ///< empty: one text for every kind
  bool is_amendment = false;         ///< it only amends others
  bool refers = false;               ///< it refers to others, in some text of it
  bool is_reference = false;         ///< others refer to it; no school is assessed under it alone
  bool is_encoded = true;            ///< its text is here; else only its name, so that others can point to it

  /// The first day it no longer governs schools of `kind`.
  std::optional<Date> ends_for(std::string_view kind) const;
};

/// A kind of school for each text that the circular has side by side: one of each annex; every kind where what it
/// refers to differs by kind; else the empty kind.
std::vector<std::string> kinds_apart(const CircularHeader& header);

/// A day on which what a circular asks changes.
struct LawChange {
  Date date{};
  std::string by;                     ///< the circular that amends or replaces it
  bool is_end = false;                ///< the circular is no longer in force from this day
  std::vector<std::string> subjects;  ///< addresses amended, each once
};

/// One row of an editorial table: where evidence for `sources` may serve; without `targets` nowhere.
struct CarryRow {
  std::vector<std::string> sources;  ///< addresses: a requirement, an indicator, a level or a criterion
  std::vector<std::string> targets;
  std::string reason;
  SourceRange range;
};

/// A rule file that a compiled law was made of.
struct CompiledSource {
  std::string name;  ///< as given when it was compiled
  std::uint64_t size = 0;
  std::string digest;  ///< SHA-256 of its text, in hexadecimal digits
};

/// A compiled law that cannot be used; says why.
class BadCompiledLaw : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
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
  /// The same of several files, parsed side by side; what is said is in their order.
  void add(const Sources& sources, const std::vector<std::uint32_t>& files, Diagnostics& diagnostics);

  /// Circulars by number of their first appearance, without those that are only named (`is_encoded`).
  std::vector<CircularHeader> circulars() const;
  std::vector<CircularHeader> named_circulars() const;  ///< those that are only named

  /// The circular that governs schools of `kind` on `date`. Says which and why when none or several do.
  std::optional<std::string> in_force(std::string_view kind, Date date, Diagnostics& diagnostics) const;

  /// The rulebook of `circular` as consolidated on `date`, for schools of `kind` where its annexes differ (empty: the
  /// first annex). Absent iff an error was said, here or when its files were added.
  std::optional<Rulebook> rulebook(std::string_view circular, Date date, Diagnostics& diagnostics,
                                   std::string_view kind = {}) const;

  /// The first day of every text that `circular` has had: its own, and those of later circulars that amend it or what
  /// it refers to.
  std::vector<Date> texts(std::string_view circular) const;

  /// What changes for those under `circular` after `from`, up to and with `until`, in order.
  std::vector<LawChange> changes(std::string_view circular, Date from, Date until) const;

  /// Checks every text of `circular` for every annex; a fact is unused when no text uses it. The rulebooks of its last
  /// text, one an annex; those with errors are left out.
  std::vector<Rulebook> check(std::string_view circular, Diagnostics& diagnostics) const;

  /// The rows of every table from one circular to another; empty where there is none.
  std::vector<CarryRow> carry_rows(std::string_view from, std::string_view to) const;
  /// Checks every carry table: circulars loaded, addresses that some text has, each old requirement in some row.
  void check_carry_tables(Diagnostics& diagnostics) const;

  /// Says which circulars are only continued: no file gives their title and dates.
  void check_headers(Diagnostics& diagnostics) const;

  /// Where a file, or the circular of one, could not be told, drops what says that something is not there.
  void keep_certain(Diagnostics& diagnostics) const;

  /// Says which amended circulars are not loaded, and what is wrong between those that are.
  void check_amendments(Diagnostics& diagnostics) const;

  /// The canonical text of file `file` in the given vocabulary; absent when it did not parse.
  std::optional<std::string> format(std::uint32_t file, Language vocabulary) const;

  /// A circular as written, its files joined: nothing applied, nothing dropped. For those that only amend.
  std::optional<std::string> as_written(std::string_view circular, Language vocabulary) const;

  /// The consolidated circular as canonical text.
  std::optional<std::string> consolidated(std::string_view circular, Date date, Language vocabulary,
                                          Diagnostics& diagnostics) const;
  /// The same for people: says at each clause of an amending circular which one that is, and in the end what was
  /// amended, also where nothing is left to say it at.
  std::optional<std::string> shown(std::string_view circular, Date date, Language vocabulary,
                                   Diagnostics& diagnostics) const;

  /// The law as bytes: every text of every circular, for each kind of school where they differ, checked. Absent iff an
  /// error was said.
  std::optional<std::string> compile(const std::vector<CompiledSource>& sources, Diagnostics& diagnostics) const;
  static bool is_compiled(std::string_view bytes);  ///< by how they begin
  /// The law that `bytes` hold, with its `sources`. It answers what circulars say on the days they are in force, not
  /// how that is written. Each part is verified when it is used. Throws BadCompiledLaw, here and in what asks for a
  /// part.
  static Law from_compiled(std::string bytes, std::vector<CompiledSource>& sources);

  struct Data;
  const Data& data() const { return *data_; }

 private:
  std::unique_ptr<Data> data_;
};

/// One rule test as run.
struct CaseResult {
  std::string title;
  std::string circular;
  Date date{};
  SourceRange range;
  int runs = 0;                       ///< 1, or one for each requirement swept
  std::vector<std::string> failures;  ///< one sentence each, in Vietnamese
};

/// How much of one circular's rules the rule tests exercise.
struct Coverage {
  std::string circular;
  std::size_t requirements = 0, requirements_covered = 0;
  std::size_t thresholds = 0, thresholds_covered = 0;
  /// The school's levels, degrees and conditions of recognitions, and both sides of each quota in them.
  std::size_t outcomes = 0, outcomes_covered = 0;
  std::vector<std::string> missing;  ///< addresses, with what is missing
};

struct TrialResult {
  std::vector<CaseResult> cases;
  std::vector<Coverage> coverage;
};

/// Runs every `tình huống` of the law that could be read.
TrialResult run_trials(const Law& law, Diagnostics& diagnostics);

}  // namespace chuan
