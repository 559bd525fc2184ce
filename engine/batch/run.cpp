// SPDX-License-Identifier: MIT
// The one loop over blocks: every verdict cell is a few words of logic, every threshold one pass over a column.
#include <algorithm>
#include <limits>

#include "assess/run.hpp"
#include "chuan/batch.hpp"

namespace chuan {
namespace {

constexpr std::uint64_t every = ~std::uint64_t{0};

bool is_number(CellOp op) { return op >= CellOp::literal; }
bool is_comparison(CellOp op) { return op >= CellOp::less && op <= CellOp::more; }

Verdicts word_of(Verdict verdict) {
  return {verdict == Verdict::met || verdict == Verdict::unknown ? every : 0,
          verdict == Verdict::not_met || verdict == Verdict::unknown ? every : 0};
}

/// Sixty-four flags, a byte each, as bits.
std::uint64_t packed(const std::uint8_t (&flags)[64]) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    std::uint64_t eight = 0;
    for (std::size_t k = 0; k < 8; ++k) eight |= std::uint64_t{flags[i * 8 + k]} << 8 * k;
    bits |= (eight * 0x0102040810204080U >> 56) << 8 * i;
  }
  return bits;
}

template <class T, class Holds>
std::uint64_t held(const T* values, Holds holds) {
  std::uint8_t flags[64];
  for (std::size_t i = 0; i < 64; ++i) flags[i] = holds(values[i]);
  return packed(flags);
}

/// `values[i] op limit` for sixty-four schools.
template <class T>
std::uint64_t compared(const T* values, CellOp op, T limit) {
  switch (op) {
    case CellOp::less:
      return ~held(values, [limit](T each) { return each >= limit; });
    case CellOp::at_most:
      return ~held(values, [limit](T each) { return each > limit; });
    case CellOp::equal:
      return held(values, [limit](T each) { return each == limit; });
    case CellOp::differs:
      return ~held(values, [limit](T each) { return each == limit; });
    case CellOp::at_least:
      return held(values, [limit](T each) { return each >= limit; });
    default:
      return held(values, [limit](T each) { return each > limit; });
  }
}

/// Bit-sliced: plane i holds bit i of each school's count.
class Counter {
 public:
  void add(std::uint64_t bits) {
    for (std::size_t i = 0; i < used_; ++i) {
      const std::uint64_t carry = planes_[i] & bits;
      planes_[i] ^= bits;
      bits = carry;
    }
    if (bits != 0) planes_[used_++] = bits;
  }
  /// Which schools have counted to `least` at least.
  std::uint64_t reached(std::uint32_t least) const {
    if (used_ < 32 && least >> used_ != 0) return 0;
    std::uint64_t above = 0, same = every;
    for (std::size_t i = used_; i-- > 0;) {
      if ((least >> i & 1) != 0) {
        same &= planes_[i];
      } else {
        above |= same & planes_[i];
        same &= ~planes_[i];
      }
    }
    return above | same;
  }
  std::uint32_t of(std::size_t school) const {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < used_; ++i) count |= static_cast<std::uint32_t>(planes_[i] >> school & 1) << i;
    return count;
  }

 private:
  std::uint64_t planes_[17] = {};  // a cell has fewer than 2^16 children
  std::size_t used_ = 0;
};

/// Words `w` of the children's verdicts.
class Children {
 public:
  Children(const Program& program, const Cell& cell, const std::vector<Column>& verdicts, std::size_t word)
      : ids_(program.children.data() + cell.first_child), count_(cell.child_count), verdicts_(verdicts), word_(word) {}
  std::uint32_t size() const { return count_; }
  Verdicts operator[](std::uint32_t i) const { return verdicts_[ids_[i]][word_]; }

 private:
  const std::uint32_t* ids_;
  std::uint32_t count_;
  const std::vector<Column>& verdicts_;
  std::size_t word_;
};

/// What is among the children: some that may be met, may be not met, surely are.
struct Gathered {
  std::uint64_t met = 0, not_met = 0, surely_met = 0, surely_not_met = 0;
};

Gathered gathered(const Children& children) {
  Gathered all;
  for (std::uint32_t i = 0; i < children.size(); ++i) {
    const Verdicts child = children[i];
    all.met |= child.met;
    all.not_met |= child.not_met;
    all.surely_met |= child.met & ~child.not_met;
    all.surely_not_met |= child.not_met & ~child.met;
  }
  return all;
}

/// One child not met decides; else one unknown; else one met.
Verdicts all(const Children& children) {
  const Gathered of = gathered(children);
  return {of.met & ~of.surely_not_met, of.not_met};
}

/// One child met decides; else one unknown; else one not met.
Verdicts any(const Children& children) {
  const Gathered of = gathered(children);
  return {of.met, of.not_met & ~of.surely_met};
}

/// See `at_least` of verdicts: when fewer than `least` apply, `otherwise` holds.
Verdicts quota(const Children& children, std::uint32_t least, Verdict otherwise) {
  Counter met, possible, settled, applicable;
  const bool has_otherwise = otherwise != Verdict::not_met;
  for (std::uint32_t i = 0; i < children.size(); ++i) {
    const Verdicts child = children[i];
    met.add(child.met & ~child.not_met);
    possible.add(child.met);
    if (!has_otherwise) continue;
    settled.add(child.met ^ child.not_met);
    applicable.add(child.met | child.not_met);
  }
  if (!has_otherwise) return {possible.reached(least), ~met.reached(least)};
  const Verdicts instead = word_of(otherwise);
  const std::uint64_t enough = applicable.reached(least);
  return {(instead.met & ~enough) | (enough & (possible.reached(least) | ~settled.reached(least))),
          (instead.not_met & ~enough) | (enough & ~met.reached(least))};
}

Verdicts percent_quota(const Children& children, std::uint32_t percent) {
  Counter met, possible, applicable;
  for (std::uint32_t i = 0; i < children.size(); ++i) {
    const Verdicts child = children[i];
    met.add(child.met & ~child.not_met);
    possible.add(child.met);
    applicable.add(child.met | child.not_met);
  }
  Verdicts verdicts;
  for (std::size_t school = 0; school < 64; ++school) {
    const std::uint64_t needed = std::uint64_t{percent} * applicable.of(school);
    const bool is_met = std::uint64_t{100} * met.of(school) >= needed;
    const bool may_be = is_met || std::uint64_t{100} * possible.of(school) >= needed;
    verdicts.met |= std::uint64_t{may_be} << school;
    verdicts.not_met |= std::uint64_t{!is_met} << school;
  }
  return verdicts;
}

Verdicts select(const Children& children) {
  Verdicts verdicts = children[0];
  for (std::uint32_t i = children.size(); i >= 3; i -= 2) {
    const Verdicts condition = children[i - 2], replacement = children[i - 1];
    const std::uint64_t chosen = condition.met & ~condition.not_met;
    const std::uint64_t open = condition.met & condition.not_met;
    const std::uint64_t differ = (replacement.met ^ verdicts.met) | (replacement.not_met ^ verdicts.not_met);
    verdicts.met = (chosen & replacement.met) | (~chosen & verdicts.met) | (open & differ);
    verdicts.not_met = (chosen & replacement.not_met) | (~chosen & verdicts.not_met) | (open & differ);
  }
  return verdicts;
}

Verdicts when(Verdicts condition, Verdicts body, bool is_counted) {
  const std::uint64_t holds = condition.met & ~condition.not_met;
  const std::uint64_t open = condition.met & condition.not_met;
  const std::uint64_t applies = body.met | body.not_met;
  return {(holds & body.met) | (open & applies),
          (holds & body.not_met) | (open & (is_counted ? applies : body.not_met))};
}

/// Only where nothing is known is what is recorded heard.
Verdicts with_record(Verdicts computed, Verdicts recorded) {
  const std::uint64_t unknown = computed.met & computed.not_met;
  return {computed.met & (~unknown | recorded.met), computed.not_met & (~unknown | recorded.not_met)};
}

Verdicts known_only(std::uint64_t holds, std::uint64_t known) { return {holds | ~known, ~holds | ~known}; }

}  // namespace

/// A comparison of a figure with a literal, in the unit of the figure's column. Where the literal falls between two
/// whole numbers of that unit, or beyond them, another operator says the same.
struct Batch::Limit {
  bool is_used = false;
  std::uint32_t figure = 0;
  CellOp op = CellOp::equal;
  std::int64_t value = 0;
  std::optional<bool> always;  ///< whatever the figure is
};

Batch::Batch(const Program& program, const Rulebook& rulebook)
    : program_(&program), rulebook_(&rulebook), limits_(program.cells.size()) {
  for (std::size_t i = 0; i < program.cells.size(); ++i) {
    const Cell& cell = program.cells[i];
    if (!is_comparison(cell.op)) continue;
    const Cell& left = program.cells[program.children[cell.first_child]];
    const Cell& right = program.cells[program.children[cell.first_child + 1]];
    if (left.op != CellOp::figure || right.op != CellOp::literal) continue;
    Limit& limit = limits_[i];
    limit.is_used = true;
    limit.figure = left.payload;
    limit.op = cell.op;
    const FactType type = rulebook[program.figures[left.payload].fact].type;
    const Number& literal = program.literals[right.payload];
    const WideInteger scaled = static_cast<WideInteger>(literal.numerator()) * Columns::unit_of(type);
    WideInteger floor = scaled / literal.denominator();
    if (scaled % literal.denominator() != 0) {
      if (scaled < 0) --floor;
      if (cell.op == CellOp::equal || cell.op == CellOp::differs) limit.always = cell.op == CellOp::differs;
      if (cell.op == CellOp::less) limit.op = CellOp::at_most;
      if (cell.op == CellOp::at_least) limit.op = CellOp::more;
    }
    const WideInteger most =
        Columns::is_wide(type) ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int32_t>::max();
    if (floor > most || floor < -most) {
      const bool is_above = floor > 0;
      const bool asks_less = limit.op == CellOp::less || limit.op == CellOp::at_most;
      limit.always = limit.op == CellOp::differs || (limit.op != CellOp::equal && asks_less == is_above);
    } else {
      limit.value = static_cast<std::int64_t>(floor);
    }
  }
}

Batch::~Batch() = default;
Batch::Batch(Batch&&) noexcept = default;

Column Batch::verdict_of(const Cell& cell, const Columns& columns, const BatchValues& values, std::size_t words) const {
  Column column{};
  const auto each_word = [&](auto verdict) {
    for (std::size_t word = 0; word < words; ++word)
      column[word] = verdict(Children(*program_, cell, values.verdicts, word));
  };
  switch (cell.op) {
    case CellOp::constant:
      column.fill(word_of(static_cast<Verdict>(cell.payload)));
      break;
    case CellOp::attest:
      column.fill(word_of(Verdict::unknown));
      break;
    case CellOp::truth:
      for (std::size_t word = 0; word < words; ++word) column[word] = columns.truths_.at(cell.payload, word);
      break;
    case CellOp::all:
      each_word([](const Children& children) { return all(children); });
      break;
    case CellOp::any:
      each_word([](const Children& children) { return any(children); });
      break;
    case CellOp::negate:
      each_word([](const Children& children) { return Verdicts{children[0].not_met, children[0].met}; });
      break;
    case CellOp::quota:
      each_word([&](const Children& children) { return quota(children, cell.payload, cell.otherwise); });
      break;
    case CellOp::percent_quota:
      each_word([&](const Children& children) { return percent_quota(children, cell.payload); });
      break;
    case CellOp::select:
      each_word([](const Children& children) { return select(children); });
      break;
    case CellOp::when:
      each_word([&](const Children& children) { return when(children[0], children[1], cell.payload == 1); });
      break;
    case CellOp::attained:
      each_word([](const Children& children) {
        const Verdicts of = all(children);
        return Verdicts{of.met | ~of.not_met, of.not_met};
      });
      break;
    default: {
      const Limit& limit = limits_[static_cast<std::size_t>(&cell - program_->cells.data())];
      const Columns::Figures* figures = limit.is_used ? &columns.figures_[limit.figure] : nullptr;
      for (std::size_t word = 0; word < words; ++word) {
        if (figures == nullptr) {
          column[word] = compared_by_school(cell, columns, values, word);
          continue;
        }
        const std::size_t first = word * 64;
        const std::uint64_t holds =
            limit.always ? (*limit.always ? every : 0)
            : figures->wide.empty()
                ? compared(figures->narrow.data() + first, limit.op, static_cast<std::int32_t>(limit.value))
                : compared(figures->wide.data() + first, limit.op, limit.value);
        column[word] = known_only(holds, figures->known[word]);
      }
    }
  }
  if (cell.input != UINT32_MAX)
    for (std::size_t word = 0; word < words; ++word)
      column[word] = with_record(column[word], columns.verdicts_.at(cell.input, word));
  return column;
}

std::optional<Number> Batch::number_of(std::uint32_t cell_id, const Columns& columns, const BatchValues& values,
                                       std::size_t school) const {
  const Cell& cell = program_->cells[cell_id];
  if (cell.op == CellOp::literal) return program_->literals[cell.payload];
  if (cell.op == CellOp::figure) return columns.figure(cell.payload, school);
  return values.numbers[cell_id][school];
}

Verdicts Batch::compared_by_school(const Cell& cell, const Columns& columns, const BatchValues& values,
                                   std::size_t word) const {
  std::uint64_t holding = 0, known = 0;
  const std::size_t first = word * 64;
  for (std::size_t i = 0; i < 64 && first + i < columns.size(); ++i) {
    const auto left = number_of(program_->children[cell.first_child], columns, values, first + i);
    const auto right = number_of(program_->children[cell.first_child + 1], columns, values, first + i);
    if (!left || !right) continue;
    known |= std::uint64_t{1} << i;
    holding |= std::uint64_t{holds(cell.op, *left, *right)} << i;
  }
  return known_only(holding, known);
}

void Batch::calculate(std::uint32_t cell_id, const Columns& columns, BatchValues& values) const {
  const Cell& cell = program_->cells[cell_id];
  std::vector<std::optional<Number>>& numbers = values.numbers[cell_id];
  numbers.assign(block_schools, std::nullopt);
  for (std::size_t school = 0; school < columns.size(); ++school) {
    const auto left = number_of(program_->children[cell.first_child], columns, values, school);
    const auto right = number_of(program_->children[cell.first_child + 1], columns, values, school);
    if (left && right) numbers[school] = calculated(cell.op, *left, *right);
  }
}

void Batch::run(const Columns& columns, BatchValues& values) const {
  values.verdicts.resize(program_->cells.size());
  values.numbers.resize(program_->cells.size());
  for (std::uint32_t i = 0; i < program_->cells.size(); ++i) run(i, columns, values);
}

void Batch::run(const Columns& columns, BatchValues& values, const std::vector<std::uint32_t>& cells) const {
  for (const std::uint32_t each : cells) run(each, columns, values);
}

void Batch::run(std::uint32_t cell_id, const Columns& columns, BatchValues& values) const {
  const Cell& cell = program_->cells[cell_id];
  if (!is_number(cell.op))
    values.verdicts[cell_id] = verdict_of(cell, columns, values, columns.words());
  else if (cell.op != CellOp::literal && cell.op != CellOp::figure)
    calculate(cell_id, columns, values);
}

std::vector<std::uint32_t> Batch::depending_on(const std::vector<std::uint32_t>& cells) const {
  std::vector<char> is_reached(program_->cells.size());
  for (const std::uint32_t each : cells) is_reached[each] = 1;
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < program_->cells.size(); ++i) {
    const auto rests_on = [&](std::uint32_t child) { return is_reached[child] != 0; };
    if (is_reached[i] == 0 && std::any_of(program_->begin({i}), program_->end({i}), rests_on)) is_reached[i] = 1;
    if (is_reached[i] != 0) found.push_back(i);
  }
  return found;
}

}  // namespace chuan
