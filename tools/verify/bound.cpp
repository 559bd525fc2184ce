// SPDX-License-Identifier: MIT
// The bound, cell by cell, children first.
#include "verify/bound.hpp"

#include <algorithm>
#include <iterator>

namespace chuan::verify {
namespace {

using Json = nlohmann::json;

bool holds(Answer answer) { return answer == Answer::met || answer == Answer::not_applicable; }

bool is_leaf(const Line& line) {
  static const std::set<std::string> comparisons{"less", "at_most", "equal", "differs", "at_least", "more", "truth"};
  return comparisons.contains(line.op);
}

}  // namespace

Bound::Bound(const Setting& setting, const std::vector<Line>& program, const Proof& proof)
    : setting_(setting), program_(program), proof_(proof) {
  find_circumstances();
  for (const Part& part : setting.parts) add_part(part);
  for (const Assessed& part : parts_)
    for (std::size_t cell = 0; cell < program_.size(); ++cell)
      if (part.parents[cell] > 0 && !holds(part.worked.answers[cell]))
        for (const Change& change : changes_at(part, cell))
          for (const Proof::Payer& payer : proof_.payers_of(change)) ++places_[payer.name];
}

/// Facts that only conditions ask about are what the school is; the others may change.
void Bound::find_circumstances() {
  std::vector<bool> outside(program_.size());  // reached from some cell on a way that asks no condition
  std::vector<bool> is_condition(program_.size());
  for (std::size_t cell = program_.size(); cell > 0; --cell) {
    const Line& line = program_[cell - 1];
    for (std::size_t i = 0; i < line.children.size(); ++i) {
      const bool asks = (line.op == "when" && i == 0) || (line.op == "select" && i % 2 == 1);
      const bool is_last = line.op == "select" && i + 1 == line.children.size() && i % 2 == 1;
      if (asks && !is_last)
        is_condition[line.children[i]] = true;
      else if (!is_condition[cell - 1] || outside[cell - 1])
        outside[line.children[i]] = true;
      else
        is_condition[line.children[i]] = true;
    }
  }
  std::set<std::string> asked, used;
  for (std::size_t cell = 0; cell < program_.size(); ++cell) {
    if (!is_leaf(program_[cell])) continue;
    if (is_condition[cell]) asked.merge(proof_.facts_under(program_[cell], cell));
    if (outside[cell] || !is_condition[cell]) used.merge(proof_.facts_under(program_[cell], cell));
  }
  std::set_difference(asked.begin(), asked.end(), used.begin(), used.end(),
                      std::inserter(circumstances_, circumstances_.end()));
  for (std::size_t cell = 0; cell < program_.size(); ++cell) is_fixed_.push_back(rests_on_circumstances(cell));
  for (std::size_t cell = 0; cell < program_.size(); ++cell) may_lapse_.push_back(lapses(cell));
}

/// Whether nothing that may change is under the cell.
bool Bound::rests_on_circumstances(std::size_t cell) const {
  const Line& line = program_[cell];
  if (!line.input.empty() || line.op == "attest") return false;
  if (!line.fact.empty() && !circumstances_.contains(line.fact)) return false;
  return std::all_of(line.children.begin(), line.children.end(),
                     [this](std::size_t child) { return is_fixed_[child]; });
}

/// Whether changes may make the cell not applicable, so that nothing more is asked of it.
bool Bound::lapses(std::size_t cell) const {
  const Line& line = program_[cell];
  if (line.op == "when" && !is_fixed_[line.children.at(0)]) return true;
  if ((line.op == "quota" || line.op == "percent_quota") && line.otherwise != Answer::not_met) return true;
  return std::any_of(line.children.begin(), line.children.end(),
                     [this](std::size_t child) { return may_lapse_[child]; });
}

void Bound::add_part(const Part& part) {
  const School school(setting_, program_, part.educational_level);
  Assessed& added = parts_.emplace_back(Assessed{school, part.root, {}, {}, {}});
  added.worked = work_out(program_, leaves_of(school));
  added.parents.resize(program_.size());
  added.is_needed.resize(program_.size());
  added.parents.at(added.root) = 1;
  added.is_needed[added.root] = true;
  for (std::size_t cell = added.root + 1; cell > 0; --cell) {
    if (added.parents[cell - 1] == 0) continue;
    for (const std::size_t child : deciding_children(added, cell - 1)) {
      ++added.parents[child];
      if (added.is_needed[cell - 1] && asks_all(added, cell - 1)) added.is_needed[child] = true;
    }
  }
}

bool Bound::asks_all(const Assessed& part, std::size_t cell) const {
  const std::string& op = program_[cell].op;
  return (op == "all" || op == "attained" || op == "when") && !may_lapse_[cell] && changes_at(part, cell).empty();
}

std::vector<std::size_t> Bound::deciding_children(const Assessed& part, std::size_t cell) const {
  const Line& line = program_[cell];
  std::vector<std::size_t> found;
  if (holds(part.worked.answers[cell]) || is_leaf(line) || line.op == "negate") return found;
  if (line.op == "when") {
    found.push_back(line.children.at(1));
  } else if (line.op == "select") {
    bool is_chosen = false;
    for (std::size_t i = 1; i + 1 < line.children.size() && !is_chosen; i += 2) {
      const Answer condition = part.worked.answers[line.children[i]];
      const bool may_turn = !is_fixed_[line.children[i]];
      if (condition == Answer::met || condition == Answer::unknown || may_turn) found.push_back(line.children[i + 1]);
      is_chosen = condition == Answer::met && !may_turn;
    }
    if (!is_chosen) found.push_back(line.children.at(0));
  } else {
    for (const std::size_t child : line.children)
      if (!is_number(program_[child])) found.push_back(child);
  }
  return found;
}

std::vector<Change> Bound::changes_at(const Assessed& part, std::size_t cell) const {
  const Line& line = program_[cell];
  std::vector<Change> changes;
  if (!line.input.empty()) {
    const auto slashes = std::count(line.input.begin(), line.input.end(), '/');
    if (slashes >= 3 || part.school.is_recorded(line.input)) {
      const bool is_level =
          slashes == 1 && !setting_.dossier.value("requirements", Json::object()).contains(line.input);
      Change& change = changes.emplace_back();
      change.subject = is_level ? line.input.substr(0, line.input.find('/')) : line.input;
    }
  }
  if (is_leaf(line))
    for (const std::string& fact : proof_.facts_under(line, cell)) {
      if (circumstances_.contains(fact)) continue;
      Change& change = changes.emplace_back();
      change.subject = fact;
      change.is_figure = true;
    }
  return changes;
}

Bound::Least Bound::paid_at(const Assessed& part, std::size_t cell) const {
  Least least;
  for (const Change& change : changes_at(part, cell))
    for (const Proof::Payer& payer : proof_.payers_of(change)) {
      const Rational share = payer.price / Rational(static_cast<long long>(places_.at(payer.name)));
      if (!least || share < *least) least = share;
    }
  return least;
}

Bound::Least Bound::by_children(const Assessed& part, std::size_t cell, const std::vector<Least>& least) const {
  const Line& line = program_[cell];
  if (line.op == "negate" || may_lapse_[cell]) return Rational(0);
  std::vector<Rational> shares;
  std::size_t never = 0;
  for (const std::size_t child : deciding_children(part, cell)) {
    if (part.is_needed[child])
      shares.push_back(Rational(0));  // summed by itself
    else if (least[child])
      shares.push_back(*least[child] / Rational(static_cast<long long>(part.parents[child])));
    else
      ++never;
  }
  std::size_t needed = 1;
  if (line.op == "all" || line.op == "attained" || line.op == "when") {
    if (never > 0) return std::nullopt;
    needed = shares.size();
  } else if (line.op == "quota") {
    needed = line.count;
  } else if (line.op == "percent_quota") {
    std::size_t applicable = 0;
    for (const std::size_t child : line.children) applicable += part.worked.answers[child] != Answer::not_applicable;
    needed = (line.count * applicable + 99) / 100;
  } else if (line.op != "any" && line.op != "select") {
    return std::nullopt;
  }
  if (shares.size() < needed || (shares.empty() && line.op != "all" && line.op != "attained")) return std::nullopt;
  std::sort(shares.begin(), shares.end());
  Rational sum = 0;
  for (std::size_t i = 0; i < needed; ++i) sum += shares[i];
  return sum;
}

std::optional<Rational> Bound::least() const {
  Rational sum = 0;
  for (const Assessed& part : parts_) {
    std::vector<Least> least(program_.size());
    for (std::size_t cell = 0; cell <= part.root; ++cell) {
      if (part.parents[cell] == 0) continue;
      if (holds(part.worked.answers[cell])) {
        least[cell] = Rational(0);
        continue;
      }
      const Least said = paid_at(part, cell), asked = by_children(part, cell, least);
      least[cell] = !said || (asked && *asked < *said) ? asked : said;
    }
    for (std::size_t cell = 0; cell <= part.root; ++cell) {
      if (!part.is_needed[cell] || holds(part.worked.answers[cell])) continue;
      if (!least[cell]) return std::nullopt;
      if (!asks_all(part, cell)) sum += *least[cell];
    }
  }
  return sum;
}

}  // namespace chuan::verify
