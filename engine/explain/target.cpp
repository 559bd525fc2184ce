// SPDX-License-Identifier: MIT
// Targets: what they are called, and which criteria stand in their way.
#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "chuan/explanation.hpp"
#include "explain/subject.hpp"
#include "explain/wording.hpp"

namespace chuan {
namespace {

using namespace reasons;

// The criteria short of a target in one educational level, with the level asked of each.
struct Short {
  std::map<std::uint32_t, int> asked;  // criterion → level
  bool has_choice = false;
};

class Descent {
 public:
  explicit Descent(const Scope& scope) : scope_(scope) {
    for (std::uint32_t c = 0; c < scope.program.reached.size(); ++c)
      for (std::size_t i = 0; i < scope.program.reached[c].size(); ++i)
        reached_.try_emplace(scope.program.reached[c][i].value, c, static_cast<int>(i) + 1);
  }

  Short from(CellId root) {
    Short found;
    std::vector<CellId> open{root};
    while (!open.empty()) {
      const CellId cell = open.back();
      open.pop_back();
      const Verdict verdict = scope_.value(cell).verdict;
      if (verdict == Verdict::met || verdict == Verdict::not_applicable || !seen_.insert(cell.value).second) continue;
      if (const auto reached = reached_.find(cell.value); reached != reached_.end()) {
        int& level = found.asked[reached->second.first];
        level = std::max(level, reached->second.second);
        continue;
      }
      for (const std::uint32_t* child = scope_.program.begin(cell); child != scope_.program.end(cell); ++child)
        open.push_back(CellId{*child});
      found.has_choice = found.has_choice || leaves_choice(cell);
    }
    return found;
  }

 private:
  // Whether fewer of the cell's children than fall short need to be lifted.
  bool leaves_choice(CellId id) const {
    const Cell& cell = scope_.program[id];
    std::uint32_t met = 0, short_of = 0;
    for (const std::uint32_t* child = scope_.program.begin(id); child != scope_.program.end(id); ++child) {
      const Verdict verdict = scope_.value(CellId{*child}).verdict;
      met += verdict == Verdict::met;
      short_of += verdict == Verdict::not_met || verdict == Verdict::unknown;
    }
    if (cell.op == CellOp::any) return short_of > 1;
    if (cell.op == CellOp::quota) return met + short_of > cell.payload;
    return cell.op == CellOp::percent_quota && (met + short_of) * cell.payload <= (met + short_of - 1) * 100;
  }

  const Scope& scope_;
  std::map<std::uint32_t, std::pair<std::uint32_t, int>> reached_;
  std::set<std::uint32_t> seen_;
};

std::string lacking_cite(const Rulebook& rulebook, const Criterion& criterion, Interval has) {
  for (const CriterionLevel& level : criterion.levels)
    if (level.number > has.at_least && !level.origin.cite.empty()) return level.origin.cite;
  const CellSubject subject{SubjectKind::criterion_reached, criterion.id, criterion.highest(),
                            static_cast<std::uint32_t>(&criterion - rulebook.criteria.data()), &criterion.origin};
  return place_of(rulebook, subject).cite;
}

std::string without_verb(const std::string& label) {
  constexpr std::string_view verb = "Đạt ";
  return label.starts_with(verb) ? label.substr(verb.size()) : label;
}

}  // namespace

std::optional<Target> parse_target(std::string_view text, const Rulebook& rulebook) {
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || dot + 1 == text.size()) return std::nullopt;
  Target target{std::string(text.substr(0, dot)), 0};
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + dot + 1, end, target.number);
  if (error != std::errc{} || stop != end || text[dot + 1] == '0') return std::nullopt;
  if (target.id == "muc") {
    for (const RatingLevel& level : rulebook.rating)
      if (level.number == target.number) return target;
    return std::nullopt;
  }
  for (const Recognition& recognition : rulebook.recognitions)
    for (const Degree& degree : recognition.degrees)
      if (recognition.id == target.id && degree.number == target.number) return target;
  return std::nullopt;
}

std::vector<std::string> targets(const Rulebook& rulebook) {
  std::vector<std::string> found;
  for (const RatingLevel& level : rulebook.rating) found.push_back("muc." + std::to_string(level.number));
  for (const Recognition& recognition : rulebook.recognitions)
    for (const Degree& degree : recognition.degrees)
      found.push_back(recognition.id + "." + std::to_string(degree.number));
  return found;
}

std::string describe(const Target& target, const Rulebook& rulebook) {
  if (target.id == "muc") return "Mức " + std::to_string(target.number);
  for (const Recognition& recognition : rulebook.recognitions)
    if (recognition.id == target.id)
      return without_verb(recognition.label.empty() ? recognition.name : recognition.label) + " " +
             recognition.degree_word + " " + std::to_string(target.number);
  return target.id + "." + std::to_string(target.number);
}

TargetExplanation explain_target(const Program& program, const Rulebook& rulebook, const Assessment& assessment,
                                 const Target& target, Language language) {
  TargetExplanation result;
  result.target = target;
  result.reached = Verdict::not_applicable;
  const std::string name = target.id + "." + std::to_string(target.number);
  for (const RecognitionResult& each : assessment.recognitions)
    if (each.id == target.id) result.conditions = each.conditions;

  std::map<std::uint32_t, int> asked;
  for (const LevelAssessment& part : assessment.parts) {
    const Scope scope{program, rulebook, part, language};
    const std::optional<CellId> cell = find_cell(program, rulebook, part.values, name);
    if (!cell) continue;
    result.reached = both(result.reached, part.values[cell->value].verdict);
    const Short found = Descent(scope).from(*cell);
    result.has_choice = result.has_choice || found.has_choice;
    for (const auto& [criterion, level] : found.asked) {
      const int needs = std::min(level, std::max(rulebook.criteria[criterion].highest(), 1));
      asked[criterion] = std::max(asked[criterion], needs);
    }
    if (std::optional<Explanation> why = explain(program, rulebook, part, name, language))
      result.parts.push_back(std::move(*why));
  }
  for (const auto& [criterion, needs] : asked) {
    const Criterion& declared = rulebook.criteria[criterion];
    const Interval has = assessment.criteria[criterion];
    result.blockers.push_back({declared.id, has, needs, lacking_cite(rulebook, declared, has)});
  }
  return result;
}

}  // namespace chuan
