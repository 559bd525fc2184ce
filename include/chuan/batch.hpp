// SPDX-License-Identifier: MIT
// Many schools under one program, side by side: a bit a school for verdicts, a column of whole numbers for figures.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <vector>

#include "chuan/assessment.hpp"

namespace chuan {

/// A block of schools holds this many at most.
inline constexpr std::size_t block_schools = 256;
inline constexpr std::size_t block_words = block_schools / 64;  ///< of 64 bits

/// What one instruction (AVX2) or two (SSE2) work on.
template <class T>
using Lanes [[gnu::vector_size(block_schools / 8), gnu::aligned(block_schools / 8)]] = T;

/// A bit a school of a block: school s is bit s % 64 of word s / 64. By itself it goes by reference: how it is passed
/// by value depends on what a function is compiled for.
using Flags = Lanes<std::uint64_t>;

/// Verdicts of a block: may it still be met, may it still be not met. So met is (1, 0), not met (0, 1), unknown (1, 1),
/// not applicable (0, 0).
struct Column {
  Flags met{}, not_met{};

  Verdict operator[](std::size_t school) const;
  friend bool operator==(const Column& a, const Column& b) { return std::memcmp(&a, &b, sizeof a) == 0; }
};

/// A number for each school of a block, laid so that comparing all of one vector gives one bit of every lane of
/// `Flags`: where a number has b bits, school s is lane s / b of vector s % b.
template <class T>
class Numbers {
 public:
  static constexpr std::size_t bits = sizeof(T) * 8;
  T operator[](std::size_t school) const { return vectors[school % bits][school / bits]; }
  void set(std::size_t school, T number) { vectors[school % bits][school / bits] = number; }

  Lanes<T> vectors[bits] = {};
};

/// The inputs of up to `block_schools` schools, by their index in the program. A figure is kept as a whole number of
/// its column's unit: thousandths, for money hundredths.
class Columns {
 public:
  Columns(const Program& program, const Rulebook& rulebook);

  std::size_t size() const { return size_; }
  bool is_full() const { return size_ == block_schools; }
  void clear();
  /// A further school of which nothing is known yet. Precondition: not full.
  void add();
  /// Takes back the school added last.
  void drop();

  // Of the school added last.
  void set_truth(std::size_t input, bool holds) {
    Column& truth = truths_[input];
    (holds ? truth.not_met : truth.met)[(size_ - 1) / 64] &= ~(std::uint64_t{1} << (size_ - 1) % 64);
  }
  void set_verdict(std::size_t input, Verdict verdict) {
    set(verdicts_[input], verdict);
    hears_verdicts_ = true;
  }
  /// False where the number does not fit the column: the school must be assessed by itself.
  bool set_figure(std::size_t input, const Number& number);
  /// The same for whole / 10^decimals, decimals at most 3.
  bool set_figure(std::size_t input, std::int64_t whole, unsigned decimals);

  Verdict truth(std::size_t input, std::size_t school) const { return truths_[input][school]; }
  Verdict verdict(std::size_t input, std::size_t school) const { return verdicts_[input][school]; }
  std::optional<Number> figure(std::size_t input, std::size_t school) const;

 private:
  friend class Batch;
  friend class Moved;

  /// Money needs more room than other figures.
  static bool is_wide(FactType type) { return type == FactType::money; }
  /// So many make one.
  static std::uint32_t unit_of(bool is_wide) { return is_wide ? 100 : 1000; }

  struct Figures {
    bool is_wide = false;
    std::uint32_t numbers = 0;  ///< index into `wide_` or `narrow_`
    Flags known{};
  };

  /// Of all schools, from figures of the same type.
  void copy_figure(std::size_t input, const Columns& from, std::size_t its_input);

  void set(Column& column, Verdict verdict) {
    const std::uint64_t bit = std::uint64_t{1} << (size_ - 1) % 64;
    const std::size_t word = (size_ - 1) / 64;
    if (is_satisfied(verdict)) column.not_met[word] &= ~bit;
    if (verdict == Verdict::not_met || verdict == Verdict::not_applicable) column.met[word] &= ~bit;
  }

  std::size_t size_ = 0;
  std::vector<Column> truths_, verdicts_;
  bool hears_verdicts_ = false;  ///< whether any was set
  std::vector<Figures> figures_;
  std::vector<Numbers<std::int32_t>> narrow_;
  std::vector<Numbers<std::int64_t>> wide_;
};

/// What every cell of a program comes to, for each school of a block.
struct BatchValues {
  std::vector<Column> verdicts;  ///< by cell; of verdict cells
  /// By cell; of cells that calculate: a number for each school, where there is one.
  std::vector<std::vector<std::optional<Number>>> numbers;
};

/// Levels of the schools of a block, each a byte: as `Assessment` gives them for a school assessed as one.
struct BatchLevels {
  struct Row {
    Numbers<std::uint8_t> at_least, at_most;
    Interval operator[](std::size_t school) const { return {at_least[school], at_most[school]}; }
  };
  Row level;
  std::vector<Row> standards, criteria;  ///< parallel to those of the rulebook
  std::vector<Row> recognitions;         ///< parallel to the rulebook's, whatever kinds they admit
};

/// A program made ready for blocks of schools. `program` and `rulebook` must outlive it.
class Batch {
 public:
  Batch(const Program& program, const Rulebook& rulebook);
  ~Batch();
  Batch(Batch&&) noexcept;

  /// Every cell of every school; equal to `run` on each school's inputs.
  void run(const Columns& columns, BatchValues& values) const;
  /// Only the given cells, in ascending order; the others are as in `values`.
  void run(const Columns& columns, BatchValues& values, const std::vector<std::uint32_t>& cells) const;
  void levels(const BatchValues& values, BatchLevels& levels) const;
  /// Only the level of the school.
  void school_level(const BatchValues& values, BatchLevels::Row& level) const;

  /// The given cells and all that rest on them, ascending.
  std::vector<std::uint32_t> depending_on(const std::vector<std::uint32_t>& cells) const;

  const Program& program() const { return *program_; }
  const Rulebook& rulebook() const { return *rulebook_; }

 private:
  struct Limit;
  void run(std::uint32_t cell, const Columns& columns, BatchValues& values) const;
  void tell(Column& column, const Cell& cell, const Columns& columns, const BatchValues& values) const;
  void compare(Column& column, const Cell& cell, const Columns& columns, const BatchValues& values) const;
  void calculate(std::uint32_t cell, const Columns& columns, BatchValues& values) const;
  void compare_each(Column& column, const Cell& cell, const Columns& columns, const BatchValues& values) const;
  std::optional<Number> number_of(std::uint32_t cell, const Columns& columns, const BatchValues& values,
                                  std::size_t school) const;

  const Program* program_;
  const Rulebook* rulebook_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> given_;  ///< cells that are a yes/no input and nothing else
  std::vector<std::uint32_t> told_;                             ///< other cells but literals and figures, ascending
  std::vector<Limit> limits_;                                   ///< by cell that compares a figure with a literal
};

/// Blocks under one text of the law as they stand under another, as `transfer` moves each dossier. What both texts ask
/// alike is not computed again.
class Moved {
 public:
  /// Both must outlive it. `kind`: of the schools.
  Moved(const Batch& before, const Batch& after, const std::string& kind);

  /// Fills inputs and values of the same schools under `after`. Schools whose bit is set in the result have something
  /// that only their dossier can tell: they must be moved by themselves.
  std::array<std::uint64_t, block_words> run(const Columns& was, const BatchValues& was_values, Columns& now,
                                             BatchValues& now_values) const;
  /// Whether recorded levels of criteria mean the same under both; else schools that have some must be moved by
  /// themselves.
  bool keeps_results() const { return told_by_dossier_.empty(); }
  /// The cells that are computed again.
  const std::vector<std::uint32_t>& recomputed() const { return recomputed_; }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;

  void match_inputs(const std::string& kind);
  void match_cells();
  /// A cell by what it is made of, where `after`'s children and inputs go by those of `before`.
  std::vector<std::uint64_t> made_of(const Batch& batch, std::uint32_t cell, bool is_after) const;

  const Batch& before_;
  const Batch& after_;
  std::vector<std::uint32_t> truths_, figures_, verdicts_, cells_;  ///< of `after`, those of `before`; or `none`
  std::vector<std::pair<std::uint32_t, Number>> constants_;         ///< figures that the kind alone decides
  std::vector<std::uint32_t> told_by_dossier_;                      ///< verdicts of `before` that may be results
  std::vector<std::uint32_t> recomputed_;
  bool is_never_plain_ = false;  ///< a fact that the dossier's lists or days tell has changed
};

}  // namespace chuan
