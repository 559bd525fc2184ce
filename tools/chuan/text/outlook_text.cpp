// SPDX-License-Identifier: MIT
// Short lists: the first question in full, the rest by name.
#include "text/outlook_text.hpp"

#include "answer/outlook.hpp"
#include "load/output.hpp"

namespace chuan {
namespace {

constexpr std::size_t most_named = 12;

const char* tr(Language language, const char* vi, const char* en) { return language == Language::vi ? vi : en; }

std::string joined(const std::vector<std::string>& names, Language language) {
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < most_named; ++i) text += (i == 0 ? "" : ", ") + names[i];
  if (names.size() > most_named)
    text += std::string(tr(language, " và ", " and ")) + std::to_string(names.size() - most_named) +
            tr(language, " điều nữa", " more");
  return text;
}

std::string line(const std::string& text) { return wrap(text, widest, 2) + "\n"; }

}  // namespace

std::string questions_text(const Questions& questions, Language language) {
  if (!questions.next) return "";
  const Question& next = questions.all[*questions.next];
  const std::string words = next.text.empty() ? "" : " «" + next.text + "»";
  std::string text =
      "\n" + line(tr(language, "Tìm hiểu trước: ", "Find out first: ") + answer::full_name(next) + words);
  using Bearing = Question::Bearing;
  const auto list = [&](const char* heading, Bearing bearing) {
    const std::vector<std::string> names = answer::names_of(questions, bearing);
    if (!names.empty()) text += line(heading + joined(names, language));
  };
  list(tr(language, "Tự nó quyết định: ", "Decides by itself: "), Bearing::decides);
  list(tr(language, "Còn có thể ảnh hưởng: ", "May still matter: "), Bearing::may_matter);
  list(tr(language, "Không còn ảnh hưởng: ", "Cannot matter any more: "), Bearing::cannot_matter);
  return text;
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
