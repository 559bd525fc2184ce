// SPDX-License-Identifier: MIT
// Counts and places of what is established how.
#include "answer/confidence.hpp"

#include <array>

namespace chuan::answer {
namespace {

/// The criteria in which the rows stand, each once: "1.1, 1.2".
std::string criteria_of(const std::vector<std::string>& subjects) {
  std::string text, last;
  for (const std::string& subject : subjects) {
    std::string criterion = subject.substr(0, subject.find('/'));
    if (criterion == last) continue;
    text += (text.empty() ? "" : ", ") + criterion;
    last = std::move(criterion);
  }
  return text;
}

std::string joined_sources(const std::vector<std::string>& sources) {
  std::string text;
  for (const std::string& each : sources) text += (text.empty() ? "" : "; ") + each;
  return text;
}

}  // namespace

std::string confidence_counts(const Rulebook& rulebook, Language language) {
  std::array<std::size_t, confidence_count> counts{};
  std::size_t all = 0;
  for (const Established& each : established(rulebook)) {
    counts[static_cast<std::size_t>(each.confidence)] += each.subjects.size();
    all += each.subjects.size();
  }
  std::string text;
  for (std::size_t i = 1; i <= confidence_count; ++i) {  // what is not stated comes last
    const std::size_t count = counts[i % confidence_count];
    if (count == 0) continue;
    text += (text.empty() ? "" : ", ") + std::string(word(static_cast<Confidence>(i % confidence_count), language)) +
            " " + std::to_string(count);
  }
  return text + (language == Language::vi ? " (trên " : " (of ") + std::to_string(all) +
         (language == Language::vi ? " yêu cầu)" : " requirements)");
}

std::string confidence_listing(const Rulebook& rulebook, Language language) {
  const bool is_vi = language == Language::vi;
  std::string text;
  for (const Established& each : established(rulebook)) {
    const std::string sources = joined_sources(each.sources);
    text += "    " + std::string(word(each.confidence, language)) + " " + std::to_string(each.subjects.size()) +
            (sources.empty() ? "" : ": " + sources) + (is_vi ? "\n      tiêu chí " : "\n      criteria ") +
            criteria_of(each.subjects) + "\n";
  }
  return text;
}

}  // namespace chuan::answer
