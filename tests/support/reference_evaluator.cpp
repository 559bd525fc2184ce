// SPDX-License-Identifier: MIT
// Verdicts by recursion over the rulebook; levels by asking "are all up to here met?" and "may all be?".
#include "support/reference_evaluator.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "source/names.hpp"
#include "support/reference_verdict.hpp"

namespace chuan::test {
namespace {

using namespace reference;

bool is_so(Comparison comparison, const Number& a, const Number& b) {
  switch (comparison) {
    case Comparison::less:
      return a < b;
    case Comparison::at_most:
      return !(b < a);
    case Comparison::equal:
      return !(a < b) && !(b < a);
    case Comparison::differs:
      return a < b || b < a;
    case Comparison::at_least:
      return !(a < b);
    case Comparison::more:
      return b < a;
  }
  return false;
}

class Reference {
 public:
  Reference(const Rulebook& book, const Dossier& dossier, std::string level, Date as_of, bool strict)
      : book_(book), dossier_(dossier), level_(std::move(level)), as_of_(as_of), strict_(strict) {
    last_year_ = dossier.school_year ? *dossier.school_year : last_completed_school_year(as_of);
    const auto& window = book.advisory;
    figures_only_warn_ =
        window && !(window->from && book.as_of < *window->from) && !(window->to && *window->to < book.as_of);
  }

  ReferencePart part() {
    for (const Criterion& criterion : book_.criteria)
      for (const CriterionLevel& level : criterion.levels) own_level(criterion, level);
    for (const ProcedureCheck& check : book_.checks) part_.checks[check.name] = verdict(check.expression, 0);
    for (const RatingLevel& level : book_.rating) part_.school[level.number] = school(level.number);
    part_.educational_level = level_;
    return part_;
  }

  Verdict verdict(ExpressionId id, int years_back) {
    const Expression& e = book_[id];
    const auto operand = [&](std::size_t i) { return verdict(e.operands[i], years_back); };
    Verdicts all;
    switch (e.op) {
      case Operator::truth: {
        const auto value = fact(e.fact, years_back);
        return !value ? open : std::get<bool>(*value) ? yes : no;
      }
      case Operator::definition:
        return operand(0);
      case Operator::compare: {
        const auto a = number(e.operands[0], years_back), b = number(e.operands[1], years_back);
        return !a || !b ? open : is_so(e.comparison, *a, *b) ? yes : no;
      }
      case Operator::negate:
        return opposite(operand(0));
      case Operator::select: {  // the first exception whose condition holds, else the base
        Verdict result = operand(0);
        for (std::size_t i = e.operands.size(); i > 1; i -= 2) {
          const Verdict condition = operand(i - 2), replacement = operand(i - 1);
          result = condition == yes ? replacement : condition == open ? agreed({result, replacement}) : result;
        }
        return result;
      }
      case Operator::every_year:
      case Operator::some_years:
        for (int year = 0; year < static_cast<int>(e.years); ++year) all.push_back(verdict(e.operands[0], year));
        return e.op == Operator::every_year ? least(all) : quota(e.count, all, e.otherwise);
      case Operator::not_decreasing:
        for (int year = 1; year < static_cast<int>(e.years); ++year)
          for (int after = 0; after < year; ++after) {
            const auto earlier = number(e.operands[0], year), later = number(e.operands[0], after);
            all.push_back(!earlier || !later ? open : *later < *earlier ? no : yes);
          }
        return least(all);
      case Operator::criteria:
        for (CriterionId each : e.criteria) all.push_back(reached(book_[each], e.level));
        if (e.count == 0) return least(all);
        return e.is_percent ? share(e.count, all) : quota(e.count, all, no);
      case Operator::school_level:
        return school(e.level);
      case Operator::when:
        return applying_when(operand(0), operand(1));
      case Operator::all:
      case Operator::any:
      case Operator::quota:
        for (std::size_t i = 0; i < e.operands.size(); ++i) all.push_back(operand(i));
        if (e.op == Operator::quota) return quota(e.count, all, e.otherwise);
        return e.op == Operator::all ? least(all) : greatest(all);
      default:
        throw std::logic_error("reference: an operator on verdicts");
    }
  }

  /// The school attains `level` when it meets what every rating level up to it asks.
  Verdict school(int level) {
    Verdicts all;
    for (const RatingLevel& each : book_.rating)
      if (each.number <= level) all.push_back(verdict(each.expression, 0));
    return all.empty() ? yes : least(all);
  }

  /// All own levels up to `level`; nothing asked is attained.
  Verdict reached(const Criterion& criterion, int level) {
    Verdicts all;
    for (const CriterionLevel& each : criterion.levels)
      if (each.number <= level) all.push_back(own_level(criterion, each));
    return if_any(least(all));
  }

 private:
  std::optional<Number> number(ExpressionId id, int years_back) {
    const Expression& e = book_[id];
    if (e.op == Operator::literal) return e.number;
    if (e.op == Operator::definition) return number(e.operands[0], years_back);
    if (e.op == Operator::fact) {
      const auto value = fact(e.fact, years_back);
      return value ? std::optional(std::get<Number>(*value)) : std::nullopt;
    }
    const auto a = number(e.operands[0], years_back), b = number(e.operands[1], years_back);
    if (!a || !b) return std::nullopt;
    switch (e.op) {
      case Operator::add:
        return add(*a, *b);
      case Operator::subtract:
        return subtract(*a, *b);
      case Operator::multiply:
        return multiply(*a, *b);
      case Operator::divide:
        return divide(*a, *b);
      case Operator::remainder:
        return *b == Number(0) ? std::nullopt : remainder(*a, *b);
      default:
        throw std::logic_error("reference: an operator on numbers");
    }
  }

  // ---- what the dossier says: the educational level's own data first

  template <class Look>
  void look(Look look) const {
    const auto own = dossier_.levels.find(level_);
    if (own == dossier_.levels.end() || !look(own->second)) look(dossier_.data);
  }

  std::optional<FactValue> fact(FactId id, int years_back) const {
    const Fact& fact = book_[id];
    std::string chosen = id == school_kind_fact ? dossier_.kind : level_;
    if (id == educational_level_fact && level_.empty())  // a school of one level is of that level
      for (const SchoolKind& kind : book_.kinds)
        if (kind.name == dossier_.kind && kind.educational_levels.size() == 1) chosen = kind.educational_levels[0];
    if (id == school_kind_fact || id == educational_level_fact) {
      for (std::size_t i = 0; i < fact.choices.size(); ++i)
        if (fact.choices[i] == chosen) return Number(static_cast<std::int64_t>(i));
      return std::nullopt;
    }
    std::optional<FactValue> value;
    bool given = false;
    look([&](const LevelData& data) {
      if (id.value >= data.facts.size() || !data.facts[id.value]) return false;
      given = true;
      const FactValues& values = *data.facts[id.value];
      const auto in_year = values.by_year.find(last_year_ - years_back);
      if (!fact.yearly || (years_back == 0 && in_year == values.by_year.end()))
        value = values.single;
      else if (in_year != values.by_year.end())
        value = in_year->second;
      return true;
    });
    return given ? value : from_lists(fact);
  }

  /// What no figure gives: members of the council, reviews, criteria the plan acts on (an empty list says nothing), or
  /// a day of the school year, which runs from September to August.
  std::optional<FactValue> from_lists(const Fact& fact) const {
    std::set<std::string> acted_on;
    if (dossier_.plan)
      for (const PlanAction& action : dossier_.plan->actions) acted_on.insert(action.criterion);
    std::size_t members = 0;
    for (const CouncilMember& member : dossier_.council)
      if (fact.role.empty() || fold(member.role) == fold(fact.role)) ++members;
    std::size_t held = 0;
    for (const Review& review : dossier_.reviews)
      if (const auto days = parse_span(review.date); !days || days->first <= as_of_) ++held;
    const auto counted = [](const auto& list, std::size_t count) {
      return list.empty() ? std::nullopt : std::optional<FactValue>(Number(static_cast<std::int64_t>(count)));
    };
    switch (fact.source) {
      case FactSource::given:
        return std::nullopt;
      case FactSource::council:
        return counted(dossier_.council, members);
      case FactSource::reviews:
        return counted(dossier_.reviews, held);
      case FactSource::plan:
        return counted(acted_on, acted_on.size());
      case FactSource::school_year_day: {
        const int year = last_year_ + (fact.day.month() < std::chrono::September ? 1 : 0);
        return Number(std::chrono::sys_days(std::chrono::year(year) / fact.day).time_since_epoch().count());
      }
    }
    throw std::logic_error("reference: a source of facts");
  }

  /// Whether an expression rests on a figure: anything but yes/no facts and plain choices.
  bool rests_on_figure(ExpressionId id) const {
    const Expression& e = book_[id];
    const bool is_figure = e.op == Operator::fact && book_[e.fact].type != FactType::choice;
    return is_figure || std::any_of(e.operands.begin(), e.operands.end(),
                                    [this](ExpressionId operand) { return rests_on_figure(operand); });
  }
  bool only_warns(ExpressionId id) const { return figures_only_warn_ && rests_on_figure(id); }

  /// Something cited that was there and had not expired when the school year ended, or on the day asked about where
  /// that is before.
  bool has_valid_evidence(const RecordedVerdict& given) const {
    const Date end = std::chrono::year(last_year_ + 1) / std::chrono::May / 31;
    for (const std::string& code : given.evidence) {
      bool is_expired = false;
      for (const Evidence& each : dossier_.evidence)
        is_expired = is_expired || (each.code == code && ((each.expires && *each.expires < std::min(end, as_of_)) ||
                                                          (each.issued && std::min(end, as_of_) < *each.issued)));
      if (!is_expired) return true;
    }
    return false;
  }

  /// What people concluded about an address; `silent` tells whether they said nothing at all.
  Verdict recorded(const std::string& address, bool* silent = nullptr) const {
    Verdict said = open;
    bool found = false;
    look([&](const LevelData& data) {
      const auto given = data.requirements.find(address);
      if (given == data.requirements.end()) return false;
      const bool unproved = strict_ && given->second.verdict == yes && !has_valid_evidence(given->second);
      said = unproved ? open : given->second.verdict;
      return found = true;
    });
    if (silent != nullptr) *silent = !found;
    return said;
  }

  /// A recorded level n: own levels up to n are met, the next one is not.
  Verdict recorded_level(const Criterion& criterion, int level) const {
    Verdict said = open;
    look([&](const LevelData& data) {
      const auto given = data.results.find(criterion.id);
      if (given == data.results.end()) return false;
      const int result = given->second.level;
      const bool is_next = std::none_of(criterion.levels.begin(), criterion.levels.end(),
                                        [&](const auto& each) { return each.number > result && each.number < level; });
      said = level <= result ? yes : is_next ? no : open;
      return true;
    });
    return said;
  }

  // ---- from requirements up; people's verdict speaks where the details leave it open

  Verdict way(const Requirement& requirement, std::size_t index) {
    const Alternative& way = requirement.alternatives[index];
    const std::string address = requirement.subject() + "/+" + std::to_string(index + 1);
    const bool attested = way.body.is_none() || only_warns(way.body);
    Verdict said = attested ? open : verdict(way.body, 0);
    if (said == open) said = recorded(address);
    if (attested && !way.body.is_none()) part_.cross_checks[address] = verdict(way.body, 0);
    return part_.verdicts[address] =
               way.condition.is_none() ? said : way_applying_when(verdict(way.condition, 0), said);
  }

  Verdict requirement(const Requirement& requirement) {
    Verdict said = open;
    if (requirement.kind == RequirementKind::alternatives) {
      Verdicts ways;
      for (std::size_t i = 0; i < requirement.alternatives.size(); ++i) ways.push_back(way(requirement, i));
      said = quota(requirement.alternatives_needed, ways, requirement.alternatives_otherwise);
    } else if (requirement.kind == RequirementKind::computed) {
      const Verdict shown = verdict(requirement.body, 0);
      if (only_warns(requirement.body))
        part_.cross_checks[requirement.subject()] = shown;
      else
        said = shown;
    } else if (requirement.kind == RequirementKind::cross_checked) {
      part_.cross_checks[requirement.subject()] = verdict(requirement.cross_check, 0);
    }
    if (said == open) said = recorded(requirement.subject());
    if (!requirement.condition.is_none()) said = applying_when(verdict(requirement.condition, 0), said);
    return part_.verdicts[requirement.subject()] = said;
  }

  Verdict own_level(const Criterion& criterion, const CriterionLevel& level) {
    const std::string address = criterion.id + "/" + std::to_string(level.number);
    if (const auto known = part_.verdicts.find(address); known != part_.verdicts.end()) return known->second;
    Verdicts indicators;
    for (const Indicator& indicator : level.indicators) {
      Verdicts requirements;
      for (const Requirement& each : indicator.requirements) requirements.push_back(requirement(each));
      Verdict said = least(requirements);
      if (said == open) said = recorded(address + "/" + indicator.letter);
      part_.verdicts[address + "/" + indicator.letter] = said;
      indicators.push_back(said);
    }
    Verdict said = least(indicators);
    bool silent = false;
    if (said == open) said = recorded(address, &silent);
    if (said == open && silent) said = recorded_level(criterion, level.number);
    return part_.verdicts[address] = said;
  }

  const Rulebook& book_;
  const Dossier& dossier_;
  std::string level_;
  Date as_of_;
  bool strict_;
  int last_year_ = 0;
  bool figures_only_warn_ = false;
  ReferencePart part_;
};

/// The highest of `steps` up to which every verdict is met, and the highest up to which none is not met.
Interval climb(int bottom, const std::vector<std::pair<int, Verdict>>& steps) {
  const auto highest = [&](auto stops) {
    int reached = bottom;
    for (const auto& [level, verdict] : steps) {
      if (stops(if_any(verdict))) break;
      reached = level;
    }
    return reached;
  };
  return {highest([](Verdict verdict) { return verdict != yes; }),
          highest([](Verdict verdict) { return verdict == no; })};
}

}  // namespace

ReferenceAssessment reference_assess(const Rulebook& book, const Dossier& dossier, Date as_of, bool strict) {
  ReferenceAssessment result;
  std::vector<std::string> levels;
  for (const auto& each : dossier.levels) levels.push_back(each.first);
  if (levels.empty()) levels.push_back("");
  bool is_first = true;
  for (const std::string& educational_level : levels) {
    Reference reference(book, dossier, educational_level, as_of, strict);
    result.parts.push_back(reference.part());
    const auto lower_to = [&](Interval& interval, Interval here) {  // the school takes the lowest of its levels
      interval = is_first
                     ? here
                     : Interval{std::min(interval.at_least, here.at_least), std::min(interval.at_most, here.at_most)};
    };
    std::vector<std::pair<int, Verdict>> steps;
    for (const Criterion& criterion : book.criteria) {
      steps.clear();
      for (const CriterionLevel& level : criterion.levels)
        steps.emplace_back(level.number,
                           result.parts.back().verdicts.at(criterion.id + "/" + std::to_string(level.number)));
      // Below its first own level a criterion of a standard asks nothing; one of a group stands for that level or 0.
      const int bottom = criterion.in_group || criterion.levels.empty() ? 0 : criterion.levels.front().number - 1;
      lower_to(result.criteria[criterion.id], climb(bottom, steps));
    }
    for (const Standard& standard : book.standards) {
      steps.clear();
      int highest = 0;
      for (CriterionId each : standard.criteria) highest = std::max(highest, book[each].highest());
      for (int level = 1; level <= std::min(highest, book.rating.back().number); ++level) {
        Verdicts all;
        for (CriterionId each : standard.criteria) all.push_back(reference.reached(book[each], level));
        steps.emplace_back(level, least(all));
      }
      lower_to(result.standards[standard.id], climb(0, steps));
    }
    steps.clear();
    for (const RatingLevel& level : book.rating) steps.emplace_back(level.number, reference.school(level.number));
    lower_to(result.level, climb(0, steps));
    for (const Recognition& recognition : book.recognitions) {
      const auto& kinds = recognition.kinds;
      if (!kinds.empty() && !dossier.kind.empty() && std::find(kinds.begin(), kinds.end(), dossier.kind) == kinds.end())
        continue;
      ReferenceRecognition& found = result.recognitions[recognition.id];
      steps.clear();
      for (const Degree& degree : recognition.degrees)
        steps.emplace_back(degree.number, reference.verdict(degree.expression, 0));
      lower_to(found.degree, climb(0, steps));
      Verdicts conditions;
      if (!is_first) conditions.push_back(found.conditions);
      for (const Condition& each : recognition.conditions) conditions.push_back(reference.verdict(each.expression, 0));
      if (recognition.conditions.empty()) conditions.push_back(yes);
      found.conditions = least(conditions);
    }
    is_first = false;
  }
  return result;
}

}  // namespace chuan::test
