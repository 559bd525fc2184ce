// SPDX-License-Identifier: MIT
// Rating, recognitions and rules about procedure; the order in which a circular is checked.
#include <algorithm>

#include "check/checker.hpp"
#include "source/names.hpp"
#include "syntax/parse.hpp"

namespace chuan::check {

using ast::Clause;
using C = ast::ClauseKind;
using K = ast::Keyword;

namespace {

Period period_of(const Clause& clause, Origin origin) {
  Period period;
  period.count = clause.number;
  period.unit = clause.word == K::months ? Period::Unit::months
                : clause.word == K::days ? Period::Unit::days
                                         : Period::Unit::years;
  period.origin = std::move(origin);
  return period;
}

Transition transition_of(const Clause& clause, Origin origin) {
  return {clause.text ? clause.text->text : "", clause.name.text, clause.from, clause.to, std::move(origin)};
}

}  // namespace

void Checker::check_rating() {
  std::vector<const Clause*> levels;
  for (const Clause& clause : circular_.children) {
    if (clause.kind != C::rating) continue;
    book_.rating_origin = origin_of(clause);
    for (const Clause& level : clause.children)
      if (level.kind == C::rating_level) levels.push_back(&level);
  }
  const auto origin_of_level = [this](const Clause& level) {
    Origin origin = origin_of(level);
    if (origin.unverified.empty()) take_doubt(origin, book_.rating_origin);
    return origin;
  };
  if (levels.empty() && !is_reference_ && !lacks({C::circular, C::rating}))
    say(Code::A314, circular_.name.range, {book_.circular});
  for (const Clause* level : levels) {
    const auto& known = book_.rating;
    if (level->broken && level->number == 0) continue;
    if (!known.empty() && level->number == known.back().number)
      say(Code::A304, level->range, {"mức " + std::to_string(level->number)},
          {{Code::A290, known.back().origin.range, {}, {}, {}, {}}});
    else if (!known.empty() && level->number < known.back().number)
      say(Code::A306, level->range,
          {std::to_string(level->number), std::to_string(known.back().number), "@word_level"});
    book_.rating.push_back({level->number, {}, printed(level->expr), origin_of_level(*level)});
  }
  std::erase_if(levels, [](const Clause* level) { return level->broken && level->number == 0; });
  for (std::size_t i = 0; i < levels.size(); ++i) {
    rating_level_ = levels[i]->number;
    book_.rating[i].expression = condition(levels[i]->expr);
  }
  rating_level_ = 0;
}

void Checker::check_order(const Clause& degree, const std::vector<Degree>& before) {
  if (before.empty() || degree.number > before.back().number) return;
  const std::string number = std::to_string(degree.number);
  if (degree.number == before.back().number)
    say(Code::A304, degree.range, {std::string(syntax::spelling(degree.word, Language::vi)) + " " + number},
        {{Code::A290, before.back().origin.range, {}, {}, {}, {}}});
  else
    say(Code::A306, degree.range,
        {number, std::to_string(before.back().number),
         degree.word == K::accreditation_degree ? "@word_grade" : "@word_degree"});
}

void Checker::check_recognitions() {
  for (const Clause& clause : circular_.children) {
    if (clause.kind != C::recognition) continue;
    Recognition recognition;
    recognition.name = clause.name.text;
    recognition.id = fold(clause.name.text);
    recognition.label = clause.text ? clause.text->text : "";
    recognition.origin = origin_of(clause);
    for (const ast::Name& kind : clause.names)
      if (known_kind(kind)) recognition.kinds.push_back(kind.text);
    const auto& known = book_.recognitions;
    const auto twice =
        std::find_if(known.begin(), known.end(), [&](const Recognition& each) { return each.id == recognition.id; });
    if (twice != known.end() && !clause.name.empty())
      say(Code::A220, clause.name.range, {recognition.name}, {{Code::A290, twice->origin.range, {}, {}, {}, {}}});
    for (const Clause& part : clause.children) {
      const Origin origin = origin_of(part);
      switch (part.kind) {
        case C::condition:
          recognition.conditions.push_back({condition(part.expr), printed(part.expr), origin});
          break;
        case C::degree:
          if (part.broken && part.number == 0) break;
          check_order(part, recognition.degrees);
          if (!recognition.degree_word.empty() && recognition.degree_word != syntax::spelling(part.word, Language::vi))
            say(Code::A323, part.range, {recognition.name});
          recognition.degree_word = std::string(syntax::spelling(part.word, Language::vi));
          recognition.degrees.push_back({part.number, condition(part.expr), printed(part.expr), origin});
          break;
        case C::validity:
          recognition.validity = period_of(part, origin);
          break;
        case C::renewal_lead:
          recognition.renewal_lead = period_of(part, origin);
          break;
        case C::waiting:
          recognition.waiting = period_of(part, origin);
          break;
        case C::equivalent:
          for (const Equivalence& other : recognition.equivalences)
            if (other.circular == part.name.text && other.old_degree == part.upper)
              say(Code::A304, part.range, {"`" + syntax::print_line(part, Language::vi) + "`"},
                  {{Code::A290, other.origin.range, {}, {}, {}, {}}});
          recognition.equivalences.push_back({part.name.text, part.upper, part.number, origin});
          break;
        case C::keeps_expiry:
          recognition.keeps_stated_expiry_before = part.date;
          break;
        default:
          break;
      }
    }
    for (const Equivalence& each : recognition.equivalences)
      if (!syntax::has_broken(clause) &&
          std::none_of(recognition.degrees.begin(), recognition.degrees.end(),
                       [&](const Degree& degree) { return degree.number == each.degree; }))
        say(Code::A315, each.origin.range, {recognition.name, recognition.degree_word, std::to_string(each.degree)});
    if (recognition.degrees.empty() && !clause.broken) say(Code::A312, clause.name.range, {recognition.name});
    book_.recognitions.push_back(std::move(recognition));
  }
}

void Checker::check_procedure() {
  for (const Clause& clause : circular_.children) {
    if (clause.kind == C::check) {
      const auto& known = book_.checks;
      const auto twice = std::find_if(known.begin(), known.end(),
                                      [&](const ProcedureCheck& each) { return each.name == clause.name.text; });
      if (twice != known.end() && !clause.name.empty())
        say(Code::A220, clause.name.range, {clause.name.text}, {{Code::A290, twice->origin.range, {}, {}, {}, {}}});
      book_.checks.push_back(
          {clause.name.text, clause.text->text, condition(clause.expr), printed(clause.expr), origin_of(clause)});
    }
    if (clause.kind == C::transition) book_.transitions.push_back(transition_of(clause, origin_of(clause)));
    if (clause.kind == C::advisory) book_.advisory = transition_of(clause, origin_of(clause));
  }
}

std::optional<Rulebook> check(const Clause& circular, Date as_of, Diagnostics& diagnostics) {
  Diagnostics said;
  Checker checker(circular, as_of, said);
  checker.check_header();
  checker.declare_facts();
  checker.declare_structure();
  checker.check_definitions();
  checker.check_requirements();
  checker.check_levels();
  checker.check_cycles();
  checker.check_rating();
  checker.check_recognitions();
  checker.check_procedure();
  if (!has_errors(said)) checker.warn_unused();
  const bool failed = has_errors(said) || syntax::has_broken(circular);
  diagnostics.insert(diagnostics.end(), said.begin(), said.end());
  if (failed) return std::nullopt;
  return std::move(checker.book());
}

}  // namespace chuan::check
