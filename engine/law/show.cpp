// SPDX-License-Identifier: MIT
// A rulebook as JSON, for `chuan show`.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "chuan/confidence.hpp"
#include "chuan/rulebook.hpp"

namespace chuan {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

void add_origin(Json& json, const Origin& origin, const std::string& circular) {
  json["unverified"] = or_null(origin.unverified);
  if (origin.confidence != Confidence::unstated) {
    json["confidence"] = key(origin.confidence);
    json["sources"] = origin.sources;
  }
  if (!origin.note.empty()) json["note"] = origin.note;
  if (origin.circular != circular && !origin.circular.empty()) json["amended_by"] = origin.circular;
}

const char* kind_name(RequirementKind kind) {
  switch (kind) {
    case RequirementKind::attested:
      return "attested";
    case RequirementKind::computed:
      return "computed";
    case RequirementKind::cross_checked:
      return "cross_checked";
    case RequirementKind::alternatives:
      return "alternatives";
  }
  return "";
}

Json to_json(const Threshold& threshold) {
  Json json;
  json["fact"] = threshold.fact;
  json["op"] = threshold.op;
  json["value"] = or_null(threshold.value);
  json["unit"] = or_null(threshold.unit);
  json["years"] = threshold.years == 0 ? Json(nullptr) : Json(threshold.years);
  return json;
}

Json rows_of(const Requirement& requirement, const std::string& circular) {
  Json rows = Json::array();
  for (const RequirementRow& row : requirement.rows) {
    Json json;
    json["id"] = row.subject;
    json["text"] = requirement.text;
    json["kind"] = kind_name(requirement.kind);
    json["condition"] = or_null(row.condition);
    json["threshold"] = row.threshold ? to_json(*row.threshold) : Json(nullptr);
    if (!requirement.origin.cite.empty()) json["cite"] = requirement.origin.cite;
    if (!requirement.alternatives.empty()) {
      json["ways_needed"] = requirement.alternatives_needed;
      for (const Alternative& way : requirement.alternatives) json["ways"].push_back(way.text);
    }
    add_origin(json, requirement.origin, circular);
    rows.push_back(std::move(json));
  }
  return rows;
}

Json to_json(const Criterion& criterion, const std::string& circular) {
  Json json;
  json["id"] = criterion.id;
  json["title"] = criterion.title;
  json["mandatory"] = criterion.mandatory;
  std::string cite = criterion.origin.cite;
  if (cite.empty() && !criterion.levels.empty()) cite = criterion.levels.front().origin.cite;
  json["cite"] = or_null(cite);
  json["highest"] = criterion.highest();
  add_origin(json, criterion.origin, circular);
  json["levels"] = Json::array();
  for (const CriterionLevel& level : criterion.levels) {
    Json level_json;
    level_json["level"] = level.number;
    level_json["cite"] = or_null(level.origin.cite);
    add_origin(level_json, level.origin, circular);
    level_json["indicators"] = Json::array();
    for (const Indicator& indicator : level.indicators) {
      Json indicator_json;
      indicator_json["id"] = indicator.letter;
      indicator_json["requirements"] = Json::array();
      for (const Requirement& requirement : indicator.requirements)
        for (Json& row : rows_of(requirement, circular)) indicator_json["requirements"].push_back(std::move(row));
      add_origin(indicator_json, indicator.origin, circular);
      level_json["indicators"].push_back(std::move(indicator_json));
    }
    json["levels"].push_back(std::move(level_json));
  }
  if (!criterion.suggested_evidence.empty()) json["suggested_evidence"] = criterion.suggested_evidence;
  for (const Metric& metric : criterion.metrics)
    json["metrics"].push_back({{"text", metric.text}, {"unit", or_null(metric.unit)}});
  return json;
}

Json sections_json(const Rulebook& book, const std::vector<Standard>& sections) {
  Json list = Json::array();
  for (const Standard& standard : sections) {
    Json json;
    json["id"] = standard.id;
    json["title"] = standard.title;
    add_origin(json, standard.origin, book.circular);
    json["criteria"] = Json::array();
    for (CriterionId id : standard.criteria) json["criteria"].push_back(to_json(book[id], book.circular));
    list.push_back(std::move(json));
  }
  return list;
}

Json to_json(const std::optional<Period>& period) {
  if (!period) return nullptr;
  constexpr const char* units[] = {"years", "months", "days"};
  return {{"count", period->count},
          {"unit", units[static_cast<std::size_t>(period->unit)]},
          {"cite", or_null(period->origin.cite)}};
}

Json to_json(const Recognition& recognition) {
  Json json;
  json["id"] = recognition.id;
  json["label"] = recognition.label;
  json["cite"] = or_null(recognition.origin.cite);
  json["degree_word"] = recognition.degree_word;
  json["kinds"] = recognition.kinds;
  json["degrees"] = Json::array();
  for (const Degree& degree : recognition.degrees)
    json["degrees"].push_back({{"degree", degree.number}, {"cite", or_null(degree.origin.cite)}});
  json["validity"] = to_json(recognition.validity);
  json["renewal_lead"] = to_json(recognition.renewal_lead);
  json["waiting"] = to_json(recognition.waiting);
  return json;
}

}  // namespace

bool Rulebook::is_referenced(const Criterion& criterion) const {
  return criterion.in_group && std::find(references.begin(), references.end(),
                                         groups[criterion.standard.value].origin.circular) != references.end();
}

std::size_t Rulebook::row_count() const {
  std::size_t rows = 0;
  for (const Criterion& criterion : criteria)
    if (!is_referenced(criterion))
      for (const CriterionLevel& level : criterion.levels)
        for (const Indicator& indicator : level.indicators)
          for (const Requirement& requirement : indicator.requirements) rows += requirement.rows.size();
  return rows;
}

std::string to_json(const Rulebook& book) {
  Json json;
  json["circular"] = book.circular;
  json["title"] = book.title;
  if (!book.annex.empty()) json["annex"] = {{"id", book.annex}, {"title", book.annex_title}};
  json["as_of"] = to_iso(book.as_of);
  json["issued"] = to_iso(book.issued);
  json["effective"] = to_iso(book.effective);
  json["ends"] = book.ends ? Json(to_iso(*book.ends)) : Json(nullptr);
  json["amended_by"] = book.amended_by;
  json["applies_to"] = book.applies_to;
  json["standards"] = sections_json(book, book.standards);
  json["groups"] = sections_json(book, book.groups);
  json["recognitions"] = Json::array();
  for (const Recognition& recognition : book.recognitions) json["recognitions"].push_back(to_json(recognition));
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace chuan
