// SPDX-License-Identifier: MIT
// JSON is put together from parts that are quoted once, for lines are many.
#include "answer/population/school_lines.hpp"

#include <iterator>

#include <fmt/format.h>

namespace chuan::answer {
namespace {

std::string quoted_json(const std::string& text) { return Json(text).dump(); }

Json certificates_json(const School& school) {
  Json list = Json::array();
  for (const Certificate& each : school.certificates)
    list.push_back({{"label", each.label}, {"expires", each.expires ? Json(to_iso(*each.expires)) : Json(nullptr)}});
  return list;
}

}  // namespace

/// Parts of lines that only the rulebook decides, as JSON.
struct SchoolLines::Prepared {
  std::string circular;
  std::string annex;                             ///< empty where there is none
  std::vector<std::string> standards, criteria;  ///< up to the level
};

void put(std::string& text, int number) {
  if (number >= 0 && number <= 9)
    text += static_cast<char>('0' + number);
  else
    text += std::to_string(number);
}

void put(std::string& text, Interval interval) {
  text += "{\"at_least\":";
  put(text, interval.at_least);
  text += ",\"at_most\":";
  put(text, interval.at_most);
  text += '}';
}

std::string SchoolLines::partial(const std::string& reason) {
  return Json{{"partial", true}, {"reason", reason}}.dump() + "\n";
}

const SchoolLines::Prepared& SchoolLines::prepared(const School& school) {
  std::shared_ptr<const Prepared>& known = prepared_[school.law];
  if (known) return *known;
  const Rulebook& book = school.law->rulebook;
  Prepared made;
  made.circular = quoted_json(book.circular);
  if (!book.annex.empty()) made.annex = "\"annex\":" + quoted_json(book.annex) + ",";
  const auto item = [](const std::string& id) { return "{\"id\":" + quoted_json(id) + ",\"level\":"; };
  for (const Standard& each : book.standards) made.standards.push_back(item(each.id));
  for (const Criterion& each : book.criteria) made.criteria.push_back(item(each.id));
  known = std::make_shared<const Prepared>(std::move(made));
  return *known;
}

void SchoolLines::add(std::string& text, const School& school) {
  if (school.law == nullptr) {
    text += Json{{"line", school.line->number}, {"error", true}}.dump() + "\n";
    return;
  }
  const Prepared& known = prepared(school);
  const SchoolLevels& levels = school.levels;
  fmt::format_to(std::back_inserter(text),
                 "{{\"line\":{},\"circular\":{},{}\"as_of\":\"{}\",\"school\":{{\"name\":{},\"kind\":{}",
                 school.line->number, known.circular, known.annex, to_iso(school.head.as_of),
                 quoted_json(school.head.name), quoted_json(school.head.kind));
  if (!school.head.province.empty()) text += ",\"province\":" + quoted_json(school.head.province);
  if (!school.head.commune.empty()) text += ",\"commune\":" + quoted_json(school.head.commune);
  text += "},\"level\":";
  put(text, levels.level);
  const auto list = [&](const char* key, const std::vector<std::string>& items, const std::vector<Interval>& of) {
    text += key;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) text += ',';
      text += items[i];
      put(text, of[i]);
      text += '}';
    }
  };
  list(",\"standards\":[", known.standards, levels.standards);
  list("],\"criteria\":[", known.criteria, levels.criteria);
  text += "],\"recognitions\":[";
  for (std::size_t i = 0; i < levels.degrees.size(); ++i) {
    text += i == 0 ? "{\"id\":\"" : ",{\"id\":\"";
    text += levels.degrees[i].first;
    text += "\",\"degree\":";
    put(text, levels.degrees[i].second);
    text += ",\"conditions\":\"" + std::string(verdict_key(levels.conditions[i])) + "\"}";
  }
  text += "],\"blockers\":[";
  for (std::size_t i = 0; i < school.blockers.size(); ++i)
    text += (i > 0 ? ",\"" : "\"") + school.law->rulebook.criteria[school.blockers[i]].id + "\"";
  text += ']';
  if (!school.certificates.empty()) text += ",\"certificates\":" + certificates_json(school).dump();
  text += "}\n";
}

Json school_line_shape() {
  const Json school =
      object_of({key("name", text()), key("kind", text()), maybe("province", text()), maybe("commune", text())});
  const Json item = object_of({key("id", text()), key("level", interval())});
  const Json degree = object_of({key("id", text()), key("degree", interval()), key("conditions", verdict_shape())});
  const Json certificate = object_of({key("label", text()), key("expires", or_null(day()))});
  const Json line =
      object_of({key("line", whole()), key("circular", text()), maybe("annex", text()), key("as_of", day()),
                 key("school", school), key("level", interval()), key("standards", list_of(item)),
                 key("criteria", list_of(item)), key("recognitions", list_of(degree)), key("blockers", list_of(text())),
                 maybe("certificates", list_of(certificate))});
  const Json bad = object_of({key("line", whole()), key("error", truth())});
  const Json partial = object_of({key("partial", truth()), key("reason", text())});
  return either(line, either(bad, partial));
}

}  // namespace chuan::answer
