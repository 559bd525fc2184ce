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
    {C::not_encoded, {C::circular}, "@circular"},
    {C::consists_of, {C::annex, C::circular}, "@circular"},
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
    {C::suspension, {C::requirement, FRAGMENT}, "@a_requirement"},
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

/// What a clause is taken to stand in when nothing above may hold it.
C usual_parent(C child) {
  switch (child) {
    case C::fact:
      return C::data;
    case C::criterion:
      return C::standard;
    case C::level:
    case C::suggested_evidence:
    case C::metric:
      return C::criterion;
    case C::indicator:
    case C::requirement:
      return C::level;
    case C::alternative:
    case C::suspension:
      return C::requirement;
    case C::rating_level:
      return C::rating;
    case C::condition:
    case C::degree:
    case C::validity:
    case C::renewal_lead:
    case C::waiting:
    case C::equivalent:
    case C::keeps_expiry:
      return C::recognition;
    case C::repeal:
    case C::replace:
    case C::insert:
    case C::rename:
    case C::mark:
      return C::amends;
    default:
      return home_of(child) == nullptr ? C::test_case : C::circular;
  }
}

/// The clause of the file under which `kind` stands in the end.
C root_of(C kind) {
  while (!may_hold(C::root, kind)) kind = usual_parent(kind);
  return kind;
}

class Nest {
 public:
  explicit Nest(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void add(ast::Clause&& clause) {
    if (clause.kind == C::root) return add_unknown();
    const bool is_placed = depth_of(clause.kind) > 0 || may_hold(C::root, clause.kind);
    if (is_placed) {
      if (depth_of(clause.kind) < 2) is_lost_ = false;
      return put(std::move(clause));
    }
    const bool is_remark = clause.kind == C::unverified || clause.kind == C::note;
    const bool is_stray = !open_.empty() && open_.front().kind != root_of(clause.kind);
    if (!is_lost_ && !clause.broken)
      diagnostics_.push_back({Code::A301, clause.range, {term_of(clause.kind)}, {}, {}, {}});
    if (is_stray) return add_unknown();
    if (!is_remark) put(std::move(clause));
  }

  ast::Clause finish() {
    close(0);
    return std::move(root_);
  }

 private:
  /// A line that could have been anything: whatever is open may lack it.
  void add_unknown() {
    is_lost_ = true;
    for (ast::Clause& each : open_) each.broken = true;
  }

  /// How many of the open clauses stay open when `kind` comes; 0 when none may hold it.
  std::size_t depth_of(C kind) const {
    std::size_t depth = open_.size();
    while (depth > 0 && !may_hold(open_[depth - 1].kind, kind)) --depth;
    return depth;
  }

  void put(ast::Clause&& clause) {
    make_room(clause.kind, clause.range);
    open_.push_back(std::move(clause));
  }

  /// Where nothing may hold `kind` its usual parent is taken as there, so that one fault is said once.
  void make_room(C kind, SourceRange range) {
    if (depth_of(kind) == 0 && !may_hold(C::root, kind)) {
      make_room(usual_parent(kind), range);
      ast::Clause& parent = open_.emplace_back();
      parent.kind = usual_parent(kind);
      parent.range = range;
      parent.text.emplace();
      parent.broken = true;
    }
    close(depth_of(kind));
  }

  void close(std::size_t depth) {
    while (open_.size() > depth) {
      ast::Clause done = std::move(open_.back());
      open_.pop_back();
      (open_.empty() ? root_ : open_.back()).children.push_back(std::move(done));
    }
  }

  Diagnostics& diagnostics_;
  ast::Clause root_;
  std::vector<ast::Clause> open_;  ///< the path from the root to the last clause
  bool is_lost_ = false;           ///< a line above could not be told, so places are not known for sure
};

}  // namespace

ast::Clause nest(std::deque<ast::Clause> clauses, Diagnostics& diagnostics) {
  Nest nest(diagnostics);
  for (; !clauses.empty(); clauses.pop_front()) nest.add(std::move(clauses.front()));
  return nest.finish();
}

}  // namespace chuan::syntax
