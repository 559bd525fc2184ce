// SPDX-License-Identifier: MIT
// What the checks see of a plan, and how they say what they find.
#pragma once

#include "office/audit/audit.hpp"

namespace chuan::office {

/// A passage of the plan: a paragraph, a cell, or a text of the dossier.
struct Passage {
  std::string text, folded, place;
  std::string school_year;  ///< of the heading it stands under, "2022-2023"; else empty
};

class Auditor {
 public:
  using Arguments = std::map<std::string, std::string>;

  Auditor(const AuditSubject& subject, Language language);

  const AuditSubject& subject() const { return subject_; }
  const Plan* plan() const { return subject_.dossier.plan ? &*subject_.dossier.plan : nullptr; }
  const std::vector<Passage>& passages() const { return passages_; }

  /// The recorded or computed level of a criterion; absent when unknown.
  std::optional<int> level(const std::string& criterion) const;
  const Criterion* criterion(const std::string& id) const;
  /// Criteria outside groups whose own lowest level is surely not reached.
  std::vector<const Criterion*> failing() const;

  /// Where the value at a JSON pointer of the dossier comes from.
  std::string place(const std::string& pointer) const;
  std::string action_place(std::size_t action) const { return place("/plan/actions/" + std::to_string(action)); }

  bool vi() const { return language_ == Language::vi; }
  /// The one of two texts that the reader reads.
  std::string in_language(const nlohmann::json& both) const { return both.at(vi() ? "vi" : "en"); }

  /// `cite` is what the finding rests on where the rule does not name it.
  void say(const AuditRule& rule, std::string place, const Arguments& arguments, const std::string& cite = "");
  std::vector<AuditFinding> take() { return std::move(found_); }

 private:
  void add_document();
  void add_dossier();

  const AuditSubject& subject_;
  Language language_;
  std::vector<Passage> passages_;
  std::vector<AuditFinding> found_;
};

/// `parameters` are what a rule tells it under "with".
struct Check {
  const char* name;
  std::vector<Parameter> parameters;
  std::vector<std::string> placeholders;
  void (*run)(Auditor&, const AuditRule&);
};

/// By what they look at.
std::vector<Check> checks_of_results();
std::vector<Check> checks_of_actions();
std::vector<Check> checks_of_words();
std::vector<Check> checks_of_layout();
std::vector<Check> checks_of_progress();

/// Absent when there is none of that name.
const Check* check_named(const std::string& name);

/// The text in parts that a pattern may be run over: in sentences where it is long, cut where it has none.
std::vector<std::string> pieces(const std::string& text);
/// Whether one of the patterns is found in the text, or stands there as whole words.
bool found_in(const std::string& text, const nlohmann::json& patterns);
bool words_in(const std::string& text, const nlohmann::json& patterns);
/// Whether one of the patterns is the whole text, or begins it as whole words.
bool is_one_of(const std::string& text, const nlohmann::json& patterns);
bool begins_with(const std::string& text, const nlohmann::json& patterns);
/// `pattern` for whole words only.
std::string whole_words(const std::string& pattern);

}  // namespace chuan::office
