// SPDX-License-Identifier: MIT
// Levels of a whole block climbed at once: certain while met, possible while not "not met", added up a byte a school.

#include "assess/ladder.hpp"
#include "batch/lanes.hpp"
#include "chuan/batch.hpp"

namespace chuan {
namespace {

/// Adds `rise` where a flag is set.
void add(Numbers<std::uint8_t>& numbers, const Flags& flags, std::uint16_t rise) {
  using Pairs = Lanes<std::uint16_t>;  // bytes are not shifted by themselves
  const auto pairs = reinterpret_cast<Pairs>(flags);
  for (std::size_t i = 0; i < numbers.bits; ++i) {
    const Pairs bits = (pairs >> static_cast<std::uint16_t>(i)) & std::uint16_t{0x0101};
    numbers.vectors[i] += reinterpret_cast<Lanes<std::uint8_t>>(bits * rise);
  }
}

class Climb {
 public:
  Climb(const BatchValues& values, BatchLevels::Row& row, int bottom) : values_(values), row_(row), below_(bottom) {
    for (Lanes<std::uint8_t>& each : row.at_least.vectors)
      each = Lanes<std::uint8_t>{} + static_cast<std::uint8_t>(bottom);
    row.at_most = row.at_least;
  }

  void operator()(int level, CellId cell) {
    const Column& column = values_.verdicts[cell.value];
    const auto rise = static_cast<std::uint16_t>(level - below_);
    certain_ &= ~column.not_met;
    possible_ &= ~column.not_met | column.met;
    add(row_.at_least, certain_, rise);
    add(row_.at_most, possible_, rise);
    below_ = level;
  }

 private:
  const BatchValues& values_;
  BatchLevels::Row& row_;
  Flags certain_ = ~Flags{}, possible_ = ~Flags{};
  int below_;
};

}  // namespace

CHUAN_LANES void Batch::levels(const BatchValues& values, BatchLevels& levels) const {
  const auto climb = [&](BatchLevels::Row& row, int bottom) { return Climb(values, row, bottom); };
  levels.criteria.resize(rulebook_->criteria.size());
  levels.standards.resize(rulebook_->standards.size());
  levels.recognitions.resize(rulebook_->recognitions.size());
  for (std::size_t i = 0; i < levels.criteria.size(); ++i)
    climb_criterion(*program_, *rulebook_, i, climb(levels.criteria[i], bottom_of(rulebook_->criteria[i])));
  for (std::size_t i = 0; i < levels.standards.size(); ++i)
    climb_standard(*program_, *rulebook_, i, climb(levels.standards[i], 0));
  school_level(values, levels.level);
  for (std::size_t i = 0; i < levels.recognitions.size(); ++i)
    climb_recognition(*program_, *rulebook_, i, climb(levels.recognitions[i], 0));
}

CHUAN_LANES void Batch::school_level(const BatchValues& values, BatchLevels::Row& level) const {
  climb_school(*program_, *rulebook_, Climb(values, level, 0));
}

}  // namespace chuan
