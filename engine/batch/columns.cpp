// SPDX-License-Identifier: MIT
// Inputs laid in columns as they are read.
#include <algorithm>
#include <limits>

#include "chuan/batch.hpp"

namespace chuan {

Verdict Columns::Matrix::verdict(std::size_t input, std::size_t school) const {
  const Verdicts& word = at(input, school / 64);
  const bool met = (word.met >> school % 64 & 1) != 0, not_met = (word.not_met >> school % 64 & 1) != 0;
  return met ? not_met ? Verdict::unknown : Verdict::met : not_met ? Verdict::not_met : Verdict::not_applicable;
}

void Columns::Matrix::forget(std::size_t school) {
  const std::uint64_t bit = std::uint64_t{1} << school % 64;
  for (std::size_t input = 0; input < inputs_; ++input) {
    Verdicts& word = words_[school / 64 * inputs_ + input];
    word.met |= bit;
    word.not_met |= bit;
  }
}

Columns::Columns(const Program& program, const Rulebook& rulebook)
    : truths_(program.truths.size()), verdicts_(program.verdicts.size()), figures_(program.figures.size()) {
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    const FactType type = rulebook[program.figures[i].fact].type;
    figures_[i].unit = unit_of(type);
    if (is_wide(type))
      figures_[i].wide.resize(block_schools);
    else
      figures_[i].narrow.resize(block_schools);
  }
}

void Columns::clear() {
  truths_.clear(words());
  verdicts_.clear(words());
  for (Figures& each : figures_) each.known = {};
  size_ = 0;
}

void Columns::add() { ++size_; }

void Columns::drop() {
  --size_;
  truths_.forget(size_);
  verdicts_.forget(size_);
  for (Figures& each : figures_) each.known[size_ / 64] &= ~(std::uint64_t{1} << size_ % 64);
}

bool Columns::set_figure(std::size_t input, std::int64_t whole, unsigned decimals) {
  constexpr std::int64_t powers[] = {1, 10, 100, 1000};
  Figures& figures = figures_[input];
  const std::int64_t per = powers[decimals];
  std::int64_t scaled = 0;
  if (__builtin_mul_overflow(whole, std::int64_t{figures.unit}, &scaled) || scaled % per != 0) return false;
  scaled /= per;
  const std::size_t school = size_ - 1;
  if (!figures.wide.empty()) {
    figures.wide[school] = scaled;
  } else {
    if (scaled < std::numeric_limits<std::int32_t>::min() || scaled > std::numeric_limits<std::int32_t>::max())
      return false;
    figures.narrow[school] = static_cast<std::int32_t>(scaled);
  }
  figures.known[school / 64] |= std::uint64_t{1} << school % 64;
  return true;
}

bool Columns::set_figure(std::size_t input, const Number& number) {
  constexpr std::int64_t thousandths = 1000;
  std::int64_t scaled = 0;
  if (thousandths % number.denominator() != 0) return false;
  if (__builtin_mul_overflow(number.numerator(), thousandths / number.denominator(), &scaled)) return false;
  return set_figure(input, scaled, 3);
}

Verdict Columns::truth(std::size_t input, std::size_t school) const { return truths_.verdict(input, school); }
Verdict Columns::verdict(std::size_t input, std::size_t school) const { return verdicts_.verdict(input, school); }

std::optional<Number> Columns::figure(std::size_t input, std::size_t school) const {
  const Figures& figures = figures_[input];
  if ((figures.known[school / 64] >> school % 64 & 1) == 0) return std::nullopt;
  return Number::ratio(figures.wide.empty() ? figures.narrow[school] : figures.wide[school], figures.unit);
}

}  // namespace chuan
