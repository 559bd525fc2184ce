// SPDX-License-Identifier: MIT
// Joins a circular's files, applies what amends it by a date, drops what its window excludes.
#include "consolidate/consolidate.hpp"

#include <algorithm>
#include <map>

#include "consolidate/address.hpp"
#include "diagnostic/code.hpp"
#include "syntax/parse.hpp"

namespace chuan::consolidate {
namespace {

using ast::Clause;
using C = ast::ClauseKind;

bool on_or_before(Date a, Date b) { return std::chrono::sys_days(a) <= std::chrono::sys_days(b); }

std::optional<Date> date_in(const Clause& circular, C kind) {
  for (const Clause& child : circular.children)
    if (child.kind == kind) return child.date;
  return std::nullopt;
}

/// One amending operation with what it came from.
struct Operation {
  const Clause* clause;
  const Clause* section;  ///< `sửa đổi N, Điều k`
  std::string circular;
  Date effective;
};

std::vector<Operation> operations_on(const Corpus& corpus, std::string_view circular, Date date,
                                     const std::map<std::string, Date>& effects) {
  std::vector<Operation> operations;
  for (const Clause* amending : corpus.circulars) {
    const auto effective = effects.find(amending->name.text);
    if (effective == effects.end() || !on_or_before(effective->second, date)) continue;
    for (const Clause& section : amending->children) {
      if (section.kind != C::amends || section.name.text != circular) continue;
      for (const Clause& clause : section.children)
        if (clause.kind >= C::repeal && clause.kind <= C::mark)
          operations.push_back({&clause, &section, amending->name.text, effective->second});
    }
  }
  std::stable_sort(operations.begin(), operations.end(), [](const Operation& a, const Operation& b) {
    return std::chrono::sys_days(a.effective) < std::chrono::sys_days(b.effective);
  });
  return operations;
}

void say_source(Clause& clause, const std::string& circular) {
  clause.amended_by = circular;
  for (Clause& child : clause.children) say_source(child, circular);
}

void rename(Clause& clause, const std::string& from, const std::string& to);
void rename(ast::Expr& expr, const std::string& from, const std::string& to) {
  if (expr.kind == ast::ExprKind::name && expr.name.text == from) expr.name.text = to;
  for (ast::Expr& operand : expr.operands) rename(operand, from, to);
  for (ast::Exception& exception : expr.exceptions) {
    rename(exception.condition, from, to);
    rename(exception.value, from, to);
  }
}
void rename(Clause& clause, const std::string& from, const std::string& to) {
  for (ast::Expr* expr : {&clause.condition, &clause.expr, &clause.cross_check}) rename(*expr, from, to);
  for (Clause& child : clause.children) rename(child, from, to);
}

class Amender {
 public:
  Amender(Clause& circular, Diagnostics& diagnostics) : circular_(circular), diagnostics_(diagnostics) {}

  void apply(const Operation& operation) {
    const Clause& clause = *operation.clause;
    if (clause.broken) return;
    const Place place = find(circular_, clause.address);
    if (!place.found || (place.path.empty() && clause.kind == C::repeal))
      return say_missing(operation, clause.address, place.found ? clause.address.back().range : place.missing);
    if (const auto other = touched_.find(place.path);
        other != touched_.end() && other->second.circular != operation.circular &&
        other->second.effective == operation.effective && !place.path.empty()) {
      say(Code::A602, clause.address.back().range,
          {syntax::print(clause.address, Language::vi), other->second.circular, operation.circular},
          {{Code::A290, other->second.clause->range, {}, {}, {}, {}}});
      return;
    }
    touched_.insert_or_assign(place.path, operation);
    switch (clause.kind) {
      case C::repeal:
        repeal(place);
        repealed_.push_back(operation);
        break;
      case C::replace:
        replace(place, operation);
        break;
      case C::insert:
        insert(place, operation);
        break;
      case C::rename:
        rename_at(place, operation);
        break;
      case C::mark:
        mark(place, operation);
        break;
      default:
        break;
    }
  }

 private:
  void say(Code code, SourceRange range, std::vector<std::string> arguments, Diagnostics notes = {}) {
    diagnostics_.push_back({code, range, std::move(arguments), std::move(notes), {}, {}});
  }

  void say_missing(const Operation& operation, const ast::Address& address, SourceRange range) {
    if (syntax::has_broken(circular_)) return;
    Diagnostics notes;
    for (const Operation& repeal : repealed_) {
      const ast::Address& gone = repeal.clause->address;
      if (gone.size() <= address.size() && std::equal(gone.begin(), gone.end(), address.begin()))
        notes = {{Code::A611, repeal.clause->range, {repeal.circular}, {}, {}, {}}};
    }
    say(Code::A601, range, {syntax::print(address, Language::vi), operation.circular, circular_.name.text},
        std::move(notes));
  }

  /// Paths of later siblings move when a clause goes or comes.
  void shifted() { touched_.clear(); }

  void repeal(const Place& place) {
    std::vector<std::size_t> parent(place.path.begin(), place.path.end() - 1);
    auto& siblings = at(circular_, parent).children;
    siblings.erase(siblings.begin() + static_cast<std::ptrdiff_t>(place.path.back()));
    shifted();
  }

  Clause fragment(const Clause& clause, const Operation& operation) const {
    Clause copy = clause;
    say_source(copy, operation.circular);
    if (copy.cite.empty() && copy.cite_text.empty()) cite_from(copy, operation);
    return copy;
  }

  static void cite_from(Clause& clause, const Operation& operation) {
    const Clause& from =
        operation.clause->cite.empty() && operation.clause->cite_text.empty() ? *operation.section : *operation.clause;
    clause.cite = from.cite;
    clause.cite_text = from.cite_text;
  }

  void replace(const Place& place, const Operation& operation) {
    const Clause& clause = *operation.clause;
    Clause& target = at(circular_, place.path);
    const bool is_period = target.kind == C::validity || target.kind == C::renewal_lead || target.kind == C::waiting;
    if (clause.text ? !target.text.has_value() : clause.word != ast::Keyword::none && !is_period)
      return say(Code::A603, clause.range, {syntax::print(clause.address, Language::vi)});
    if (clause.text) {
      target.text = clause.text;
      target.amended_by = operation.circular;
    } else if (clause.word != ast::Keyword::none) {
      target.number = clause.number;
      target.word = clause.word;
      target.amended_by = operation.circular;
      cite_from(target, operation);
    } else {
      std::vector<Clause> fragments;
      for (const Clause& child : clause.children)
        if (child.kind == target.kind) fragments.push_back(fragment(child, operation));
      if (fragments.empty()) {
        if (!clause.broken) say(Code::A603, clause.range, {syntax::print(clause.address, Language::vi)});
        return;
      }
      std::vector<std::size_t> parent(place.path.begin(), place.path.end() - 1);
      auto& siblings = at(circular_, parent).children;
      const auto position = siblings.erase(siblings.begin() + static_cast<std::ptrdiff_t>(place.path.back()));
      siblings.insert(position, fragments.begin(), fragments.end());
      shifted();
    }
  }

  void insert(const Place& place, const Operation& operation) {
    const Clause& clause = *operation.clause;
    Clause& target = at(circular_, place.path);
    std::size_t position = target.children.size();
    if (!clause.place.empty()) {
      const Place after = find(target, clause.place);
      if (!after.found || after.path.size() != 1)
        return say_missing(operation, clause.place, after.found ? clause.place.back().range : after.missing);
      position = after.path.front() + 1;
    }
    for (const Clause& child : clause.children) {
      if (child.kind == C::unverified || child.kind == C::note) continue;
      target.children.insert(target.children.begin() + static_cast<std::ptrdiff_t>(position++),
                             fragment(child, operation));
    }
    shifted();
  }

  void rename_at(const Place& place, const Operation& operation) {
    Clause& target = at(circular_, place.path);
    if (operation.clause->text) {
      target.text = operation.clause->text;
    } else {
      const std::string from = target.name.text;
      target.name.text = operation.clause->name.text;
      rename(circular_, from, target.name.text);
    }
    target.amended_by = operation.circular;
  }

  void mark(const Place& place, const Operation& operation) {
    Clause reason;
    reason.kind = C::unverified;
    reason.range = operation.clause->range;
    reason.text = operation.clause->text;
    reason.amended_by = operation.circular;
    Clause& target = at(circular_, place.path);
    target.children.insert(target.children.begin(), std::move(reason));
    shifted();
  }

  Clause& circular_;
  Diagnostics& diagnostics_;
  std::map<std::vector<std::size_t>, Operation> touched_;
  std::vector<Operation> repealed_;
};

void drop_outside_window(Clause& clause, Date date) {
  std::erase_if(clause.children, [&](const Clause& child) {
    if (child.kind == C::advisory || child.kind == C::transition) return false;
    return (child.from && !on_or_before(*child.from, date)) || (child.to && !on_or_before(date, *child.to));
  });
  for (Clause& child : clause.children) drop_outside_window(child, date);
}

/// The order of a consolidated text: header, data, definitions, standards, groups, rating, recognitions, procedure.
int rank(C kind) {
  switch (kind) {
    case C::data:
      return 1;
    case C::definition:
      return 2;
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

}  // namespace

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
      if (child.kind == C::applies_to)
        for (const ast::Name& kind : child.names) own.applies_to.push_back(kind.text);
      if (child.kind == C::standard || child.kind == C::rating || child.kind == C::applies_to) own.is_amendment = false;
    }
  }
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
    result.circular.children.insert(result.circular.children.end(), clause->children.begin(), clause->children.end());
    found = true;
  }
  if (!found) {
    diagnostics.push_back({Code::A604, {UINT32_MAX, 0, 0}, {std::string(circular)}, {}, {}, {}});
    return std::nullopt;
  }
  Diagnostics said;
  Amender amender(result.circular, said);
  for (const Operation& operation : operations_on(corpus, circular, date, effects_of(corpus))) {
    amender.apply(operation);
    if (std::find(result.amended_by.begin(), result.amended_by.end(), operation.circular) == result.amended_by.end())
      result.amended_by.push_back(operation.circular);
  }
  drop_outside_window(result.circular, date);
  std::erase_if(result.circular.children, [](const Clause& child) { return child.kind == C::amends; });
  std::stable_sort(result.circular.children.begin(), result.circular.children.end(),
                   [](const Clause& a, const Clause& b) { return rank(a.kind) < rank(b.kind); });
  const bool failed = has_errors(said);
  diagnostics.insert(diagnostics.end(), said.begin(), said.end());
  if (failed) return std::nullopt;
  return result;
}

}  // namespace chuan::consolidate
