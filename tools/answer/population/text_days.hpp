// SPDX-License-Identifier: MIT
// The texts that a circular has had, by their first days.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "chuan/law.hpp"

namespace chuan::answer {

/// Between two such days a circular says the same, so all its schools may share one rulebook.
class TextDays {
 public:
  explicit TextDays(const Law& law) : law_(law) {}

  /// The first day of the text in force on `date`; `date` where it comes before them all.
  Date first_day(const std::string& circular, Date date) {
    const auto [known, is_new] = days_.try_emplace(circular);
    if (is_new) known->second = law_.texts(circular);
    Date first = date;
    for (const Date day : known->second)
      if (std::chrono::sys_days(day) <= std::chrono::sys_days(date)) first = day;
    return first;
  }

 private:
  const Law& law_;
  std::map<std::string, std::vector<Date>> days_;
};

}  // namespace chuan::answer
