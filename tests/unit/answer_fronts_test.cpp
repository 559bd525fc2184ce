// SPDX-License-Identifier: MIT
// A question has the same bytes at the command line, at the door and in C: every case of tests/golden/answer says its
// command, its question and the answer, and is asked again here at the door and by the example in C.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include <sys/wait.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "answer/open_law.hpp"
#include "support/asked_cases.hpp"
#include "support/folder.hpp"

namespace chuan {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

const fs::path project = CHUAN_PROJECT;

std::vector<fs::path> cases() { return golden::cases(project / "tests" / "golden" / "answer"); }

/// What came out, as a process ends.
struct Told {
  std::string out;
  std::string exit;
};

/// The command line prints nothing where the answer is that there is none.
std::string printed(const std::string& json) { return Json::parse(json).contains("error") ? "" : json; }

Told at_the_door(const golden::Sections& sections) {
  const auto law = answer::OpenLaw::of(golden::law_in(sections, project));
  std::map<std::string, std::string> files = golden::files_in(sections);
  Told told;
  for (const golden::AskedQuestion& each : golden::asked_in(sections)) {
    std::vector<answer::Bytes> inputs;
    for (const std::string& name : each.inputs) inputs.push_back({name, files.at(name)});
    const answer::Answer answer = answer::ask(law, each.name, each.parameters, inputs);
    for (const answer::Bytes& made : answer.files) files[made.name] = made.bytes;
    told = {printed(answer.json), std::to_string(static_cast<int>(answer.status)) + "\n"};
  }
  return told;
}

/// A word for the shell.
std::string quoted(const std::string& word) { return "'" + word + "'"; }

Told in_c(const golden::Sections& sections) {
  const test::Folder folder;
  std::string script = "cd " + quoted(folder.path().string()) + " || exit 99\n", rules;
  for (const answer::Bytes& text : golden::law_in(sections, project)) {
    test::write(folder.path() / text.name, text.bytes);
    rules += " " + quoted(text.name);
  }
  for (const auto& [name, text] : golden::files_in(sections)) test::write(folder.path() / name, text);
  for (const golden::AskedQuestion& each : golden::asked_in(sections)) {
    script += quoted(CHUAN_EXAMPLE) + " " + each.name + " " + quoted(each.parameters) + rules + " --";
    for (const std::string& name : each.inputs) script += " " + quoted(name);
    script += " > answer.json 2> messages.txt\n";
  }
  test::write(folder.path() / "script", script);
  const int status = std::system(("/bin/sh " + quoted((folder.path() / "script").string())).c_str());
  return {printed(golden::read(folder.path() / "answer.json")),
          std::to_string(WIFEXITED(status) ? WEXITSTATUS(status) : -1) + "\n"};
}

TEST(AnswerFronts, every_question_has_a_case) {
  std::set<std::string_view> left;
  for (const std::string_view each : answer::questions()) left.insert(each);
  for (const fs::path& path : cases()) {
    const auto asked = golden::asked_in(golden::parse(golden::read(path)));
    ASSERT_FALSE(asked.empty()) << path << " has no section `question`";
    const std::string command = golden::section(golden::parse(golden::read(path)), "command");
    EXPECT_NE(command.find("--format json\n"), std::string::npos) << path;
    const bool is_answered = !path.filename().string().starts_with("fail_") ||
                             !golden::section(golden::parse(golden::read(path)), "expect").empty();
    if (is_answered) left.erase(asked.back().name);
  }
  EXPECT_TRUE(left.empty()) << "no case with an answer of `" << *left.begin() << "` and " << left.size() - 1
                            << " others";
}

TEST(AnswerFronts, the_door_gives_the_bytes_of_the_command_line) {
  for (const fs::path& path : cases()) {
    const golden::Sections sections = golden::parse(golden::read(path));
    const Told told = at_the_door(sections);
    EXPECT_EQ(told.out, golden::section(sections, "expect")) << path;
    EXPECT_EQ(told.exit, golden::section(sections, "exit")) << path;
  }
}

TEST(AnswerFronts, c_gives_the_bytes_of_the_command_line) {
  for (const fs::path& path : cases()) {
    const golden::Sections sections = golden::parse(golden::read(path));
    const Told told = in_c(sections);
    EXPECT_EQ(told.out, golden::section(sections, "expect")) << path;
    EXPECT_EQ(told.exit, golden::section(sections, "exit")) << path;
  }
}

}  // namespace
}  // namespace chuan
