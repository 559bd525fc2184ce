// SPDX-License-Identifier: MIT
// Questions by what they bear on; what a level rests on.
#include "answer/outlook.hpp"

namespace chuan::answer {
namespace {

Json figure_json(const Number& number) {
  if (number.is_whole()) return number.numerator();
  return to_string(number, '.');
}

Json question_json(const chuan::Question& question) {
  Json json{{"subject", question.subject}};
  if (!question.educational_level.empty()) json["educational_level"] = question.educational_level;
  if (!question.text.empty()) json["text"] = question.text;
  json["settles"] = Json::array();
  for (const Target& each : question.settles) json["settles"].push_back(print(each));
  json["worst"] = interval_json(question.worst);
  return json;
}

}  // namespace

std::string full_name(const chuan::Question& question) {
  return question.educational_level.empty() ? question.subject
                                            : question.subject + " (" + question.educational_level + ")";
}

std::vector<std::string> names_of(const Questions& questions, chuan::Question::Bearing bearing) {
  std::vector<std::string> names;
  for (const chuan::Question& each : questions.all)
    if (each.bearing == bearing) names.push_back(full_name(each));
  return names;
}

Json questions_json(const Questions& questions) {
  Json json;
  json["ask_next"] = Json::array();
  if (questions.next) json["ask_next"].push_back(question_json(questions.all[*questions.next]));
  if (questions.all.empty()) return json;
  using Bearing = chuan::Question::Bearing;
  json["unknowns"] = {{"level", interval_json(questions.level)},
                      {"decides", names_of(questions, Bearing::decides)},
                      {"may_matter", names_of(questions, Bearing::may_matter)},
                      {"cannot_matter", names_of(questions, Bearing::cannot_matter)}};
  return json;
}

Json robustness_json(const Robustness& robustness) {
  Json json{{"level", robustness.level},
            {"single_points", robustness.single_points},
            {"loss_count", count_json(robustness.loss_count)},
            {"smallest_losses", robustness.smallest_losses},
            {"evidence", Json::array()},
            {"margins", Json::array()}};
  for (const EvidenceWeight& each : robustness.evidence)
    json["evidence"].push_back(
        {{"code", each.code}, {"requirements", each.requirements}, {"level_without", each.level_without}});
  for (const Margin& each : robustness.margins)
    json["margins"].push_back({{"subject", each.subject},
                               {"requirement", each.requirement},
                               {"value", figure_json(each.value)},
                               {"bound", figure_json(each.bound)},
                               {"unit", each.unit}});
  if (robustness.evidence_until) json["evidence_until"] = to_iso(*robustness.evidence_until);
  return json;
}

std::vector<Key> questions_keys() {
  const Json next = object_of({key("subject", text()), maybe("educational_level", text()), maybe("text", text()),
                               key("settles", list_of(text())), key("worst", interval())});
  const Json unknowns = object_of({key("level", interval()), key("decides", list_of(text())),
                                   key("may_matter", list_of(text())), key("cannot_matter", list_of(text()))});
  return {key("ask_next", list_of(next)), maybe("unknowns", unknowns)};
}

Json robustness_shape() {
  const Json figure = either(whole(), text());
  const Json evidence =
      object_of({key("code", text()), key("requirements", list_of(text())), key("level_without", whole())});
  const Json margin = object_of({key("subject", text()), key("requirement", text()), key("value", figure),
                                 key("bound", figure), key("unit", text())});
  return object_of({key("level", whole()), key("single_points", list_of(text())), key("loss_count", count_shape()),
                    key("smallest_losses", list_of(list_of(text()))), key("evidence", list_of(evidence)),
                    key("margins", list_of(margin)), maybe("evidence_until", day())});
}

}  // namespace chuan::answer
