// SPDX-License-Identifier: MIT
// A circular as it reads for one kind of school: its annex opened, the circulars it refers to joined.
#include "consolidate/kind.hpp"

#include <algorithm>

namespace chuan::consolidate {
namespace {

using ast::Clause;
using C = ast::ClauseKind;

bool covers(const Clause& annex, std::string_view kind) {
  return std::any_of(annex.names.begin(), annex.names.end(), [&](const ast::Name& each) { return each.text == kind; });
}

void say_source_where_unsaid(Clause& clause, const std::string& circular) {
  if (clause.amended_by.empty()) clause.amended_by = circular;
  for (Clause& child : clause.children) say_source_where_unsaid(child, circular);
}

bool same_fact(const Clause& a, const Clause& b) {
  return a.name.text == b.name.text && a.word == b.word && a.yearly == b.yearly && a.names == b.names;
}

bool declares(const Clause& circular, const Clause& fact) {
  for (const Clause& section : circular.children)
    if (section.kind == C::data)
      for (const Clause& each : section.children)
        if (each.kind == C::fact && same_fact(each, fact)) return true;
  return false;
}

}  // namespace

bool open_annex(Clause& circular, std::string_view kind) {
  const Clause* chosen = nullptr;
  for (const Clause& child : circular.children)
    if (child.kind == C::annex && chosen == nullptr && (kind.empty() || covers(child, kind))) chosen = &child;
  const bool has_annexes = std::any_of(circular.children.begin(), circular.children.end(),
                                       [](const Clause& child) { return child.kind == C::annex; });
  if (chosen == nullptr) return !has_annexes;
  std::vector<Clause> content = chosen->children;
  const std::string name = chosen->name.text;
  for (Clause& child : circular.children)
    if (child.kind == C::annex) {
      std::erase_if(child.children, [](const Clause& below) { return below.kind != C::unverified; });
      child.mandatory = child.name.text == name;
    }
  circular.children.insert(circular.children.end(), std::make_move_iterator(content.begin()),
                           std::make_move_iterator(content.end()));
  return true;
}

void join(Clause& circular, Clause referenced) {
  for (Clause& child : referenced.children) {
    if (child.kind == C::data)
      std::erase_if(child.children,
                    [&](const Clause& fact) { return fact.kind == C::fact && declares(circular, fact); });
    if (child.kind == C::standard) child.kind = C::group;
    if (child.kind != C::data && child.kind != C::definition && child.kind != C::group) continue;
    say_source_where_unsaid(child, referenced.name.text);
    circular.children.push_back(std::move(child));
  }
}

}  // namespace chuan::consolidate
