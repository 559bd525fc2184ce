// SPDX-License-Identifier: MIT
// Evidence and notes moved to where they may serve under another circular; never a verdict.
#include <algorithm>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "chuan/comparison.hpp"

namespace chuan {
namespace {

using Json = nlohmann::ordered_json;

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

Json value_json(const Fact& fact, const FactValue& value) {
  if (const bool* truth = std::get_if<bool>(&value)) return *truth;
  const Number& number = std::get<Number>(value);
  if (!fact.choices.empty()) return fact.choices[static_cast<std::size_t>(number.numerator())];
  if (fact.type == FactType::date) return to_iso(std::chrono::sys_days(std::chrono::days(number.numerator())));
  return to_string(number, '.');
}

Json none_json(NoFigure none) { return none == NoFigure::unknown ? "unknown" : "not_applicable"; }

class Carrier {
 public:
  Carrier(const Dossier& dossier, const Rulebook& from, const Rulebook& to, const std::vector<CarryRow>& rows,
          Date date)
      : dossier_(dossier), from_(from), to_(to), rows_(rows), date_(date), targets_(requirements_of(to)) {}

  Carried run() {
    for (const auto& [subject, recorded] : dossier_.data.requirements) move(subject, recorded);
    for (const auto& [name, data] : dossier_.levels)
      for (const auto& [subject, recorded] : data.requirements) move(subject, recorded);
    std::set<std::string> served;
    for (const CarryRow& row : rows_)
      for (const std::string& target : targets_)
        if (names(row.targets, target)) served.insert(target);
    for (const std::string& target : targets_)
      if (served.count(target) == 0) result_.fresh.push_back(target);
    result_.json = json().dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    return std::move(result_);
  }

 private:
  struct Landing {
    std::vector<std::string> evidence;
    std::string note;
  };

  void move(const std::string& subject, const RecordedVerdict& recorded) {
    bool found = false;
    std::string why;
    for (const CarryRow& row : rows_) {
      if (!names(row.sources, subject)) continue;
      if (row.targets.empty()) why = row.reason;
      for (const std::string& target : targets_) {
        if (!names(row.targets, target)) continue;
        found = true;
        if (!moved_.insert({subject, target}).second) continue;
        result_.moved.emplace_back(subject, target);
        land(subject, recorded, target);
      }
    }
    if (!found) result_.nowhere.emplace_back(subject, why);
  }

  void land(const std::string& subject, const RecordedVerdict& recorded, const std::string& target) {
    Landing& landing = landings_[target];
    for (const std::string& code : recorded.evidence) {
      const std::string fresh = code_for(code, target);
      if (std::find(landing.evidence.begin(), landing.evidence.end(), fresh) == landing.evidence.end())
        landing.evidence.push_back(fresh);
    }
    if (recorded.note.empty()) return;
    landing.note += (landing.note.empty() ? "" : "; ") + std::string("từ ") + subject + " của " + from_.circular +
                    ": " + recorded.note;
  }

  /// One item of evidence keeps one code, made for the first criterion it serves.
  std::string code_for(const std::string& old, const std::string& target) {
    const auto known = codes_.find(old);
    if (known != codes_.end()) return known->second;
    std::string code = old;
    if (!to_.evidence_code.empty()) {
      const std::string criterion(criterion_of(target));
      code = evidence_code(to_.evidence_code, criterion, ++numbers_[criterion]);
    }
    result_.evidence.push_back({code, old});
    return codes_[old] = code;
  }

  Json json() const {
    Json json;
    json["school"] = {{"name", dossier_.name}, {"kind", dossier_.kind}};
    json["date"] = to_iso(date_);
    json["requirements"] = Json::object();
    for (const std::string& target : targets_) {
      const auto landing = landings_.find(target);
      if (landing == landings_.end()) continue;
      Json each{{"verdict", "unknown"}, {"evidence", landing->second.evidence}};
      if (!landing->second.note.empty()) each["note"] = landing->second.note;
      json["requirements"][target] = std::move(each);
    }
    json["facts"] = facts();
    json["evidence"] = evidence();
    if (!dossier_.recognitions.empty()) json["recognitions"] = recognitions();
    return json;
  }

  Json facts() const {
    Json all = Json::object();
    Diagnostics ignored;
    const Dossier moved = transfer(dossier_, from_, to_, ignored);
    for (std::size_t i = 0; i < moved.data.facts.size(); ++i) {
      if (!moved.data.facts[i]) continue;
      const Fact& fact = to_.facts[i];
      const FactValues& values = *moved.data.facts[i];
      if (values.single || values.none) {
        all[fact.name] = values.single ? value_json(fact, *values.single) : none_json(*values.none);
        continue;
      }
      for (const auto& [year, value] : values.by_year) all[fact.name][school_year_name(year)] = value_json(fact, value);
      for (const auto& [year, none] : values.none_by_year) all[fact.name][school_year_name(year)] = none_json(none);
    }
    return all;
  }

  Json evidence() const {
    Json list = Json::array();
    for (const CarriedEvidence& carried : result_.evidence) {
      Json each{{"code", carried.code}};
      std::vector<std::string> aliases;
      if (carried.code != carried.old_code) aliases.push_back(carried.old_code);
      for (const Evidence& item : dossier_.evidence) {
        if (item.code != carried.old_code) continue;
        aliases.insert(aliases.end(), item.aliases.begin(), item.aliases.end());
        if (!item.title.empty()) each["title"] = item.title;
        if (item.issued) each["issued"] = to_iso(*item.issued);
        if (item.expires) each["expires"] = to_iso(*item.expires);
        if (!item.location.empty()) each["location"] = item.location;
      }
      each["aliases"] = aliases;
      list.push_back(std::move(each));
    }
    return list;
  }

  Json recognitions() const {
    Json list = Json::array();
    for (const RecordedRecognition& each : dossier_.recognitions) {
      Json record{{"id", each.id},
                  {"degree", each.degree},
                  {"date", to_iso(each.date)},
                  {"circular", each.circular.empty() ? from_.circular : each.circular}};
      if (each.expires) record["expires"] = to_iso(*each.expires);
      list.push_back(std::move(record));
    }
    return list;
  }

  const Dossier& dossier_;
  const Rulebook& from_;
  const Rulebook& to_;
  const std::vector<CarryRow>& rows_;
  Date date_;
  std::vector<std::string> targets_;
  std::map<std::string, Landing> landings_;
  std::map<std::string, std::string> codes_;
  std::map<std::string, int> numbers_;
  std::set<std::pair<std::string, std::string>> moved_;
  Carried result_;
};

}  // namespace

Carried carry(const Dossier& dossier, const Rulebook& from, const Rulebook& to, const std::vector<CarryRow>& rows,
              Date date) {
  return Carrier(dossier, from, to, rows, date).run();
}

}  // namespace chuan
