// SPDX-License-Identifier: MIT
// What both programs do with their arguments.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "chuan/language.hpp"

namespace chuan {

class Commands;

void add_assess(Commands& commands);
void add_explain(Commands& commands);
void add_check(Commands& commands);
void add_format(Commands& commands);
void add_test(Commands& commands);
void add_circulars(Commands& commands);
void add_show(Commands& commands);
void add_schema(Commands& commands);
void add_diff(Commands& commands);
void add_compile(Commands& commands);
void add_summary(Commands& commands);
void add_carry(Commands& commands);
void add_verify(Commands& commands);
void add_template(Commands& commands);
void add_import(Commands& commands);
void add_audit(Commands& commands);
void add_plan(Commands& commands);
void add_report(Commands& commands);

struct Command {
  std::string_view name;
  void (*add)(Commands&);
};

/// What needs no library for Word or Excel files.
inline constexpr std::array quick_commands{
    Command{"assess", add_assess},   Command{"explain", add_explain}, Command{"check", add_check},
    Command{"format", add_format},   Command{"test", add_test},       Command{"circulars", add_circulars},
    Command{"show", add_show},       Command{"schema", add_schema},   Command{"diff", add_diff},
    Command{"compile", add_compile}, Command{"summary", add_summary}, Command{"carry", add_carry},
    Command{"verify", add_verify}};

/// Runs the command that the arguments name; the exit code of the process.
/// The language of help and of what is wrong with the arguments, before they are understood.
Language language_of(int count, char** arguments);
int command_line(int count, char** arguments, std::span<const Command> commands);

}  // namespace chuan
