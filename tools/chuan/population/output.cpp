// SPDX-License-Identifier: MIT
// JSON is put together from parts that are quoted once, for lines are many.
#include "population/output.hpp"

#include <iterator>

#include <fmt/format.h>

#include "chuan/joined.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

std::string quoted_json(const std::string& text) { return Json(text).dump(); }

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

Json certificates_json(const School& school) {
  Json list = Json::array();
  for (const Certificate& each : school.certificates)
    list.push_back({{"label", each.label}, {"expires", each.expires ? Json(to_iso(*each.expires)) : Json(nullptr)}});
  return list;
}

}  // namespace

/// Parts of lines that only the rulebook decides.
struct LineWriter::Prepared {
  std::string circular;                          ///< as CSV and JSON have it
  std::string annex;                             ///< JSON; empty where there is none
  std::vector<std::string> standards, criteria;  ///< JSON up to the level
};

std::string LineWriter::head() const {
  if (form_ != LineForm::csv) return "";
  // Spreadsheets read a file without the mark in the encoding of the machine.
  constexpr const char* mark = "\xEF\xBB\xBF";
  return mark + std::string(language_ == Language::vi
                                ? "dòng,tên trường,tỉnh,xã,loại trường,thông tư,ngày xét,mức ít nhất,mức nhiều nhất,"
                                  "công nhận,điều kiện công nhận,tiêu chí cản trở,bằng,hạn của bằng,kinh phí kế hoạch,"
                                  "việc chưa ghi kinh phí\n"
                                : "line,name,province,commune,kind,circular,as_of,level_at_least,level_at_most,"
                                  "recognitions,conditions,blockers,certificates,expires,plan_cost,"
                                  "actions_without_cost\n");
}

std::string LineWriter::partial(const std::string& reason) const {
  if (form_ == LineForm::csv) return "partial," + csv_cell(reason) + std::string(14, ',') + "\n";
  return form_ == LineForm::json ? Json{{"partial", true}, {"reason", reason}}.dump() + "\n" : "";
}

const LineWriter::Prepared& LineWriter::prepared(const School& school) {
  std::shared_ptr<const Prepared>& known = prepared_[school.law];
  if (known) return *known;
  const Rulebook& book = school.law->rulebook;
  Prepared made;
  made.circular = form_ == LineForm::csv ? csv_cell(book.circular) : quoted_json(book.circular);
  if (!book.annex.empty()) made.annex = "\"annex\":" + quoted_json(book.annex) + ",";
  const auto item = [](const std::string& id) { return "{\"id\":" + quoted_json(id) + ",\"level\":"; };
  for (const Standard& each : book.standards) made.standards.push_back(item(each.id));
  for (const Criterion& each : book.criteria) made.criteria.push_back(item(each.id));
  known = std::make_shared<const Prepared>(std::move(made));
  return *known;
}

void LineWriter::add(std::string& text, const School& school) {
  if (school.law == nullptr) {
    if (form_ == LineForm::json) text += Json{{"line", school.line->number}, {"error", true}}.dump() + "\n";
    return;
  }
  switch (form_) {
    case LineForm::text:
      return add_text(text, school);
    case LineForm::json:
      return add_json(text, school, prepared(school));
    case LineForm::csv:
      return add_csv(text, school, prepared(school));
    case LineForm::levels:
      return add_levels(text, school);
  }
}

void LineWriter::add_json(std::string& text, const School& school, const Prepared& known) const {
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

void LineWriter::add_csv(std::string& text, const School& school, const Prepared& known) const {
  const SchoolLevels& levels = school.levels;
  std::string recognitions, conditions, blockers, certificates, expires;
  for (std::size_t i = 0; i < levels.degrees.size(); ++i) {
    const auto& [id, degree] = levels.degrees[i];
    append(recognitions, fmt::format("{}={}..{}", id, degree.at_least, degree.at_most), " ");
    append(conditions, fmt::format("{}={}", id, verdict_key(levels.conditions[i])), " ");
  }
  for (const std::uint32_t each : school.blockers) append(blockers, school.law->rulebook.criteria[each].id, " ");
  for (const Certificate& each : school.certificates) {
    append(certificates, each.label, "; ");
    append(expires, each.expires ? to_iso(*each.expires) : "?", "; ");
  }
  const SchoolHead& head = school.head;
  fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", school.line->number,
                 csv_cell(head.name), csv_cell(head.province), csv_cell(head.commune), csv_cell(head.kind),
                 known.circular, to_iso(head.as_of), levels.level.at_least, levels.level.at_most, recognitions,
                 conditions, blockers, csv_cell(certificates), csv_cell(expires),
                 school.plan_cost ? csv_cell(to_string(*school.plan_cost, ',')) : "", school.actions_without_cost);
}

void LineWriter::add_levels(std::string& text, const School& school) {
  const auto add_level = [&](Interval level) {
    text += ' ';
    put(text, level.at_least);
    if (level.is_closed()) return;
    text += '-';
    put(text, level.at_most);
  };
  text += school.head.name;
  for (const Interval each : school.levels.criteria) add_level(each);
  add_level(school.levels.level);
  text += '\n';
}

void LineWriter::add_text(std::string& text, const School& school) const {
  fmt::format_to(std::back_inserter(text), "{:>6}  {}: {}\n", school.line->number,
                 school.head.name.empty() ? sentence(Sentence::school_unnamed, language_) : school.head.name,
                 brief(level_words(school.levels.level, level_word(language_), language_)));
}

}  // namespace chuan
