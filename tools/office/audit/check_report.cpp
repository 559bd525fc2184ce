// SPDX-License-Identifier: MIT
// What a report says in one place held against what it says in another: its codes, its names, its own grounds.
#include <algorithm>
#include <regex>
#include <set>

#include "office/audit/auditor.hpp"
#include "office/plan/phrases.hpp"

namespace chuan::office {
namespace {

void standards_not_in_force(Auditor& auditor, const AuditRule& rule) {
  const Standing& standing = auditor.subject().standing;
  if (standing.cited.empty()) return;
  auditor.say(rule, auditor.place_of(standing.cited_place),
              {{"cited", standing.cited}, {"in_force", standing.in_force}, {"day", in_both(standing.day)}});
}

void criteria_unknown(Auditor& auditor, const AuditRule& rule) {
  const AuditSubject& subject = auditor.subject();
  std::vector<std::string> unknown;
  std::string first;
  for (const Standing::Misfit& each : subject.standing.misfits) {
    if (auditor.criterion(each.criterion) != nullptr) continue;
    if (unknown.empty()) first = each.place;
    unknown.push_back(each.criterion);
  }
  if (unknown.empty()) return;
  const auto known = std::count_if(subject.rulebook.criteria.begin(), subject.rulebook.criteria.end(),
                                   [](const Criterion& each) { return !each.in_group; });
  auditor.say(rule, auditor.place_of(first),
              {{"rows", std::to_string(subject.dossier.data.results.size() + subject.standing.misfits.size())},
               {"known", std::to_string(known)},
               {"circular", subject.rulebook.circular},
               {"criteria", listed(unknown)}});
}

void levels_unknown(Auditor& auditor, const AuditRule& rule) {
  std::map<int, std::vector<std::string>> by_level;
  std::map<int, std::string> first;
  for (const Standing::Misfit& each : auditor.subject().standing.misfits)
    if (auditor.criterion(each.criterion) != nullptr) {
      by_level[each.level].push_back(each.criterion);
      first.try_emplace(each.level, each.place);
    }
  for (const auto& [level, criteria] : by_level)
    auditor.say(rule, auditor.place_of(first[level]),
                {{"count", std::to_string(criteria.size())},
                 {"level", std::to_string(level)},
                 {"circular", auditor.subject().rulebook.circular},
                 {"criteria", listed(criteria)}});
}

/// A row that says a level is met, and of the same level that nothing was described.
void claimed_undescribed(Auditor& auditor, const AuditRule& rule) {
  static const std::regex of_level("muc (\\d)");
  std::string criterion;
  const std::vector<Said>* last = nullptr;
  each_said(auditor, [&](const Said& said, const std::vector<Said>* row) {
    if (names_criterion(said.text))
      if (const auto id = leading_criterion(said.text)) criterion = *id;
    if (row == nullptr || row == last) return;
    last = row;
    std::string level;
    const Said* undescribed = nullptr;
    bool is_met = false;
    for (const Said& cell : *row) {
      const std::string plain = folded(cell.text);
      std::smatch found;
      if (std::regex_match(plain, found, of_level)) level = found[1];
      if (found_in(cell.text, rule.with["undescribed"])) undescribed = &cell;
      is_met = is_met || is_one_of(cell.text, rule.with["met"]);
    }
    if (!level.empty() && undescribed != nullptr && is_met && !criterion.empty())
      auditor.say(rule, auditor.place_of(undescribed->place), {{"criterion", criterion}, {"level", level}});
  });
}

std::set<std::string> words_in_title(const std::string& title) {
  std::set<std::string> words;
  std::string word;
  for (const char c : words_of(title) + " ") {
    if (c != ' ')
      word += c;
    else if (!word.empty())
      words.insert(std::exchange(word, ""));
  }
  return words;
}

/// How much of `name` stands in `title`, in per cent.
std::size_t share_in(const std::set<std::string>& name, const std::string& title) {
  const std::set<std::string> words = words_in_title(title);
  const auto common = std::count_if(name.begin(), name.end(), [&](const auto& each) { return words.contains(each); });
  return static_cast<std::size_t>(common) * 100 / std::max<std::size_t>(name.size(), 1);
}

/// The words after a criterion's number are those of another criterion of its standard.
void name_of_other(Auditor& auditor, const AuditRule& rule) {
  const std::size_t at_least = rule.with["at_least"], own_at_most = rule.with["own_at_most"];
  std::set<std::string> said;
  each_said(auditor, [&](const Said& cell, const std::vector<Said>*) {
    std::string name;
    const auto id = leading_criterion(cell.text, &name);
    const Criterion* own = id ? auditor.criterion(*id) : nullptr;
    if (own == nullptr || own->in_group || cell.text.size() > 300) return;
    const std::set<std::string> words = words_in_title(name);
    if (words.size() < 3 || share_in(words, own->title) > own_at_most) return;
    const Criterion* other = nullptr;
    std::size_t best = at_least;
    const auto is_beside = [&](const Criterion& each) {
      return &each != own && !each.in_group && each.standard.value == own->standard.value;
    };
    for (const Criterion& each : auditor.subject().rulebook.criteria)
      if (const std::size_t share = share_in(words, each.title); is_beside(each) && share >= best) {
        best = share + 1;
        other = &each;
      }
    if (other != nullptr && said.insert(*id).second)
      auditor.say(rule, auditor.place_of(cell.place),
                  {{"criterion", *id}, {"name", without_dash(name)}, {"other", other->id}, {"title", other->title}});
  });
}

/// A plan of a school year that names the report of that very year among its grounds.
void own_ground(Auditor& auditor, const AuditRule& rule) {
  const std::regex own(rule.with["document"].get<std::string>()), ground(rule.with["ground"].get<std::string>());
  std::string all, year;
  std::size_t seen = 0;
  for (const Passage& each : auditor.passages()) {
    if (year.empty() && seen < rule.with["head"].get<std::size_t>()) {
      all = all.substr(all.size() > 400 ? all.size() - 400 : 0) + " " + each.folded;
      ++seen;
      std::smatch found;
      if (std::regex_search(all, found, own)) year = found[1];
      continue;
    }
    std::smatch found;
    if (!year.empty() && std::regex_search(each.folded, found, ground) && found[1] == year) {
      auditor.say(rule, each.place, {{"year", year}});
      return;
    }
  }
}

void reviews_empty(Auditor& auditor, const AuditRule& rule) {
  if (auditor.subject().document == nullptr || auditor.subject().document->empty_reviews.empty()) return;
  const std::vector<Said>& empty = auditor.subject().document->empty_reviews;
  auditor.say(rule, auditor.place_of(empty.front().place),
              {{"count", std::to_string(empty.size())},
               {"total", std::to_string(empty.size() + auditor.subject().document->reviews.size())}});
}

/// A result cannot be known before its school year is over.
void result_not_yet(Auditor& auditor, const AuditRule& rule) {
  if (auditor.subject().document == nullptr) return;
  for (const FoundFigure& each : auditor.subject().document->figures) {
    const auto year = parse_span(each.year);
    if (each.is_aim || !year || each.year.size() != 9 || year->second < auditor.subject().as_of) continue;
    if (found_in(each.name.text, rule.with["results"]))
      auditor.say(rule, auditor.place_of(each.place),
                  {{"name", each.name.text}, {"value", each.text}, {"year", each.year}});
  }
}

void left_open(Auditor& auditor, const AuditRule& rule) {
  std::size_t count = 0;
  std::string first, words;
  each_said(auditor, [&](const Said& said, const std::vector<Said>*) {
    if (said.text.size() > 200 || !is_one_of(words_of(said.text), rule.with["words"])) return;
    if (count++ == 0) {
      first = said.place;
      words = said.text;
    }
  });
  if (count > 0) auditor.say(rule, auditor.place_of(first), {{"count", std::to_string(count)}, {"words", words}});
}

}  // namespace

std::string place_naming(const Document& document, const std::string& circular) {
  const std::string number = folded(circular);
  for (const Block& block : document.blocks) {
    // A table lists texts for other reasons too.
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph != nullptr && folded(paragraph->text).find(number) != std::string::npos) return paragraph->place;
  }
  return "";
}

std::vector<Check> checks_of_reports() {
  using Form = Parameter::Form;
  return {
      {"standards_not_in_force", {}, {"cited", "in_force", "day"}, &standards_not_in_force},
      {"criteria_unknown", {}, {"rows", "known", "circular", "criteria"}, &criteria_unknown},
      {"levels_unknown", {}, {"count", "level", "circular", "criteria"}, &levels_unknown},
      {"claimed_undescribed",
       {{"undescribed", Form::patterns}, {"met", Form::patterns}},
       {"criterion", "level"},
       &claimed_undescribed},
      {"name_of_other",
       {{"at_least", Form::whole}, {"own_at_most", Form::whole}},
       {"criterion", "name", "other", "title"},
       &name_of_other},
      {"own_ground",
       {{"document", Form::pattern, true, {}, {}, {1}},
        {"ground", Form::pattern, true, {}, {}, {1}},
        {"head", Form::whole}},
       {"year"},
       &own_ground},
      {"reviews_empty", {}, {"count", "total"}, &reviews_empty},
      {"result_not_yet", {{"results", Form::patterns}}, {"name", "value", "year"}, &result_not_yet},
      {"left_open", {{"words", Form::patterns}}, {"count", "words"}, &left_open},
  };
}

}  // namespace chuan::office
