// SPDX-License-Identifier: MIT
// What a level reached rests on: each thing people said turned into something that can be lost.
#include <algorithm>
#include <map>
#include <set>

#include "chuan/address.hpp"
#include "chuan/outlook.hpp"
#include "explain/graph.hpp"
#include "explain/wording.hpp"
#include "solve/conditions.hpp"
#include "solve/solutions.hpp"

namespace chuan {
namespace {

using namespace solve;

/// Losing what people said is met makes it not met. Figures stay: how far they are from their bounds is told apart.
class Losses : public Leaves {
 public:
  Losses(const RepairSetting& setting, Formula& formula) : setting_(setting), formula_(formula) {}

  std::optional<Outcome> said(std::size_t part, CellId id) override {
    const Cell& cell = setting_.program[id];
    const Value& value = setting_.assessment.parts[part].values[id.value];
    const bool is_said = !cell.input.is_none() && (cell.op == CellOp::attest || value.from_record);
    if (!is_said || value.verdict != Verdict::met) return std::nullopt;
    const CellSubject& about = setting_.program.subjects[id.value];
    std::vector<Formula::Id> lost;
    if (about.kind == SubjectKind::criterion_level)
      lost = levels_from(part, about);
    else
      lost = {formula_.literal(variable(setting_.program[cell.input].subject, 0))};
    const Formula::Id gone = formula_.all(std::move(lost));
    return Outcome{formula_.negation(gone), gone, Formula::never};
  }
  std::optional<Outcome> compared(std::size_t, CellId) override { return std::nullopt; }
  bool is_fixed(std::size_t part, CellId id) override {
    const Value& value = setting_.assessment.parts[part].values[id.value];
    return value.from_record || value.verdict != Verdict::met;
  }

  /// What a set loses: of a criterion the lowest of its levels.
  std::vector<std::string> names(const std::vector<Variable>& set) const {
    std::map<std::string, std::string> lowest;
    for (const Variable each : set) {
      std::string& known = lowest[things_[each]];
      if (known.empty() || names_[each] < known) known = names_[each];
    }
    std::vector<std::string> names;
    for (const auto& [thing, name] : lowest) names.push_back(name);
    return names;
  }
  /// One a thing: the highest level of a criterion costs, those below go with it.
  const std::vector<Cost>& costs() const { return costs_; }
  std::size_t size() const { return names_.size(); }
  std::optional<Variable> find(const std::string& subject) const {
    const auto found = by_name_.find(subject);
    return found == by_name_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  /// A level goes after those above it.
  std::vector<Formula::Id> levels_from(std::size_t part, const CellSubject& about) {
    const Criterion& criterion = setting_.rulebook.criteria[about.index];
    const auto& cells = setting_.program.own_level[about.index];
    std::vector<Formula::Id> lost;
    for (std::size_t i = criterion.levels.size(); i > 0 && criterion.levels[i - 1].number >= about.level; --i) {
      const Value& value = setting_.assessment.parts[part].values[cells[i - 1].value];
      if (value.from_record && value.verdict == Verdict::met)
        lost.push_back(formula_.literal(variable(criterion.id, criterion.levels[i - 1].number)));
    }
    return lost;
  }

  Variable variable(const std::string& subject, int level) {
    const std::string name = level > 0 ? print(Subject{subject, level}) : subject;
    const auto [known, is_new] = by_name_.try_emplace(name, static_cast<Variable>(names_.size()));
    if (!is_new) return known->second;
    names_.push_back(name);
    things_.push_back(subject);
    costs_.push_back(std::count(things_.begin(), things_.end(), subject) == 1 ? 1 : 0);
    return known->second;
  }

  const RepairSetting& setting_;
  Formula& formula_;
  std::vector<std::string> names_, things_;  // by variable
  std::vector<Cost> costs_;
  std::map<std::string, Variable> by_name_;
};

class Finder {
 public:
  Finder(const RepairSetting& setting, std::uint64_t most_steps)
      : setting_(setting),
        steps_(most_steps),
        losses_(setting, formula_),
        conditions_(setting.program, setting.assessment, formula_, losses_) {
    result_.level = setting.assessment.level.at_least;
  }

  Robustness run() {
    for (std::size_t i = 0; i < setting_.rulebook.rating.size(); ++i) {
      if (setting_.rulebook.rating[i].number > result_.level) break;
      std::vector<Formula::Id> all;
      for (std::size_t part = 0; part < setting_.assessment.parts.size(); ++part)
        all.push_back(conditions_.holds(part, setting_.program.school[i]));
      levels_.emplace_back(setting_.rulebook.rating[i].number, formula_.all(std::move(all)));
    }
    if (levels_.empty()) return std::move(result_);
    losses();
    evidence();
    margins();
    return std::move(result_);
  }

 private:
  void losses() {
    constexpr std::size_t most_sets = 5;
    constexpr std::size_t most_nodes = std::size_t{1} << 23;
    std::optional<Solutions> sets;
    try {
      sets.emplace(formula_, formula_.negation(levels_.back().second), losses_.size(), most_nodes, steps_);
    } catch (const TooLarge&) {
      return;
    }
    result_.loss_count = sets->count().str();
    Solutions::ByCost smallest(*sets, losses_.costs());
    while (result_.smallest_losses.size() < most_sets) {
      const auto found = smallest.next();
      if (!found) break;
      std::vector<std::string> names = losses_.names(found->variables);
      if (names.size() == 1)
        result_.single_points.push_back(names.front());
      else
        result_.smallest_losses.push_back(std::move(names));
    }
  }

  int level_without(const std::vector<bool>& lost) const {
    int level = 0;
    for (const auto& [number, root] : levels_)
      if (formula_.holds(root, lost)) level = number;
    return level;
  }

  /// The evidence each requirement that is met rests on.
  std::map<std::string, std::vector<std::string>> rests_on() const {
    std::map<std::string, std::vector<std::string>> found;
    const std::vector<Evidence>& list = setting_.dossier.evidence;
    const EvidenceIndex index(list);
    const auto look = [&](const LevelData& data) {
      for (const auto& [subject, recorded] : data.requirements) {
        if (recorded.verdict != Verdict::met || recorded.evidence.empty()) continue;
        found[subject] = recorded.evidence;
        for (std::string& code : found[subject])
          if (const auto item = index.find(code)) code = list[*item].code;
      }
    };
    look(setting_.dossier.data);
    for (const auto& each : setting_.dossier.levels) look(each.second);
    return found;
  }

  /// What is lost when every requirement that rests on nothing but `gone` is.
  std::vector<bool> lost_with(const std::set<std::string>& gone, std::vector<std::string>& requirements) const {
    std::vector<bool> lost(losses_.size());
    for (const auto& [subject, codes] : rests_on_) {
      const auto is_gone = [&](const std::string& code) { return gone.count(code) > 0; };
      if (!std::all_of(codes.begin(), codes.end(), is_gone)) continue;
      requirements.push_back(subject);
      if (const auto variable = losses_.find(subject)) lost[*variable] = true;
    }
    return lost;
  }

  void evidence() {
    rests_on_ = rests_on();
    std::map<std::chrono::sys_days, std::set<std::string>> expiring;
    for (const Evidence& each : setting_.dossier.evidence) {
      EvidenceWeight weight{each.code, {}, 0};
      weight.level_without = level_without(lost_with({each.code}, weight.requirements));
      if (weight.level_without < result_.level) result_.evidence.push_back(std::move(weight));
      if (each.expires && setting_.assessment.as_of <= *each.expires) expiring[*each.expires].insert(each.code);
    }
    std::set<std::string> gone;
    for (const auto& [day, codes] : expiring) {
      gone.insert(codes.begin(), codes.end());
      std::vector<std::string> ignored;
      if (level_without(lost_with(gone, ignored)) >= result_.level) continue;
      result_.evidence_until = Date(day);
      return;
    }
  }

  /// Of single figures against plain bounds that hold.
  void margins() {
    constexpr std::size_t most_margins = 10;
    const Program& program = setting_.program;
    std::vector<std::pair<Number, Margin>> found;
    std::set<std::pair<std::string, std::string>> seen;
    for (const LevelAssessment& part : setting_.assessment.parts) {
      const explanation::Scope scope{program, setting_.rulebook, part, setting_.language};
      for (std::uint32_t top = 0; top < program.cells.size(); ++top) {
        const CellSubject& about = program.subjects[top];
        if (about.kind != SubjectKind::requirement || part.values[top].verdict != Verdict::met) continue;
        for (const CellId id : comparisons_under(CellId{top})) {
          const CellId left = program.children(id)[0], right = program.children(id)[1];
          const bool is_plain = program[left].op == CellOp::figure && program[right].op == CellOp::literal;
          if (!is_plain || part.values[id.value].verdict != Verdict::met) continue;
          const FigureInput& input = program.figures[program[left].payload];
          const Number value = part.values[left.value].number, bound = part.values[right.value].number;
          const auto gap = subtract(value, bound);
          const auto relative = gap && bound != Number(0) ? divide(*gap, bound) : gap;
          const std::string subject = explanation::figure_subject(scope, input);
          if (!relative || !seen.insert({subject, about.name}).second) continue;
          const auto distance = *relative < Number(0) ? subtract(Number(0), *relative) : relative;
          const Fact& fact = setting_.rulebook[input.fact];
          const std::string unit = fact.type == FactType::percent ? "%" : fact.unit;
          if (distance) found.push_back({*distance, {subject, about.name, value, bound, unit}});
        }
      }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < found.size() && i < most_margins; ++i)
      result_.margins.push_back(std::move(found[i].second));
  }

  /// What it asks; conditions ask what the school is.
  std::vector<CellId> comparisons_under(CellId top) const {
    std::vector<CellId> found;
    walk_below(setting_.program, top, [&](CellId id) {
      const CellOp op = setting_.program[id].op;
      if (is_comparison(op)) found.push_back(id);
      return setting_.program.children(id).subspan(is_when(op) ? 1 : 0);
    });
    std::reverse(found.begin(), found.end());
    return found;
  }

  const RepairSetting& setting_;
  Steps steps_;
  Formula formula_;
  Losses losses_;
  Conditions conditions_;
  std::vector<std::pair<int, Formula::Id>> levels_;
  std::map<std::string, std::vector<std::string>> rests_on_;
  Robustness result_;
};

}  // namespace

Robustness robustness(const RepairSetting& setting, std::uint64_t most_steps) {
  return Finder(setting, most_steps).run();
}

}  // namespace chuan
