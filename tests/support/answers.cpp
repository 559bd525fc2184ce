// SPDX-License-Identifier: MIT
// Assessments of the engine and of the reference as one kind of table.
#include "support/answers.hpp"

#include <algorithm>

namespace chuan::test {
namespace {

void add(Answers& all, const std::string& prefix, const std::map<std::string, Verdict>& verdicts) {
  for (const auto& [address, verdict] : verdicts) all[prefix + address] = name(verdict);
}

std::map<std::string, Verdict> verdicts_of(const Program& program, const LevelAssessment& part,
                                           std::initializer_list<SubjectKind> kinds) {
  std::map<std::string, Verdict> found;
  for (std::size_t i = 0; i < program.cells.size(); ++i)
    for (SubjectKind kind : kinds)
      if (program.subjects[i].kind == kind) found[program.subjects[i].name] = part.values[i].verdict;
  return found;
}

}  // namespace

const char* name(Verdict verdict) {
  constexpr const char* names[] = {"not met", "unknown", "met", "not applicable"};
  return names[static_cast<std::size_t>(verdict)];
}

std::string name(Interval interval) {
  return std::to_string(interval.at_least) + ".." + std::to_string(interval.at_most);
}

std::map<std::string, Verdict> verdicts_by_address(const Program& program, const LevelAssessment& part) {
  return verdicts_of(
      program, part,
      {SubjectKind::requirement, SubjectKind::alternative, SubjectKind::indicator, SubjectKind::criterion_level});
}

Answers answers(const Program& program, const Rulebook& book, const Assessment& assessment) {
  Answers all;
  for (const LevelAssessment& part : assessment.parts) {
    const std::string where = part.educational_level + " ";
    add(all, where, verdicts_by_address(program, part));
    add(all, where + "cross-check ", verdicts_of(program, part, {SubjectKind::cross_check}));
    add(all, where + "check ", verdicts_of(program, part, {SubjectKind::check}));
    for (std::size_t i = 0; i < book.rating.size(); ++i)
      all[where + "muc." + std::to_string(book.rating[i].number)] = name(part.values[program.school[i].value].verdict);
  }
  for (std::size_t i = 0; i < book.criteria.size(); ++i)
    all["criterion " + book.criteria[i].id] = name(assessment.criteria[i]);
  for (std::size_t i = 0; i < book.standards.size(); ++i)
    all["standard " + book.standards[i].id] = name(assessment.standards[i]);
  all["school"] = name(assessment.level);
  for (const RecognitionResult& each : assessment.recognitions) {
    all[each.id] = name(each.degree);
    all[each.id + " condition"] = name(each.conditions);
  }
  return all;
}

Answers answers(const ReferenceAssessment& assessment) {
  Answers all;
  for (const ReferencePart& part : assessment.parts) {
    const std::string where = part.educational_level + " ";
    add(all, where, part.verdicts);
    add(all, where + "cross-check ", part.cross_checks);
    add(all, where + "check ", part.checks);
    for (const auto& [level, verdict] : part.school) all[where + "muc." + std::to_string(level)] = name(verdict);
  }
  for (const auto& [id, interval] : assessment.criteria) all["criterion " + id] = name(interval);
  for (const auto& [id, interval] : assessment.standards) all["standard " + id] = name(interval);
  all["school"] = name(assessment.level);
  for (const auto& [id, each] : assessment.recognitions) {
    all[id] = name(each.degree);
    all[id + " condition"] = name(each.conditions);
  }
  return all;
}

std::vector<std::string> findings(const Assessment& assessment) {
  std::vector<std::string> all;
  for (const Diagnostic& each : assessment.findings) all.push_back(message(each, Language::en));
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<std::string> differences(const Answers& one, const Answers& other) {
  std::vector<std::string> lines;
  for (const auto& [what, answer] : one) {
    const auto found = other.find(what);
    if (found == other.end() || found->second != answer)
      lines.push_back(what + ": " + answer + " against " + (found == other.end() ? "nothing" : found->second));
  }
  for (const auto& [what, answer] : other)
    if (one.find(what) == one.end()) lines.push_back(what + ": nothing against " + answer);
  return lines;
}

}  // namespace chuan::test
