// SPDX-License-Identifier: MIT
// Counts and places of what is established how.
#include "answer/confidence.hpp"

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
  return chuan::words(counts(established(rulebook)), language);
}

Json confidence_json(const ConfidenceCounts& counts) {
  Json json = Json::object();
  for (std::size_t i = 0; i < confidence_count; ++i)
    if (counts[i] > 0) json[std::string(chuan::key(static_cast<Confidence>(i)))] = counts[i];
  return json;
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
