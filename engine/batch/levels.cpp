// SPDX-License-Identifier: MIT
// Levels of a whole block climbed at once: certain while met, possible while not "not met", added up a byte a school.
#include <cstring>

#include "assess/ladder.hpp"
#include "chuan/batch.hpp"

namespace chuan {
namespace {

/// The bits of a byte, each in a byte of its own.
constexpr std::array<std::uint64_t, 256> spread = [] {
  std::array<std::uint64_t, 256> table{};
  for (std::uint64_t bits = 0; bits < 256; ++bits)
    for (unsigned i = 0; i < 8; ++i) table[bits] |= (bits >> i & 1) << 8 * i;
  return table;
}();

void add(std::array<std::uint8_t, block_schools>& row, std::size_t word, std::uint64_t bits, std::uint64_t rise) {
  for (std::size_t i = 0; i < 8; ++i) {
    std::uint64_t eight = 0;
    std::uint8_t* const at = row.data() + word * 64 + i * 8;
    std::memcpy(&eight, at, 8);
    eight += spread[bits >> 8 * i & 0xFF] * rise;
    std::memcpy(at, &eight, 8);
  }
}

class Climb {
 public:
  Climb(const BatchValues& values, std::size_t words, BatchLevels::Row& row, int bottom)
      : values_(values), words_(words), row_(row), below_(bottom) {
    std::fill_n(row.at_least.begin(), 64 * words, static_cast<std::uint8_t>(bottom));
    std::fill_n(row.at_most.begin(), 64 * words, static_cast<std::uint8_t>(bottom));
    certain_.fill(~std::uint64_t{0});
    possible_.fill(~std::uint64_t{0});
  }

  void operator()(int level, CellId cell) {
    const Column& column = values_.verdicts[cell.value];
    const auto rise = static_cast<std::uint64_t>(level - below_);
    for (std::size_t word = 0; word < words_; ++word) {
      certain_[word] &= ~column[word].not_met;
      possible_[word] &= ~column[word].not_met | column[word].met;
      add(row_.at_least, word, certain_[word], rise);
      add(row_.at_most, word, possible_[word], rise);
    }
    below_ = level;
  }

 private:
  const BatchValues& values_;
  std::size_t words_;
  BatchLevels::Row& row_;
  std::array<std::uint64_t, block_words> certain_, possible_;
  int below_;
};

}  // namespace

void Batch::levels(const Columns& columns, const BatchValues& values, BatchLevels& levels) const {
  const auto climb = [&](BatchLevels::Row& row, int bottom) { return Climb(values, columns.words(), row, bottom); };
  levels.criteria.resize(rulebook_->criteria.size());
  levels.standards.resize(rulebook_->standards.size());
  levels.recognitions.resize(rulebook_->recognitions.size());
  for (std::size_t i = 0; i < levels.criteria.size(); ++i)
    climb_criterion(*program_, *rulebook_, i, climb(levels.criteria[i], bottom_of(rulebook_->criteria[i])));
  for (std::size_t i = 0; i < levels.standards.size(); ++i)
    climb_standard(*program_, *rulebook_, i, climb(levels.standards[i], 0));
  school_level(columns, values, levels.level);
  for (std::size_t i = 0; i < levels.recognitions.size(); ++i)
    climb_recognition(*program_, *rulebook_, i, climb(levels.recognitions[i], 0));
}

void Batch::school_level(const Columns& columns, const BatchValues& values, BatchLevels::Row& level) const {
  climb_school(*program_, *rulebook_, Climb(values, columns.words(), level, 0));
}

}  // namespace chuan
