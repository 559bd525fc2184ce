// SPDX-License-Identifier: MIT
// Levels, verdicts and lists of criteria in words, for people and for JSON.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "chuan/explanation.hpp"
#include "load/output.hpp"

namespace chuan {

using Json = nlohmann::ordered_json;

/// Columns of a text.
inline const std::size_t widest = line_width();

/// "chưa đạt Mức 1", "Mức 2", "từ Mức 1 đến Mức 2 (chưa đủ dữ liệu)"; `word` is "Mức", "cấp độ", "mức độ".
std::string level_words(Interval level, const std::string& word, Language language);
/// The same of a criterion, whose lowest own level may not be 1.
std::string level_words(Interval level, const Criterion& criterion, Language language);
/// The same without "(chưa đủ dữ liệu)", for tables.
std::string brief(std::string words);
/// "Mức" or "Level".
std::string level_word(Language language);
/// "1.1–1.4, 1.7": neighbours in the order of the rulebook are joined.
std::string listed(const Rulebook& rulebook, const std::vector<std::size_t>& criteria);
/// "chuẩn quốc gia mức độ 2".
std::string target_words(const std::string& id, int number, const Rulebook& rulebook);
/// Whether some rating asks for a number of criteria and leaves open which.
bool has_quota(const Rulebook& rulebook);
/// "6 tiêu chí"; says that not all of them are needed when the rules leave a choice among them.
std::string criteria_count(std::size_t count, bool is_choice, Language language);
std::string display(Date date, Language language);
Json to_json(Interval interval);
/// Underlined or bold on a terminal that wants it, else `text`.
std::string strong(const std::string& text);

}  // namespace chuan
