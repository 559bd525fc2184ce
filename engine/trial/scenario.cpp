// SPDX-License-Identifier: MIT
// Reads the givens of a rule test in order: a later line overrides an earlier one.
#include "trial/scenario.hpp"

#include <algorithm>

#include "chuan/address.hpp"
#include "diagnostic/code.hpp"
#include "source/names.hpp"

namespace chuan::trial {
namespace {

using ast::Clause;
using C = ast::ClauseKind;
using K = ast::Keyword;

constexpr int years_filled = 20;  // "mọi năm" means as many as any series may ask for

class Reader {
 public:
  Reader(const Clause& test_case, const Rulebook& book, Scenario& scenario, Diagnostics& diagnostics)
      : test_case_(test_case), book_(book), scenario_(scenario), diagnostics_(diagnostics) {}

  bool read() {
    Dossier& dossier = scenario_.dossier;
    dossier.name = test_case_.text->text;
    dossier.date = test_case_.date;
    dossier.data.facts.resize(book_.facts.size());
    last_year_ = last_completed_school_year(*test_case_.date);
    for (const Clause& clause : test_case_.children)
      if (clause.kind == C::given_year) read_year(clause);
    for (const Clause& clause : test_case_.children) read(clause);
    return ok_;
  }

 private:
  void say(Code code, SourceRange range, std::vector<std::string> arguments) {
    diagnostics_.push_back({code, range, std::move(arguments), {}, {}, {}});
    ok_ = false;
  }

  void read_year(const Clause& clause) {
    const auto year = parse_school_year(clause.name.text);
    if (!year) return say(Code::A413, clause.range, {clause.name.text});
    last_year_ = *year;
    scenario_.dossier.school_year = year;
  }

  void read(const Clause& clause) {
    LevelData& data = scenario_.dossier.data;
    switch (clause.kind) {
      case C::given_school:
        read_school(clause);
        break;
      case C::given_level:
        scenario_.educational_level = clause.name.text;
        if (std::none_of(book_.educational_levels.begin(), book_.educational_levels.end(),
                         [&](const auto& level) { return level.first == clause.name.text; }))
          say(Code::A226, clause.name.range, {clause.name.text});
        break;
      case C::given_value:
        read_value(clause);
        break;
      case C::given_result:
        if (const Criterion* criterion = criterion_named(clause.name))
          data.results[criterion->id] = {clause.number, clause.range};
        break;
      case C::given_results:
        read_results(clause);
        break;
      case C::given_requirements:
        for (const std::string& subject : attested_in(clause)) data.requirements[subject] = recorded(clause);
        break;
      case C::given_requirement:
        if (const std::string subject = known_subject(clause.name); !subject.empty())
          data.requirements[subject] = recorded(clause);
        break;
      case C::sweep:
        scenario_.swept = attested_in(clause);
        scenario_.swept_verdict = clause.verdict;
        if (scenario_.swept.empty()) say(Code::A320, clause.range, {clause.name.text, book_.circular});
        break;
      case C::given_recognition: {
        RecordedRecognition recognition;
        recognition.id = fold(clause.name.text);
        if (std::none_of(book_.recognitions.begin(), book_.recognitions.end(),
                         [&](const Recognition& each) { return each.id == recognition.id; }))
          say(Code::A320, clause.name.range, {clause.name.text, book_.circular});
        recognition.degree = clause.number;
        recognition.date = *clause.date;
        if (!clause.names.empty()) recognition.circular = clause.names.front().text;
        recognition.range = clause.range;
        scenario_.dossier.recognitions.push_back(std::move(recognition));
        break;
      }
      case C::expectation:
        scenario_.expectations.push_back(&clause);
        break;
      default:
        break;
    }
  }

  static RecordedVerdict recorded(const Clause& clause) { return {clause.verdict, {"tình huống"}, {}, clause.range}; }

  void read_school(const Clause& clause) {
    const auto known = std::any_of(book_.kinds.begin(), book_.kinds.end(),
                                   [&](const SchoolKind& kind) { return kind.name == clause.name.text; });
    if (!known) return say(Code::A225, clause.name.range, {clause.name.text});
    scenario_.dossier.kind = clause.name.text;
    for (std::size_t i = 0; i < clause.names.size(); ++i) {
      const Fact* fact = fact_named(clause.names[i]);
      if (fact == nullptr) continue;
      if (fact->type != FactType::yes_no) {
        say(Code::A321, clause.names[i].range, {fact->name});
        continue;
      }
      store(*fact, {FactValue(!clause.negated[i])}, fact->yearly, clause.range);
    }
  }

  const Fact* fact_named(const ast::Name& name) {
    for (const Fact& fact : book_.facts)
      if (fact.name == name.text) return &fact;
    std::vector<std::string> known;
    for (const Fact& fact : book_.facts) known.push_back(fact.name);
    if (const auto suggestion = nearest(name.text, known))
      say(Code::A202, name.range, {name.text, *suggestion});
    else
      say(Code::A201, name.range, {name.text});
    return nullptr;
  }

  const Criterion* criterion_named(const ast::Name& name) {
    for (const Criterion& criterion : book_.criteria)
      if (criterion.id == name.text) return &criterion;
    say(Code::A214, name.range, {"@data_criterion", name.text});
    return nullptr;
  }

  std::optional<FactValue> value_of(const Fact& fact, const ast::Expr& value) {
    if (fact.type == FactType::yes_no && value.kind == ast::ExprKind::negate) return FactValue(false);
    if (fact.type == FactType::yes_no && (value.name.text == "có" || value.name.text == "yes")) return FactValue(true);
    const bool enumerated = fact.type == FactType::scale || fact.type == FactType::choice;
    if (enumerated && value.kind == ast::ExprKind::name) {
      const auto found = std::find(fact.choices.begin(), fact.choices.end(), value.name.text);
      if (found != fact.choices.end()) return FactValue(Number(found - fact.choices.begin()));
    }
    if (fact.type == FactType::date && value.kind == ast::ExprKind::date)
      return FactValue(Number(std::chrono::sys_days(value.date).time_since_epoch().count()));
    const bool percent = fact.type == FactType::percent;
    const bool numeric =
        percent || fact.type == FactType::count || fact.type == FactType::number || fact.type == FactType::money;
    if (numeric && value.kind == ast::ExprKind::number && value.percent == percent) return FactValue(value.number);
    say(Code::A321, value.range, {fact.name});
    return std::nullopt;
  }

  void read_value(const Clause& clause) {
    const Fact* fact = fact_named(clause.name);
    if (fact == nullptr) return;
    std::vector<FactValue> values;
    for (const ast::Expr& value : clause.values) {
      const auto read = value_of(*fact, value);
      if (!read) return;
      values.push_back(*read);
    }
    if (!fact->yearly && (values.size() > 1 || clause.yearly)) return say(Code::A322, clause.range, {fact->name});
    store(*fact, values, clause.yearly, clause.range);
  }

  /// One value, the same for every year, or one a year with the last year last.
  void store(const Fact& fact, const std::vector<FactValue>& values, bool every_year, SourceRange range) {
    FactValues& stored = scenario_.dossier.data.facts[static_cast<std::size_t>(&fact - book_.facts.data())].emplace();
    stored.range = range;
    if (every_year) {
      for (int back = 0; back < years_filled; ++back) stored.by_year[last_year_ - back] = values.front();
    } else if (values.size() > 1) {
      int year = last_year_ - static_cast<int>(values.size()) + 1;
      for (const FactValue& value : values) stored.by_year[year++] = value;
    } else {
      stored.single = values.front();
    }
  }

  void read_results(const Clause& clause) {
    bool any = false;
    for (const Criterion& criterion : book_.criteria) {
      const auto& sections = criterion.in_group ? book_.groups : book_.standards;
      const bool in_scope = clause.word == K::none ? !criterion.in_group
                                                   : criterion.in_group == (clause.word == K::group) &&
                                                         sections[criterion.standard.value].id == clause.name.text;
      if (!in_scope) continue;
      any = true;
      scenario_.dossier.data.results[criterion.id] = {std::min(clause.number, criterion.highest()), clause.range};
    }
    if (!any)
      say(Code::A214, clause.name.range,
          {clause.word == K::group ? "@word_group" : "@word_standard", clause.name.text});
  }

  std::vector<std::string> attested_in(const Clause& clause) {
    std::vector<std::string> subjects;
    if (!clause.name.empty() && criterion_named(clause.name) == nullptr) return subjects;
    each_requirement(book_,
                     [&](const Criterion& criterion, const CriterionLevel& level, const Requirement& requirement) {
                       if (!clause.name.empty() && criterion.id != clause.name.text) return;
                       if (clause.number > 0 && level.number != clause.number) return;
                       if (requirement.kind != RequirementKind::computed) subjects.push_back(requirement.subject());
                     });
    return subjects;
  }

  /// The address as the program knows it: an exception's row is its requirement's.
  std::string known_subject(const ast::Name& name) {
    std::string found;
    each_requirement(book_, [&](const Criterion&, const CriterionLevel&, const Requirement& requirement) {
      for (const RequirementRow& row : requirement.rows)
        if (is_below(name.text, row.subject))
          found = name.text.find('+') == std::string::npos ? requirement.subject() : name.text;
    });
    if (found.empty()) say(Code::A320, name.range, {name.text, book_.circular});
    return found;
  }

  const Clause& test_case_;
  const Rulebook& book_;
  Scenario& scenario_;
  Diagnostics& diagnostics_;
  int last_year_ = 0;
  bool ok_ = true;
};

}  // namespace

bool read(const ast::Clause& test_case, const Rulebook& rulebook, Scenario& scenario, Diagnostics& diagnostics) {
  return Reader(test_case, rulebook, scenario, diagnostics).read();
}

}  // namespace chuan::trial
