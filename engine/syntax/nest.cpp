// SPDX-License-Identifier: MIT
// Nests the flat clauses of a file: each kind knows which kinds may hold it.
#include <algorithm>
#include <initializer_list>

#include "diagnostic/code.hpp"
#include "syntax/parse.hpp"

namespace chuan::syntax {
namespace {

using C = ast::ClauseKind;
using Kinds = std::initializer_list<C>;

struct Home {
  C kind;
  Kinds parents;
  const char* term;  ///< what the clause should stand in, as the user reads it
};

// Clauses that amend (`thay`, `thêm vào`) may hold fragments of any depth.
#define FRAGMENT C::replace, C::insert
#define SECTION C::annex, FRAGMENT, C::circular

const Home homes[] = {
    {C::circular, {C::root}, ""},
    {C::test_case, {C::root}, ""},
    {C::issued, {C::circular}, "@circular"},
    {C::effective, {C::circular}, "@circular"},
    {C::ends, {C::circular}, "@circular"},
    {C::applies_to, {C::circular}, "@circular"},
    {C::replaces, {C::circular}, "@circular"},
    {C::school_kind, {C::circular}, "@circular"},
    {C::educational_level, {C::circular}, "@circular"},
    {C::evidence_code, {C::circular}, "@circular"},
    {C::refers, {FRAGMENT, C::circular}, "@circular"},
    {C::reference_only, {C::circular}, "@circular"},
    {C::annex, {C::circular}, "@circular"},
    {C::data, {SECTION}, "@circular"},
    {C::fact, {C::data, FRAGMENT}, "@data"},
    {C::definition, {SECTION}, "@circular"},
    {C::standard, {SECTION}, "@circular"},
    {C::group, {SECTION}, "@circular"},
    {C::criterion, {C::standard, C::group, FRAGMENT}, "@standard"},
    {C::level, {C::criterion, FRAGMENT}, "@criterion"},
    {C::indicator, {C::level, FRAGMENT}, "@level"},
    {C::requirement, {C::indicator, C::level, FRAGMENT}, "@level"},
    {C::alternative, {C::requirement}, "@requirement_with_ways"},
    {C::suggested_evidence, {C::criterion, FRAGMENT}, "@criterion"},
    {C::metric, {C::criterion, FRAGMENT}, "@criterion"},
    {C::rating, {SECTION}, "@circular"},
    {C::rating_level, {C::rating, FRAGMENT}, "@rating"},
    {C::recognition, {SECTION}, "@circular"},
    {C::condition, {C::recognition, FRAGMENT}, "@recognition"},
    {C::degree, {C::recognition, FRAGMENT}, "@recognition"},
    {C::validity, {C::recognition, FRAGMENT}, "@recognition"},
    {C::renewal_lead, {C::recognition, FRAGMENT}, "@recognition"},
    {C::waiting, {C::recognition, FRAGMENT}, "@recognition"},
    {C::equivalent, {C::recognition, FRAGMENT}, "@recognition"},
    {C::keeps_expiry, {C::recognition, FRAGMENT}, "@recognition"},
    {C::check, {SECTION}, "@circular"},
    {C::advisory, {SECTION}, "@circular"},
    {C::transition, {SECTION}, "@circular"},
    {C::amends, {C::circular}, "@circular"},
    {C::repeal, {C::amends}, "@amends"},
    {C::replace, {C::amends}, "@amends"},
    {C::insert, {C::amends}, "@amends"},
    {C::rename, {C::amends}, "@amends"},
    {C::mark, {C::amends}, "@amends"},
    {C::carry_table, {C::root}, ""},
    {C::carry, {C::carry_table}, "@carry_table"},
    {C::no_carry, {C::carry_table}, "@carry_table"},
};
#undef SECTION
#undef FRAGMENT

const Home* home_of(C kind) {
  for (const Home& home : homes)
    if (home.kind == kind) return &home;
  return nullptr;
}

bool may_hold(C parent, C child) {
  if (child == C::unverified || child == C::note)
    return parent != C::root && parent != C::unverified && parent != C::note;
  const Home* home = home_of(child);
  if (home == nullptr) return parent == C::test_case;
  return std::find(home->parents.begin(), home->parents.end(), parent) != home->parents.end();
}

/// A clause that already has its whole content cannot hold a fragment of the same clause's shape twice removed.
std::string term_of(C child) {
  const Home* home = home_of(child);
  if (child == C::unverified || child == C::note) return "@any_clause";
  return home == nullptr ? "@test_case" : home->term;
}

}  // namespace

ast::Clause nest(std::vector<ast::Clause> clauses, Diagnostics& diagnostics) {
  ast::Clause root;
  std::vector<ast::Clause> open;  // the path from the root to the last clause
  const auto close = [&] {
    ast::Clause done = std::move(open.back());
    open.pop_back();
    (open.empty() ? root : open.back()).children.push_back(std::move(done));
  };
  for (ast::Clause& clause : clauses) {
    std::size_t depth = open.size();
    while (depth > 0 && !may_hold(open[depth - 1].kind, clause.kind)) --depth;
    if (depth == 0 && !may_hold(C::root, clause.kind)) {
      diagnostics.push_back({Code::A301, clause.range, {term_of(clause.kind)}, {}, {}, {}});
      continue;
    }
    while (open.size() > depth) close();
    open.push_back(std::move(clause));
  }
  while (!open.empty()) close();
  return root;
}

}  // namespace chuan::syntax
