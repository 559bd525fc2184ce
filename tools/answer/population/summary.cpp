// SPDX-License-Identifier: MIT
// Counting, and the counts as JSON.
#include "answer/population/summary.hpp"

#include <algorithm>
#include <iterator>

#include "answer/refusal.hpp"
#include "answer/shape.hpp"
#include "chuan/sentence.hpp"

namespace chuan::answer {
namespace {

void add_to(LevelCounts& counts, const LevelCounts& others) {
  for (const auto& [level, count] : others) counts[level] += count;
}

Json counts_json(const LevelCounts& counts) {
  Json list = Json::array();
  for (const auto& [level, count] : counts)
    list.push_back({{"at_least", level.first}, {"at_most", level.second}, {"schools", count}});
  return list;
}

}  // namespace

void Summary::add(const SummaryRow& row) {
  const std::pair<int, int> level{row.level.at_least, row.level.at_most};
  ++schools;
  ++levels[level];
  ++groups_[{row.province, row.commune, row.kind, row.circular}][level];
  for (const auto& [id, degree] : row.degrees) ++degrees[{row.circular, id}][{degree.at_least, degree.at_most}];
  for (const auto& [label, month] : row.certificates) ++certificates[month][label];
  for (const std::string& each : row.blockers) {
    Blocker& blocker = blockers[{row.text, each}];
    ++blocker.schools;
    blocker.alone += row.blockers.size() == 1;
  }
}

void Summary::add(const Summary& other) {
  schools += other.schools;
  bad += other.bad;
  without_lifts += other.without_lifts;
  has_lifts = has_lifts || other.has_lifts;
  if (partial.empty()) partial = other.partial;
  titles.insert(other.titles.begin(), other.titles.end());
  add_to(levels, other.levels);
  for (const auto& [group, counts] : other.groups_) add_to(groups_[group], counts);
  for (const auto& [id, counts] : other.degrees) add_to(degrees[id], counts);
  for (const auto& [month, labels] : other.certificates)
    for (const auto& [label, count] : labels) certificates[month][label] += count;
  for (const auto& [subject, blocker] : other.blockers) {
    blockers[subject].schools += blocker.schools;
    blockers[subject].alone += blocker.alone;
  }
  for (const auto& [subject, count] : other.lifts) lifts[subject] += count;
}

void Summary::add_lift(const std::string& text, const std::string& subject, std::size_t count) {
  has_lifts = true;
  if (count > 0) lifts[{text, subject}] += count;
}

std::map<std::string, LevelCounts> Summary::by(Division division, Language language) const {
  std::map<std::string, LevelCounts> found;
  for (const auto& [group, counts] : groups_) {
    const auto& [province, commune, kind, circular] = group;
    const std::string unsaid = sentence(Sentence::unsaid, language);
    const auto named = [&](const std::string& name) { return name.empty() ? unsaid : name; };
    switch (division) {
      case Division::province:
        add_to(found[named(province)], counts);
        break;
      case Division::commune:
        add_to(found[named(province) + " / " + named(commune)], counts);
        break;
      case Division::kind:
        add_to(found[named(kind)], counts);
        break;
      case Division::circular:
        add_to(found[circular], counts);
    }
  }
  return found;
}

std::string text_name(const std::string& circular, const std::string& annex) {
  return annex.empty() ? circular : circular + ", phụ lục " + annex;
}

const char* key(Division division) {
  constexpr const char* keys[] = {"province", "commune", "kind", "circular"};
  return keys[static_cast<std::size_t>(division)];
}

std::vector<Division> divisions_of(const std::string& words, Language language) {
  std::vector<Division> found;
  for (std::size_t start = 0; start <= words.size();) {
    const std::size_t end = std::min(words.find(',', start), words.size());
    const std::string word = words.substr(start, end - start);
    constexpr Division all[] = {Division::province, Division::commune, Division::kind, Division::circular};
    const auto* known = std::find_if(std::begin(all), std::end(all), [&](Division each) { return word == key(each); });
    if (known == std::end(all))
      throw Refusal("unknown_division", sentence(Sentence::summary_unknown_key, language, {word}));
    found.push_back(*known);
    start = end + 1;
  }
  return found;
}

Json to_json(const Summary& summary, const std::vector<Division>& divisions, Language language) {
  Json json{{"schools", summary.schools},
            {"bad_lines", summary.bad},
            {"partial", summary.partial.empty() ? Json(nullptr) : Json(summary.partial)},
            {"levels", counts_json(summary.levels)}};
  for (const Division division : divisions) {
    Json& list = json["by_" + std::string(key(division))] = Json::array();
    for (const auto& [name, counts] : summary.by(division, language))
      list.push_back({{"name", name}, {"levels", counts_json(counts)}});
  }
  json["degrees"] = Json::array();
  for (const auto& [id, counts] : summary.degrees)
    json["degrees"].push_back({{"circular", id.first}, {"id", id.second}, {"degrees", counts_json(counts)}});
  json["certificates"] = Json::array();
  for (const auto& [month, labels] : summary.certificates)
    for (const auto& [label, count] : labels)
      json["certificates"].push_back(
          {{"expires", month.empty() ? Json(nullptr) : Json(month)}, {"label", label}, {"schools", count}});
  json["blockers"] = Json::array();
  for (const auto& [subject, blocker] : summary.blockers)
    json["blockers"].push_back(
        {{"text", subject.first}, {"subject", subject.second}, {"schools", blocker.schools}, {"alone", blocker.alone}});
  json["lifts"] = summary.has_lifts ? Json(Json::array()) : Json(nullptr);
  for (const auto& [subject, count] : summary.lifts)
    json["lifts"].push_back({{"text", subject.first}, {"subject", subject.second}, {"schools", count}});
  return json;
}

Json summary_shape() {
  const Json levels = list_of(object_of({key("at_least", whole()), key("at_most", whole()), key("schools", whole())}));
  const Json groups = list_of(object_of({key("name", text()), key("levels", levels)}));
  const Json degree = object_of({key("circular", text()), key("id", text()), key("degrees", levels)});
  const Json certificate = object_of({key("expires", or_null(text())), key("label", text()), key("schools", whole())});
  const Json blocker =
      object_of({key("text", text()), key("subject", text()), key("schools", whole()), key("alone", whole())});
  const Json lift = object_of({key("text", text()), key("subject", text()), key("schools", whole())});
  return object_of({key("schools", whole()), key("bad_lines", whole()), key("partial", or_null(text())),
                    key("levels", levels), maybe("by_province", groups), maybe("by_commune", groups),
                    maybe("by_kind", groups), maybe("by_circular", groups), key("degrees", list_of(degree)),
                    key("certificates", list_of(certificate)), key("blockers", list_of(blocker)),
                    key("lifts", or_null(list_of(lift)))});
}

}  // namespace chuan::answer
