// SPDX-License-Identifier: MIT
// Ids of different things cannot be compared.
#include "chuan/rulebook.hpp"

bool is_same(chuan::FactId fact_id, chuan::CriterionId criterion_id) {
#ifdef CHUAN_MISTAKE
  return fact_id == criterion_id;
#else
  return fact_id.value == criterion_id.value;
#endif
}
