// SPDX-License-Identifier: MIT
// Remedies name the options of the command line.
#include "command/asking.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>

#include "load/load.hpp"

namespace chuan {

answer::OpenLaw open_law(Rules rules, Session& session) {
  constexpr std::size_t largest = std::size_t{4} << 20;
  std::vector<answer::Bytes> texts;
  std::error_code missing;
  for (const auto& each : std::filesystem::recursive_directory_iterator(rules_folder(session) / "ke-hoach", missing))
    if (each.path().extension() == ".json" || each.path().extension() == ".txt")
      texts.push_back({each.path().string(), session.files.read(each.path(), largest)});
  return {std::move(rules), std::move(texts)};
}

answer::Bytes document_at(const std::string& path, Session& session) {
  try {
    return {path, session.files.read(path, std::size_t{64} << 20)};
  } catch (const Unreadable&) {
    throw Faulty("chuan: " + path + ": " + in_both(Sentence::cannot_open) + "\n");
  }
}

std::string words_of(const answer::Refusal& refusal) {
  static const std::map<std::string, std::string> remedies = {
      {"no_date", in_both(Sentence::remedy_as_of)},
      {"no_kind", in_both(Sentence::remedy_circular)},
      {"no_target", in_both(Sentence::remedy_target)},
      {"no_rating", in_both(Sentence::remedy_subject)},
  };
  const auto known = remedies.find(refusal.code());
  return known == remedies.end() ? refusal.what() : refusal.fact() + "; " + known->second;
}

Date today() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

}  // namespace chuan
