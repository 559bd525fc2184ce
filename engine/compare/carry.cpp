// SPDX-License-Identifier: MIT
// A dossier under another circular: everything that is no verdict goes over, or is listed.
#include <algorithm>
#include <map>
#include <set>

#include "chuan/address.hpp"
#include "chuan/comparison.hpp"
#include "dossier/fields.hpp"
#include "dossier/transfer.hpp"

namespace chuan {
namespace {

std::vector<std::string> requirements_of(const Rulebook& book) {
  std::vector<std::string> all;
  for (const Criterion& criterion : book.criteria) {
    if (book.is_referenced(criterion)) continue;
    for (const CriterionLevel& level : criterion.levels)
      for (const Indicator& indicator : level.indicators)
        for (const Requirement& requirement : indicator.requirements) all.push_back(requirement.subject());
  }
  return all;
}

bool names(const std::vector<std::string>& addresses, const std::string& subject) {
  return std::any_of(addresses.begin(), addresses.end(),
                     [&](const std::string& each) { return is_below(subject, each) || is_below(each, subject); });
}

template <class T>
bool contains(const std::vector<T>& list, const T& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

template <class T>
bool is_given(const std::optional<T>& part) {
  return part.has_value();
}
template <class T>
bool is_given(const T& part) {
  return !part.empty();
}

class Carrier {
 public:
  using Requirements = std::map<std::string, RecordedVerdict>;

  Carrier(const Dossier& dossier, const Rulebook& from, const Rulebook& to, const std::vector<CarryRow>& rows,
          Date date)
      : dossier_(dossier), from_(from), to_(to), rows_(rows), date_(date), targets_(requirements_of(to)) {}

  Carried run() {
    school();
    levels();
    sites();
    evidence();
    recognitions();
    made().council = dossier_.council;
    made().reviews = dossier_.reviews;
    made().situation.strengths = dossier_.situation.strengths;
    made().situation.limits = dossier_.situation.limits;
    leave_out_the_rest();
    find_fresh();
    return std::move(result_);
  }

 private:
  Dossier& made() { return result_.dossier; }

  void leave_out(std::string key, LeftOut::Reason reason) { result_.left_out.push_back({std::move(key), reason}); }

  void school() {
    made().format = dossier_.format;
    made().name = dossier_.name;
    made().province = dossier_.province;
    made().commune = dossier_.commune;
    made().school_year = dossier_.school_year;
    made().date = date_;
    const auto is_its_kind = [&](const SchoolKind& each) { return each.name == dossier_.kind; };
    if (std::any_of(to_.kinds.begin(), to_.kinds.end(), is_its_kind))
      made().kind = dossier_.kind;
    else if (!dossier_.kind.empty())
      leave_out("school.kind", LeftOut::Reason::not_in_circular);
  }

  void levels() {
    data(dossier_.data, "", made().data);
    for (const auto& [name, of_level] : dossier_.levels) {
      const auto is_it = [&, &level = name](const auto& each) { return each.first == level; };
      if (std::any_of(to_.educational_levels.begin(), to_.educational_levels.end(), is_it))
        data(of_level, "levels." + name + ".", made().levels[name]);
      else
        leave_out("levels." + name, LeftOut::Reason::not_in_circular);
    }
  }

  void data(const LevelData& old, const std::string& key, LevelData& fresh) {
    requirements(old.requirements, key, fresh.requirements);
    fresh.facts.resize(to_.facts.size());
    for (std::size_t i = 0; i < old.facts.size(); ++i) {
      if (!old.facts[i]) continue;
      if (const auto id = same_fact(to_, from_.facts[i]))
        fresh.facts[id->value] = of_its_year(from_.facts[i], *old.facts[i], dossier_);
      else
        leave_out(key + "facts." + from_.facts[i].name, LeftOut::Reason::not_in_circular);
    }
  }

  void sites() {
    for (const Site& site : dossier_.sites) {
      Site fresh;
      fresh.name = site.name;
      requirements(site.requirements, "sites." + site.name + ".", fresh.requirements);
      made().sites.push_back(std::move(fresh));
    }
  }

  void requirements(const Requirements& old, const std::string& key, Requirements& fresh) {
    for (const auto& [subject, recorded] : old) {
      std::vector<std::string> served;
      std::string why;
      for (const CarryRow& row : rows_) {
        if (!names(row.sources, subject)) continue;
        if (row.targets.empty()) why = row.reason;
        for (const std::string& target : targets_)
          if (names(row.targets, target) && !contains(served, target)) served.push_back(target);
      }
      for (const std::string& target : served) {
        if (moved_.insert({subject, target}).second) result_.moved.emplace_back(subject, target);
        land(subject, recorded, target, fresh[target]);
      }
      if (!served.empty()) continue;
      if (const std::pair place(subject, why); !contains(result_.nowhere, place)) result_.nowhere.push_back(place);
      if (!recorded.note.empty())
        leave_out(key + "requirements." + subject + ".note: " + recorded.note, LeftOut::Reason::no_successor);
    }
  }

  void land(const std::string& subject, const RecordedVerdict& recorded, const std::string& target,
            RecordedVerdict& fresh) {
    for (const std::string& code : recorded.evidence)
      if (const std::string now = code_for(code, target); !contains(fresh.evidence, now)) fresh.evidence.push_back(now);
    if (recorded.note.empty()) return;
    fresh.note += (fresh.note.empty() ? "" : "; ") + std::string("từ ") + subject + " của " + from_.circular + ": " +
                  recorded.note;
  }

  const Evidence* item_of(const std::string& code) const {
    const auto item = index_.find(code);
    return item ? &dossier_.evidence[*item] : nullptr;
  }

  /// One item of evidence keeps one code, made for the first criterion it serves.
  std::string code_for(const std::string& cited, const std::string& target) {
    const Evidence* const item = item_of(cited);
    const std::string old = item ? item->code : cited;
    const auto known = codes_.find(old);
    if (known != codes_.end()) return known->second;
    std::string code = old;
    if (!to_.evidence_code.empty()) {
      const std::string criterion(criterion_of(target));
      do {
        code = evidence_code(to_.evidence_code, criterion, ++numbers_[criterion]);
      } while (code != old && item_of(code) != nullptr);
    }
    result_.evidence.push_back({code, old});
    return codes_[old] = code;
  }

  void evidence() {
    for (const CarriedEvidence& carried : result_.evidence) {
      const Evidence* const item = item_of(carried.old_code);
      Evidence fresh = item ? *item : Evidence{};
      fresh.code = carried.code;
      if (carried.code != carried.old_code) fresh.aliases.insert(fresh.aliases.begin(), carried.old_code);
      made().evidence.push_back(std::move(fresh));
    }
    for (const Evidence& item : dossier_.evidence)
      if (codes_.count(item.code) == 0) {
        made().evidence.push_back(item);
        result_.uncited.push_back(item.code);
      }
  }

  void recognitions() {
    for (RecordedRecognition each : dossier_.recognitions) {
      if (each.circular.empty()) each.circular = from_.circular;
      made().recognitions.push_back(std::move(each));
    }
  }

  /// What speaks of criteria and levels of the old circular, or points into the old dossier.
  void leave_out_the_rest() {
    const auto each_given = [this](const std::string& of, LeftOut::Reason reason) {
      return [this, of, reason](dossier::Field field, auto& part) {
        if (is_given(part)) leave_out(of + "." + std::string(field.key), reason);
      };
    };
    if (dossier_.submitted) leave_out(std::string(keys::submitted), LeftOut::Reason::old_dossier);
    if (dossier_.plan) {
      auto of_plan = each_given("plan", LeftOut::Reason::old_criteria);
      dossier::fields(of_plan, *dossier_.plan);
    }
    for (const auto& [id, text] : dossier_.situation.shortfalls)
      leave_out("situation.shortfalls." + id, LeftOut::Reason::old_criteria);
    for (const auto& [id, text] : dossier_.situation.descriptions)
      leave_out("situation.descriptions." + id, LeftOut::Reason::old_criteria);
    if (dossier_.provenance) {
      auto of_provenance = each_given("provenance", LeftOut::Reason::old_dossier);
      dossier::fields(of_provenance, *dossier_.provenance);
    }
    for (const UnknownField& each : dossier_.unknown_fields)
      leave_out(each.parent + "/" + each.key, LeftOut::Reason::later_format);
  }

  void find_fresh() {
    for (const std::string& target : targets_) {
      const auto serves = [&](const CarryRow& row) { return names(row.targets, target); };
      if (std::none_of(rows_.begin(), rows_.end(), serves)) result_.fresh.push_back(target);
    }
  }

  const Dossier& dossier_;
  const Rulebook& from_;
  const Rulebook& to_;
  const std::vector<CarryRow>& rows_;
  Date date_;
  EvidenceIndex index_{dossier_.evidence};
  std::vector<std::string> targets_;
  std::map<std::string, std::string> codes_;  // of the old dossier → of the new one
  std::map<std::string, int> numbers_;        // the last one given, by criterion
  std::set<std::pair<std::string, std::string>> moved_;
  Carried result_;
};

}  // namespace

Carried carry(const Dossier& dossier, const Rulebook& from, const Rulebook& to, const std::vector<CarryRow>& rows,
              Date date) {
  return Carrier(dossier, from, to, rows, date).run();
}

}  // namespace chuan
