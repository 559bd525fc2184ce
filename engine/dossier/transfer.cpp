// SPDX-License-Identifier: MIT
// A dossier read under one text of the law, as it stands under another: figures stay, verdicts only where what they
// are about has not changed.
#include "dossier/transfer.hpp"

#include <algorithm>

#include "chuan/address.hpp"
#include "chuan/dossier.hpp"
#include "diagnostic/code.hpp"

namespace chuan {
namespace {

constexpr SourceRange nowhere{UINT32_MAX, 0, 0};
constexpr std::size_t most_named = 8;

const Criterion* criterion_named(const Rulebook& book, const std::string& id) {
  for (const Criterion& each : book.criteria)
    if (each.id == id) return &each;
  return nullptr;
}

}  // namespace

FactValues of_its_year(const Fact& fact, FactValues values, const Dossier& old) {
  std::optional<int> year = old.school_year;
  if (!year && old.date) year = last_completed_school_year(*old.date);
  if (!fact.yearly || !year) return values;
  if (values.single) values.by_year.emplace(*year, *values.single);
  if (values.none) values.none_by_year.emplace(*year, *values.none);
  values.single.reset();
  values.none.reset();
  return values;
}

std::optional<FactId> same_fact(const Rulebook& book, const Fact& fact) {
  for (std::uint32_t i = 0; i < book.facts.size(); ++i) {
    const Fact& each = book.facts[i];
    if (each.name == fact.name && each.type == fact.type && each.yearly == fact.yearly && each.choices == fact.choices)
      return FactId{i};
  }
  return std::nullopt;
}

std::map<std::string, std::string> asked(const Rulebook& book) {
  std::map<std::string, std::string> all;
  for (const Criterion& criterion : book.criteria)
    for (const CriterionLevel& level : criterion.levels) {
      const std::string level_subject = print(Subject{criterion.id, level.number});
      for (const Indicator& indicator : level.indicators)
        for (const Requirement& requirement : indicator.requirements) {
          all[requirement.subject()] = requirement.text + "\n" + requirement.stated;
          all[print(Subject{criterion.id, level.number, indicator.letter})] += all[requirement.subject()] + "\n";
          all[level_subject] += all[requirement.subject()] + "\n";
        }
    }
  return all;
}

namespace {

class Transfer {
 public:
  Transfer(const Dossier& dossier, const Rulebook& from, const Rulebook& to)
      : dossier_(dossier), from_(from), to_(to), is_same_circular_(from.circular == to.circular) {}

  Dossier run(Diagnostics& findings) {
    Dossier moved = dossier_;
    before_ = asked(from_);
    after_ = asked(to_);
    moved.data = level(dossier_.data);
    for (auto& [name, data] : moved.levels) data = level(data);
    for (Site& site : moved.sites) {
      keep_results(site.results);
      keep_requirements(site.requirements);
    }
    if (moved.plan && is_same_circular_) {
      keep_results(moved.plan->targets);
      std::erase_if(moved.plan->actions,
                    [&](const PlanAction& each) { return criterion_named(to_, each.criterion) == nullptr; });
    } else if (moved.plan) {
      moved.plan.reset();
      ++dropped_;
    }
    tell(findings);
    return moved;
  }

 private:
  LevelData level(const LevelData& data) {
    LevelData moved;
    moved.facts.resize(to_.facts.size());
    for (std::size_t i = 0; i < data.facts.size(); ++i)
      if (data.facts[i])
        if (const auto id = same_fact(to_, from_.facts[i])) moved.facts[id->value] = data.facts[i];
    moved.results = data.results;
    moved.requirements = data.requirements;
    keep_results(moved.results);
    keep_requirements(moved.requirements);
    return moved;
  }

  void keep_results(std::map<std::string, RecordedLevel>& results) {
    for (auto each = results.begin(); each != results.end();) {
      const Criterion* criterion = is_same_circular_ ? criterion_named(to_, each->first) : nullptr;
      if (criterion == nullptr) {
        drop(each->first);
        each = results.erase(each);
      } else {
        each->second.level = std::min(each->second.level, criterion->highest());
        ++each;
      }
    }
  }

  void keep_requirements(std::map<std::string, RecordedVerdict>& requirements) {
    std::erase_if(requirements, [&](const auto& each) {
      const auto now = after_.find(each.first);
      const auto then = before_.find(each.first);
      if (is_same_circular_ && now != after_.end() && then != before_.end() && now->second == then->second)
        return false;
      drop(each.first);
      return true;
    });
  }

  void drop(const std::string& subject) {
    if (std::find(subjects_.begin(), subjects_.end(), subject) == subjects_.end()) subjects_.push_back(subject);
    ++dropped_;
  }

  void tell(Diagnostics& findings) const {
    if (dropped_ == 0) return;
    if (!is_same_circular_) {
      findings.push_back({Code::A514, nowhere, {from_.circular, to_.circular}, {}, {}, {}});
      return;
    }
    std::string named;
    for (std::size_t i = 0; i < subjects_.size() && i < most_named; ++i)
      named += (named.empty() ? "" : ", ") + subjects_[i];
    if (subjects_.size() > most_named) named += ", …";
    findings.push_back({Code::A515, nowhere, {std::to_string(subjects_.size()), named}, {}, {}, {}});
  }

  const Dossier& dossier_;
  const Rulebook& from_;
  const Rulebook& to_;
  bool is_same_circular_;
  std::map<std::string, std::string> before_, after_;
  std::size_t dropped_ = 0;
  std::vector<std::string> subjects_;
};

}  // namespace

Dossier transfer(const Dossier& dossier, const Rulebook& from, const Rulebook& to, Diagnostics& findings) {
  return Transfer(dossier, from, to).run(findings);
}

}  // namespace chuan
