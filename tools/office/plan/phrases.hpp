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

/// The same with every sign as a blank: "Tiêu chuẩn, tiêu chí (1)" gives "tieu chuan tieu chi 1".
std::string words_of(std::string_view text);

/// "1.10" of "Tiêu chí 1.10: An toàn", "- TC số 1,10" or "1.10"; the rest after the code goes to `rest`. Absent when it
/// begins otherwise.
std::optional<std::string> leading_criterion(std::string_view text, std::string* rest = nullptr);
/// Whether the text begins with the word itself and not with a bare number.
bool names_criterion(std::string_view text);
/// Every criterion of the list that the text begins with: "Tiêu chí 3.1, 3.2 và 3.4", "1.1-1.4".
std::vector<std::string> leading_criteria(std::string_view text);
/// "3.1" wherever "tiêu chí 3.1" or "TC 3.1" stands in it.
std::optional<std::string> mentioned_criterion(std::string_view text);
/// The number after the last "mức độ" or "cấp độ", which count recognitions: 2 of "đạt Chuẩn quốc gia Mức độ 02".
std::optional<int> level_after(std::string_view text, std::string_view folded_word);
/// Without the dash, plus or bullet that begins an item, and the blanks around it.
std::string without_dash(std::string_view text);
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
/// Whether it says something that a dossier could hold: a criterion, a level, a sum, a day or a percentage.
bool carries_value(std::string_view text);

}  // namespace chuan::office
