// SPDX-License-Identifier: MIT
// `chuan`. Libraries for Word and Excel files take as long to load as a dossier to be assessed, so a second program has
// all commands, and this one only those that need none of them.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "command_line.hpp"
#include "output.hpp"

namespace {

struct Command {
  std::string_view name;
  chuan::AddCommand add;
};

constexpr Command commands[] = {
    {"assess", chuan::add_assess},   {"explain", chuan::add_explain}, {"check", chuan::add_check},
    {"format", chuan::add_format},   {"test", chuan::add_test},       {"show", chuan::add_show},
    {"schema", chuan::add_schema},   {"diff", chuan::add_diff},       {"verify", chuan::add_verify},
    {"compile", chuan::add_compile}, {"summary", chuan::add_summary}, {"carry", chuan::add_carry}};

}  // namespace

int main(int count, char** arguments) {
  chuan::prepare_streams();
  const std::string_view first = count > 1 ? arguments[1] : "";
  const auto command =
      std::find_if(std::begin(commands), std::end(commands), [&](const Command& each) { return each.name == first; });
  if (command != std::end(commands)) return chuan::command_line(count, arguments, {&command->add, 1});
  std::error_code error;
  const auto all = std::filesystem::read_symlink("/proc/self/exe", error).replace_filename("chuan-all");
  execv(all.c_str(), arguments);
  chuan::say("chuan: thiếu chương trình `" + all.string() + "`; dựng lại hoặc cài lại chuan\n");
  return static_cast<int>(chuan::Exit::environment);
}
