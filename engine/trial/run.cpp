// SPDX-License-Identifier: MIT
// Runs every `tình huống` of the law and says what failed.
#include <algorithm>
#include <map>

#include "chuan/address.hpp"
#include "chuan/assessment.hpp"
#include "chuan/law.hpp"
#include "diagnostic/code.hpp"
#include "law/law_data.hpp"
#include "source/names.hpp"
#include "syntax/parse.hpp"
#include "trial/coverage.hpp"
#include "trial/scenario.hpp"

namespace chuan {
namespace {

using ast::Clause;
using K = ast::Keyword;

std::string word(Verdict verdict) {
  constexpr const char* words[] = {"không đạt", "chưa rõ", "đạt", "không áp dụng"};
  return words[static_cast<std::size_t>(verdict)];
}

std::string text(Interval levels) {
  if (levels.is_closed()) return "mức " + std::to_string(levels.at_least);
  return "từ mức " + std::to_string(levels.at_least) + " đến mức " + std::to_string(levels.at_most);
}

/// One rulebook with its program; kept because the program points into the rulebook.
struct Subjects {
  explicit Subjects(Rulebook loaded) : book(std::move(loaded)), program(lower(book)) {
    for (std::uint32_t i = 0; i < program.subjects.size(); ++i) {
      const CellSubject& subject = program.subjects[i];
      if (subject.kind == SubjectKind::requirement || subject.kind == SubjectKind::indicator ||
          subject.kind == SubjectKind::criterion_level)
        cells[subject.name] = CellId{i};
    }
    trial::each_requirement(book, [&](const Criterion&, const CriterionLevel&, const Requirement& requirement) {
      for (const RequirementRow& row : requirement.rows)
        if (const auto found = cells.find(requirement.subject()); found != cells.end())
          cells.emplace(row.subject, found->second);
    });
  }
  Subjects(const Subjects&) = delete;
  Subjects& operator=(const Subjects&) = delete;

  Rulebook book;
  Program program;
  std::map<std::string, CellId> cells;
};

class Judge {
 public:
  Judge(const Subjects& subjects, const Dossier& dossier, const Assessment& assessment,
        std::vector<std::string>& failures)
      : subjects_(subjects), dossier_(dossier), assessment_(assessment), failures_(failures) {}

  void judge(const Clause& clause) {
    switch (clause.word) {
      case K::school:
        levels(clause, assessment_.level, "trường");
        break;
      case K::criterion:
        criterion(clause);
        break;
      case K::recognition:
        recognition(clause);
        break;
      case K::check:
        procedure(clause);
        break;
      case K::evidence_code:
        evidence_code(clause);
        break;
      case K::warns:
      case K::does_not_warn:
        warning(clause);
        break;
      default:
        address(clause);
    }
  }

 private:
  void fail(const Clause& clause, const std::string& found) {
    std::string line = syntax::print(clause, Language::vi);
    while (!line.empty() && line.back() == '\n') line.pop_back();
    failures_.push_back(line + " — nhưng là: " + found);
  }

  void levels(const Clause& clause, Interval found, const std::string&) {
    if (found != Interval{clause.number, clause.upper}) fail(clause, text(found));
  }

  void criterion(const Clause& clause) {
    for (std::size_t i = 0; i < subjects_.book.criteria.size(); ++i)
      if (subjects_.book.criteria[i].id == clause.name.text) return levels(clause, assessment_.criteria[i], "tiêu chí");
    fail(clause, "không có tiêu chí này");
  }

  void verdict(const Clause& clause, CellId cell) {
    const Verdict found = assessment_.parts.front().values[cell.value].verdict;
    if (found != clause.verdict) fail(clause, word(found));
  }

  void address(const Clause& clause) {
    const auto found = subjects_.cells.find(clause.name.text);
    if (found == subjects_.cells.end()) return fail(clause, "không có địa chỉ này");
    verdict(clause, found->second);
  }

  void procedure(const Clause& clause) {
    for (std::size_t i = 0; i < subjects_.book.checks.size(); ++i)
      if (subjects_.book.checks[i].name == clause.name.text) return verdict(clause, subjects_.program.checks[i]);
    fail(clause, "không có điều kiểm tra này");
  }

  void warning(const Clause& clause) {
    const bool is_said = std::any_of(assessment_.findings.begin(), assessment_.findings.end(),
                                     [&](const Diagnostic& each) { return name(each.code) == clause.name.text; });
    if (is_said != (clause.word == K::warns)) fail(clause, is_said ? "có cảnh báo" : "không có cảnh báo");
  }

  void evidence_code(const Clause& clause) {
    const bool accepted = parse_evidence_code(clause.text->text, subjects_.book.evidence_code).has_value();
    if (accepted != (clause.verdict == Verdict::met)) fail(clause, accepted ? "hợp lệ" : "không hợp lệ");
  }

  void recognition(const Clause& clause) {
    const std::string id = fold(clause.name.text);
    if (clause.old_word == K::upgrade || clause.old_word == K::expires || clause.old_word == K::renew_by)
      return dates(clause, id);
    for (const RecognitionResult& result : assessment_.recognitions) {
      if (result.id != id) continue;
      if (clause.old_word == K::condition) {
        if (result.conditions != clause.verdict) fail(clause, word(result.conditions));
        return;
      }
      const Interval given{result.conditions == Verdict::met ? result.degree.at_least : 0,
                           result.conditions == Verdict::not_met ? 0 : result.degree.at_most};
      if (given != Interval{clause.number, clause.number})
        fail(clause,
             std::string(syntax::spelling(clause.old_word, Language::vi)) + " " +
                 (given.is_closed() ? std::to_string(given.at_least)
                                    : std::to_string(given.at_least) + " đến " + std::to_string(given.at_most)));
      return;
    }
    if (clause.number != 0 || clause.old_word == K::condition) fail(clause, "không được xét công nhận này");
  }

  void dates(const Clause& clause, const std::string& id) {
    std::optional<Date> found;
    for (const RecognitionDates& each : recognition_dates(subjects_.book, dossier_))
      if (each.id == id)
        found = clause.old_word == K::upgrade   ? each.upgrade_from
                : clause.old_word == K::expires ? each.expires
                                                : each.renew_by;
    if (found != clause.date) fail(clause, found ? to_vietnamese(*found) : "không có ngày");
  }

  const Subjects& subjects_;
  const Dossier& dossier_;
  const Assessment& assessment_;
  std::vector<std::string>& failures_;
};

/// Whether an expectation speaks of the requirement or of something that contains it.
bool speaks_of(const Clause& expectation, const Requirement& requirement) {
  if (expectation.word != K::criterion && expectation.word != K::level && expectation.word != K::indicator &&
      expectation.word != K::requirement)
    return false;
  const std::string& asked = expectation.name.text;
  for (const RequirementRow& row : requirement.rows)
    if (is_below(row.subject, asked)) return true;
  return false;
}

class Trials {
 public:
  Trials(const Law& law, Diagnostics& diagnostics) : law_(law), diagnostics_(diagnostics) {}

  TrialResult run() {
    for (const ast::Document& document : law_.data().documents)
      for (const Clause& clause : document.root.children)
        if (clause.kind == ast::ClauseKind::test_case && !syntax::has_broken(clause)) run(clause);
    add_untested_texts();
    for (const auto& [circular, exercise] : exercises_) result_.coverage.push_back(exercise.result());
    return std::move(result_);
  }

 private:
  /// What no rule test has touched counts as well: every text and annex of every circular that has rule tests.
  void add_untested_texts() {
    for (const CircularHeader& header : law_.circulars()) {
      const auto exercise = exercises_.find(header.number);
      if (exercise == exercises_.end()) continue;
      for (const Date date : law_.texts(header.number))
        for (const std::string& kind : kinds_apart(header))
          if (const Subjects* subjects = subjects_for({{}, header.number}, date, kind))
            exercise->second.add(subjects->book);
    }
  }

  const Subjects* subjects_for(const ast::Name& name, Date date, const std::string& kind) {
    const std::string& circular = name.text;
    const std::string key = circular + " " + to_iso(date) + " " + kind;
    const auto known = subjects_.find(key);
    if (known != subjects_.end()) return known->second.get();
    Diagnostics said;
    auto book = law_.rulebook(circular, date, said, kind);
    for (Diagnostic& each : said) {
      if (book && severity(each.code) != Severity::error) continue;
      if (each.code == Code::A604) each.range = name.range;
      diagnostics_.push_back(std::move(each));
    }
    auto& slot = subjects_[key];
    if (book) slot = std::make_unique<Subjects>(std::move(*book));
    return slot.get();
  }

  void run(const Clause& clause) {
    CaseResult outcome{clause.text->text, clause.name.text, *clause.date, clause.range, 0, {}};
    std::string kind;
    for (const Clause& given : clause.children)
      if (given.kind == ast::ClauseKind::given_school) kind = given.name.text;
    const Subjects* subjects = subjects_for(clause.name, *clause.date, kind);
    if (subjects == nullptr) return;
    trial::Scenario scenario;
    if (!trial::read(clause, subjects->book, scenario, diagnostics_)) return;
    Dossier& dossier = scenario.dossier;
    if (!scenario.educational_level.empty())
      dossier.levels[scenario.educational_level].facts.resize(subjects->book.facts.size());
    if (scenario.swept.empty()) run_once(*subjects, scenario, dossier, outcome);
    for (const std::string& subject : scenario.swept) {
      Dossier changed = dossier;
      changed.data.requirements[subject] = {scenario.swept_verdict, {"tình huống"}, {}, clause.range};
      const std::size_t failed_before = outcome.failures.size();
      run_once(*subjects, scenario, changed, outcome);
      for (std::size_t i = failed_before; i < outcome.failures.size(); ++i)
        outcome.failures[i] = "lần lượt " + subject + ": " + outcome.failures[i];
    }
    if (scenario.expectations.empty()) outcome.failures.push_back("tình huống không mong đợi điều gì");
    result_.cases.push_back(std::move(outcome));
  }

  void run_once(const Subjects& subjects, const trial::Scenario& scenario, const Dossier& dossier,
                CaseResult& outcome) {
    ++outcome.runs;
    const Assessment assessment = assess(subjects.program, subjects.book, dossier, *dossier.date);
    Judge judge(subjects, dossier, assessment, outcome.failures);
    for (const Clause* expectation : scenario.expectations) judge.judge(*expectation);
    trial::Exercise& exercise = exercises_[subjects.book.circular];
    exercise.add(subjects.book);
    const LevelAssessment& part = assessment.parts.front();
    for (const Clause* expectation : scenario.expectations) {
      if (expectation->word == K::school) exercise.note_school(subjects.book, part, subjects.program);
      if (expectation->word == K::recognition)
        exercise.note_recognition(subjects.book, expectation->name.text, part, subjects.program);
    }
    trial::each_requirement(subjects.book, [&](const Criterion&, const CriterionLevel&,
                                               const Requirement& requirement) {
      const auto spoken = [&](const Clause* expectation) { return speaks_of(*expectation, requirement); };
      if (std::none_of(scenario.expectations.begin(), scenario.expectations.end(), spoken)) return;
      const auto cell = subjects.cells.find(requirement.subject());
      if (cell == subjects.cells.end()) return;
      exercise.note(subjects.book, requirement, part.values[cell->second.value].verdict, part.inputs, subjects.program);
    });
  }

  const Law& law_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::unique_ptr<Subjects>> subjects_;
  std::map<std::string, trial::Exercise> exercises_;
  TrialResult result_;
};

}  // namespace

TrialResult run_trials(const Law& law, Diagnostics& diagnostics) { return Trials(law, diagnostics).run(); }

}  // namespace chuan
