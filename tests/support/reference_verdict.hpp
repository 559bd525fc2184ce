// SPDX-License-Identifier: MIT
// The verdict algebra once more, from the definition: không đạt < chưa rõ < đạt, and không áp dụng is the identity.
// Only the reference evaluator uses it.
#pragma once

#include <algorithm>
#include <vector>

#include "chuan/verdict.hpp"

namespace chuan::test::reference {

using Verdicts = std::vector<Verdict>;
inline constexpr Verdict no = Verdict::not_met, open = Verdict::unknown, yes = Verdict::met,
                         none = Verdict::not_applicable;

inline Verdicts applicable(Verdicts all) {
  std::erase(all, none);
  return all;
}

inline Verdict least(const Verdicts& all) {
  const Verdicts some = applicable(all);
  return some.empty() ? none : *std::min_element(some.begin(), some.end());
}

inline Verdict greatest(const Verdicts& all) {
  const Verdicts some = applicable(all);
  return some.empty() ? none : *std::max_element(some.begin(), some.end());
}

inline Verdict opposite(Verdict verdict) { return verdict == yes ? no : verdict == no ? yes : verdict; }

inline Verdict if_any(Verdict verdict) { return verdict == none ? yes : verdict; }

/// What all of `possible` agree on.
inline Verdict agreed(const Verdicts& possible) {
  for (Verdict each : possible)
    if (each != possible.front()) return open;
  return possible.front();
}

/// "ít nhất k": what is unknown may turn out met, not met or not applicable; when every way gives the same, that.
inline Verdict quota(std::size_t k, const Verdicts& all, Verdict otherwise) {
  const auto count = [&](Verdict verdict) {
    return static_cast<std::size_t>(std::count(all.begin(), all.end(), verdict));
  };
  Verdicts possible;
  for (std::size_t more_met = 0; more_met <= count(open); ++more_met)
    for (std::size_t more_not = 0; more_met + more_not <= count(open); ++more_not) {
      const std::size_t met = count(yes) + more_met, apply = met + count(no) + more_not;
      possible.push_back(apply < k ? otherwise : met >= k ? yes : no);
    }
  return agreed(possible);
}

/// At least `percent` of what applies; what counts here always applies.
inline Verdict share(std::uint32_t percent, const Verdicts& all) {
  const auto met = std::count(all.begin(), all.end(), yes), maybe = met + std::count(all.begin(), all.end(), open);
  const auto needed = static_cast<std::int64_t>(percent) * static_cast<std::int64_t>(all.size());
  return 100 * met >= needed ? yes : 100 * maybe >= needed ? open : no;
}

/// `khi` before a requirement: with the condition open, open unless the requirement is met (or out) anyway.
inline Verdict applying_when(Verdict condition, Verdict body) {
  if (condition == yes) return body;
  if (condition != open) return none;
  return body == no ? open : body;
}

/// A way under an unknown condition may not count at all.
inline Verdict way_applying_when(Verdict condition, Verdict body) {
  return condition == yes ? body : condition == open && body != none ? open : none;
}

}  // namespace chuan::test::reference
