// SPDX-License-Identifier: MIT
// Where a comparison turns, solved exactly for one figure at a time, the others as they are.
#include "repair/figures.hpp"

#include <algorithm>

#include "assess/run.hpp"
#include "explain/graph.hpp"
#include "repair/possible.hpp"
#include "repair/ways.hpp"

namespace chuan::repair {
namespace {

constexpr std::size_t most_candidates = 64;  // of one figure

}  // namespace

Figures::Figures(const RepairSetting& setting) : setting_(setting) {
  const Program& program = setting.program;
  std::vector<bool> asked(program.cells.size());  // by a condition, or below one that is
  for (std::uint32_t id = static_cast<std::uint32_t>(program.cells.size()); id-- > 0;) {
    const Cell& cell = program.cells[id];
    const auto children = program.children(cell);
    for (std::size_t i = 0; i < children.size(); ++i)
      if (asked[id] || (is_when(cell.op) && i == 0) || (cell.op == CellOp::select && i % 2 == 1))
        asked[children[i].value] = true;
    if (asked[id] && cell.op == CellOp::truth) circumstances_.insert(program.truths[cell.payload].fact.value);
  }
}

bool Figures::may_change(FactId fact, bool is_truth) const {
  const Fact& declared = setting_.rulebook[fact];
  if (fact == school_kind_fact || fact == educational_level_fact) return false;
  if (declared.type == FactType::choice || declared.type == FactType::date) return false;
  return !is_truth || circumstances_.count(fact.value) == 0;
}

std::string Figures::owner(std::size_t part, FactId fact) const {
  const std::string& level = setting_.assessment.parts[part].educational_level;
  const auto found = setting_.dossier.levels.find(level);
  if (found == setting_.dossier.levels.end()) return "";
  const auto& facts = found->second.facts;
  return fact.value < facts.size() && facts[fact.value] ? level : "";
}

std::optional<Number> Figures::given(std::size_t part, FigureInput input) const {
  const Program& program = setting_.program;
  const Inputs& inputs = setting_.assessment.parts[part].inputs;
  const auto is_it = [&](FigureInput each) { return each.fact == input.fact && each.years_back == input.years_back; };
  const auto figure = std::find_if(program.figures.begin(), program.figures.end(), is_it);
  if (figure != program.figures.end())
    return inputs.figures[static_cast<std::size_t>(figure - program.figures.begin())];
  const auto truth = std::find_if(program.truths.begin(), program.truths.end(), is_it);
  if (truth == program.truths.end()) return std::nullopt;
  const Verdict verdict = inputs.truths[static_cast<std::size_t>(truth - program.truths.begin())];
  if (verdict == Verdict::unknown) return std::nullopt;
  return Number(verdict == Verdict::met ? 1 : 0);
}

Figure& Figures::figure(std::size_t part, FactId fact) {
  const auto [found, is_new] = figures_.try_emplace({owner(part, fact), fact.value});
  if (is_new) {
    found->second = {fact, found->first.first, given(part, {fact, 0}), part, false, {}, {}};
    found->second.is_past = setting_.rulebook[fact].yearly && found->second.now && is_last_year_over(setting_);
  }
  return found->second;
}

const Figure* Figures::find(std::size_t part, FactId fact) const {
  const auto found = figures_.find({owner(part, fact), fact.value});
  return found == figures_.end() ? nullptr : &found->second;
}

std::vector<FigureInput> Figures::inputs_of(CellId top) const {
  const Program& program = setting_.program;
  std::vector<FigureInput> found;
  std::vector<CellId> open{top};
  std::set<std::uint32_t> seen;
  while (!open.empty()) {
    const CellId id = open.back();
    open.pop_back();
    if (!seen.insert(id.value).second) continue;
    const Cell& cell = program[id];
    if (cell.op == CellOp::figure) found.push_back(program.figures[cell.payload]);
    if (cell.op == CellOp::truth) found.push_back(program.truths[cell.payload]);
    const auto children = program.children(id);
    open.insert(open.end(), children.begin(), children.end());
  }
  return found;
}

std::optional<Number> Figures::number(std::size_t part, CellId id, const std::vector<Override>& overrides) const {
  const Cell& cell = setting_.program[id];
  const auto children = setting_.program.children(id);
  if (cell.op == CellOp::literal) return setting_.program.literals[cell.payload];
  if (cell.op == CellOp::figure || cell.op == CellOp::truth) {
    FigureInput input =
        cell.op == CellOp::figure ? setting_.program.figures[cell.payload] : setting_.program.truths[cell.payload];
    const Figure* figure = find(part, input.fact);
    for (const Override& each : overrides) {
      if (each.figure != figure) continue;
      if (each.held_back == UINT32_MAX) return each.value;
      if (input.years_back + (figure->is_past ? 1 : 0) <= each.held_back) return each.value;
      input.years_back -= each.held_back;
    }
    return given(part, input);
  }
  const std::optional<Number> a = number(part, children[0], overrides);
  const std::optional<Number> b = number(part, children[1], overrides);
  if (!a || !b) return std::nullopt;
  return calculated(cell.op, *a, *b);
}

Verdict Figures::compared(std::size_t part, CellId id, const std::vector<Override>& overrides) const {
  const Cell& cell = setting_.program[id];
  if (cell.op == CellOp::truth) {
    const std::optional<Number> value = number(part, id, overrides);
    if (!value) return Verdict::unknown;
    return *value == Number(1) ? Verdict::met : Verdict::not_met;
  }
  const auto children = setting_.program.children(id);
  const std::optional<Number> a = number(part, children[0], overrides);
  const std::optional<Number> b = number(part, children[1], overrides);
  if (!a || !b) return Verdict::unknown;
  return holds(comparison_of(cell.op), *a, *b) ? Verdict::met : Verdict::not_met;
}

/// Where both sides of the comparison are equal, as the figure varies: exact for sides that are linear in the figure or
/// in one over it; none for others.
std::optional<Number> Figures::root(std::size_t part, CellId id, const Figure& figure,
                                    const std::vector<Override>& beside) const {
  const auto children = setting_.program.children(id);
  const auto difference = [&](const Number& x) -> std::optional<Number> {
    std::vector<Override> all = beside;
    all.push_back({&figure, x});
    const std::optional<Number> a = number(part, children[0], all);
    const std::optional<Number> b = number(part, children[1], all);
    return a && b ? subtract(*a, *b) : std::nullopt;
  };
  for (const bool inverse : {false, true}) {
    std::optional<Number> at[3];
    for (std::int64_t i = 0; i < 3; ++i) at[i] = difference(inverse ? *Number::ratio(1, i + 1) : Number(i + 1));
    if (!at[0] || !at[1] || !at[2]) continue;
    const std::optional<Number> slope = subtract(*at[1], *at[0]), again = subtract(*at[2], *at[1]);
    if (!slope || slope != again || *slope == Number(0)) continue;
    const std::optional<Number> back = divide(*at[0], *slope);
    const std::optional<Number> zero = back ? subtract(Number(1), *back) : std::nullopt;
    if (zero) return inverse ? divide(Number(1), *zero) : zero;
  }
  return std::nullopt;
}

void Figures::propose(std::size_t part, CellId id, bool wanted, const std::vector<Override>& beside) {
  const Cell& cell = setting_.program[id];
  const Verdict goal = wanted ? Verdict::met : Verdict::not_met;
  const std::vector<FigureInput> inputs = inputs_of(id);
  for (const FigureInput& input : inputs) {
    if (!may_change(input.fact, cell.op == CellOp::truth)) continue;
    Figure& figure = this->figure(part, input.fact);
    if (std::any_of(beside.begin(), beside.end(), [&](const Override& each) { return each.figure == &figure; }))
      continue;
    const Fact& fact = setting_.rulebook[input.fact];
    const auto reaches = [&](const Number& value) {
      std::vector<Override> all = beside;
      all.push_back({&figure, value});
      return compared(part, id, all) == goal;
    };
    if (cell.op == CellOp::truth) {
      const Number value(wanted ? 1 : 0);
      insert(figure, {value, Comparison::equal, value, 0, true});
      continue;
    }
    const Comparison asked = wanted ? comparison_of(cell.op) : opposite(comparison_of(cell.op));
    const bool is_left = !inputs_of(setting_.program.children(id)[0]).empty();
    std::optional<Number> turn = root(part, id, figure, beside);
    const bool is_kept = !turn;
    if (!turn) {  // a trend, or too involved for one figure: what was reached already, kept
      for (const FigureInput& each : inputs)
        if (const auto value = given(part, each); each.fact == input.fact && value && reaches(*value))
          turn = turn ? std::max(*turn, *value) : *value;
      if (!turn) continue;
    }
    const Number step = step_of(fact);
    const std::optional<Number> down = rounded_down(*turn, step);
    if (!down) continue;
    std::vector<Number> tries{*turn, *down};
    for (const std::int64_t by : {std::int64_t{1}, std::int64_t{-1}, std::int64_t{2}})
      if (const auto away = multiply(Number(by), step))
        if (const auto value = chuan::add(*down, *away)) tries.push_back(*value);
    const bool is_whole = step == Number(1);
    for (const Number& value : tries) {
      if ((is_whole && !value.is_whole()) || !is_possible(fact, value) || !reaches(value)) continue;
      Candidate found{value, asked, value, 0, true};
      const bool is_direct = is_left && inputs.size() == 1;
      if (is_direct && (asked == Comparison::more || asked == Comparison::less)) found.stated = *turn;
      if (!is_direct) {
        const auto beyond = [&](const std::optional<Number>& next) { return next && reaches(*next); };
        found.bound = beyond(chuan::add(value, step)) ? Comparison::at_least
                      : beyond(subtract(value, step)) ? Comparison::at_most
                                                      : Comparison::equal;
      }
      if (figure.now && value != *figure.now && reaches(*figure.now)) {  // kept as it is
        found.value = *figure.now;
        if (is_kept) found.stated = found.value;
      }
      found.up = figure.now ? found.value >= *figure.now : asked != Comparison::at_most && asked != Comparison::less;
      insert(figure, found);
      break;
    }
  }
}

void Figures::insert(Figure& figure, Candidate candidate) {
  std::deque<Candidate>& list = candidate.up ? figure.up : figure.down;
  if (list.size() >= most_candidates) return;
  const auto place = std::find_if(list.begin(), list.end(), [&](const Candidate& each) {
    return candidate.up ? each.value >= candidate.value : each.value <= candidate.value;
  });
  if (place != list.end() && place->value == candidate.value) {
    if (candidate.up ? candidate.stated > place->stated : candidate.stated < place->stated) *place = candidate;
    return;
  }
  list.insert(place, candidate);
}

void Figures::add(std::size_t part, CellId cell, bool wanted) { propose(part, cell, wanted, {}); }

std::uint32_t Figures::years_needed(const Figure& figure, const Candidate& candidate) const {
  const std::uint32_t over = figure.is_past ? 1 : 0;
  std::uint32_t needed = over;
  for (const auto& [part, cell] : cells_) {
    std::uint32_t longest = 0;
    bool is_in = false;
    for (const FigureInput& input : inputs_of(cell)) {
      if (find(part, input.fact) != &figure) continue;
      is_in = true;
      longest = std::max(longest, input.years_back);
    }
    if (!is_in) continue;
    if (in(part, cell).size() > 1) needed = std::max(needed, longest + over);  // the years of both turn over
    const Verdict in_the_end = compared(part, cell, {{&figure, candidate.value}});
    while (needed < longest + over && compared(part, cell, {{&figure, candidate.value, needed}}) != in_the_end)
      ++needed;
  }
  return needed;
}

void Figures::settle(const std::vector<std::pair<std::size_t, CellId>>& cells) {
  constexpr int rounds = 2;
  for (int round = 0; round < rounds; ++round)
    for (const auto& [part, cell] : cells) {
      const Verdict now = compared(part, cell, {});
      if (now != Verdict::met && now != Verdict::not_met) continue;
      for (const Figure* figure : in(part, cell)) {
        std::vector<Candidate> candidates(figure->up.begin(), figure->up.end());
        candidates.insert(candidates.end(), figure->down.begin(), figure->down.end());
        for (const Candidate& each : candidates) {
          const Override change{figure, each.value};
          if (compared(part, cell, {change}) != now) propose(part, cell, now == Verdict::met, {change});
        }
      }
    }
  for (const auto& each : cells)
    if (!in(each.first, each.second).empty()) cells_.push_back(each);
  for (auto& [key, figure] : figures_)
    for (std::deque<Candidate>* list : {&figure.up, &figure.down})
      for (Candidate& each : *list) each.years_ahead = static_cast<int>(years_needed(figure, each));
}

std::vector<const Figure*> Figures::in(std::size_t part, CellId cell) const {
  std::vector<const Figure*> found;
  for (const FigureInput& input : inputs_of(cell)) {
    const Figure* figure = find(part, input.fact);
    if (figure != nullptr && (!figure->up.empty() || !figure->down.empty()) &&
        std::find(found.begin(), found.end(), figure) == found.end())
      found.push_back(figure);
  }
  return found;
}

Verdict Figures::verdict(std::size_t part, CellId cell, const std::map<const Figure*, const Candidate*>& values) const {
  std::vector<Override> overrides;
  for (const auto& [figure, candidate] : values)
    if (candidate != nullptr) overrides.push_back({figure, candidate->value});
  return compared(part, cell, overrides);
}

}  // namespace chuan::repair
