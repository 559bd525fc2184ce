// SPDX-License-Identifier: MIT
// What inputs follow from a dossier without being written there.
#pragma once

#include <cstdint>

#include "chuan/rulebook.hpp"

namespace chuan {

/// What a criterion's recorded level says of its own level `level`: met up to it, not met at the next own level.
Verdict recorded_level(const Criterion& criterion, int level, int result);

/// The day that verdicts about a school year are about: its last, or the day asked about where that is before.
Date cut_off(int last_school_year, Date as_of);

/// The day of `fact` (source `school_year_day`) in a school year, in days since 1970.
std::int64_t day_in(const Fact& fact, int school_year);

}  // namespace chuan
