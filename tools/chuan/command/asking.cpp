// SPDX-License-Identifier: MIT
// The law of a command with the texts beside it, and documents.
#include "command/asking.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>

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

Date today() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

}  // namespace chuan
