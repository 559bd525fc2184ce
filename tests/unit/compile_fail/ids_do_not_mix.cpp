// SPDX-License-Identifier: MIT
// Ids of different things do not convert into each other.
#include "chuan/rulebook.hpp"

chuan::CriterionId criterion_of(chuan::FactId fact_id) {
#ifdef CHUAN_MISTAKE
  return fact_id;
#else
  return chuan::CriterionId{fact_id.value};
#endif
}
