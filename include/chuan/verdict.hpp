// SPDX-License-Identifier: MIT
// The four verdicts, their algebra with its laws proved at compile time, and levels known as intervals.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chuan {

/// không đạt < chưa rõ < đạt, and không áp dụng, which is the identity of `both` and `either`.
enum class Verdict : std::uint8_t { not_met, unknown, met, not_applicable };

/// "met", as data names it.
constexpr std::string_view verdict_key(Verdict verdict) {
  constexpr std::string_view of[] = {"not_met", "unknown", "met", "not_applicable"};
  return of[static_cast<std::size_t>(verdict)];
}

/// Nothing is missing: met, or not applicable.
constexpr bool is_satisfied(Verdict verdict) { return verdict == Verdict::met || verdict == Verdict::not_applicable; }

/// "và", "mọi": the least of the two.
constexpr Verdict both(Verdict a, Verdict b) {
  if (a == Verdict::not_applicable) return b;
  if (b == Verdict::not_applicable) return a;
  return a < b ? a : b;
}

/// "hoặc", "có": the greatest of the two.
constexpr Verdict either(Verdict a, Verdict b) {
  if (a == Verdict::not_applicable) return b;
  if (b == Verdict::not_applicable) return a;
  return a < b ? b : a;
}

/// "không": met and not met change places.
constexpr Verdict negate(Verdict a) {
  if (a == Verdict::met) return Verdict::not_met;
  if (a == Verdict::not_met) return Verdict::met;
  return a;
}

/// "khi C: body": not applicable when C does not hold; with C unknown, unknown unless the body is met anyway.
constexpr Verdict when(Verdict condition, Verdict body) {
  if (condition == Verdict::met) return body;
  if (condition == Verdict::unknown) return is_satisfied(body) ? body : Verdict::unknown;
  return Verdict::not_applicable;
}

/// The same before one of several ways: with the condition unknown, a way that is met may still turn out not to count.
constexpr Verdict when_counted(Verdict condition, Verdict body) {
  return condition == Verdict::unknown && body == Verdict::met ? Verdict::unknown : when(condition, body);
}

/// "ít nhất k": of `met` that hold, `open` that are unknown; what is not applicable is in neither. When fewer than k
/// apply, the author's `otherwise` holds; what is unknown may still turn out not to apply.
constexpr Verdict at_least(std::uint32_t k, std::uint32_t met, std::uint32_t open, std::uint32_t not_met,
                           Verdict otherwise) {
  if (met + open + not_met < k) return otherwise;
  if (met >= k) return Verdict::met;
  if (met + open >= k) return Verdict::unknown;
  const bool may_be_too_few = met + not_met < k;
  return may_be_too_few && otherwise != Verdict::not_met ? Verdict::unknown : Verdict::not_met;
}

/// A level without applicable requirements counts as attained (Điều 2 khoản 4 of the 2018 circulars).
constexpr Verdict attained(Verdict a) { return a == Verdict::not_applicable ? Verdict::met : a; }

/// A level (or degree) known to lie between the two ends; closed when they agree.
struct Interval {
  int at_least = 0;
  int at_most = 0;

  constexpr bool is_closed() const { return at_least == at_most; }
  friend constexpr bool operator==(Interval, Interval) = default;
};

namespace laws {
constexpr Verdict verdicts[] = {Verdict::not_met, Verdict::unknown, Verdict::met, Verdict::not_applicable};

constexpr bool hold() {
  for (Verdict a : verdicts) {
    if (both(a, a) != a || either(a, a) != a || negate(negate(a)) != a) return false;
    if (both(a, Verdict::not_applicable) != a || either(a, Verdict::not_applicable) != a) return false;
    for (Verdict b : verdicts) {
      if (both(a, b) != both(b, a) || either(a, b) != either(b, a)) return false;
      if (negate(both(a, b)) != either(negate(a), negate(b))) return false;
      for (Verdict c : verdicts) {
        if (both(a, both(b, c)) != both(both(a, b), c)) return false;
        if (either(a, either(b, c)) != either(either(a, b), c)) return false;
      }
    }
  }
  return true;
}

// Distribution and absorption fail (not applicable is the identity of both), so nothing may factor conditions.
constexpr bool absorption_holds() {
  for (Verdict a : verdicts)
    for (Verdict b : verdicts)
      if (both(a, either(a, b)) != a) return false;
  return true;
}

constexpr bool distribution_holds() {
  for (Verdict a : verdicts)
    for (Verdict b : verdicts)
      for (Verdict c : verdicts)
        if (both(a, either(b, c)) != either(both(a, b), both(a, c))) return false;
  return true;
}

static_assert(hold(), "commutative, associative, idempotent, De Morgan, identity");
static_assert(!absorption_holds() && !distribution_holds());
}  // namespace laws

}  // namespace chuan
