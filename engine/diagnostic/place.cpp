// SPDX-License-Identifier: MIT
// Places read from their words and put into words.
#include "chuan/place.hpp"

#include <charconv>
#include <optional>
#include <vector>

#include "chuan/sentence.hpp"

namespace chuan {
namespace {

// A whole number from 1 that is all of `text`.
std::optional<int> number_of(std::string_view text) {
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end || value < 1) return std::nullopt;
  return value;
}

bool take_number(std::string_view text, std::string_view word, int& number) {
  if (!text.starts_with(word)) return false;
  const auto value = number_of(text.substr(word.size()));
  if (!value) return false;
  number = *value;
  return true;
}

// "C5": column 3, row 5.
bool take_cell(std::string_view text, DocumentPlace& place) {
  int column = 0;
  std::size_t at = 0;
  for (; at < text.size() && at < 4 && text[at] >= 'A' && text[at] <= 'Z'; ++at)
    column = column * 26 + text[at] - 'A' + 1;
  const auto row = number_of(text.substr(at));
  if (at == 0 || !row) return false;
  place.column = column;
  place.row = *row;
  return true;
}

bool take_part(std::string_view part, DocumentPlace& place) {
  constexpr std::string_view sheet = "trang «", end_of_sheet = "»", cell = "ô ", box = "khung chữ", line = " (dòng ";
  if (part.starts_with(sheet) && part.ends_with(end_of_sheet)) {
    place.sheet = part.substr(sheet.size(), part.size() - sheet.size() - end_of_sheet.size());
    return true;
  }
  if (part == box) return place.is_in_box = true;
  if (const std::size_t open = part.find(line); open != std::string_view::npos && part.ends_with(')')) {
    const auto number = number_of(part.substr(open + line.size(), part.size() - open - line.size() - 1));
    if (!number) return false;
    place.line = *number;
    part = part.substr(0, open);
  }
  if (part.starts_with(cell)) return take_cell(part.substr(cell.size()), place);
  return take_number(part, "bảng ", place.table) || take_number(part, "hàng ", place.row) ||
         take_number(part, "cột ", place.column) || take_number(part, "đoạn ", place.paragraph) ||
         take_number(part, "dòng ", place.line);
}

std::string cell_name(const DocumentPlace& place) {
  std::string letters;
  for (int rest = place.column; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters + std::to_string(place.row);
}

std::vector<std::string> parts_of(std::string_view key) {
  std::vector<std::string> parts;
  while (!key.empty() && key.front() == '/') {
    const std::size_t end = key.find('/', 1);
    parts.emplace_back(key.substr(1, end == std::string_view::npos ? end : end - 1));
    for (const auto& [escaped, plain] : {std::pair("~1", "/"), std::pair("~0", "~")})
      for (std::size_t at = parts.back().find(escaped); at != std::string::npos;
           at = parts.back().find(escaped, at + 1))
        parts.back().replace(at, 2, plain);
    key = end == std::string_view::npos ? std::string_view() : key.substr(end);
  }
  return parts;
}

// "3" of a pointer is the fourth.
std::string ordinal(const std::string& index) {
  if (index == "0") return "1";
  const auto number = number_of(index);
  return number ? std::to_string(*number + 1) : index;
}

std::string words_of_key(const std::string& key, Language language) {
  const std::vector<std::string> parts = parts_of(key);
  if (parts.empty()) return key;
  const auto say = [&](Sentence which, const std::vector<std::string>& arguments = {}) {
    return sentence(which, language, arguments);
  };
  const std::size_t depth = parts.size();
  if (depth >= 2 && parts[0] == "results") return say(Sentence::key_result, {parts[1]});
  if (depth >= 2 && parts[0] == "requirements") return say(Sentence::key_requirement, {parts[1]});
  if (depth == 2 && parts[0] == "facts") return say(Sentence::key_fact, {parts[1]});
  if (depth == 3 && parts[0] == "facts") return say(Sentence::key_fact_of_year, {parts[1], parts[2]});
  if (depth >= 2 && parts[0] == "evidence") return say(Sentence::key_evidence, {ordinal(parts[1])});
  if (depth >= 2 && parts[0] == "reviews") return say(Sentence::key_review, {ordinal(parts[1])});
  if (depth == 3 && parts[0] == "situation") {
    if (parts[1] == "strengths") return say(Sentence::key_strength, {ordinal(parts[2])});
    if (parts[1] == "limits") return say(Sentence::key_limit, {ordinal(parts[2])});
    if (parts[1] == "shortfalls") return say(Sentence::key_shortfall, {parts[2]});
  }
  if (depth < 2 || parts[0] != "plan") return key;
  if (parts[1] == "goal") return say(Sentence::key_goal);
  if (parts[1] == "further_goals") return say(Sentence::key_further_goals);
  if (parts[1] == "period") return say(Sentence::key_period);
  if (depth < 3) return key;
  if (parts[1] == "targets") return say(Sentence::key_target, {parts[2]});
  if (parts[1] == "conclusions") return say(Sentence::key_conclusion, {ordinal(parts[2])});
  if (parts[1] == "recipients") return say(Sentence::key_recipient, {ordinal(parts[2])});
  if (parts[1] == "solutions" && depth == 4) return say(Sentence::key_solution, {parts[2], ordinal(parts[3])});
  if (parts[1] != "actions") return key;
  if (depth == 4 && parts[3] == "starts") return say(Sentence::key_action_start, {ordinal(parts[2])});
  if (depth == 4 && parts[3] == "due") return say(Sentence::key_action_due, {ordinal(parts[2])});
  return say(Sentence::key_action, {ordinal(parts[2])});
}

}  // namespace

bool DocumentPlace::is_whole() const {
  return sheet.empty() && table == 0 && row == 0 && column == 0 && paragraph == 0 && line == 0 && !is_in_box &&
         key.empty() && words.empty();
}

DocumentPlace parse_place(std::string_view text) {
  DocumentPlace place;
  if (text.starts_with('/')) {
    place.key = text;
    return place;
  }
  for (std::string_view rest = text; !rest.empty();) {
    // The name of a sheet may hold a comma.
    const std::size_t name_end = rest.starts_with("trang «") ? rest.find("»") : 0;
    const std::size_t comma = name_end == std::string_view::npos ? name_end : rest.find(", ", name_end);
    if (!take_part(rest.substr(0, comma), place)) return DocumentPlace{.words = std::string(text)};
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 2);
  }
  return place;
}

std::string in_both(const DocumentPlace& place) {
  return in_both(print(place, Language::vi), print(place, Language::en));
}

std::string print(const DocumentPlace& place, Language language) {
  const auto say = [&](Sentence which, const std::vector<std::string>& arguments) {
    return sentence(which, language, arguments);
  };
  if (!place.words.empty()) return place.words;
  if (!place.key.empty()) return words_of_key(place.key, language);
  const std::string row = std::to_string(place.row), column = std::to_string(place.column);
  std::string text;
  if (!place.sheet.empty())
    text = place.row == 0      ? say(Sentence::place_sheet, {place.sheet})
           : place.column == 0 ? say(Sentence::place_sheet_row, {place.sheet, row})
                               : say(Sentence::place_sheet_cell, {place.sheet, cell_name(place)});
  else if (place.table > 0)
    text = place.row == 0      ? say(Sentence::place_table, {std::to_string(place.table)})
           : place.column == 0 ? say(Sentence::place_table_row, {std::to_string(place.table), row})
                               : say(Sentence::place_table_cell, {std::to_string(place.table), row, column});
  else if (place.row > 0)
    text = place.column == 0 ? say(Sentence::place_row, {row}) : say(Sentence::place_cell, {row, column});
  else if (place.paragraph > 0)
    text = say(Sentence::place_paragraph, {std::to_string(place.paragraph)});
  if (place.line > 0)
    text = text.empty() ? say(Sentence::place_line, {std::to_string(place.line)})
                        : say(Sentence::place_with_line, {text, std::to_string(place.line)});
  return place.is_in_box ? say(Sentence::place_in_box, {text}) : text;
}

}  // namespace chuan
