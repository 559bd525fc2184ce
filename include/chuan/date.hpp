// SPDX-License-Identifier: MIT
// Calendar dates and school years of law and data.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chuan {

using Date = std::chrono::year_month_day;

/// Reads "22/08/2018" or "2018-08-22"; absent when it is neither or not in the calendar.
std::optional<Date> parse_date(std::string_view text);
/// "22/08/2018".
std::string to_vietnamese(Date date);
/// "2018-08-22".
std::string to_iso(Date date);

/// The date `months` later; a day past the end of the month becomes its last day.
Date add_months(Date date, int months);

/// The first calendar year of "2021-2022"; absent unless the text has that form (blanks and a dash are read too) and
/// the years follow.
std::optional<int> parse_school_year(std::string_view text);
/// First and last day of "2025", of the school year "2024-2025" (1 September to 31 May), or of a day; absent for other
/// text.
std::optional<std::pair<Date, Date>> parse_span(std::string_view text);
/// "2021-2022" for 2021.
std::string school_year_name(int first_year);
/// The last school year completed before `date`; a school year ends on 31 May.
int last_completed_school_year(Date date);

}  // namespace chuan
