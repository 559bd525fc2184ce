// SPDX-License-Identifier: MIT
// What people write for codes, levels, marks, money and days, read without regard to marks and capitals.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chuan/date.hpp"
#include "chuan/number.hpp"

namespace chuan::office {

/// Small letters without marks, đ as d, dashes as -, blanks single: "Tiêu chí 1.1" gives "tieu chi 1.1".
std::string folded(std::string_view text);
/// Whether `folded(text)` has `phrase`, which is written folded, as whole words.
bool mentions(std::string_view text, std::string_view phrase);

/// "1.10" of "Tiêu chí 1.10: An toàn" or "1.10"; the rest after the code goes to `rest`. Absent when it begins
/// otherwise.
std::optional<std::string> leading_criterion(std::string_view text, std::string* rest = nullptr);
/// "3.1" wherever "tiêu chí 3.1" stands in it.
std::optional<std::string> mentioned_criterion(std::string_view text);
/// The number after the last "mức", "cấp độ" or "mức độ": 2 of "Phấn đấu đạt Mức 02".
std::optional<int> level_after(std::string_view text, std::string_view folded_word);
/// Without the dash, plus or bullet that begins an item, and the blanks around it.
std::string without_dash(std::string_view text);
/// A cross or a tick.
bool is_mark(std::string_view text);

/// "150.000.000 đ", "150 triệu", "1,2 tỷ đồng" in đồng.
std::optional<Number> money(std::string_view text);

/// First and last day that a text names, each as the data contract writes it: "2023" of "Năm 2023", "2022-09-01" and
/// "2023-05-31" of "từ 9/2022 đến 5/2023". An absent part is empty. Absent when the text says more than that.
struct Span {
  std::string starts, due;
};
std::optional<Span> span(std::string_view text);

/// Every year from 2000 on in the text, school years by their second.
std::vector<int> years(std::string_view text);
/// The date in "ngày 20 tháng 08 năm 2022".
std::optional<Date> date_in_words(std::string_view text);

}  // namespace chuan::office
