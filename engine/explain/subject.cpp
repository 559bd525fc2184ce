// SPDX-License-Identifier: MIT
// Subjects as people write them: "2.2", "2.2/3/a/1", "muc.2", "3", "gv_từ_khá@2021-2022".
#include "explain/subject.hpp"

#include "chuan/explanation.hpp"

namespace chuan {

std::optional<CellId> target_cell(const Program& program, const Rulebook& rulebook, const Target& target) {
  if (target.is_rating()) {
    for (std::size_t i = 0; i < rulebook.rating.size(); ++i)
      if (rulebook.rating[i].number == target.number) return program.school[i];
    return std::nullopt;
  }
  // A degree that has conditions is a target with them: a cell of its own, after both.
  const std::string name = print(target);
  for (std::size_t id = program.subjects.size(); id > 0; --id) {
    const CellSubject& subject = program.subjects[id - 1];
    if (subject.kind == SubjectKind::degree && subject.name == name) return CellId{static_cast<std::uint32_t>(id - 1)};
  }
  return std::nullopt;
}

namespace explanation {
namespace {

// The lowest level not reached; the highest when all are.
std::optional<CellId> next_level(const std::vector<CellId>& levels, const std::vector<Value>& values) {
  for (CellId cell : levels)
    if (values[cell.value].verdict != Verdict::met) return cell;
  if (levels.empty()) return std::nullopt;
  return levels.back();
}

bool is_asked(const CellSubject& subject, std::string_view name) {
  switch (subject.kind) {
    case SubjectKind::none:
    case SubjectKind::fact:
    case SubjectKind::cross_check:
    case SubjectKind::standard_reached:
    case SubjectKind::criterion_reached:
      return false;
    default:
      return subject.name == name;
  }
}

}  // namespace

std::optional<CellId> find_cell(const Program& program, const Rulebook& rulebook, const std::vector<Value>& values,
                                std::string_view subject) {
  for (std::size_t c = 0; c < rulebook.criteria.size(); ++c) {
    if (rulebook.criteria[c].id != subject) continue;
    const int highest = rulebook.criteria[c].highest();
    if (highest < 1 || static_cast<std::size_t>(highest) > program.reached[c].size())
      return next_level(program.reached[c], values);
    return program.reached[c][static_cast<std::size_t>(highest) - 1];
  }
  for (std::size_t s = 0; s < rulebook.standards.size(); ++s)
    if (rulebook.standards[s].id == subject) return next_level(program.standard_reached[s], values);
  if (const std::optional<Target> target = parse_target(subject, rulebook))
    return target_cell(program, rulebook, *target);
  const Located address = locate(rulebook, subject);
  if (address.level && subject == print(Subject{address.criterion->id, address.level->number})) {
    const auto c = static_cast<std::size_t>(address.criterion - rulebook.criteria.data());
    return program.own_level[c][static_cast<std::size_t>(address.level - address.criterion->levels.data())];
  }
  std::string_view name = subject;
  constexpr std::string_view check = "kiểm_tra/";
  if (name.starts_with(check)) name.remove_prefix(check.size());
  if (address.requirement)
    for (const RequirementRow& row : address.requirement->rows)
      if (row.subject == subject) name = address.requirement->subject();
  std::optional<CellId> found;
  for (std::size_t i = 0; i < program.subjects.size(); ++i)
    if (is_asked(program.subjects[i], name)) found = CellId{static_cast<std::uint32_t>(i)};
  return found;
}

std::optional<AskedFact> find_fact(const Rulebook& rulebook, std::string_view subject) {
  const std::optional<FigureAt> figure = parse_figure(subject);
  for (std::size_t i = 0; figure && i < rulebook.facts.size(); ++i)
    if (rulebook.facts[i].name == figure->fact) return AskedFact{FactId{static_cast<std::uint32_t>(i)}, figure->year};
  return std::nullopt;
}

}  // namespace explanation
}  // namespace chuan
