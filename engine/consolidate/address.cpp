// SPDX-License-Identifier: MIT
// Resolves addresses such as "tiêu chí 2.2 mức 1 chỉ báo b".
#include "consolidate/address.hpp"

#include <functional>

namespace chuan::consolidate {
namespace {

using ast::Clause;
using C = ast::ClauseKind;
using K = ast::Keyword;

using Wanted = std::function<bool(const Clause&)>;

/// Depth first below `clause`; `deep` searches all descendants, else children only.
bool search(const Clause& clause, const Wanted& wanted, bool deep, std::vector<std::size_t>& path) {
  for (std::size_t i = 0; i < clause.children.size(); ++i) {
    path.push_back(i);
    if (wanted(clause.children[i])) return true;
    const bool closed = clause.children[i].kind == C::annex;  // an annex is searched only by its name
    if (deep && !closed && search(clause.children[i], wanted, true, path)) return true;
    path.pop_back();
  }
  return false;
}

bool is_kind(const Clause& clause, std::initializer_list<C> kinds) {
  for (C kind : kinds)
    if (clause.kind == kind) return true;
  return false;
}

std::size_t exceptions_in(const ast::Expr& expr) {
  std::size_t count = expr.exceptions.size();
  for (const ast::Expr& operand : expr.operands) count += exceptions_in(operand);
  return count;
}

const Clause& reach(const Clause& circular, const std::vector<std::size_t>& path) {
  const Clause* clause = &circular;
  for (std::size_t index : path) clause = &clause->children[index];
  return *clause;
}

/// Requirement `number` as subjects count: an exception takes a number of its own.
bool find_requirement(const Clause& level_or_indicator, const std::string& number, std::vector<std::size_t>& path) {
  std::size_t row = 1;
  for (std::size_t i = 0; i < level_or_indicator.children.size(); ++i) {
    const Clause& child = level_or_indicator.children[i];
    if (child.kind != C::requirement) continue;
    if (std::to_string(row) == number) {
      path.push_back(i);
      return true;
    }
    row += 1 + exceptions_in(child.expr);
  }
  return false;
}

bool step(const Clause& circular, const ast::AddressPart& part, std::vector<std::size_t>& path) {
  const std::string& value = part.value.text;
  const Clause& here = reach(circular, path);
  const auto named = [&](std::initializer_list<C> kinds) {
    return [kinds = std::vector<C>(kinds), &value](const Clause& clause) {
      for (C kind : kinds)
        if (clause.kind == kind) return clause.name.text == value;
      return false;
    };
  };
  const auto of_kind = [](C kind) { return [kind](const Clause& clause) { return clause.kind == kind; }; };
  switch (part.kind) {
    case K::annex:
      return search(here, named({C::annex}), false, path);
    case K::standard:
      return search(here, named({C::standard}), false, path);
    case K::group:
      return search(here, named({C::group}), false, path);
    case K::criterion:
      return search(here, named({C::criterion}), true, path);
    case K::level:
      return search(
          here,
          [&](const Clause& c) {
            return is_kind(c, {C::level, C::rating_level}) && std::to_string(c.number) == value;
          },
          false, path);
    case K::indicator:
      return search(here, named({C::indicator}), false, path);
    case K::requirement:
      return find_requirement(here, value, path);
    case K::data:
      return search(here, named({C::fact}), true, path);
    case K::define:
      return search(here, named({C::definition}), false, path);
    case K::recognition:
      return search(here, named({C::recognition}), false, path);
    case K::check:
      return search(here, named({C::check}), false, path);
    case K::accreditation_degree:
    case K::standard_degree:
      return search(
          here, [&](const Clause& c) { return c.kind == C::degree && std::to_string(c.number) == value; }, false, path);
    case K::rating:
      return search(here, of_kind(C::rating), false, path);
    case K::condition:
      return search(here, of_kind(C::condition), false, path);
    case K::validity:
      return search(here, of_kind(C::validity), false, path);
    case K::renewal_lead:
      return search(here, of_kind(C::renewal_lead), false, path);
    case K::waiting:
      return search(here, of_kind(C::waiting), false, path);
    case K::equivalent:
      return search(here, named({C::equivalent}), false, path);
    case K::transition:
      return search(here, of_kind(C::transition), false, path);
    case K::whole:
      return true;
    default:
      return false;
  }
}

}  // namespace

Place find(const Clause& circular, const ast::Address& address) {
  Place place;
  for (const ast::AddressPart& part : address) {
    if (part.kind == K::title) {
      place.title_only = true;
    } else if (!step(circular, part, place.path)) {
      Place nowhere;
      nowhere.missing = part.range;
      return nowhere;
    }
  }
  place.found = true;
  return place;
}

Clause& at(Clause& circular, const std::vector<std::size_t>& path) {
  Clause* clause = &circular;
  for (std::size_t index : path) clause = &clause->children[index];
  return *clause;
}

}  // namespace chuan::consolidate
