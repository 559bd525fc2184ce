// SPDX-License-Identifier: MIT
// Exact numbers of law and data: rationals of 64-bit integers, never floating point.
#pragma once

#include <compare>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>

namespace chuan {

__extension__ typedef __int128 WideInteger;

/// An exact rational in lowest terms with a positive denominator. Every decimal of up to 18 digits fits.
class Number {
 public:
  constexpr Number() = default;
  constexpr Number(std::int64_t whole) : numerator_(whole) {}  // NOLINT: whole numbers are numbers

  /// numerator / denominator; absent when the denominator is 0 or the reduced parts do not fit 64 bits.
  static constexpr std::optional<Number> ratio(WideInteger numerator, WideInteger denominator);

  /// Reads "98,5", "98.5", "-3", "1.234.567" is refused; at most 18 digits. Absent when it is not a number.
  static std::optional<Number> parse(std::string_view text);

  constexpr std::int64_t numerator() const { return numerator_; }
  constexpr std::int64_t denominator() const { return denominator_; }
  constexpr bool is_whole() const { return denominator_ == 1; }

  friend constexpr bool operator==(const Number&, const Number&) = default;
  friend constexpr std::strong_ordering operator<=>(const Number& a, const Number& b) {
    return static_cast<WideInteger>(a.numerator_) * b.denominator_ <=>
           static_cast<WideInteger>(b.numerator_) * a.denominator_;
  }

  /// Arithmetic; absent on overflow and, for division, by zero.
  friend constexpr std::optional<Number> add(const Number& a, const Number& b);
  friend constexpr std::optional<Number> subtract(const Number& a, const Number& b);
  friend constexpr std::optional<Number> multiply(const Number& a, const Number& b);
  friend constexpr std::optional<Number> divide(const Number& a, const Number& b);

 private:
  constexpr Number(std::int64_t numerator, std::int64_t denominator)
      : numerator_(numerator), denominator_(denominator) {}

  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

/// "98,5" with `point` ','; exact when the number is a decimal, else rounded to 4 places behind "≈ ".
std::string to_string(const Number& number, char point);

/// "1.250.000,5": as `to_string` with ',', thousands apart.
std::string grouped(const Number& number);

constexpr std::optional<Number> Number::ratio(WideInteger numerator, WideInteger denominator) {
  if (denominator == 0) return std::nullopt;
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  WideInteger a = numerator < 0 ? -numerator : numerator;
  WideInteger b = denominator;
  while (b != 0) {
    const WideInteger rest = a % b;
    a = b;
    b = rest;
  }
  if (a != 0) {
    numerator /= a;
    denominator /= a;
  }
  constexpr WideInteger limit = INT64_MAX;
  if (numerator > limit || numerator < -limit || denominator > limit) return std::nullopt;
  return Number(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator));
}

constexpr std::optional<Number> multiply(const Number& a, const Number& b) {
  return Number::ratio(static_cast<WideInteger>(a.numerator_) * b.numerator_,
                       static_cast<WideInteger>(a.denominator_) * b.denominator_);
}

constexpr std::optional<Number> divide(const Number& a, const Number& b) {
  return Number::ratio(static_cast<WideInteger>(a.numerator_) * b.denominator_,
                       static_cast<WideInteger>(a.denominator_) * b.numerator_);
}

/// Of whole numbers; absent for others and for b = 0.
constexpr std::optional<Number> remainder(const Number& a, const Number& b) {
  if (!a.is_whole() || !b.is_whole() || b.numerator() == 0) return std::nullopt;
  return Number(a.numerator() % b.numerator());
}

constexpr std::optional<Number> add(const Number& a, const Number& b) {
  const WideInteger left = static_cast<WideInteger>(a.numerator_) * b.denominator_;
  const WideInteger right = static_cast<WideInteger>(b.numerator_) * a.denominator_;
  return Number::ratio(left + right, static_cast<WideInteger>(a.denominator_) * b.denominator_);
}

constexpr std::optional<Number> subtract(const Number& a, const Number& b) {
  const WideInteger left = static_cast<WideInteger>(a.numerator_) * b.denominator_;
  const WideInteger right = static_cast<WideInteger>(b.numerator_) * a.denominator_;
  return Number::ratio(left - right, static_cast<WideInteger>(a.denominator_) * b.denominator_);
}

/// How two numbers compare.
enum class Comparison : std::uint8_t { less, at_most, equal, differs, at_least, more };

/// The comparison that says the same with its sides exchanged.
constexpr Comparison mirrored(Comparison comparison) {
  constexpr Comparison of[] = {Comparison::more,    Comparison::at_least, Comparison::equal,
                               Comparison::differs, Comparison::at_most,  Comparison::less};
  return of[static_cast<std::size_t>(comparison)];
}

/// The comparison that holds exactly where this one does not.
constexpr Comparison opposite(Comparison comparison) {
  constexpr Comparison of[] = {Comparison::at_least, Comparison::more, Comparison::differs,
                               Comparison::equal,    Comparison::less, Comparison::at_most};
  return of[static_cast<std::size_t>(comparison)];
}

/// "≥".
constexpr const char* sign(Comparison comparison) {
  constexpr const char* of[] = {"<", "≤", "=", "≠", "≥", ">"};
  return of[static_cast<std::size_t>(comparison)];
}

constexpr bool holds(Comparison comparison, const Number& a, const Number& b) {
  switch (comparison) {
    case Comparison::less:
      return a < b;
    case Comparison::at_most:
      return a <= b;
    case Comparison::equal:
      return a == b;
    case Comparison::differs:
      return a != b;
    case Comparison::at_least:
      return a >= b;
    default:
      return a > b;
  }
}

}  // namespace chuan
