// SPDX-License-Identifier: MIT
// Levels, verdicts and lists in words.
#include "text/words.hpp"

#include <cstdlib>

#include <unistd.h>

#include "chuan/sentence.hpp"

namespace chuan {
namespace {

std::string interval_words(Interval level, int lowest, const std::string& word, Language language) {
  const bool vi = language == Language::vi;
  const auto named = [&](int number) {
    if (number >= lowest) return word + " " + std::to_string(number);
    return (vi ? "chưa đạt " : "below ") + word + " " + std::to_string(lowest);
  };
  if (level.is_closed()) return named(level.at_least);
  const std::string from = level.at_least < lowest ? (vi ? "chưa đạt" : "none") : named(level.at_least);
  return (vi ? "từ " : "from ") + from + (vi ? " đến " : " to ") + named(level.at_most) +
         (vi ? " (chưa đủ dữ liệu)" : " (not enough data)");
}

}  // namespace

std::string level_word(Language language) { return sentence(Sentence::level_word, language); }

std::string level_words(Interval level, const std::string& word, Language language) {
  return interval_words(level, 1, word, language);
}

std::string level_words(Interval level, const Criterion& criterion, Language language) {
  const int lowest = criterion.levels.empty() ? 1 : criterion.levels.front().number;
  return interval_words(level, lowest, level_word(language), language);
}

std::string brief(std::string words) {
  const std::size_t note = words.find(" (");
  return note == std::string::npos ? words : words.substr(0, note);
}

std::string listed(const Rulebook& rulebook, const std::vector<std::size_t>& criteria) {
  std::string text;
  for (std::size_t i = 0; i < criteria.size();) {
    std::size_t last = i;
    while (last + 1 < criteria.size() && criteria[last + 1] == criteria[last] + 1 &&
           rulebook.criteria[criteria[last + 1]].standard == rulebook.criteria[criteria[i]].standard &&
           rulebook.criteria[criteria[last + 1]].in_group == rulebook.criteria[criteria[i]].in_group)
      ++last;
    text += (text.empty() ? "" : ", ") + rulebook.criteria[criteria[i]].id;
    if (last > i) text += (last > i + 1 ? "–" : ", ") + rulebook.criteria[criteria[last]].id;
    i = last + 1;
  }
  return text;
}

std::string target_words(const std::string& id, int number, const Rulebook& rulebook) {
  return describe(Target{id, number}, rulebook);
}

bool has_quota(const Rulebook& rulebook) {
  for (const Expression& each : rulebook.expressions)
    if (each.op == Operator::criteria && each.count > 0) return true;
  return false;
}

std::string criteria_count(std::size_t count, bool is_choice, Language language) {
  const std::string number = std::to_string(count);
  if (language == Language::vi) return number + " tiêu chí" + (is_choice ? " (không nhất thiết tất cả)" : "");
  return number + (count == 1 ? " criterion" : " criteria") + (is_choice ? " (not necessarily all)" : "");
}

std::string display(Date date, Language language) {
  return language == Language::vi ? to_vietnamese(date) : to_iso(date);
}

Json to_json(Interval interval) { return {{"at_least", interval.at_least}, {"at_most", interval.at_most}}; }

std::string strong(const std::string& text) {
  static const bool is_terminal =
      ::isatty(STDOUT_FILENO) == 1 && !(std::getenv("NO_COLOR") && *std::getenv("NO_COLOR"));
  return is_terminal ? "\033[1m" + text + "\033[0m" : text;
}

}  // namespace chuan
