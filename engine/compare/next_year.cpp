// SPDX-License-Identifier: MIT
// A dossier for the next school year under the same circular: texts and evidence go over, every verdict is open.
#include <algorithm>
#include <set>

#include "chuan/comparison.hpp"
#include "dossier/fields.hpp"
#include "dossier/transfer.hpp"

namespace chuan {
namespace {

class NextYear {
 public:
  NextYear(const Dossier& dossier, const Rulebook& from, const Rulebook& to, int school_year, Date date)
      : old_(dossier), from_(from), to_(to) {
    for (const std::string& each : addresses(from)) before_.insert(each);
    for (const std::string& each : addresses(to)) now_.insert(each);
    result_.dossier = dossier;
    result_.dossier.school_year = school_year;
    result_.dossier.date = date;
  }

  Carried run() {
    Dossier& made = result_.dossier;
    data(made.data, "");
    for (auto& [name, of_level] : made.levels) data(of_level, "levels." + name + ".");
    for (Site& each : made.sites) {
      open(each.requirements, "sites." + each.name + ".");
      drop(each.results, "sites." + each.name + ".results");
    }
    for (RecordedRecognition& each : made.recognitions)
      if (each.circular.empty()) each.circular = from_.circular;
    drop(made.reviews, "reviews");
    drop(made.situation.shortfalls, "situation.shortfalls");
    if (made.plan) {
      leave_out("plan");
      made.plan.reset();
    }
    if (made.provenance) {
      result_.left_out.push_back({"provenance", LeftOut::Reason::old_dossier});
      made.provenance.reset();
    }
    for (const std::string& each : now_)
      if (!before_.contains(each)) result_.fresh.push_back(each);
    return std::move(result_);
  }

 private:
  void leave_out(std::string key) { result_.left_out.push_back({std::move(key), LeftOut::Reason::of_its_year}); }

  template <class List>
  void drop(List& list, const std::string& key) {
    if (!list.empty()) leave_out(key);
    list.clear();
  }

  void data(LevelData& data, const std::string& key) {
    drop(data.results, key + "results");
    open(data.requirements, key);
    std::vector<std::optional<FactValues>> fresh(to_.facts.size());
    for (std::size_t i = 0; i < data.facts.size(); ++i) {
      if (!data.facts[i]) continue;
      if (const auto id = same_fact(to_, from_.facts[i]))
        fresh[id->value] = of_its_year(from_.facts[i], *data.facts[i], old_);
      else
        result_.left_out.push_back({key + "facts." + from_.facts[i].name, LeftOut::Reason::not_in_circular});
    }
    data.facts = std::move(fresh);
  }

  void open(std::map<std::string, RecordedVerdict>& requirements, const std::string& key) {
    for (auto each = requirements.begin(); each != requirements.end();) {
      if (now_.contains(each->first)) {
        each->second.verdict = Verdict::unknown;
        ++each;
        continue;
      }
      result_.nowhere.emplace_back(each->first, "");
      if (!each->second.note.empty())
        result_.left_out.push_back(
            {key + "requirements." + each->first + ".note: " + each->second.note, LeftOut::Reason::no_successor});
      each = requirements.erase(each);
    }
  }

  const Dossier& old_;
  const Rulebook& from_;
  const Rulebook& to_;
  std::set<std::string> before_, now_;
  Carried result_;
};

}  // namespace

Carried next_year(const Dossier& dossier, const Rulebook& from, const Rulebook& to, int school_year, Date date) {
  return NextYear(dossier, from, to, school_year, date).run();
}

}  // namespace chuan
