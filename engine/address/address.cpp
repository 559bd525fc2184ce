// SPDX-License-Identifier: MIT
// Addresses read and written: '/' between the parts of a subject, '.' before a target's number, '@' before a year.
#include "chuan/address.hpp"

#include <charconv>

#include "chuan/date.hpp"

namespace chuan {
namespace {

/// A number from 1 on, without leading zeros.
std::optional<int> ordinal(std::string_view text) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (text.empty() || text.front() == '0' || error != std::errc{} || stop != end || number < 1) return std::nullopt;
  return number;
}

/// Takes the part before the next '/' off `rest`.
std::string_view take_part(std::string_view& rest) {
  const std::size_t slash = rest.find('/');
  const std::string_view part = rest.substr(0, slash);
  rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
  return part;
}

}  // namespace

std::optional<Subject> parse_subject(std::string_view text) {
  if (text.empty() || text.back() == '/') return std::nullopt;
  Subject subject{std::string(take_part(text))};
  if (subject.criterion.empty()) return std::nullopt;
  if (text.empty()) return subject;
  const std::optional<int> level = ordinal(take_part(text));
  if (!level) return std::nullopt;
  subject.level = *level;
  if (text.empty()) return subject;
  subject.letter = std::string(take_part(text));
  if (subject.letter.empty()) return std::nullopt;
  if (text.empty()) return subject;
  const std::optional<int> requirement = ordinal(take_part(text));
  if (!requirement) return std::nullopt;
  subject.requirement = *requirement;
  if (text.empty()) return subject;
  const std::optional<int> way = text.front() == '+' ? ordinal(text.substr(1)) : std::nullopt;
  if (!way) return std::nullopt;
  subject.way = *way;
  return subject;
}

std::optional<Target> parse_target(std::string_view text) {
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return std::nullopt;
  const std::optional<int> number = ordinal(text.substr(dot + 1));
  if (!number) return std::nullopt;
  return Target{std::string(text.substr(0, dot)), *number};
}

std::optional<FigureAt> parse_figure(std::string_view text) {
  const std::size_t at = text.find('@');
  FigureAt figure{std::string(text.substr(0, at))};
  if (figure.fact.empty()) return std::nullopt;
  if (at == std::string_view::npos) return figure;
  figure.year = parse_school_year(text.substr(at + 1));
  return figure.year ? std::optional(figure) : std::nullopt;
}

std::string print(const Subject& subject) {
  std::string text = subject.criterion;
  if (subject.level == 0) return text;
  text += '/';
  text += std::to_string(subject.level);
  if (subject.letter.empty()) return text;
  text += '/';
  text += subject.letter;
  if (subject.requirement == 0) return text;
  text += '/';
  text += std::to_string(subject.requirement);
  return subject.way == 0 ? text : way_of(text, static_cast<std::size_t>(subject.way));
}

std::string print(const Target& target) { return target.id + "." + std::to_string(target.number); }

std::string print(const FigureAt& figure) {
  return figure.year ? figure.fact + "@" + school_year_name(*figure.year) : figure.fact;
}

std::optional<Subject> parent(const Subject& subject) {
  Subject above = subject;
  if (above.way != 0)
    above.way = 0;
  else if (above.requirement != 0)
    above.requirement = 0;
  else if (!above.letter.empty())
    above.letter.clear();
  else if (above.level != 0)
    above.level = 0;
  else
    return std::nullopt;
  return above;
}

bool is_below(const Subject& subject, const Subject& top) {
  return subject.criterion == top.criterion && (top.level == 0 || top.level == subject.level) &&
         (top.letter.empty() || top.letter == subject.letter) &&
         (top.requirement == 0 || top.requirement == subject.requirement) && (top.way == 0 || top.way == subject.way);
}

bool is_below(std::string_view address, std::string_view top) {
  return address.starts_with(top) &&
         (address.size() == top.size() || address[top.size()] == '/' || address[top.size()] == '@');
}

std::string way_of(std::string_view requirement, std::size_t number) {
  return std::string(requirement) + "/+" + std::to_string(number);
}

std::string_view criterion_of(std::string_view address) { return address.substr(0, address.find('/')); }

std::optional<Target> parse_target(std::string_view text, const Rulebook& rulebook) {
  std::optional<Target> target = parse_target(text);
  if (!target) return std::nullopt;
  for (const Target& each : targets(rulebook))
    if (each == *target) return target;
  return std::nullopt;
}

std::vector<Target> targets(const Rulebook& rulebook) {
  std::vector<Target> found;
  for (const RatingLevel& level : rulebook.rating) found.push_back({std::string(Target::rating), level.number});
  for (const Recognition& recognition : rulebook.recognitions)
    for (const Degree& degree : recognition.degrees) found.push_back({recognition.id, degree.number});
  return found;
}

Located locate(const Rulebook& rulebook, std::string_view address) {
  Located found;
  const std::optional<Subject> subject = parse_subject(address);
  if (!subject) return found;
  for (const Criterion& criterion : rulebook.criteria)
    if (criterion.id == subject->criterion) found.criterion = &criterion;
  if (!found.criterion || subject->level == 0) return found;
  found.level = found.criterion->level(subject->level);
  if (!found.level || subject->letter.empty()) return found;
  for (const Indicator& indicator : found.level->indicators)
    if (indicator.letter == subject->letter) found.indicator = &indicator;
  if (!found.indicator || subject->requirement == 0) return found;
  Subject requirement = *subject;
  requirement.way = 0;
  const std::string row = print(requirement);
  for (const Requirement& each : found.indicator->requirements)
    for (const RequirementRow& printed : each.rows)
      if (printed.subject == row) found.requirement = &each;
  return found;
}

}  // namespace chuan
