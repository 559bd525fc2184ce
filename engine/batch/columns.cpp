// SPDX-License-Identifier: MIT
// Inputs laid in columns as they are read.
#include <algorithm>
#include <limits>

#include "chuan/batch.hpp"

namespace chuan {
namespace {

void forget(std::vector<Column>& columns, std::size_t school) {
  const std::uint64_t bit = std::uint64_t{1} << school % 64;
  for (Column& each : columns) {
    each.met[school / 64] |= bit;
    each.not_met[school / 64] |= bit;
  }
}

}  // namespace

Verdict Column::operator[](std::size_t school) const {
  const bool may_be_met = (met[school / 64] >> school % 64 & 1) != 0;
  const bool may_be_not = (not_met[school / 64] >> school % 64 & 1) != 0;
  return may_be_met   ? may_be_not ? Verdict::unknown : Verdict::met
         : may_be_not ? Verdict::not_met
                      : Verdict::not_applicable;
}

Columns::Columns(const Program& program, const Rulebook& rulebook)
    : truths_(program.truths.size()), verdicts_(program.verdicts.size()), figures_(program.figures.size()) {
  clear();
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    Figures& figures = figures_[i];
    figures.is_wide = is_wide(rulebook[program.figures[i].fact].type);
    figures.numbers = static_cast<std::uint32_t>(figures.is_wide ? wide_.size() : narrow_.size());
    if (figures.is_wide)
      wide_.emplace_back();
    else
      narrow_.emplace_back();
  }
}

void Columns::clear() {
  const Column unknown{~Flags{}, ~Flags{}};
  std::fill(truths_.begin(), truths_.end(), unknown);
  std::fill(verdicts_.begin(), verdicts_.end(), unknown);
  for (Figures& each : figures_) each.known = Flags{};
  hears_verdicts_ = false;
  size_ = 0;
}

void Columns::add() { ++size_; }

void Columns::drop() {
  --size_;
  forget(truths_, size_);
  forget(verdicts_, size_);
  for (Figures& each : figures_) each.known[size_ / 64] &= ~(std::uint64_t{1} << size_ % 64);
}

bool Columns::set_figure(std::size_t input, std::int64_t whole, unsigned decimals) {
  constexpr std::int64_t powers[] = {1, 10, 100, 1000};
  Figures& figures = figures_[input];
  const std::int64_t per = powers[decimals];
  std::int64_t scaled = 0;
  if (__builtin_mul_overflow(whole, std::int64_t{unit_of(figures.is_wide)}, &scaled) || scaled % per != 0) return false;
  scaled /= per;
  const std::size_t school = size_ - 1;
  if (figures.is_wide) {
    wide_[figures.numbers].set(school, scaled);
  } else {
    if (scaled < std::numeric_limits<std::int32_t>::min() || scaled > std::numeric_limits<std::int32_t>::max())
      return false;
    narrow_[figures.numbers].set(school, static_cast<std::int32_t>(scaled));
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

void Columns::copy_figure(std::size_t input, const Columns& from, std::size_t its_input) {
  Figures& to = figures_[input];
  const Figures& of = from.figures_[its_input];
  to.known = of.known;
  if (to.is_wide)
    wide_[to.numbers] = from.wide_[of.numbers];
  else
    narrow_[to.numbers] = from.narrow_[of.numbers];
}

std::optional<Number> Columns::figure(std::size_t input, std::size_t school) const {
  const Figures& figures = figures_[input];
  if ((figures.known[school / 64] >> school % 64 & 1) == 0) return std::nullopt;
  return Number::ratio(figures.is_wide ? wide_[figures.numbers][school] : narrow_[figures.numbers][school],
                       unit_of(figures.is_wide));
}

}  // namespace chuan
