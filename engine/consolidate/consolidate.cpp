// SPDX-License-Identifier: MIT
// Joins a circular's files, applies what amends it by a date, drops what its window excludes.
#include "consolidate/consolidate.hpp"

#include <algorithm>
#include <map>

#include "consolidate/amend.hpp"
#include "consolidate/kind.hpp"
#include "diagnostic/code.hpp"

namespace chuan::consolidate {
namespace {

using ast::Clause;
using C = ast::ClauseKind;

bool on_or_before(Date a, Date b) { return std::chrono::sys_days(a) <= std::chrono::sys_days(b); }

bool is_outside_window(const Clause& clause, Date date) {
  return (clause.from && !on_or_before(*clause.from, date)) || (clause.to && !on_or_before(date, *clause.to));
}

std::vector<Operation> operations_on(const Corpus& corpus, std::string_view circular, Date date,
                                     const std::map<std::string, Date>& effects) {
  std::vector<Operation> operations;
  for (const Clause* amending : corpus.circulars) {
    const auto effective = effects.find(amending->name.text);
    if (effective == effects.end() || !on_or_before(effective->second, date)) continue;
    for (const Clause& section : amending->children) {
      if (section.kind != C::amends || section.name.text != circular || is_outside_window(section, date)) continue;
      for (const Clause& clause : section.children) {
        if (clause.kind < C::repeal || clause.kind > C::mark || is_outside_window(clause, date)) continue;
        Operation operation{&clause, &section, amending->name.text, effective->second};
        for (const Clause* dated : {&section, &clause})
          if (dated->from && !on_or_before(*dated->from, operation.effective)) operation.effective = *dated->from;
        operations.push_back(std::move(operation));
      }
    }
  }
  std::stable_sort(operations.begin(), operations.end(), [](const Operation& a, const Operation& b) {
    return std::chrono::sys_days(a.effective) < std::chrono::sys_days(b.effective);
  });
  return operations;
}

void drop_outside_window(Clause& clause, Date date) {
  std::erase_if(clause.children, [&](const Clause& child) {
    if (child.kind == C::advisory || child.kind == C::transition) return false;
    return is_outside_window(child, date);
  });
  for (Clause& child : clause.children) drop_outside_window(child, date);
}

/// Files may go on with an annex: one clause holds all of it.
void add_joined(std::vector<Clause>& all, const Clause& child) {
  if (child.kind == C::annex)
    for (Clause& known : all)
      if (known.kind == C::annex && known.name.text == child.name.text) {
        known.children.insert(known.children.end(), child.children.begin(), child.children.end());
        if (child.text) known.text = child.text;
        known.names.insert(known.names.end(), child.names.begin(), child.names.end());
        return;
      }
  all.push_back(child);
}
/// The order of a consolidated text: header, data, definitions, standards, groups, rating, recognitions, procedure.
int rank(C kind) {
  switch (kind) {
    case C::data:
      return 1;
    case C::definition:
      return 2;
    case C::annex:
    case C::standard:
      return 3;
    case C::group:
      return 4;
    case C::rating:
      return 5;
    case C::recognition:
      return 6;
    case C::check:
      return 7;
    case C::advisory:
      return 8;
    case C::transition:
      return 9;
    case C::amends:
      return 10;
    default:
      return 0;
  }
}

std::map<std::string, Date> effects_of(const Corpus& corpus) {
  std::map<std::string, Date> effects;
  for (const Clause* circular : corpus.circulars)
    if (const auto effective = date_in(*circular, C::effective)) effects.emplace(circular->name.text, *effective);
  return effects;
}
void put_in_order(Clause& circular) {
  std::stable_sort(circular.children.begin(), circular.children.end(),
                   [](const Clause& a, const Clause& b) { return rank(a.kind) < rank(b.kind); });
}

}  // namespace
std::optional<Consolidated> consolidate(const Corpus& corpus, std::string_view circular, Date date,
                                        Diagnostics& diagnostics) {
  Consolidated result;
  bool found = false;
  for (const Clause* clause : corpus.circulars) {
    if (clause->name.text != circular) continue;
    if (!found || clause->text) {
      result.circular.kind = clause->kind;
      result.circular.range = clause->range;
      result.circular.name = clause->name;
      result.circular.comments = clause->comments;
    }
    if (clause->text) result.circular.text = clause->text;
    result.circular.broken = result.circular.broken || clause->broken;
    for (const Clause& child : clause->children) add_joined(result.circular.children, child);
    found = true;
  }
  if (!found) {
    diagnostics.push_back({Code::A604, {UINT32_MAX, 0, 0}, {std::string(circular)}, {}, {}, {}});
    return std::nullopt;
  }
  Diagnostics said;
  const std::vector<Operation> operations = operations_on(corpus, circular, date, effects_of(corpus));
  result.amendments = amend(result.circular, operations, said);
  for (const Operation& operation : operations)
    if (std::find(result.amended_by.begin(), result.amended_by.end(), operation.circular) == result.amended_by.end())
      result.amended_by.push_back(operation.circular);
  drop_outside_window(result.circular, date);
  std::erase_if(result.circular.children, [](const Clause& child) { return child.kind == C::amends; });
  put_in_order(result.circular);
  const bool failed = has_errors(said);
  diagnostics.insert(diagnostics.end(), said.begin(), said.end());
  if (failed) return std::nullopt;
  return result;
}

std::optional<Consolidated> consolidate_for(const Corpus& corpus, std::string_view circular, Date date,
                                            std::string_view kind, Diagnostics& diagnostics) {
  auto result = consolidate(corpus, circular, date, diagnostics);
  if (!result) return std::nullopt;
  if (!open_annex(result->circular, kind)) {
    diagnostics.push_back({Code::A610, result->circular.range, {std::string(circular), std::string(kind)}, {}, {}, {}});
    return std::nullopt;
  }
  std::vector<ast::Name> references;
  for (const Clause& child : result->circular.children)
    if (child.kind == C::refers) references.insert(references.end(), child.names.begin(), child.names.end());
  for (const ast::Name& reference : references) {
    Diagnostics said;
    auto other = consolidate(corpus, reference.text, date, said);
    const bool is_there = other && open_annex(other->circular, kind);
    for (Diagnostic& each : said)
      if (each.code == Code::A604) each.range = reference.range;
    if (other && !is_there)
      said.push_back({Code::A610, reference.range, {reference.text, std::string(kind)}, {}, {}, {}});
    diagnostics.insert(diagnostics.end(), said.begin(), said.end());
    if (!is_there) return std::nullopt;
    result->references.push_back(reference.text);
    join(result->circular, std::move(other->circular));
  }
  put_in_order(result->circular);
  return result;
}

}  // namespace chuan::consolidate
