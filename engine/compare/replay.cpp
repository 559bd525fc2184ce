// SPDX-License-Identifier: MIT
// The new operations applied again, to numbers instead of clauses.
#include "compare/replay.hpp"

#include <algorithm>
#include <set>

namespace chuan::comparison {
namespace {

struct Slot {
  std::string before;
  const Amendment* by = nullptr;
};

/// "1.1/1/*" of "1.1/1/*/2"; empty where the subject is no requirement.
std::string indicator_of(const std::string& subject) {
  return std::count(subject.begin(), subject.end(), '/') == 3 ? subject.substr(0, subject.rfind('/')) : "";
}

bool same_operation(const Amendment& a, const Amendment& b) {
  return a.circular == b.circular && a.address == b.address && a.range.begin == b.range.begin;
}

std::map<std::string, std::vector<Slot>> slots_of(const Rulebook& book) {
  std::map<std::string, std::vector<Slot>> slots;
  for (const Criterion& criterion : book.criteria)
    for (const CriterionLevel& level : criterion.levels)
      for (const Indicator& indicator : level.indicators)
        for (const Requirement& each : indicator.requirements) {
          const std::string subject = each.subject();
          slots[indicator_of(subject)].push_back({subject, nullptr});
        }
  return slots;
}

class Replay {
 public:
  Replay(const Rulebook& before, const Rulebook& after) : before_(before), after_(after), slots_(slots_of(before)) {}

  std::vector<Became> run() {
    const std::vector<Amendment>&old = before_.amendments, &now = after_.amendments;
    if (now.size() < old.size() || !std::equal(old.begin(), old.end(), now.begin(), same_operation)) return {};
    for (std::size_t i = old.size(); i < now.size(); ++i) apply(now[i]);
    const auto fresh = slots_of(after_);
    for (const auto& [indicator, last] : touched_) {
      const auto made = fresh.find(indicator);
      const std::size_t count = made == fresh.end() ? 0 : made->second.size();
      if (lost_.contains(indicator) || slots_[indicator].size() != count) continue;
      for (std::size_t i = 0; i < count; ++i) {
        const Slot& slot = slots_[indicator][i];
        found_.push_back({slot.before, made->second[i].before, slot.by, last});
      }
      for (const Slot& each : gone_[indicator]) found_.push_back({each.before, "", each.by, last});
    }
    return std::move(found_);
  }

 private:
  void apply(const Amendment& operation) {
    if (operation.what == Amendment::What::words) return;
    const std::string& subject = operation.subject;
    if (operation.what == Amendment::What::inserts) {
      if (operation.requirements > 0)
        insert(std::count(subject.begin(), subject.end(), '/') == 1 ? subject + "/*" : subject, operation);
      return;
    }
    const std::string indicator = indicator_of(subject);
    if (indicator.empty()) {
      lose(subject);
      return;
    }
    std::vector<Slot>& slots = slots_[indicator];
    const std::string number = subject.substr(subject.rfind('/') + 1);
    const std::size_t at = number.find_first_not_of("0123456789") == std::string::npos && number.size() < 5
                               ? static_cast<std::size_t>(std::stoi(number))
                               : 0;
    if (at == 0 || at > slots.size()) {
      lost_.insert(indicator);
      return;
    }
    touched_[indicator] = &operation;
    const auto place = slots.begin() + static_cast<std::ptrdiff_t>(at - 1);
    const Slot old{place->before, &operation};
    const auto next = slots.erase(place);
    if (operation.what == Amendment::What::repeals) {
      if (!old.before.empty()) gone_[indicator].push_back(old);
      return;
    }
    // The first successor is the old one changed, further ones are new.
    std::vector<Slot> fresh(static_cast<std::size_t>(operation.requirements), Slot{"", &operation});
    if (!fresh.empty()) fresh.front() = old;
    slots.insert(next, fresh.begin(), fresh.end());
  }

  void insert(const std::string& indicator, const Amendment& operation) {
    std::vector<Slot>& slots = slots_[indicator];
    const std::size_t at = operation.behind < 0 ? slots.size() : static_cast<std::size_t>(operation.behind);
    if (at > slots.size()) {
      lost_.insert(indicator);
      return;
    }
    touched_[indicator] = &operation;
    slots.insert(slots.begin() + static_cast<std::ptrdiff_t>(at), static_cast<std::size_t>(operation.requirements),
                 Slot{"", &operation});
  }

  /// What stands below is replaced or gone as a whole.
  void lose(const std::string& subject) {
    for (const auto& each : slots_)
      if (each.first.starts_with(subject + "/") || each.first == subject) lost_.insert(each.first);
  }

  const Rulebook& before_;
  const Rulebook& after_;
  std::map<std::string, std::vector<Slot>> slots_, gone_;
  std::map<std::string, const Amendment*> touched_;
  std::set<std::string> lost_;
  std::vector<Became> found_;
};

}  // namespace

std::vector<Became> replay(const Rulebook& before, const Rulebook& after) { return Replay(before, after).run(); }

}  // namespace chuan::comparison
