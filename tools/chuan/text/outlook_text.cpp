// SPDX-License-Identifier: MIT
// Short lists: the first question in full, the rest by name.
#include "text/outlook_text.hpp"

#include "load/output.hpp"

namespace chuan {
namespace {

Json figure_json(const Number& number) {
  if (number.is_whole()) return number.numerator();
  return to_string(number, '.');
}

constexpr std::size_t most_named = 12;

const char* tr(Language language, const char* vi, const char* en) { return language == Language::vi ? vi : en; }

std::string full_name(const Question& question) {
  return question.educational_level.empty() ? question.subject
                                            : question.subject + " (" + question.educational_level + ")";
}

std::string joined(const std::vector<std::string>& names, Language language) {
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < most_named; ++i) text += (i == 0 ? "" : ", ") + names[i];
  if (names.size() > most_named)
    text += std::string(tr(language, " và ", " and ")) + std::to_string(names.size() - most_named) +
            tr(language, " điều nữa", " more");
  return text;
}

std::vector<std::string> names_of(const Questions& questions, Question::Bearing bearing) {
  std::vector<std::string> names;
  for (const Question& each : questions.all)
    if (each.bearing == bearing) names.push_back(full_name(each));
  return names;
}

Json question_json(const Question& question) {
  Json json{{"subject", question.subject}};
  if (!question.educational_level.empty()) json["educational_level"] = question.educational_level;
  if (!question.text.empty()) json["text"] = question.text;
  json["settles"] = Json::array();
  for (const Target& each : question.settles) json["settles"].push_back(print(each));
  json["worst"] = to_json(question.worst);
  return json;
}

std::string line(const std::string& text) { return wrap(text, widest, 2) + "\n"; }

}  // namespace

Json questions_json(const Questions& questions) {
  Json json;
  json["ask_next"] = Json::array();
  if (questions.next) json["ask_next"].push_back(question_json(questions.all[*questions.next]));
  if (questions.all.empty()) return json;
  using Bearing = Question::Bearing;
  json["unknowns"] = {{"level", to_json(questions.level)},
                      {"decides", names_of(questions, Bearing::decides)},
                      {"may_matter", names_of(questions, Bearing::may_matter)},
                      {"cannot_matter", names_of(questions, Bearing::cannot_matter)}};
  return json;
}

std::string questions_text(const Questions& questions, Language language) {
  if (!questions.next) return "";
  const Question& next = questions.all[*questions.next];
  const std::string words = next.text.empty() ? "" : " «" + next.text + "»";
  std::string text = "\n" + line(tr(language, "Tìm hiểu trước: ", "Find out first: ") + full_name(next) + words);
  using Bearing = Question::Bearing;
  const auto list = [&](const char* heading, Bearing bearing) {
    const std::vector<std::string> names = names_of(questions, bearing);
    if (!names.empty()) text += line(heading + joined(names, language));
  };
  list(tr(language, "Tự nó quyết định: ", "Decides by itself: "), Bearing::decides);
  list(tr(language, "Còn có thể ảnh hưởng: ", "May still matter: "), Bearing::may_matter);
  list(tr(language, "Không còn ảnh hưởng: ", "Cannot matter any more: "), Bearing::cannot_matter);
  return text;
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

std::string robustness_text(const Robustness& robustness, Language language) {
  if (robustness.level == 0) return "";
  std::string text = "\n";
  text += strong(std::string(tr(language, "Mức ", "Level ")) + std::to_string(robustness.level) +
                 tr(language, " dựa vào", " rests on")) +
          "\n";
  if (!robustness.single_points.empty())
    text += line("  " + std::string(tr(language, "Mất một điều là mất mức: ", "Losing one of these loses it: ")) +
                 joined(robustness.single_points, language));
  for (const EvidenceWeight& each : robustness.evidence)
    text += line("  " + each.code + tr(language, ": minh chứng duy nhất của ", ": the only evidence of ") +
                 joined(each.requirements, language) + tr(language, "; không có nó còn ", "; without it ") +
                 (each.level_without == 0 ? tr(language, "chưa đạt Mức 1", "not Level 1")
                                          : level_word(language) + " " + std::to_string(each.level_without)));
  for (const Margin& each : robustness.margins) {
    const std::string unit = each.unit.empty() ? "" : " " + each.unit;
    text +=
        line("  " + each.subject + ": " + to_string(each.value, ',') + unit + tr(language, ", ngưỡng ", ", bound ") +
             to_string(each.bound, ',') + unit + " (" + each.requirement + ")");
  }
  if (robustness.evidence_until)
    text += line("  " +
                 std::string(tr(language, "Minh chứng mà mức này không thể thiếu có giá trị đến hết ngày ",
                                "Evidence it cannot do without is valid to the end of ")) +
                 display(*robustness.evidence_until, language) +
                 tr(language, "; lần tự đánh giá sau cần minh chứng mới", "; the next self-assessment needs new"));
  return text;
}

}  // namespace chuan
