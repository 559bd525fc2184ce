// SPDX-License-Identifier: MIT
// `chuan`. Libraries for Word and Excel files take as long to load as a dossier to be assessed, so a second program has
// all commands, and this one only those that need none of them.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "command_line.hpp"
#include "load/output.hpp"

int main(int count, char** arguments) {
  chuan::prepare_streams();
  const std::string_view first = count > 1 ? arguments[1] : "";
  const auto command = std::find_if(chuan::quick_commands.begin(), chuan::quick_commands.end(),
                                    [&](const chuan::Command& each) { return each.name == first; });
  if (command != chuan::quick_commands.end()) return chuan::command_line(count, arguments, {command, 1});
  std::error_code error;
  const auto all = std::filesystem::read_symlink("/proc/self/exe", error).replace_filename("chuan-all");
  execv(all.c_str(), arguments);
  chuan::speak(chuan::language_of(count, arguments));
  chuan::say("chuan: " + chuan::in_both(chuan::Sentence::program_is_missing, {all.string()}) + "\n");
  return static_cast<int>(chuan::Exit::environment);
}
