// SPDX-License-Identifier: MIT
// Contradictions, missing evidence, procedure, and verdicts that rest on unchecked text.
#include "assess/findings.hpp"

#include <algorithm>
#include <set>

#include "assess/bind.hpp"
#include "chuan/address.hpp"
#include "chuan/joined.hpp"
#include "diagnostic/code.hpp"

namespace chuan {
namespace {

constexpr const char* terms[] = {"@verdict_not_met", "@verdict_unknown", "@verdict_met", "@verdict_not_applicable"};
constexpr SourceRange nowhere{UINT32_MAX, 0, 0};
constexpr std::size_t most_named = 5;

const char* term(Verdict verdict) { return terms[static_cast<std::size_t>(verdict)]; }
bool is_decided(Verdict verdict) { return verdict == Verdict::met || verdict == Verdict::not_met; }

class Finder {
 public:
  Finder(const Program& program, const Rulebook& book, const Dossier& dossier, const Assessment& assessment,
         Profile profile)
      : program_(program), book_(book), dossier_(dossier), assessment_(assessment), profile_(profile) {}

  Diagnostics find() {
    for (const LevelAssessment& part : assessment_.parts) {
      contradictions(part);
      cross_checks(part);
      levels_out_of_turn(part);
      procedure(part);
      unverified(part);
    }
    groups_before_school();
    sites();
    recognitions();
    if (profile_ == Profile::normal) without_evidence();
    evidence_not_cited();
    evidence_expired_since();
    return std::move(found_);
  }

 private:
  void say(Code code, SourceRange range, std::vector<std::string> arguments, std::string subject, std::string cite) {
    found_.push_back({code, range, std::move(arguments), {}, std::move(subject), std::move(cite)});
  }

  static std::string cite_of(const CellSubject& subject) {
    return subject.origin != nullptr ? subject.origin->cite : "";
  }

  const LevelData& data_of(const LevelAssessment& part) const {
    const auto own = dossier_.levels.find(part.educational_level);
    return own == dossier_.levels.end() ? dossier_.data : own->second;
  }

  /// What people recorded for a cell against what the details below it say.
  void contradictions(const LevelAssessment& part) {
    for (std::size_t input = 0; input < program_.verdicts.size(); ++input) {
      const Verdict recorded = part.inputs.verdicts[input];
      if (!is_decided(recorded)) continue;
      const std::uint32_t i = program_.verdicts[input].cell.value;
      const Cell& cell = program_.cells[i];
      const Value& value = part.values[i];
      const bool is_computed = cell.op != CellOp::attest && !value.from_record && is_decided(value.verdict);
      if (!is_computed || recorded == value.verdict) continue;
      const CellSubject& subject = program_.subjects[i];
      const LevelData& data = data_of(part);
      const auto& requirements = data.requirements;
      const auto given = requirements.find(program_[cell.input].subject);
      if (given == requirements.end() && subject.kind == SubjectKind::criterion_level) {
        const Criterion& criterion = book_.criteria[subject.index];
        const auto result = data.results.find(criterion.id);
        const auto base = dossier_.data.results.find(criterion.id);
        const RecordedLevel* level = result != data.results.end()          ? &result->second
                                     : base != dossier_.data.results.end() ? &base->second
                                                                           : nullptr;
        if (level == nullptr) continue;
        say(Code::A501, level->range,
            {criterion.id, std::to_string(level->level), std::to_string(subject.level), term(value.verdict)},
            criterion.id, cite_of(subject));
      } else {
        say(Code::A502, given == requirements.end() ? nowhere : given->second.range,
            {program_[cell.input].subject, term(recorded), term(value.verdict)}, program_[cell.input].subject,
            cite_of(subject));
      }
    }
  }

  void cross_checks(const LevelAssessment& part) {
    for (const auto& [requirement, figure] : program_.cross_checks) {
      const Verdict said = part.values[requirement.value].verdict;
      const Verdict shown = part.values[figure.value].verdict;
      const CellSubject& subject = program_.subjects[requirement.value];
      if (is_decided(said) && is_decided(shown) && said != shown)
        say(Code::A503, nowhere, {subject.name, term(said), term(shown)}, subject.name, cite_of(subject));
      else if (shown == Verdict::not_met && said == Verdict::unknown && program_.figures_only_warn)
        say(Code::A504, nowhere, {subject.name}, subject.name, cite_of(subject));
    }
  }

  void levels_out_of_turn(const LevelAssessment& part) {
    for (std::size_t c = 0; c < book_.criteria.size(); ++c) {
      const Criterion& criterion = book_.criteria[c];
      int failed = 0;
      for (std::size_t i = 0; i < criterion.levels.size(); ++i) {
        const Value& value = part.values[program_.own_level[c][i].value];
        if (value.verdict == Verdict::not_met && failed == 0) failed = criterion.levels[i].number;
        if (value.verdict == Verdict::met && failed > 0)
          say(Code::A506, nowhere, {criterion.id, std::to_string(criterion.levels[i].number), std::to_string(failed)},
              criterion.id, criterion.levels[i].origin.cite);
      }
    }
  }

  /// A criterion of a group that is met while the school has not reached the rating level below it.
  void groups_before_school() {
    for (std::size_t c = 0; c < book_.criteria.size(); ++c) {
      const Criterion& criterion = book_.criteria[c];
      if (!criterion.in_group || assessment_.criteria[c].at_least == 0) continue;
      const int below = criterion.levels.front().number - 1;
      if (assessment_.level.at_most >= below) continue;
      const auto result = dossier_.data.results.find(criterion.id);
      say(Code::A507, result == dossier_.data.results.end() ? nowhere : result->second.range,
          {criterion.id, std::to_string(assessment_.criteria[c].at_least), std::to_string(below)}, criterion.id,
          criterion.levels.front().origin.cite);
    }
  }

  /// What a site is said to fall short of while the school as a whole is said to meet it.
  void sites() {
    for (const Site& site : dossier_.sites) {
      for (const auto& [id, result] : site.results)
        for (std::size_t c = 0; c < book_.criteria.size(); ++c)
          if (book_.criteria[c].id == id && result.level < assessment_.criteria[c].at_least)
            say(Code::A512, result.range,
                {site.name, "tiêu chí " + id, "mức " + std::to_string(result.level),
                 "mức " + std::to_string(assessment_.criteria[c].at_least)},
                id, book_.criteria[c].origin.cite);
      for (const auto& [subject, recorded] : site.requirements)
        for (std::uint32_t i = 0; i < program_.subjects.size(); ++i) {
          const Verdict whole = assessment_.parts.front().values[i].verdict;
          const bool is_asked =
              program_.subjects[i].name == subject && program_.subjects[i].kind != SubjectKind::cross_check;
          if (is_asked && recorded.verdict == Verdict::not_met && whole == Verdict::met)
            say(Code::A512, recorded.range, {site.name, "yêu cầu " + subject, term(recorded.verdict), term(whole)},
                subject, cite_of(program_.subjects[i]));
        }
    }
  }

  /// Recognitions whose rules nobody has checked.
  void recognitions() {
    for (const RecognitionResult& result : assessment_.recognitions)
      for (const Recognition& each : book_.recognitions) {
        if (each.id != result.id) continue;
        std::set<std::string> doubts;
        const auto doubt = [&](const Origin& origin) {
          if (!origin.unverified.empty()) doubts.insert(origin.unverified);
        };
        doubt(each.origin);
        for (const Condition& condition : each.conditions) doubt(condition.origin);
        if (each.validity) doubt(each.validity->origin);
        if (each.renewal_lead) doubt(each.renewal_lead->origin);
        if (each.waiting) doubt(each.waiting->origin);
        if (!doubts.empty())
          say(Code::A511, nowhere, {"@word_recognition", each.name, joined(doubts, "; ")}, each.id, each.origin.cite);
      }
  }

  void without_evidence() {
    std::size_t count = 0;
    std::string named;
    SourceRange first = nowhere;
    const auto look = [&](const LevelData& data) {
      for (const auto& [subject, recorded] : data.requirements) {
        if (recorded.verdict != Verdict::met || !recorded.evidence.empty()) continue;
        if (count == 0) first = recorded.range;
        if (++count <= most_named) append(named, subject);
      }
    };
    look(dossier_.data);
    for (const auto& each : dossier_.levels) look(each.second);
    if (count > most_named) named += ", …";
    if (count > 0) say(Code::A505, first, {std::to_string(count), named}, "", "");
  }

  template <class Do>
  void each_data(Do look) const {
    look(dossier_.data.requirements);
    for (const auto& [name, data] : dossier_.levels) look(data.requirements);
    for (const Site& site : dossier_.sites) look(site.requirements);
  }

  /// Only where requirements are recorded at all: results of whole criteria have no place for a code.
  void evidence_not_cited() {
    const EvidenceIndex index(dossier_.evidence);
    std::vector<bool> is_cited(dossier_.evidence.size());
    bool has_requirements = false;
    each_data([&](const std::map<std::string, RecordedVerdict>& requirements) {
      has_requirements = has_requirements || !requirements.empty();
      for (const auto& [subject, recorded] : requirements)
        for (const std::string& code : recorded.evidence)
          if (const auto item = index.find(code)) is_cited[*item] = true;
    });
    if (!has_requirements) return;
    std::vector<const Evidence*> left;
    for (std::size_t i = 0; i < is_cited.size(); ++i)
      if (!is_cited[i]) left.push_back(&dossier_.evidence[i]);
    say_of_items(Code::A516, left, {});
  }

  /// What counted when the school year was closed and does not on the day asked about.
  void evidence_expired_since() {
    const Date closed = cut_off(assessment_.parts.front().inputs.last_school_year, assessment_.as_of);
    std::vector<const Evidence*> expired;
    for (const Evidence& each : dossier_.evidence)
      if (each.expires && !(*each.expires < closed) && *each.expires < assessment_.as_of) expired.push_back(&each);
    say_of_items(Code::A517, expired, to_vietnamese(closed));
  }

  void say_of_items(Code code, const std::vector<const Evidence*>& items, const std::string& day) {
    if (items.empty()) return;
    std::string named;
    for (std::size_t i = 0; i < items.size() && i < most_named; ++i) append(named, items[i]->code);
    if (items.size() > most_named) named += ", …";
    std::vector<std::string> arguments{std::to_string(items.size())};
    if (!day.empty()) arguments.push_back(day);
    arguments.push_back(named);
    say(code, items.front()->range, std::move(arguments), "", "");
  }

  void procedure(const LevelAssessment& part) {
    for (std::size_t i = 0; i < book_.checks.size(); ++i)
      if (part.values[program_.checks[i].value].verdict == Verdict::not_met)
        say(Code::A508, nowhere, {book_.checks[i].name, book_.checks[i].text}, book_.checks[i].name,
            book_.checks[i].origin.cite);
  }

  /// Verdicts that were computed or given on text nobody has checked; once for each criterion, fact and rating.
  void unverified(const LevelAssessment& part) {
    std::set<std::string> said;
    for (const CellId cell : program_.unverified) {
      const CellSubject& subject = program_.subjects[cell.value];
      if (!said_in(part, cell) || program_[cell].op == CellOp::constant) continue;  // nothing is asked
      if (subject.kind == SubjectKind::condition) continue;                         // said with its recognition
      const char* const kind = word_of(subject.kind);
      const bool is_whole = kind != nullptr && subject.kind != SubjectKind::degree;
      const std::string about = is_whole ? subject.name : std::string(criterion_of(subject.name));
      if (!said.insert(about).second) continue;
      if (subject.kind == SubjectKind::fact)
        say(Code::A510, nowhere, {about, subject.origin->unverified}, about, subject.origin->cite);
      else if (kind != nullptr)
        say(Code::A511, nowhere, {kind, about, subject.origin->unverified}, about, subject.origin->cite);
      else
        say(Code::A509, nowhere, {about, subject.origin->unverified}, about, subject.origin->cite);
    }
  }

  /// What is no part of a criterion, in a word.
  static const char* word_of(SubjectKind kind) {
    switch (kind) {
      case SubjectKind::fact:
        return "@data_fact";
      case SubjectKind::definition:
        return "@word_definition";
      case SubjectKind::standard_reached:
        return "@word_standard";
      case SubjectKind::school_level:
        return "@school_rating";
      case SubjectKind::degree:
        return "@word_recognition";
      case SubjectKind::check:
        return "@word_check";
      default:
        return nullptr;
    }
  }

  /// A figure that is there, or a verdict that is more than unknown.
  static bool said_in(const LevelAssessment& part, CellId cell) {
    const Value& value = part.values[cell.value];
    return value.unknown == Unknown::no && value.verdict != Verdict::not_applicable;
  }

  const Program& program_;
  const Rulebook& book_;
  const Dossier& dossier_;
  const Assessment& assessment_;
  Profile profile_;
  Diagnostics found_;
};

}  // namespace

Diagnostics find(const Program& program, const Rulebook& rulebook, const Dossier& dossier, const Assessment& assessment,
                 Profile profile) {
  return Finder(program, rulebook, dossier, assessment, profile).find();
}

}  // namespace chuan
