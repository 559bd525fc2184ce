// SPDX-License-Identifier: MIT
// Amending operations applied to a circular's tree, each to the address it names.
#include "consolidate/amend.hpp"

#include <algorithm>
#include <map>

#include "chuan/sentence.hpp"
#include "consolidate/address.hpp"
#include "diagnostic/code.hpp"
#include "syntax/parse.hpp"

namespace chuan::consolidate {
namespace {

/// "tiêu chí 1.1 mức 2", for messages.
std::string in_words(const ast::Address& address) {
  return in_both(syntax::print(address, Language::vi), syntax::print(address, Language::en));
}

using ast::Clause;
using C = ast::ClauseKind;

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
  for (ast::RareExpr* expr : {&clause.condition, &clause.expr, &clause.cross_check})
    if (!expr->empty()) rename(*expr->get(), from, to);
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
          {in_words(clause.address), other->second.circular, operation.circular},
          {{Code::A290, other->second.clause->range, {}, {}, {}, {}}});
      return;
    }
    touched_.insert_or_assign(place.path, operation);
    switch (clause.kind) {
      case C::repeal:
        repeal(place);
        repeal_more(clause.address);
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
    say(Code::A601, range, {in_words(address), operation.circular, circular_.name.text}, std::move(notes));
  }

  /// Paths of later siblings move when a clause goes or comes.
  void shifted() { touched_.clear(); }

  void repeal(const Place& place) {
    std::vector<std::size_t> parent(place.path.begin(), place.path.end() - 1);
    auto& siblings = at(circular_, parent).children;
    siblings.erase(siblings.begin() + static_cast<std::ptrdiff_t>(place.path.back()));
    shifted();
  }

  /// Transitions and the degrees of one older circular are repealed together.
  void repeal_more(const ast::Address& address) {
    const ast::Keyword last = address.back().kind;
    if (last != ast::Keyword::transition && last != ast::Keyword::equivalent) return;
    for (Place next = find(circular_, address); next.found; next = find(circular_, address)) repeal(next);
  }

  /// Doubts and notes written under an operation go with what it changed.
  static void take_remarks(Clause& target, const Operation& operation) {
    for (const Clause& child : operation.clause->children)
      if (child.kind == C::unverified || child.kind == C::note) {
        target.children.push_back(child);
        target.children.back().amended_by = operation.circular;
      }
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
    clause.cite.clear();
    clause.cite_text = syntax::cite_text(from);
    if (!clause.cite_text.empty()) clause.cite_text += " của " + operation.circular;
  }

  void replace(const Place& place, const Operation& operation) {
    const Clause& clause = *operation.clause;
    Clause& target = at(circular_, place.path);
    const bool is_period = target.kind == C::validity || target.kind == C::renewal_lead || target.kind == C::waiting;
    if (clause.text ? !target.text.has_value() : clause.word != ast::Keyword::none && !is_period)
      return say(Code::A603, clause.range, {in_words(clause.address)});
    if (clause.text) {
      target.text = clause.text;
      target.amended_by = operation.circular;
      take_remarks(target, operation);
    } else if (clause.word != ast::Keyword::none) {
      target.number = clause.number;
      target.word = clause.word;
      target.amended_by = operation.circular;
      const std::string own = syntax::cite_text(target);
      cite_from(target, operation);
      const std::string& by = target.cite_text.empty() ? operation.circular : target.cite_text;
      if (!own.empty()) target.cite_text = own + " (sửa bởi " + by + ")";
      take_remarks(target, operation);
    } else {
      std::vector<Clause> fragments;
      for (const Clause& child : clause.children)
        if (child.kind == target.kind) fragments.push_back(fragment(child, operation));
      if (fragments.empty()) {
        if (!clause.broken) say(Code::A603, clause.range, {in_words(clause.address)});
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
    take_remarks(target, operation);
  }

  void mark(const Place& place, const Operation& operation) {
    Clause reason;
    // A doubt about a name is no doubt about what is asked.
    reason.kind = place.title_only ? C::note : C::unverified;
    reason.range = operation.clause->range;
    reason.text = operation.clause->text;
    reason.word = operation.clause->word;
    reason.names = operation.clause->names;
    if (place.title_only) {
      reason.text.emplace().text = "tên chưa đối chiếu: " + syntax::doubt_text(*operation.clause);
      reason.word = ast::Keyword::none;
      reason.names.clear();
    }
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
/// "2.2/1/b" for "tiêu chí 2.2 mức 1 chỉ báo b"; else the address as written.
std::string subject_of(const ast::Address& address) {
  std::string subject;
  for (const ast::AddressPart& part : address) {
    switch (part.kind) {
      case ast::Keyword::criterion:
        subject = part.value.text;
        break;
      case ast::Keyword::level:
      case ast::Keyword::indicator:
        subject += "/" + part.value.text;
        break;
      case ast::Keyword::requirement:
        if (std::count(subject.begin(), subject.end(), '/') == 1) subject += "/*";
        subject += "/" + part.value.text;
        break;
      case ast::Keyword::annex:
      case ast::Keyword::title:
        break;
      default:
        return syntax::print(address, Language::vi);
    }
  }
  return subject;
}

Amendment::What what_of(const Clause& operation) {
  switch (operation.kind) {
    case C::repeal:
      return Amendment::What::repeals;
    case C::insert:
      return Amendment::What::inserts;
    case C::replace:
      return operation.text || operation.word != ast::Keyword::none ? Amendment::What::words
                                                                    : Amendment::What::replaces;
    default:
      return Amendment::What::words;
  }
}

/// The number of the requirement that an insertion stands behind.
int place_of(const Clause& operation) {
  if (operation.place.empty() || operation.place.back().kind != ast::Keyword::requirement) return -1;
  const std::string& number = operation.place.back().value.text;
  return number.empty() || number.find_first_not_of("0123456789") != std::string::npos || number.size() > 4
             ? -1
             : std::stoi(number);
}
}  // namespace

std::vector<Amendment> amend(Clause& circular, const std::vector<Operation>& operations, Diagnostics& diagnostics) {
  std::vector<Amendment> amendments;
  Amender amender(circular, diagnostics);
  for (const Operation& operation : operations) {
    amender.apply(operation);
    const Clause& source =
        operation.clause->cite.empty() && operation.clause->cite_text.empty() ? *operation.section : *operation.clause;
    std::string unverified;
    for (const Clause& child : operation.clause->children)
      if (child.kind == C::unverified) unverified = syntax::doubt_text(child);
    amendments.push_back(
        {operation.circular, subject_of(operation.clause->address),
         syntax::print(operation.clause->address, Language::vi), syntax::cite_text(source), unverified,
         operation.clause->range, what_of(*operation.clause),
         static_cast<int>(std::count_if(operation.clause->children.begin(), operation.clause->children.end(),
                                        [](const Clause& child) { return child.kind == C::requirement; })),
         place_of(*operation.clause)});
  }
  return amendments;
}

}  // namespace chuan::consolidate
