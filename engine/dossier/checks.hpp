// SPDX-License-Identifier: MIT
// What a dossier says held against one rulebook: names it knows, levels that exist, evidence that is listed.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "chuan/dossier.hpp"
#include "diagnostic/code.hpp"
#include "dossier/fields.hpp"

namespace chuan::dossier {

/// Says what is wrong at the places it is given. Used by the reader, and for dossiers that were made without a file.
class Checks {
 public:
  Checks(const Rulebook& rulebook, Diagnostics& diagnostics);

  const Rulebook& rulebook() const { return rulebook_; }

  /// The criterion, or null after saying that there is none.
  const Criterion* criterion(std::string_view id, SourceRange range);
  /// The level that `criterion` counts with when `level` is recorded; absent: there is none.
  std::optional<int> level(const Criterion& criterion, int level, SourceRange range);
  void school_kind(const std::string& kind, SourceRange range);
  bool educational_level(std::string_view name, SourceRange range);
  /// The address under which verdicts on `address` are kept, or null after saying that there is none.
  const std::string* address(std::string_view address, SourceRange range);
  /// The fact, absent after saying that no dossier gives one of that name.
  std::optional<std::uint32_t> fact(std::string_view name, SourceRange range);
  /// The target as the rulebook names it.
  std::optional<std::string> target(const std::string& written, SourceRange range);
  /// What an action changes: a criterion, an address under one, or a fact.
  void changed(const std::string& subject, SourceRange range);
  /// Brings the id into the rulebook's form; recognitions of other circulars need not be known. `degree` absent: none
  /// was given.
  void recognition(RecordedRecognition& recorded, std::optional<int> degree, SourceRange id, SourceRange degree_range);

  /// One of the words that a field may have, as it is kept; empty after saying that it is none.
  std::string word(Field field, const std::string& written, SourceRange range);

  /// An evidence code where a requirement cites it.
  struct Cited {
    std::string code;
    SourceRange range;
    std::string subject;
  };
  /// Codes given twice, their form, their dates, and what is cited without being listed.
  void evidence(const Dossier& dossier, const std::vector<Cited>& cited);

 private:
  Diagnostic& say(Code code, SourceRange range, std::vector<std::string> arguments = {});
  void unknown_name(std::string_view kind, std::string_view wanted, SourceRange range,
                    const std::vector<std::string>& known);
  void evidence_codes(const std::vector<Evidence>& list);
  void cited_evidence(const Dossier& dossier, const std::vector<Cited>& cited);

  const Rulebook& rulebook_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string_view, std::uint32_t> facts_;
  std::unordered_map<std::string_view, std::uint32_t> criteria_;
  std::unordered_map<std::string, std::string> addresses_;  // every address → the one verdicts are kept under
};

}  // namespace chuan::dossier
