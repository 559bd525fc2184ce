// SPDX-License-Identifier: MIT
// Two rulebooks as lists of clauses, matched first by what they say, then by where they stand.
#include <algorithm>
#include <map>

#include "chuan/comparison.hpp"
#include "compare/clauses.hpp"
#include "compare/replay.hpp"

namespace chuan {
namespace {

using comparison::Item;

/// -1 looser, 1 stricter, 0 neither by the numbers; absent when it is not the same threshold.
std::optional<int> stricter(const Requirement& before, const Requirement& after) {
  if (before.rows.size() != after.rows.size()) return std::nullopt;
  int direction = 0;
  for (std::size_t i = 0; i < before.rows.size(); ++i) {
    const auto &a = before.rows[i].threshold, &b = after.rows[i].threshold;
    if (!a || !b || a->fact != b->fact || a->op != b->op || before.rows[i].condition != after.rows[i].condition)
      return std::nullopt;
    const auto x = Number::parse(a->value), y = Number::parse(b->value);
    if (!x || !y) return std::nullopt;
    int here = *x == *y ? 0 : *x < *y ? 1 : -1;
    if (a->op == "<=" || a->op == "<") here = -here;
    if (here == 0 && a->years != b->years) here = a->years < b->years ? 1 : -1;
    if (here * direction < 0) return 0;
    if (here != 0) direction = here;
  }
  return direction;
}

Direction direction_of(const Item& before, const Item& after) {
  if (before.clause.stated == after.clause.stated) return Direction::reworded;
  if (before.period != nullptr && after.period != nullptr && before.period->unit == after.period->unit) {
    if (after.is_wait) return before.period->count < after.period->count ? Direction::stricter : Direction::looser;
    return Direction::other;
  }
  if (before.requirement == nullptr || after.requirement == nullptr) {
    if (after.clause.stated == "bắt buộc") return Direction::stricter;
    if (before.clause.stated == "bắt buộc") return Direction::looser;
    return Direction::other;
  }
  if (const auto by_number = stricter(*before.requirement, *after.requirement))
    return *by_number > 0 ? Direction::stricter : *by_number < 0 ? Direction::looser : Direction::other;
  return Direction::other;
}

bool same_words(const ClauseText& a, const ClauseText& b) { return a.text == b.text && a.stated == b.stated; }

class Comparer {
 public:
  Comparer(const Rulebook& before, const Rulebook& after, const std::vector<CarryRow>& rows, bool is_one_law)
      : book_before_(before),
        book_after_(after),
        rows_(rows),
        before_(comparison::clauses_of(before)),
        after_(comparison::clauses_of(after)),
        is_one_circular_(before.circular == after.circular),
        is_one_law_(is_one_law) {}

  Differences run() {
    if (is_one_circular_) match_by_operations();
    if (is_one_circular_) match_in_place();
    if (!rows_.empty()) match_by_rows();
    match_by_words();
    if (is_one_circular_) match_by_place();
    for (std::size_t i = 0; i < after_.size(); ++i)
      if (!after_[i].is_matched) note(i, ChangeKind::added, Direction::stricter, nullptr, &after_[i]);
    for (Item& item : before_)
      if (!item.is_matched) note(after_.size(), ChangeKind::removed, Direction::looser, &item, nullptr);
    std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Differences result{book_before_.circular, book_after_.circular, {}};
    for (auto& [place, change] : found_) result.changes.push_back(std::move(change));
    return result;
  }

 private:
  void note(std::size_t place, ChangeKind kind, Direction direction, const Item* before, const Item* after) {
    const ClauseText& words = after != nullptr ? after->clause : before->clause;
    if (kind != ChangeKind::changed && words.text.empty() && words.stated.empty()) return;
    ClauseChange change;
    change.kind = kind;
    change.direction = direction;
    if (before != nullptr) change.before = before->clause;
    if (after != nullptr) change.after = after->clause;
    // Headings, tables and periods that come or go are neither stricter nor looser by themselves.
    const bool asks = (after != nullptr ? after : before)->requirement != nullptr;
    if (!asks && kind != ChangeKind::renumbered && kind != ChangeKind::changed) change.direction = Direction::other;
    if (is_one_circular_ && is_one_law_) say_who(change);
    if (is_one_circular_) say_whose(change, after);
    found_.emplace_back(place, std::move(change));
  }

  /// The amending clause: the last operation on the subject or on what contains it.
  void say_who(ClauseChange& change) const {
    const std::string& subject = change.kind == ChangeKind::removed ? change.before.subject : change.after.subject;
    const std::string& criterion =
        change.kind == ChangeKind::removed ? change.before.criterion : change.after.criterion;
    const auto is_new = [&](const Amendment& each) {
      return std::none_of(book_before_.amendments.begin(), book_before_.amendments.end(), [&](const Amendment& old) {
        return old.circular == each.circular && old.address == each.address && old.range.begin == each.range.begin;
      });
    };
    std::size_t longest = 0;
    for (const Amendment& each : book_after_.amendments) {
      const bool is_about = is_below(subject, each.subject) || subject == "tiêu chí " + each.subject ||
                            subject == each.subject || (!criterion.empty() && criterion == each.subject) ||
                            names(subject, each.address);
      if (!is_new(each) || !is_about || each.subject.size() < longest) continue;
      longest = each.subject.size();
      change.by = each.circular;
      change.by_cite = each.cite;
    }
    // A row moves with what came or went beside it.
    for (const Amendment& each : book_after_.amendments) {
      if (!change.by.empty() || change.kind != ChangeKind::renumbered || !is_new(each)) continue;
      if (holder(each.subject) != holder(subject) && holder(each.subject) != holder(change.before.subject)) continue;
      change.by = each.circular;
      change.by_cite = each.cite;
    }
  }

  /// The amending circular whose text the clause is.
  void say_whose(ClauseChange& change, const Item* after) const {
    if (!change.by.empty() || after == nullptr || after->origin == nullptr) return;
    if (after->origin->circular == book_after_.circular) return;
    change.by = after->origin->circular;
    change.by_cite = after->origin->cite;
  }

  static std::string holder(const std::string& subject) { return subject.substr(0, subject.rfind('/')); }

  /// Whether an address such as "công nhận kiểm_định chờ nâng bậc" names the subject, whose parts are joined by ": ".
  static bool names(const std::string& subject, const std::string& address) {
    std::string plain = subject;
    if (const std::size_t colon = plain.find(": "); colon != std::string::npos) plain.replace(colon, 2, " ");
    return plain.rfind(address, 0) == 0;
  }

  void match(Item& before, Item& after) { before.is_matched = after.is_matched = true; }

  Item* item(std::vector<Item>& items, const std::string& subject) {
    for (Item& each : items)
      if (each.requirement != nullptr && each.clause.subject == subject) return &each;
    return nullptr;
  }

  /// Requirements that an operation names, and those that only got another number through it.
  void match_by_operations() {
    for (const comparison::Became& each : comparison::replay(book_before_, book_after_)) {
      Item* const old = each.before.empty() ? nullptr : item(before_, each.before);
      Item* const now = each.after.empty() ? nullptr : item(after_, each.after);
      const std::size_t place = now != nullptr ? static_cast<std::size_t>(now - after_.data()) : after_.size();
      const std::size_t found = found_.size();
      if (old != nullptr) old->is_matched = true;
      if (now != nullptr) now->is_matched = true;
      if (old != nullptr && now != nullptr && !same_words(old->clause, now->clause))
        note(place, ChangeKind::changed, direction_of(*old, *now), old, now);
      else if (old != nullptr && now != nullptr && each.before != each.after)
        note(place, ChangeKind::renumbered, Direction::reworded, old, now);
      else if (old != nullptr && now != nullptr && old->clause.unverified != now->clause.unverified)
        note(place, ChangeKind::changed, Direction::reworded, old, now);
      else if (old == nullptr && now != nullptr)
        note(place, ChangeKind::added, Direction::stricter, nullptr, now);
      else if (now == nullptr && old != nullptr)
        note(place, ChangeKind::removed, Direction::looser, old, nullptr);
      const Amendment* by = each.by != nullptr ? each.by : each.near;
      if (found_.size() == found || by == nullptr) continue;
      found_.back().second.by = by->circular;
      found_.back().second.by_cite = by->cite;
    }
  }

  void match_in_place() {
    std::map<std::string, std::vector<Item*>> by_subject;
    for (Item& item : before_) by_subject[item.clause.subject].push_back(&item);
    for (std::size_t i = 0; i < after_.size(); ++i) {
      Item& item = after_[i];
      for (Item* old : by_subject[item.clause.subject]) {
        if (old->is_matched || !same_words(old->clause, item.clause)) continue;
        match(*old, item);
        if (old->clause.unverified != item.clause.unverified)
          note(i, ChangeKind::changed, Direction::reworded, old, &item);
        break;
      }
    }
  }

  void match_by_words() {
    for (std::size_t i = 0; i < after_.size(); ++i) {
      Item& item = after_[i];
      if (item.is_matched || item.requirement == nullptr) continue;
      for (Item& old : before_) {
        if (old.is_matched || old.requirement == nullptr || !same_words(old.clause, item.clause)) continue;
        match(old, item);
        note(i, ChangeKind::renumbered, Direction::reworded, &old, &item);
        break;
      }
    }
  }

  void match_by_place() {
    for (std::size_t i = 0; i < after_.size(); ++i) {
      Item& item = after_[i];
      if (item.is_matched) continue;
      for (Item& old : before_) {
        if (old.is_matched || old.clause.subject != item.clause.subject) continue;
        match(old, item);
        note(i, ChangeKind::changed, direction_of(old, item), &old, &item);
        break;
      }
    }
  }

  /// Each old requirement with its first successor; further ones are matched without a line of their own.
  void match_by_rows() {
    for (const CarryRow& row : rows_) {
      for (Item& old : before_) {
        if (old.requirement == nullptr) continue;
        const bool is_source = std::any_of(row.sources.begin(), row.sources.end(),
                                           [&](const std::string& each) { return is_below(old.clause.subject, each); });
        if (!is_source || row.targets.empty()) continue;
        bool is_first = !old.is_matched;
        for (std::size_t i = 0; i < after_.size(); ++i) {
          if (after_[i].requirement == nullptr) continue;
          const bool is_target = std::any_of(row.targets.begin(), row.targets.end(), [&](const std::string& each) {
            return is_below(after_[i].clause.subject, each);
          });
          if (!is_target) continue;
          if (is_first) note(i, ChangeKind::renumbered, Direction::other, &old, &after_[i]);
          is_first = false;
          match(old, after_[i]);
        }
      }
    }
  }

  const Rulebook& book_before_;
  const Rulebook& book_after_;
  const std::vector<CarryRow>& rows_;
  std::vector<Item> before_, after_;
  bool is_one_circular_, is_one_law_;
  std::vector<std::pair<std::size_t, ClauseChange>> found_;
};

}  // namespace

Differences compare(const Rulebook& before, const Rulebook& after, const std::vector<CarryRow>& rows, bool is_one_law) {
  return Comparer(before, after, rows, is_one_law).run();
}

}  // namespace chuan
