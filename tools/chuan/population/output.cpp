// SPDX-License-Identifier: MIT
// Lines for people and for spreadsheets.
#include "population/output.hpp"

#include <iterator>

#include <fmt/format.h>

#include "chuan/joined.hpp"
#include "load/refusal_words.hpp"
#include "text/words.hpp"

namespace chuan {
namespace {

using answer::School;

void add_csv(std::string& text, const School& school) {
  const answer::SchoolLevels& levels = school.levels;
  std::string recognitions, conditions, blockers, certificates, expires;
  for (std::size_t i = 0; i < levels.degrees.size(); ++i) {
    const auto& [id, degree] = levels.degrees[i];
    append(recognitions, fmt::format("{}={}..{}", id, degree.at_least, degree.at_most), " ");
    append(conditions, fmt::format("{}={}", id, verdict_key(levels.conditions[i])), " ");
  }
  for (const std::uint32_t each : school.blockers) append(blockers, school.law->rulebook.criteria[each].id, " ");
  for (const answer::Certificate& each : school.certificates) {
    append(certificates, each.label, "; ");
    append(expires, each.expires ? to_iso(*each.expires) : "?", "; ");
  }
  const SchoolHead& head = school.head;
  fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", school.line->number,
                 csv_cell(head.name), csv_cell(head.province), csv_cell(head.commune), csv_cell(head.kind),
                 csv_cell(school.law->rulebook.circular), to_iso(head.as_of), levels.level.at_least,
                 levels.level.at_most, recognitions, conditions, blockers, csv_cell(certificates), csv_cell(expires),
                 school.plan_cost ? csv_cell(to_string(*school.plan_cost, ',')) : "", school.actions_without_cost);
}

void add_levels(std::string& text, const School& school) {
  const auto add_level = [&](Interval level) {
    text += ' ';
    answer::put(text, level.at_least);
    if (level.is_closed()) return;
    text += '-';
    answer::put(text, level.at_most);
  };
  text += school.head.name;
  for (const Interval each : school.levels.criteria) add_level(each);
  add_level(school.levels.level);
  text += '\n';
}

}  // namespace

std::string words_about(const School& school) {
  return school.said + (school.refused ? "chuan: " + words_of(*school.refused) + "\n" : "");
}

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
  return form_ == LineForm::json ? answer::SchoolLines::partial(reason) : "";
}

void LineWriter::add(std::string& text, const School& school) {
  if (form_ == LineForm::json) return json_.add(text, school);
  if (school.law == nullptr) return;
  switch (form_) {
    case LineForm::text:
      return add_text(text, school);
    case LineForm::csv:
      return add_csv(text, school);
    case LineForm::levels:
      return add_levels(text, school);
    case LineForm::json:
      break;
  }
}

void LineWriter::add_text(std::string& text, const School& school) const {
  fmt::format_to(std::back_inserter(text), "{:>6}  {}: {}\n", school.line->number,
                 school.head.name.empty() ? sentence(Sentence::school_unnamed, language_) : school.head.name,
                 brief(level_words(school.levels.level, level_word(language_), language_)));
}

}  // namespace chuan
