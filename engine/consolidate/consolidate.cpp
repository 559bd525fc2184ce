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
    const Place place = find(circular_, clause.address);
    const SourceRange where = clause.address.empty() ? clause.range : clause.address.back().range;
    if (!place.found || (place.path.empty() && clause.kind == C::repeal)) {
      say(Code::A601, where, {syntax::print(clause.address, Language::vi), operation.circular, circular_.name.text});
      return;
    }
    if (const auto other = touched_.find(place.path);
        other != touched_.end() && other->second.circular != operation.circular &&
        other->second.effective == operation.effective && !place.path.empty()) {
      say(Code::A602, where, {syntax::print(clause.address, Language::vi), other->second.circular, operation.circular},
          {{Code::A290, other->second.clause->range, {}, {}, {}, {}}});
      return;
    }
    touched_.insert_or_assign(place.path, operation);
    switch (clause.kind) {
      case C::repeal:
        repeal(place);
        repeal_more(clause.address);
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
    if (clause.text) {
      target.text = clause.text;
      target.amended_by = operation.circular;
      take_remarks(target, operation);
    } else if (clause.word != ast::Keyword::none) {
      target.number = clause.number;
      target.word = clause.word;
      target.amended_by = operation.circular;
      cite_from(target, operation);
      take_remarks(target, operation);
    } else {
      std::vector<Clause> fragments;
      for (const Clause& child : clause.children)
        if (child.kind == target.kind) fragments.push_back(fragment(child, operation));
      if (fragments.empty()) {
        say(Code::A603, clause.range, {syntax::print(clause.address, Language::vi)});
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
      if (!after.found || after.path.size() != 1) {
        say(Code::A601, clause.place.back().range,
            {syntax::print(clause.place, Language::vi), operation.circular, circular_.name.text});
        return;
      }
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
    if (place.title_only) reason.text->text = "tên chưa đối chiếu: " + reason.text->text;
    reason.amended_by = operation.circular;
    Clause& target = at(circular_, place.path);
    target.children.insert(target.children.begin(), std::move(reason));
    shifted();
  }

  Clause& circular_;
  Diagnostics& diagnostics_;
  std::map<std::vector<std::size_t>, Operation> touched_;
};

void drop_outside_window(Clause& clause, Date date) {
  std::erase_if(clause.children, [&](const Clause& child) {
    if (child.kind == C::advisory || child.kind == C::transition) return false;
    return (child.from && !on_or_before(*child.from, date)) || (child.to && !on_or_before(date, *child.to));
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

bool covers(const Clause& annex, std::string_view kind) {
  return std::any_of(annex.names.begin(), annex.names.end(), [&](const ast::Name& each) { return each.text == kind; });
}

/// Puts the content of the kind's annex in the place of all annexes, which stay as empty headings.
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

/// Joins what a referenced circular declares: facts not declared here, definitions, and its standards as groups.
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

void add_annex(CircularHeader& header, const Clause& clause) {
  auto annex = std::find_if(header.annexes.begin(), header.annexes.end(),
                            [&](const AnnexHeader& each) { return each.id == clause.name.text; });
  if (annex == header.annexes.end()) annex = header.annexes.insert(annex, {clause.name.text, {}, {}});
  if (clause.text) annex->title = clause.text->text;
  for (const ast::Name& kind : clause.names) annex->kinds.push_back(kind.text);
}

void put_in_order(Clause& circular) {
  std::stable_sort(circular.children.begin(), circular.children.end(),
                   [](const Clause& a, const Clause& b) { return rank(a.kind) < rank(b.kind); });
}

}  // namespace

Corpus corpus(const std::vector<ast::Document>& documents) {
  Corpus all;
  for (const ast::Document& document : documents)
    for (const Clause& clause : document.root.children)
      if (clause.kind == C::circular) all.circulars.push_back(&clause);
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
      if (child.kind == C::reference_only) own.is_reference = true;
      if (child.kind == C::annex) add_annex(own, child);
      if (child.kind == C::standard || child.kind == C::annex || child.kind == C::rating ||
          child.kind == C::applies_to || child.kind == C::reference_only)
        own.is_amendment = false;
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
    for (const Clause& child : clause->children) add_joined(result.circular.children, child);
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
    const Clause& source =
        operation.clause->cite.empty() && operation.clause->cite_text.empty() ? *operation.section : *operation.clause;
    std::string unverified;
    for (const Clause& child : operation.clause->children)
      if (child.kind == C::unverified) unverified = child.text->text;
    result.amendments.push_back({operation.circular, subject_of(operation.clause->address),
                                 syntax::print(operation.clause->address, Language::vi), syntax::cite_text(source),
                                 unverified, operation.clause->range});
    if (std::find(result.amended_by.begin(), result.amended_by.end(), operation.circular) == result.amended_by.end())
      result.amended_by.push_back(operation.circular);
  }
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
