// SPDX-License-Identifier: MIT
// Golden cases are run by `sh`, as people run the program.
#include "support/golden_run.hpp"

#include <cstdlib>
#include <sstream>

#include <sys/wait.h>
#include <unistd.h>

#include "support/folder.hpp"

namespace chuan::golden {
namespace {

namespace fs = std::filesystem;

const fs::path project = CHUAN_PROJECT;

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
// The program, or a script beside the answers that starts it in `language`.
std::string program_in(const std::string& language, const fs::path& out) {
  if (language.empty()) return CHUAN_PROGRAM;
  const fs::path script = out / "chuan";
  test::write(script, "#!/bin/sh\ncase \" $* \" in\n*\" --lang\"*) exec '" CHUAN_PROGRAM
                      "' \"$@\" ;;\n*) exec '" CHUAN_PROGRAM "' \"$@\" --lang " +
                          language + " ;;\nesac\n");
  fs::permissions(script, fs::perms::owner_all);
  return script.string();
}

// Every line of `command` is the arguments of one run; the last decides the exit.
std::string script(const std::string& command, const std::string& program, const fs::path& out) {
  std::string text = "exec >'" + (out / "stdout").string() + "' 2>'" + (out / "stderr").string() + "'\n";
  std::istringstream lines(command);
  for (std::string line; std::getline(lines, line);)
    if (!line.empty()) text += "/usr/bin/timeout 900 '" + program + "' " + line + "\n";
  return text;
}

}  // namespace

Answer run(const Sections& sections, const std::string& language) {
  const test::Folder files, out;
  const std::string program = program_in(language, out.path());
  std::string setting = "unset CHUAN_RULES; export LC_ALL=C.UTF-8 NO_COLOR=1 PROJECT='" + project.string() +
                        "' DOSSIER=dossier.json RULES=rules.luat CHUAN='" + program + "' EXAMPLE='" + CHUAN_EXAMPLE +
                        "'\n";
  setting += "cd '" + files.path().string() + "'\n";
  for (const auto& [name, text] : sections) {
    if (name == "rules") {
      test::write(files.path() / "rules.luat", text);
      setting += "export CHUAN_RULES=rules.luat\n";
    }
    if (name == "real rules") fs::create_directory_symlink(project / "rules", files.path() / "rules");
    if (name == "dossier") test::write(files.path() / "dossier.json", text);
    if (name.starts_with("file ")) test::write(files.path() / name.substr(5), text);
  }
  test::write(out.path() / "script", setting + script(section(sections, "command"), program, out.path()));
  const int status = std::system(("/bin/sh '" + (out.path() / "script").string() + "'").c_str());
  Answer answer;
  answer.expect = whole_lines(read(out.path() / "stdout"));
  answer.errors = whole_lines(read(out.path() / "stderr"));
  answer.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return answer;
}

}  // namespace chuan::golden
