// SPDX-License-Identifier: MIT
// Cells of the later text that are made of the same inputs in the same way as one of the earlier text have its values.
#include <map>

#include "assess/run.hpp"
#include "batch/names.hpp"
#include "chuan/address.hpp"
#include "chuan/batch.hpp"
#include "dossier/transfer.hpp"

namespace chuan {

Moved::Moved(const Batch& before, const Batch& after, const std::string& kind) : before_(before), after_(after) {
  match_inputs(kind);
  match_cells();
}

void Moved::match_inputs(const std::string& kind) {
  const Program& was = before_.program();
  const Program& now = after_.program();
  const Rulebook& from = before_.rulebook();
  const Rulebook& to = after_.rulebook();
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> truths, figures;  // fact of `to`, years back
  const auto told_alike = [](const Fact& a, const Fact& b) {
    return a.source == b.source && a.role == b.role && a.day == b.day;
  };
  const auto list = [&](const std::vector<FigureInput>& inputs, auto& places) {
    for (std::uint32_t i = 0; i < inputs.size(); ++i) {
      const auto fact = same_fact(to, from[inputs[i].fact]);
      if (!fact) continue;
      places.emplace(std::pair(fact->value, inputs[i].years_back), i);
      if (!told_alike(from[inputs[i].fact], to[*fact])) is_never_plain_ = true;
    }
  };
  list(was.truths, truths);
  list(was.figures, figures);
  const auto find = [&](const std::vector<FigureInput>& inputs, const auto& places, auto& found) {
    for (const FigureInput& input : inputs) {
      const auto place = places.find(std::pair(input.fact.value, input.years_back));
      found.push_back(place == places.end() ? none : place->second);
      if (found.back() != none || input.fact == school_kind_fact || input.fact == educational_level_fact) continue;
      // Known to the earlier text, which does not ask for it, or told by lists and days: only the dossier knows.
      if (to[input.fact].source != FactSource::given) is_never_plain_ = true;
      for (const Fact& each : from.facts)
        if (same_fact(to, each) == input.fact) is_never_plain_ = true;
    }
  };
  find(now.truths, truths, truths_);
  find(now.figures, figures, figures_);
  constants_ = constants_of(now, to, kind);
  for (const auto& constant : constants_) figures_[constant.first] = none;

  const bool is_same_circular = from.circular == to.circular;
  const auto asked_before = asked(from), asked_after = asked(to);
  std::map<std::string, std::uint32_t> verdicts;
  for (std::uint32_t i = 0; i < was.verdicts.size(); ++i) verdicts.emplace(was.verdicts[i].subject, i);
  const auto is_kept = [&](const std::string& subject) {
    const auto then = asked_before.find(subject), later = asked_after.find(subject);
    return then != asked_before.end() && later != asked_after.end() && then->second == later->second;
  };
  for (const VerdictInput& each : now.verdicts) {
    const auto place = verdicts.find(each.subject);
    const bool is_alike = is_same_circular && place != verdicts.end() && is_kept(each.subject);
    verdicts_.push_back(is_alike ? place->second : none);
  }
  // Where a criterion has changed, a recorded level goes on and a verdict about a level may not: the columns no longer
  // tell one from the other.
  for (std::uint32_t i = 0; is_same_circular && i < was.verdicts.size(); ++i) {
    const CellSubject& subject = was.subjects[was.verdicts[i].cell.value];
    if (subject.kind != SubjectKind::criterion_level) continue;
    const Criterion& criterion = from.criteria[subject.index];
    const auto later = std::find_if(to.criteria.begin(), to.criteria.end(),
                                    [&](const Criterion& each) { return each.id == criterion.id; });
    bool is_alike = later != to.criteria.end() && later->levels.size() == criterion.levels.size();
    for (std::size_t k = 0; is_alike && k < criterion.levels.size(); ++k)
      is_alike = later->levels[k].number == criterion.levels[k].number &&
                 is_kept(print(Subject{criterion.id, criterion.levels[k].number}));
    if (!is_alike) told_by_dossier_.push_back(i);
  }
}

std::vector<std::uint64_t> Moved::made_of(const Batch& batch, std::uint32_t cell_id, bool is_after) const {
  const Program& program = batch.program();
  const Cell& cell = program.cells[cell_id];
  const auto as_before = [&](const std::vector<std::uint32_t>& places, std::uint32_t place) {
    return std::uint64_t{is_after ? places[place] : place};
  };
  std::vector<std::uint64_t> made{static_cast<std::uint64_t>(cell.op), static_cast<std::uint64_t>(cell.otherwise)};
  switch (cell.op) {
    case CellOp::truth:
      made.push_back(as_before(truths_, cell.payload));
      break;
    case CellOp::figure:
      made.push_back(as_before(figures_, cell.payload));
      break;
    case CellOp::literal:
      made.push_back(static_cast<std::uint64_t>(program.literals[cell.payload].numerator()));
      made.push_back(static_cast<std::uint64_t>(program.literals[cell.payload].denominator()));
      break;
    default:
      made.push_back(cell.payload);
  }
  made.push_back(cell.input.is_none() ? std::uint64_t{none} - 1 : as_before(verdicts_, cell.input.value));
  for (const CellId child : program.children(cell)) made.push_back(as_before(cells_, child.value));
  return made;
}

void Moved::match_cells() {
  std::map<std::vector<std::uint64_t>, std::uint32_t> known;
  for (std::uint32_t i = 0; i < before_.program().cells.size(); ++i) known.emplace(made_of(before_, i, false), i);
  for (std::uint32_t i = 0; i < after_.program().cells.size(); ++i) {
    const std::vector<std::uint64_t> made = made_of(after_, i, true);
    const bool rests_on_new = std::find(made.begin() + 2, made.end(), std::uint64_t{none}) != made.end();
    const auto found = rests_on_new ? known.end() : known.find(made);
    cells_.push_back(found == known.end() ? none : found->second);
    if (cells_.back() == none) recomputed_.push_back(i);
  }
}

std::array<std::uint64_t, block_words> Moved::run(const Columns& was, const BatchValues& was_values, Columns& now,
                                                  BatchValues& now_values) const {
  now.clear();
  now.size_ = was.size_;
  std::array<std::uint64_t, block_words> by_itself{};
  if (is_never_plain_) by_itself.fill(~std::uint64_t{0});
  for (std::uint32_t i = 0; i < truths_.size(); ++i)
    if (truths_[i] != none) now.truths_[i] = was.truths_[truths_[i]];
  for (std::uint32_t i = 0; i < verdicts_.size(); ++i)
    if (verdicts_[i] != none) now.verdicts_[i] = was.verdicts_[verdicts_[i]];
  now.hears_verdicts_ = was.hears_verdicts_;
  for (const std::uint32_t each : told_by_dossier_)
    for (std::size_t word = 0; word < block_words; ++word)
      by_itself[word] |= ~(was.verdicts_[each].met[word] & was.verdicts_[each].not_met[word]);
  for (std::uint32_t i = 0; i < figures_.size(); ++i)
    if (figures_[i] != none) now.copy_figure(i, was, figures_[i]);
  for (const auto& [input, number] : constants_)
    for (now.size_ = 1; now.size_ <= was.size_; ++now.size_) static_cast<void>(now.set_figure(input, number));
  now.size_ = was.size_;
  now_values.verdicts.resize(cells_.size());
  now_values.numbers.resize(cells_.size());
  for (std::uint32_t i = 0; i < cells_.size(); ++i) {
    if (cells_[i] == none) continue;
    now_values.verdicts[i] = was_values.verdicts[cells_[i]];
    now_values.numbers[i] = was_values.numbers[cells_[i]];
  }
  after_.run(now, now_values, recomputed_);
  return by_itself;
}

}  // namespace chuan
