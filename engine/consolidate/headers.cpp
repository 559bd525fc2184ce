// SPDX-License-Identifier: MIT
// What is known of each circular before any of it is consolidated: its header, and which circulars touch which.
#include <algorithm>
#include <map>
#include <set>

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

/// Which circulars one refers to or is amended by, and what amendments of it refer to.
class Ties {
 public:
  explicit Ties(const Corpus& corpus) {
    for (const Clause* circular : corpus.circulars)
      for (const Clause& child : circular->children) {
        if (child.kind == C::refers) add(circular->name.text, child.names);
        if (child.kind != C::amends) continue;
        ties_[child.name.text].push_back(circular->name.text);
        for (const Clause& operation : child.children)
          for (const Clause& below : operation.children)
            if (below.kind == C::refers) add(child.name.text, below.names);
      }
  }

  /// All that `circular` is tied to, however indirectly, without itself.
  std::vector<std::string> from(std::string_view circular) const {
    std::vector<std::string> found, open{std::string(circular)};
    std::set<std::string> seen{open.front()};
    while (!open.empty()) {
      const auto ties = ties_.find(open.back());
      open.pop_back();
      if (ties == ties_.end()) continue;
      for (const std::string& other : ties->second)
        if (seen.insert(other).second) {
          found.push_back(other);
          open.push_back(other);
        }
    }
    return found;
  }

  /// All that are tied, however indirectly, to one of `goals`.
  std::set<std::string> leading_to(std::vector<std::string> goals) const {
    std::map<std::string_view, std::vector<std::string_view>> back;
    for (const auto& [circular, others] : ties_)
      for (const std::string& other : others) back[other].push_back(circular);
    std::set<std::string> found;
    while (!goals.empty()) {
      const auto before = back.find(goals.back());
      goals.pop_back();
      if (before == back.end()) continue;
      for (const std::string_view circular : before->second)
        if (found.emplace(circular).second) goals.emplace_back(circular);
    }
    return found;
  }

 private:
  void add(const std::string& circular, const std::vector<ast::Name>& others) {
    for (const ast::Name& other : others) ties_[circular].push_back(other.text);
  }

  std::map<std::string, std::vector<std::string>> ties_;
};

/// The days on which a window of the clause, or of one below it, opens or has closed.
void add_windows(const Clause& clause, std::set<std::chrono::sys_days>& days) {
  if (clause.from) days.insert(*clause.from);
  if (clause.to) days.insert(std::chrono::sys_days(*clause.to) + std::chrono::days(1));
  for (const Clause& child : clause.children) add_windows(child, days);
}

void end_by(std::optional<Date>& ends, Date day) {
  if (!ends || std::chrono::sys_days(day) < std::chrono::sys_days(*ends)) ends = day;
}

/// A circular that was replaced kind by kind ends with the last of them.
void end_with_last_kind(CircularHeader& header) {
  if (header.ends_earlier.empty() || header.applies_to.empty()) return;
  std::optional<Date> last;
  for (const std::string& kind : header.applies_to) {
    std::optional<Date> end;
    for (const auto& [replaced, day] : header.ends_earlier)
      if (replaced == kind) end_by(end, day);
    if (!end) return;
    if (!last || std::chrono::sys_days(*last) < std::chrono::sys_days(*end)) last = end;
  }
  end_by(header.ends, *last);
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
  std::map<std::string, std::size_t> places;  // by number
  const auto header = [&](const std::string& number) -> CircularHeader& {
    const auto [place, is_new] = places.emplace(number, list.size());
    if (!is_new) return list[place->second];
    list.emplace_back();
    list.back().number = number;
    list.back().is_amendment = true;
    return list.back();
  };
  for (const Clause* circular : corpus.circulars) {
    CircularHeader& own = header(circular->name.text);
    if (circular->text) own.title = circular->text->text;
    if (circular->text || own.place.end == 0) own.place = circular->name.range;
    for (const Clause& child : circular->children) {
      if (child.kind == C::issued) own.issued = child.date;
      if (child.kind == C::effective) own.effective = child.date;
      if (child.kind == C::ends) own.ends = child.date;
      if (child.kind == C::replaces)
        for (const ast::Name& old : child.names) own.replaces.push_back(old.text);
      if (child.kind == C::applies_to)
        for (const ast::Name& kind : child.names) own.applies_to.push_back(kind.text);
      if (child.kind == C::reference_only) own.is_reference = true;
      if (child.kind == C::not_encoded) own.is_encoded = false;
      if (child.kind == C::annex) add_annex(own, child);
      if (child.kind == C::amends &&
          std::find(own.amends.begin(), own.amends.end(), child.name.text) == own.amends.end())
        own.amends.push_back(child.name.text);
      if (child.kind == C::standard || child.kind == C::annex || child.kind == C::rating ||
          child.kind == C::applies_to || child.kind == C::reference_only || child.kind == C::not_encoded)
        own.is_amendment = false;
    }
  }
  std::vector<std::string> references;
  for (const CircularHeader& each : list)
    if (each.is_reference) references.push_back(each.number);
  for (const std::string& each : Ties(corpus).leading_to(std::move(references)))
    if (const auto known = places.find(each); known != places.end()) list[known->second].refers = true;
  for (const Clause* circular : corpus.circulars) {
    const auto effective = date_in(*circular, C::effective);
    if (!effective) continue;
    for (const Clause& child : circular->children) {
      if (child.kind != C::replaces) continue;
      for (const ast::Name& old : child.names) {
        const auto known = places.find(old.text);
        if (known == places.end()) continue;
        CircularHeader& replaced = list[known->second];
        if (child.targets.empty())
          end_by(replaced.ends, *effective);
        else
          for (const ast::Name& kind : child.targets) replaced.ends_earlier.emplace_back(kind.text, *effective);
      }
    }
  }
  for (CircularHeader& each : list) end_with_last_kind(each);
  return list;
}

void check_amended(const Corpus& corpus, Diagnostics& diagnostics) {
  std::set<std::string> known;
  for (const Clause* circular : corpus.circulars) known.insert(circular->name.text);
  for (const Clause* amending : corpus.circulars)
    for (const Clause& section : amending->children) {
      if (section.kind != C::amends || section.broken || known.count(section.name.text) > 0) continue;
      diagnostics.push_back({Code::A609, section.name.range, {amending->name.text, section.name.text}, {}, {}, {}});
    }
}

std::vector<std::string> touching(const Corpus& corpus, std::string_view circular) {
  return Ties(corpus).from(circular);
}
std::set<std::chrono::sys_days> turning_days(const Corpus& corpus, std::string_view circular) {
  const std::vector<std::string> others = touching(corpus, circular);
  const auto is_concerned = [&](const std::string& number) {
    return number == circular || std::find(others.begin(), others.end(), number) != others.end();
  };
  std::set<std::chrono::sys_days> days;
  for (const Clause* each : corpus.circulars) {
    if (!is_concerned(each->name.text)) continue;
    if (const auto effective = date_in(*each, C::effective)) days.insert(*effective);
    for (const Clause& child : each->children)
      if (child.kind != C::amends || is_concerned(child.name.text)) add_windows(child, days);
  }
  return days;
}

}  // namespace chuan::consolidate
