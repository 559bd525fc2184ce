// SPDX-License-Identifier: MIT
// One test for each tests/golden/<folder>/*.case: runs the real program and compares everything it says.
#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

#include <sys/wait.h>
#include <unistd.h>

#include "support/golden.hpp"

namespace {

namespace fs = std::filesystem;
using namespace chuan;

const fs::path project = CHUAN_PROJECT;
const fs::path program = CHUAN_PROGRAM;

struct Answer {
  std::string expect, errors;
  int exit = -1;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

std::string whole_lines(std::string text) {
  if (!text.empty() && text.back() != '\n') text += "\n(no line break at the end)\n";
  return replaced(std::move(text), project.string(), "$PROJECT");
}

// A folder of its own for each case, gone afterwards.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "chuan-golden-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

// Every line of `command` is the arguments of one run; the last decides the exit.
std::string script(const std::string& command, const fs::path& out) {
  std::string text = "exec >'" + (out / "stdout").string() + "' 2>'" + (out / "stderr").string() + "'\n";
  std::istringstream lines(command);
  for (std::string line; std::getline(lines, line);)
    if (!line.empty()) text += "/usr/bin/timeout 900 '" + program.string() + "' " + line + "\n";
  return text;
}

Answer run(const golden::Sections& sections) {
  const Folder files, out;
  std::string setting = "unset CHUAN_RULES; export LC_ALL=C.UTF-8 NO_COLOR=1 PROJECT='" + project.string() +
                        "' DOSSIER=dossier.json RULES=rules.luat CHUAN='" + program.string() + "' EXAMPLE='" +
                        CHUAN_EXAMPLE + "'\n";
  setting += "cd '" + files.path().string() + "'\n";
  for (const auto& [name, text] : sections) {
    if (name == "rules") {
      write(files.path() / "rules.luat", text);
      setting += "export CHUAN_RULES=rules.luat\n";
    }
    if (name == "real rules") fs::create_directory_symlink(project / "rules", files.path() / "rules");
    if (name == "dossier") write(files.path() / "dossier.json", text);
    if (name.starts_with("file ")) write(files.path() / name.substr(5), text);
  }
  write(out.path() / "script", setting + script(golden::section(sections, "command"), out.path()));
  const int status = std::system(("/bin/sh '" + (out.path() / "script").string() + "'").c_str());
  Answer answer;
  answer.expect = whole_lines(golden::read(out.path() / "stdout"));
  answer.errors = whole_lines(golden::read(out.path() / "stderr"));
  answer.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return answer;
}

void update(const fs::path& path, const golden::Sections& sections, const Answer& answer) {
  std::string text;
  for (const auto& [name, content] : sections)
    if (name != "expect" && name != "errors" && name != "exit") text += "=== " + name + "\n" + content;
  if (!answer.expect.empty()) text += "=== expect\n" + answer.expect;
  if (!answer.errors.empty()) text += "=== errors\n" + answer.errors;
  text += "=== exit\n" + std::to_string(answer.exit) + "\n";
  std::ofstream(path, std::ios::binary) << text;
}

class Golden : public testing::TestWithParam<fs::path> {};

TEST_P(Golden, says_what_it_said) {
  const golden::Sections sections = golden::parse(golden::read(GetParam()));
  const Answer answer = run(sections);
  EXPECT_EQ(GetParam().filename().string().starts_with("fail_"), answer.exit != 0)
      << "names begin with fail_ iff the exit is not 0";
  if (std::getenv("CHUAN_UPDATE")) return update(GetParam(), sections, answer);
  EXPECT_EQ(golden::section(sections, "expect"), answer.expect);
  EXPECT_EQ(golden::section(sections, "errors"), answer.errors);
  EXPECT_EQ(golden::section(sections, "exit"), std::to_string(answer.exit) + "\n");
}

std::string test_name(const testing::TestParamInfo<fs::path>& info) {
  std::string name = info.param.parent_path().filename().string() + "_" + info.param.stem().string();
  for (char& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(cases, Golden, testing::ValuesIn(golden::cases(project / "tests" / "golden")), test_name);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Golden);

}  // namespace
