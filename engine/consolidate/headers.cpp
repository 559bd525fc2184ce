// SPDX-License-Identifier: MIT
// What is known of each circular before any of it is consolidated: its header, and which circulars touch which.
#include <algorithm>

#include "consolidate/consolidate.hpp"
#include "diagnostic/code.hpp"

namespace chuan::consolidate {
namespace {

using ast::Clause;
using C = ast::ClauseKind;

void add_annex(CircularHeader& header, const Clause& clause) {
  auto annex = std::find_if(header.annexes.begin(), header.annexes.end(),
                            [&](const AnnexHeader& each) { return each.id == clause.name.text; });
  if (annex == header.annexes.end()) annex = header.annexes.insert(annex, {clause.name.text, {}, {}});
  if (clause.text) annex->title = clause.text->text;
  for (const ast::Name& kind : clause.names) annex->kinds.push_back(kind.text);
}
}  // namespace

std::optional<Date> date_in(const Clause& circular, C kind) {
  for (const Clause& child : circular.children)
    if (child.kind == kind) return child.date;
  return std::nullopt;
}
Corpus corpus(const std::vector<ast::Document>& documents) {
  Corpus all;
  for (const ast::Document& document : documents)
    for (const Clause& clause : document.root.children)
      if (clause.kind == C::circular && !clause.name.empty()) all.circulars.push_back(&clause);
  return all;
}

std::vector<CircularHeader> headers(const Corpus& corpus) {
  std::vector<CircularHeader> list;
  const auto header = [&list](const std::string& number) -> CircularHeader& {
    for (CircularHeader& each : list)
      if (each.number == number) return each;
    list.emplace_back();
    list.back().number = number;
    list.back().is_amendment = true;
    return list.back();
  };
  for (const Clause* circular : corpus.circulars) {
    CircularHeader& own = header(circular->name.text);
    if (circular->text) own.title = circular->text->text;
    for (const Clause& child : circular->children) {
      if (child.kind == C::issued) own.issued = child.date;
      if (child.kind == C::effective) own.effective = child.date;
      if (child.kind == C::ends) own.ends = child.date;
      if (child.kind == C::replaces)
        for (const ast::Name& old : child.names) own.replaces.push_back(old.text);
      if (child.kind == C::applies_to)
        for (const ast::Name& kind : child.names) own.applies_to.push_back(kind.text);
      if (child.kind == C::reference_only) own.is_reference = true;
      if (child.kind == C::annex) add_annex(own, child);
      if (child.kind == C::standard || child.kind == C::annex || child.kind == C::rating ||
          child.kind == C::applies_to || child.kind == C::reference_only)
        own.is_amendment = false;
    }
  }
  for (CircularHeader& each : list)
    for (const std::string& other : touching(corpus, each.number))
      for (const CircularHeader& known : list)
        each.refers = each.refers || (known.number == other && known.is_reference);
  for (const Clause* circular : corpus.circulars)
    for (const Clause& child : circular->children)
      if (child.kind == C::replaces)
        for (const ast::Name& old : child.names)
          for (CircularHeader& each : list)
            if (each.number == old.text) {
              const auto effective = date_in(*circular, C::effective);
              if (effective && (!each.ends || std::chrono::sys_days(*effective) < std::chrono::sys_days(*each.ends)))
                each.ends = effective;
            }
  return list;
}

void check_amended(const Corpus& corpus, Diagnostics& diagnostics) {
  for (const Clause* amending : corpus.circulars)
    for (const Clause& section : amending->children) {
      if (section.kind != C::amends || section.broken) continue;
      const auto is_it = [&](const Clause* circular) { return circular->name.text == section.name.text; };
      if (std::none_of(corpus.circulars.begin(), corpus.circulars.end(), is_it))
        diagnostics.push_back({Code::A609, section.name.range, {amending->name.text, section.name.text}, {}, {}, {}});
    }
}

std::vector<std::string> touching(const Corpus& corpus, std::string_view circular) {
  std::vector<std::string> found, open{std::string(circular)};
  const auto add = [&](const std::string& number) {
    if (number == circular || std::find(found.begin(), found.end(), number) != found.end()) return;
    found.push_back(number);
    open.push_back(number);
  };
  while (!open.empty()) {
    const std::string about = open.back();
    open.pop_back();
    for (const Clause* each : corpus.circulars)
      for (const Clause& child : each->children) {
        if (child.kind == C::refers && each->name.text == about)
          for (const ast::Name& name : child.names) add(name.text);
        if (child.kind != C::amends || child.name.text != about) continue;
        add(each->name.text);
        for (const Clause& operation : child.children)
          for (const Clause& below : operation.children)
            if (below.kind == C::refers)
              for (const ast::Name& name : below.names) add(name.text);
      }
  }
  return found;
}
}  // namespace chuan::consolidate
