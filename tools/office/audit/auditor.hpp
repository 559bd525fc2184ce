// SPDX-License-Identifier: MIT
// What the checks see of a plan, and how they say what they find.
#pragma once

#include "chuan/sentence.hpp"
#include "office/audit/audit.hpp"

namespace chuan::office {

/// A passage of the plan: a paragraph, a cell, or a text of the dossier.
struct Passage {
  std::string text, folded;
  DocumentPlace place;
  std::string school_year;  ///< of the heading it stands under, "2022-2023"; else empty
};

class Auditor {
 public:
  using Arguments = std::map<std::string, std::string>;

  explicit Auditor(const AuditSubject& subject);

  const AuditSubject& subject() const { return subject_; }
  const Plan* plan() const { return subject_.dossier.plan ? &*subject_.dossier.plan : nullptr; }
  const std::vector<Passage>& passages() const { return passages_; }

  /// The recorded or computed level of a criterion; absent when unknown.
  std::optional<int> level(const std::string& criterion) const;
  const Criterion* criterion(const std::string& id) const;
  /// Criteria outside groups whose own lowest level is surely not reached.
  std::vector<const Criterion*> failing() const;

  /// Where the value at a JSON pointer of the dossier comes from; of "" the whole.
  DocumentPlace place(const std::string& pointer) const { return place_in(subject_.dossier, subject_.file, pointer); }
  /// Of the document: `words` say where.
  DocumentPlace place_of(const std::string& words) const;
  DocumentPlace action_place(std::size_t action) const { return place("/plan/actions/" + std::to_string(action)); }

  /// The argument "criterion" is the subject of the finding unless `about` names another. `cite` is what it rests on
  /// where the rule does not name it.
  void say(const AuditRule& rule, DocumentPlace place, const Arguments& arguments, const std::string& cite = "",
           const std::string& about = "");
  Diagnostics take() { return std::move(found_); }

 private:
  void add_document();
  void add_dossier();

  const AuditSubject& subject_;
  std::vector<Passage> passages_;
  Diagnostics found_;
};

/// `what(cell, row)` for every paragraph and cell, in order; a paragraph is in no row.
template <class Do>
void each_said(const Auditor& auditor, Do what) {
  if (auditor.subject().document == nullptr) return;
  for (const Block& block : auditor.subject().document->document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
      what(static_cast<const Said&>(*paragraph), static_cast<const std::vector<Said>*>(nullptr));
    else
      for (const auto& row : std::get<Table>(block).rows)
        for (const Said& cell : row) what(cell, &row);
  }
}

/// The words of a place, as an argument.
std::string place_words(const DocumentPlace& place);

using chuan::in_both;
/// A declared text in both languages, as an argument.
std::string in_both(const nlohmann::json& both);
/// A day as each language writes it.
std::string in_both(Date date);
/// The same of what a plan says; a year or a school year reads alike in both.
std::string day_in_both(const std::string& written);

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
std::vector<Check> checks_of_evidence();
std::vector<Check> checks_of_figures();
std::vector<Check> checks_of_reports();
std::vector<Check> checks_of_codes();

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
