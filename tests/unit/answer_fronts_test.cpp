// SPDX-License-Identifier: MIT
// A question has the same bytes at the door as on the command line: every golden case that is one question is asked
// again here.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>

#include <nlohmann/json.hpp>

#include "answer/answer.hpp"
#include "answer/open_law.hpp"
#include "support/golden.hpp"

namespace chuan {
namespace {

using Json = nlohmann::ordered_json;

struct Asking {
  std::string question;
  Json parameters = Json::object();
  std::vector<std::string> inputs;
};

/// The question of a command; absent where the command has what is no question: several runs, files, other options.
std::optional<Asking> asking_of(const std::string& command) {
  if (command.find('\n') + 1 != command.size() || command.find_first_of("|;>&\"'*") != std::string::npos)
    return std::nullopt;
  static const std::map<std::string, std::string> keys = {
      {"--as-of", "as_of"},   {"--circular", "circular"}, {"--target", "target"}, {"--subject", "subject"},
      {"--lang", "language"}, {"--kind", "kind"},         {"--by", "by"}};
  Asking asking;
  std::istringstream words(command);
  words >> asking.question;
  bool is_json = false;
  for (std::string word, value; words >> word;) {
    if (word == "--strict") {
      asking.parameters["profile"] = "strict";
    } else if (word == "--format") {
      words >> value;
      is_json = value == "json";
    } else if (const auto known = keys.find(word); known != keys.end()) {
      words >> value;
      asking.parameters[known->second] = value;
    } else if (word.starts_with('-')) {
      return std::nullopt;
    } else {
      asking.inputs.push_back(word == "$DOSSIER" ? "dossier.json" : word);
    }
  }
  if (asking.question == "show" && asking.inputs.size() == 1) {
    asking.parameters["circular"] = asking.inputs.front();
    asking.inputs.clear();
  }
  if (asking.question == "diff" && asking.inputs.size() == 2) {
    asking.parameters["before"] = asking.inputs[0];
    asking.parameters["after"] = asking.inputs[1];
    asking.inputs.clear();
  }
  if (asking.question == "check" || asking.question == "test") asking.inputs.clear();
  return is_json ? std::optional(asking) : std::nullopt;
}

std::optional<std::string> file_of(const golden::Sections& sections, const std::string& name) {
  for (const auto& [section, text] : sections)
    if (section == "file " + name || (section == "dossier" && name == "dossier.json")) return text;
  return std::nullopt;
}

/// Absent where it cannot be asked here.
std::optional<answer::Answer> ask_again(const golden::Sections& sections, const Asking& asking) {
  const auto known = answer::questions();
  if (std::find(known.begin(), known.end(), asking.question) == known.end()) return std::nullopt;
  std::optional<std::string> rules;
  for (const auto& [section, text] : sections)
    if (section == "rules") rules = text;
  if (!rules) return std::nullopt;
  std::vector<answer::Bytes> inputs;
  for (const std::string& name : asking.inputs) {
    const auto text = file_of(sections, name);
    if (!text || !name.ends_with(".json")) return std::nullopt;
    inputs.push_back({name, *text});
  }
  if (inputs.size() > 1) return std::nullopt;
  const auto law = answer::OpenLaw::of({{"rules.luat", *rules}});
  return answer::ask(law, asking.question, asking.parameters.dump(), inputs);
}

TEST(AnswerFronts, the_door_gives_the_bytes_of_the_command_line) {
  std::map<std::string, std::size_t> compared;
  for (const std::filesystem::path& path : golden::cases(std::filesystem::path(CHUAN_PROJECT) / "tests" / "golden")) {
    const golden::Sections sections = golden::parse(golden::read(path));
    const auto asking = asking_of(golden::section(sections, "command"));
    const auto answer = asking ? ask_again(sections, *asking) : std::nullopt;
    if (!answer) continue;
    ++compared[asking->question];
    EXPECT_EQ(std::to_string(static_cast<int>(answer->status)) + "\n", golden::section(sections, "exit")) << path;
    const bool is_error = Json::parse(answer->json).contains("error");
    EXPECT_EQ(is_error ? "" : answer->json, golden::section(sections, "expect")) << path;
    if (answer->status == answer::Status::faulty_input && asking->question != "check") {
      EXPECT_EQ(answer->messages, golden::section(sections, "errors")) << path;
    }
  }
  for (const char* each : {"assess", "show", "check", "diff"}) EXPECT_GE(compared[each], 1U) << each;
}

}  // namespace
}  // namespace chuan
