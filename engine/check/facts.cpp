// SPDX-License-Identifier: MIT
// The circular's header, its facts and its definitions.
#include <algorithm>

#include "check/checker.hpp"
#include "check/expressions.hpp"
#include "syntax/parse.hpp"

namespace chuan::check {

using ast::Clause;
using C = ast::ClauseKind;
using K = ast::Keyword;

std::string printed(const ast::Expr& expr) { return syntax::print(expr, Language::vi); }

namespace {

Confidence confidence_of(K word) {
  switch (word) {
    case K::original_text:
      return Confidence::original;
    case K::two_sources:
      return Confidence::two_sources;
    case K::one_source:
      return Confidence::one_source;
    case K::inferred:
      return Confidence::inferred;
    case K::conflicting:
      return Confidence::conflicting;
    default:
      return Confidence::unchecked;
  }
}

/// The weakest kind counts; a bare doubt unsettles the original text, and beside the others only adds its reason.
void add_confidence(const Clause& remark, Origin& origin) {
  const Confidence said = confidence_of(remark.word);
  const bool is_bare = said == Confidence::unchecked;
  if (origin.confidence == Confidence::unstated)
    origin.confidence = said;
  else if (is_bare && origin.confidence == Confidence::original)
    origin.confidence = said;
  else if (!is_bare && origin.confidence == Confidence::unchecked && said != Confidence::original)
    origin.confidence = said;
  else if (!is_bare && origin.confidence != Confidence::unchecked)
    origin.confidence = std::max(origin.confidence, said);
  for (const ast::Name& source : remark.names) origin.sources.push_back(source.text);
  const std::string doubt = syntax::doubt_text(remark);
  if (!doubt.empty()) origin.unverified += (origin.unverified.empty() ? "" : "; ") + doubt;
}

}  // namespace

Origin remarks_of(const Clause& clause) {
  Origin origin;
  origin.range = clause.range;
  origin.cite = syntax::cite_text(clause);
  for (const Clause& child : clause.children) {
    if (child.kind == C::unverified) add_confidence(child, origin);
    if (child.kind == C::note) origin.note += (origin.note.empty() ? "" : "; ") + child.text->text;
  }
  return origin;
}

Origin Checker::origin_of(const Clause& clause) const {
  Origin origin = remarks_of(clause);
  origin.circular = clause.amended_by.empty() ? circular_.name.text : clause.amended_by;
  return origin;
}

ExpressionId Checker::condition(const ast::Expr& expr) {
  if (expr.empty()) return {};
  const Typed typed = ExpressionChecker(*this).check(expr);
  if (typed.ok && typed.type.is_number) say(Code::A207, expr.range);
  return typed.ok && !typed.type.is_number ? typed.id : ExpressionId{};
}

void Checker::note_broken(const Clause& clause) {
  if (clause.broken) broken_.insert(clause.kind);
  for (const Clause& child : clause.children) note_broken(child);
}

bool Checker::lacks(std::initializer_list<C> kinds) const {
  return std::any_of(kinds.begin(), kinds.end(), [this](C kind) { return broken_.count(kind) > 0; });
}

void Checker::check_header() {
  book_.circular = circular_.name.text;
  if (circular_.text) book_.title = circular_.text->text;
  book_.origin = origin_of(circular_);
  std::optional<Date> issued, effective;
  SourceRange effective_range;
  for (const Clause& clause : circular_.children) {
    if (clause.kind == C::issued) issued = clause.date;
    if (clause.kind == C::effective) {
      effective = clause.date;
      effective_range = clause.range;
    }
    if (clause.kind == C::ends) book_.ends = clause.date;
    if (clause.kind == C::educational_level) book_.educational_levels.emplace_back(clause.name.text, clause.text->text);
    if (clause.kind == C::evidence_code && !clause.broken) {
      book_.evidence_code = clause.text->text;
      if (book_.evidence_code.find("{tiêu_chí}") == std::string::npos)
        say(Code::A313, clause.text->range, {"{tiêu_chí}"});
      if (book_.evidence_code.find("{số") == std::string::npos) say(Code::A313, clause.text->range, {"{số:2}"});
    }
  }
  for (const Clause& clause : circular_.children) {
    if (clause.kind != C::school_kind) continue;
    SchoolKind kind{clause.name.text, clause.text->text, {}};
    for (const ast::Name& level : clause.names) {
      const auto& known = book_.educational_levels;
      const auto is_it = [&](const auto& each) { return each.first == level.text || each.first.empty(); };
      if (std::none_of(known.begin(), known.end(), is_it) && !circular_.broken)
        say(Code::A226, level.range, {level.text});
      kind.educational_levels.push_back(level.text);
    }
    book_.kinds.push_back(std::move(kind));
  }
  std::map<std::string, const Clause*> annex_of;
  for (const Clause& clause : circular_.children) {
    if (clause.kind == C::reference_only) is_reference_ = true;
    if (clause.kind != C::annex) continue;
    for (const ast::Name& kind : clause.names) {
      known_kind(kind);
      const auto [first, fresh] = annex_of.emplace(kind.text, &clause);
      if (!fresh)
        say(Code::A229, kind.range, {kind.text, first->second->name.text, clause.name.text},
            {{Code::A290, first->second->range, {}, {}, {}, {}}});
    }
    if (!clause.mandatory) continue;
    book_.annex = clause.name.text;
    if (clause.text) book_.annex_title = clause.text->text;
    if (Origin own = origin_of(clause); own.confidence != Confidence::unstated) book_.origin = std::move(own);
  }
  for (const Clause& clause : circular_.children)
    if (clause.kind == C::applies_to)
      for (const ast::Name& kind : clause.names) {
        if (!known_kind(kind)) continue;
        book_.applies_to.push_back(kind.text);
        if (!annex_of.empty() && annex_of.count(kind.text) == 0 && !lacks({C::circular, C::annex}))
          say(Code::A610, kind.range, {book_.circular, kind.text});
      }
  if (!issued && !lacks({C::circular, C::issued})) say(Code::A302, circular_.name.range, {book_.circular, "@issued"});
  if (!effective && !lacks({C::circular, C::effective}))
    say(Code::A302, circular_.name.range, {book_.circular, "@effective"});
  const bool has_applies_to = std::any_of(circular_.children.begin(), circular_.children.end(),
                                          [](const Clause& clause) { return clause.kind == C::applies_to; });
  if (!has_applies_to && !is_reference_ && !lacks({C::circular}))
    say(Code::A302, circular_.name.range, {book_.circular, "@applies_to"});
  if (issued && effective && std::chrono::sys_days(*effective) < std::chrono::sys_days(*issued))
    say(Code::A303, effective_range, {to_vietnamese(*issued), to_vietnamese(*effective)});
  if (issued) book_.issued = *issued;
  if (effective) book_.effective = *effective;
}

bool Checker::known_kind(const ast::Name& name) {
  const bool known = std::any_of(book_.kinds.begin(), book_.kinds.end(),
                                 [&](const SchoolKind& kind) { return kind.name == name.text || kind.name.empty(); });
  if (!known && !circular_.broken) say(Code::A225, name.range, {name.text});
  return known;
}

void Checker::declare_facts() {
  Fact kind, level;
  kind.name = "loại_trường";
  kind.type = level.type = FactType::choice;
  kind.label = "Loại trường";
  level.name = "cấp_học";
  level.label = "Cấp học";
  for (const SchoolKind& each : book_.kinds) kind.choices.push_back(each.name);
  for (const auto& each : book_.educational_levels) level.choices.push_back(each.first);
  book_.facts = {std::move(kind), std::move(level)};
  facts_ = {{"loại_trường", school_kind_fact}, {"cấp_học", educational_level_fact}};
  for (const Clause& section : circular_.children) {
    if (section.kind != C::data) continue;
    for (const Clause& clause : section.children) {
      if (clause.kind != C::fact) continue;
      Fact fact;
      fact.name = clause.name.text;
      fact.yearly = clause.yearly;
      fact.label = clause.text->text;
      fact.unit = clause.unit;
      fact.origin = origin_of(clause);
      fact.source = clause.old_word == K::council   ? FactSource::council
                    : clause.old_word == K::reviews ? FactSource::reviews
                    : clause.old_word == K::plan    ? FactSource::plan
                                                    : FactSource::given;
      fact.role = clause.role;
      switch (clause.word) {
        case K::yes_no:
          fact.type = FactType::yes_no;
          break;
        case K::count_type:
          fact.type = FactType::count;
          break;
        case K::percent_type:
          fact.type = FactType::percent;
          fact.unit = "%";
          break;
        case K::money_type:
          fact.type = FactType::money;
          if (fact.unit.empty()) fact.unit = "đồng";
          break;
        case K::number_type:
          fact.type = FactType::number;
          break;
        case K::date_type:
          fact.type = FactType::date;
          break;
        default:
          fact.type = clause.ordered ? FactType::scale : FactType::choice;
      }
      for (const ast::Name& choice : clause.names) {
        if (std::find(fact.choices.begin(), fact.choices.end(), choice.text) != fact.choices.end())
          say(Code::A220, choice.range, {choice.text});
        fact.choices.push_back(choice.text);
      }
      const auto [known, fresh] = facts_.emplace(fact.name, FactId{static_cast<std::uint32_t>(book_.facts.size())});
      if (!fresh) {
        say(Code::A220, clause.name.range, {fact.name},
            {{Code::A290, book_[known->second].origin.range, {}, {}, {}, {}}});
        continue;
      }
      book_.facts.push_back(std::move(fact));
      fact_broken_.resize(book_.facts.size());
      fact_broken_.back() = clause.broken ? 1 : 0;
    }
  }
  fact_used_.assign(book_.facts.size(), 0);
  fact_broken_.resize(book_.facts.size());
}

void Checker::check_definitions() {
  for (const Clause& clause : circular_.children) {
    if (clause.kind != C::definition) continue;
    const auto fact = facts_.find(clause.name.text);
    const auto [known, fresh] =
        definitions_.emplace(clause.name.text, DefinitionId{static_cast<std::uint32_t>(book_.definitions.size())});
    if (fact != facts_.end() || !fresh) {
      const SourceRange first =
          fact != facts_.end() ? book_[fact->second].origin.range : book_[known->second].origin.range;
      say(Code::A220, clause.name.range, {clause.name.text}, {{Code::A290, first, {}, {}, {}, {}}});
      if (!fresh) continue;
    }
    book_.definitions.push_back({clause.name.text, clause.text ? clause.text->text : "", {}, origin_of(clause)});
    definition_clauses_.push_back(&clause);
  }
  definition_types_.resize(book_.definitions.size());
  definition_state_.assign(book_.definitions.size(), 0);
  for (std::size_t i = 0; i < book_.definitions.size(); ++i) resolve_definition(i);
}

void Checker::resolve_definition(std::size_t index) {
  if (definition_state_[index] == 2) return;
  definition_path_.push_back(index);
  if (definition_state_[index] == 1) {
    std::string circle;
    const auto start = std::find(definition_path_.begin(), definition_path_.end(), index);
    for (auto each = start; each != definition_path_.end(); ++each)
      circle += (circle.empty() ? "" : " → ") + book_.definitions[*each].name;
    say(Code::A224, definition_clauses_[index]->name.range, {circle});
    definition_path_.pop_back();
    return;
  }
  if (definition_path_.size() > deepest_definitions) {
    say_too_deep(definition_clauses_[index]->name);
    definition_path_.pop_back();
    return;
  }
  definition_state_[index] = 1;
  const Typed typed = ExpressionChecker(*this).check(definition_clauses_[index]->expr);
  if (typed.ok) {
    book_.definitions[index].expression = typed.id;
    definition_types_[index] = typed.type;
  }
  definition_state_[index] = 2;
  definition_path_.pop_back();
}

FactId Checker::day_of_school_year(Date day) {
  const std::string name = to_vietnamese(day).substr(0, 5) + " của năm học";
  const auto [known, fresh] = facts_.emplace(name, FactId{static_cast<std::uint32_t>(book_.facts.size())});
  if (!fresh) return known->second;
  Fact fact;
  fact.name = fact.label = name;
  fact.type = FactType::date;
  fact.source = FactSource::school_year_day;
  fact.day = day.month() / day.day();
  book_.facts.push_back(std::move(fact));
  fact_used_.push_back(1);
  return known->second;
}

void Checker::say_too_deep(const ast::Name& definition) {
  say(Code::A230, definition.range, {definition.text, std::to_string(deepest_definitions)});
}

void Checker::warn_unused() {
  if (syntax::has_broken(circular_)) return;
  for (std::size_t i = 2; i < book_.facts.size(); ++i)
    if (!fact_used_[i]) say(Code::A227, book_.facts[i].origin.range, {book_.facts[i].name});
}

}  // namespace chuan::check
